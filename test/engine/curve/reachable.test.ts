import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';

import { compileCurve } from '../../../src/engine/curve/compile-curve.js';
import type { Curve, Direction } from '../../../src/engine/documents.js';
import { Exact, exact } from '../../../src/engine/exact.js';
import { ATTITUDE_CURVE, best, LOSS_CURVE, ON_TIME_CURVE, target } from './reading.js';

const linear = (...points: readonly (readonly [string, string])[]): Curve => ({ linear: points });

describe('the target of a curve: the least demanding value that attains 1', () => {
  it('is a point where one stands there', () => {
    expect(target(ON_TIME_CURVE, 'higher')).toBe('1 at 0.95');
    expect(target(LOSS_CURVE, 'lower')).toBe('1 at 0.01');
  });

  it('lies on a line where no point stands: 0.5 at 90 %, 1.5 at 94 %, so 1 at 92 %', () => {
    expect(target(linear(['90%', '0.5'], ['94%', '1.5']), 'higher')).toBe('1 at 0.92');
    expect(target(linear(['1%', '1.5'], ['5%', '0.5']), 'lower')).toBe('1 at 0.03');
  });

  it('is the near end of a plateau', () => {
    const plateau = ['0.5', '0.9', '0.99'] as const;
    const points = plateau.map((x, i) => [x, ['0', '1', '1'][i] ?? ''] as const);
    expect(target(linear(...points), 'higher')).toBe('1 at 0.9');
    expect(target(linear(['0.01', '1'], ['0.02', '1'], ['0.03', '0']), 'lower')).toBe('1 at 0.02');
  });

  it('is where the band begins', () => {
    expect(target(ATTITUDE_CURVE, 'higher')).toBe('1 at 4.6');
  });

  it('lies just below the end of a half-open band where lower is better, at the end of one that includes it', () => {
    expect(target({ bands: [{ is: '1' }, { from: '24', is: '0' }] }, 'lower')).toBe('1 at 24, just outside');
    const table: Curve = { bands: [{ from: '0', through: '24', is: '1' }, { from: '24', is: '0' }] }; // prettier-ignore
    expect(target(table, 'lower')).toBe('1 at 24');
  });

  it('skips bands that do not attain it', () => {
    const bands: Curve = { bands: [{ is: '0' }, { from: '1', is: '0.9' }, { from: '2', is: '1.1' }] };
    expect(target(bands, 'higher')).toBe('1.1 at 2');
  });

  it('is missing where nothing attains 1', () => {
    expect(target(linear(['0', '0'], ['1', '0.9']), 'higher')).toBeUndefined();
    expect(target({ bands: [{ is: '0' }, { from: '1', is: '0.99' }] }, 'higher')).toBeUndefined();
  });

  it('is missing where every value attains it: nobody is asked for anything', () => {
    expect(target({ bands: [{ is: '1' }, { from: '4.6', is: '1.2' }] }, 'higher')).toBeUndefined();
    expect(target({ bands: [{ is: '1.2' }, { from: '10', is: '1' }] }, 'lower')).toBeUndefined();
  });

  it('lies just beyond the end where only the jump attains it', () => {
    expect(target({ linear: [['0.9', '0.5']], above: '1' }, 'higher')).toBe('1 at 0.9, just outside');
    expect(target({ linear: [['0.02', '0.5']], below: '1' }, 'lower')).toBe('1 at 0.02, just outside');
  });
});

