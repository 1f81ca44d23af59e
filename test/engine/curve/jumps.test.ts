/** Every jump of a curve, exactly, and nothing else. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Curve } from '../../../src/engine/documents.js';
import { compileCurve } from '../../../src/engine/curve/compile-curve.js';
import { jumps } from '../../../src/engine/curve/jumps.js';
import { Exact, exact } from '../../../src/engine/exact.js';

const PERCENT = { least: Exact.ZERO, greatest: Exact.ONE };
const texts = (curve: Curve, values = PERCENT) =>
  jumps(curve, values)?.map(({ at, before, after }) => [at, before, after].map((number) => number.toText()).join(' '));

describe('jumps', () => {
  it('of bands, of a value by itself, and none at the ends of the range', () => {
    expect(
      texts({ bands: [{ is: '0' }, { from: '0', is: '1' }, { from: '0.5', is: '2' }, { from: '1', is: '3' }] }),
    ).toEqual(['0.5 1 2', '1 2 3']);
    expect(texts({ linear: [['0.5', '1']], below: '0', above: '0.5' })).toEqual(['0.5 0 1']);
  });

  it('of rounding, where it goes over', () => {
    const curve: Curve = {
      linear: [
        ['0', '0'],
        ['1', '1'],
      ],
      round: { to: '0.5', mode: 'half-up' },
      cap: '0.5',
    };
    expect(texts(curve)).toEqual(['0.25 0 0.5']);
  });

  it('not told of a curve that reads something else', () => {
    expect(jumps({ bands: [{ is: '0' }], of: { rank: { within: 'role' } } }, PERCENT)).toBeUndefined();
  });
});

const figure = fc.integer({ min: -40, max: 40 }).map((n) => Exact.of(n, 20).toText());
const rising = fc
  .uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 5 })
  .map((places) => places.sort((a, b) => a - b).map((place) => Exact.of(place, 20).toText()));
const limits = fc.record(
  {
    round: fc.constantFrom({ to: '0.25', mode: 'half-up' } as const, { to: '0.3', mode: 'down' } as const),
    cap: figure,
  },
  { requiredKeys: [] },
);
const simple: fc.Arbitrary<Curve> = fc
  .tuple(rising, fc.array(figure, { minLength: 5, maxLength: 5 }), limits, fc.boolean())
  .map(([places, heights, limited, isLinear]) =>
    isLinear
      ? { linear: places.map((x, i) => [x, heights[i] ?? '0'] as const), ...limited }
      : { bands: [{ is: '0' }, ...places.map((from, i) => ({ from, is: heights[i] ?? '0' }))], ...limited },
  );
const composed: fc.Arbitrary<Curve> = fc
  .tuple(fc.array(simple, { minLength: 2, maxLength: 3 }), limits, fc.nat(2))
  .map(([parts, limited, word]) => {
    if (word === 0) return { greatestOf: parts, ...limited };
    return word === 1 ? { leastOf: parts, ...limited } : { sumOf: parts, ...limited };
  });
const nested: fc.Arbitrary<Curve> = fc
  .tuple(simple, simple)
  .map(([outer, inner]) => ({ ...outer, of: { curve: inner } }));

/** No line of these curves is steeper than this: heights of at most 4 apart, places 1/20 apart, one curve in another, three added. */
const STEEPEST = exact('20000');

it('between two neighbouring places without a jump a curve changes only as its lines do', () => {
  fc.assert(
    fc.property(fc.oneof(simple, composed, nested), fc.integer({ min: 0, max: 9_999 }), (curve, place) => {
      const { plain } = compileCurve(curve);
      const found = jumps(curve, PERCENT);
      const [from, to] = [Exact.of(place, 10_000), Exact.of(place + 1, 10_000)];
      const between = (found ?? []).filter(({ at }) => !at.isLessThan(from) && !at.isGreaterThan(to));
      if (!plain || between.length > 0) return;
      const moved = plain(to).minus(plain(from)).absolute();
      const slopes = jumpsHidden(plain, from, to);
      expect(slopes).toBe(false);
      expect(moved.isGreaterThan(STEEPEST.dividedBy(Exact.of(10_000)))).toBe(false);
    }),
    { numRuns: 500 },
  );
});

/** Halving a stretch again and again, what moves on it becomes as small as one likes, unless there is a jump. */
function jumpsHidden(plain: (value: Exact) => Exact, start: Exact, end: Exact): boolean {
  let [from, to] = [start, end];
  for (let step = 0; step < 40; step += 1) {
    const middle = from.plus(to).dividedBy(Exact.of(2)).inLowestTerms();
    const [left, right] = [[from, middle] as const, [middle, to] as const];
    const height = ([a, b]: readonly [Exact, Exact]) => plain(b).minus(plain(a)).absolute();
    [from, to] = height(left).isGreaterThan(height(right)) ? left : right;
  }
  return plain(to).minus(plain(from)).absolute().isGreaterThan(exact('0.0001'));
}