describe('the best of a curve: its highest attainment, at the least effort', () => {
  it('is reached at a point', () => {
    expect(best(ON_TIME_CURVE, 'higher')).toBe('1.2 at 0.99');
    expect(best(LOSS_CURVE, 'lower')).toBe('1 at 0.01');
    expect(best(linear(['0.5', '0'], ['0.9', '1'], ['0.99', '1']), 'higher')).toBe('1 at 0.9');
  });

  it('is reached in a band', () => {
    expect(best(ATTITUDE_CURVE, 'higher')).toBe('1.2 at 4.8');
    const bands: Curve = { bands: [{ is: '1.5' }, { from: '12', is: '1.2' }, { from: '24', is: '0' }] };
    expect(best(bands, 'lower')).toBe('1.5 at 12, just outside');
  });

  it('counts a jump, which may pay more than any point', () => {
    expect(best({ linear: [['90%', '0'], ['95%', '1']], above: '1.3' }, 'higher')).toBe('1.3 at 0.95, just outside'); // prettier-ignore
    expect(best({ linear: [['1%', '1'], ['2%', '0']], below: '1.2' }, 'lower')).toBe('1.2 at 0.01, just outside'); // prettier-ignore
  });

  it('does not go for a jump that pays no more than its point', () => {
    expect(best({ linear: [['90%', '0'], ['95%', '1']], above: '1' }, 'higher')).toBe('1 at 0.95'); // prettier-ignore
  });
});

const rising = fc
  .array(fc.integer({ min: 0, max: 15 }), { minLength: 2, maxLength: 5 })
  .map((ys) => ys.sort((a, b) => a - b));
const tenths = (number: number): string => Exact.of(number, 10).toText();
const curves = fc
  .tuple(rising, fc.constantFrom('linear', 'jump', 'bands'), fc.constantFrom<Direction>('higher', 'lower'))
  .map(([ys, kind, better]): { curve: Curve; better: Direction } => {
    const ordered = (better === 'higher' ? ys : [...ys].reverse()).map(tenths);
    if (kind === 'bands')
      return { better, curve: { bands: ordered.map((is, i) => (i === 0 ? { is } : { from: String(i), is })) } };
    const linear = ordered.map((y, i): [string, string] => [String(i), y]);
    if (kind === 'linear') return { better, curve: { linear } };
    return { better, curve: { linear, ...(better === 'higher' ? { above: '1.6' } : { below: '1.6' }) } };
  });
const NUDGE = exact('0.000000001');
/** Values on both sides of every point, band and jump, and in between. */
const PLACES = Array.from({ length: 121 }, (_, i) => Exact.of(i - 40, 20)).flatMap((x) => [
  x.minus(NUDGE),
  x,
  x.plus(NUDGE),
]);

describe('target and best of any curve that never falls', () => {
  it('attain what they say, at the value or just beyond it; what is less demanding attains less', () => {
    fc.assert(
      fc.property(curves, ({ curve, better }) => {
        const compiled = compileCurve(curve);
        const at = (value: Exact): Exact => compiled.plain?.(value) ?? Exact.ZERO;
        const harder = (value: Exact): Exact => (better === 'higher' ? value.plus(NUDGE) : value.minus(NUDGE));
        const highest = PLACES.map(at).reduce((a, b) => a.greater(b));
        const lowest = PLACES.map(at).reduce((a, b) => a.lesser(b));
        for (const [found, atLeast] of [
          [compiled.target(better), Exact.ONE],
          [compiled.best(better), highest],
        ] as const) {
          // Where even the worst value is enough there is nothing to aim at.
          if (highest.isLessThan(atLeast)) expect(found).toBeUndefined();
          if (!found || !lowest.isLessThan(atLeast)) continue;
          expect(at(found.open ? harder(found.value) : found.value).equals(found.attainment)).toBe(true);
          expect(found.attainment.isLessThan(atLeast)).toBe(false);
          for (const place of PLACES) {
            const distance = place.compare(found.value) * (better === 'higher' ? 1 : -1);
            if (distance < 0 || (found.open && distance === 0)) expect(at(place).isLessThan(atLeast)).toBe(true);
          }
        }
        if (lowest.isLessThan(Exact.ONE) && !highest.isLessThan(Exact.ONE))
          expect(compiled.target(better)).toBeDefined();
      }),
      { numRuns: 100 },
    );
  });
});
