import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, it } from '@jest/globals';

import { compileCurve } from '../../src/engine/curve.js';
import type { Curve } from '../../src/engine/documents.js';
import { Exact, exact } from '../../src/engine/exact.js';
import { ATTITUDE_CURVE, ON_TIME_CURVE } from './world.js';

const attainment = (curve: Curve, value: string): string => compileCurve(curve).read(exact(value)).attainment.toText();
const piece = (curve: Curve, value: string) => compileCurve(curve).read(exact(value)).piece;

describe('a linear curve', () => {
  it.each([
    ['90%', '0'],
    ['92.5%', '0.5'],
    ['94%', '0.8'],
    ['95%', '1'],
    ['97%', '1.1'],
    ['98%', '1.15'],
    ['99%', '1.2'],
    ['89.99%', '0'],
    ['-5', '0'],
    ['100%', '1.2'],
  ])('of 0 at 90 %%, 1 at 95 %% and 1.2 at 99 %% makes of %s %s', (value, expected) => {
    expect(attainment(ON_TIME_CURVE, value)).toBe(expected);
  });

  it('carries fractions: 812 of 856 is (812/856 − 0.9) ÷ 0.05 = 104/107 of the way', () => {
    const read = compileCurve(ON_TIME_CURVE).read(Exact.of(812, 856));
    expect(read.attainment.equals(Exact.of(104, 107))).toBe(true);
  });

  it('names the piece: the line between two points as the plan writes them, or the end', () => {
    expect(piece(ON_TIME_CURVE, '0.97')).toEqual({ kind: 'line', from: ['95%', '1'], to: ['99%', '1.2'] });
    expect(piece(ON_TIME_CURVE, '0.95')).toEqual({ kind: 'line', from: ['90%', '0'], to: ['95%', '1'] });
    expect(piece(ON_TIME_CURVE, '0.8')).toEqual({ kind: 'end', point: ['90%', '0'], side: 'first' });
    expect(piece(ON_TIME_CURVE, '1')).toEqual({ kind: 'end', point: ['99%', '1.2'], side: 'last' });
  });

  it('jumps strictly below the first and strictly above the last point, not at them', () => {
    const curve: Curve = { linear: [['90%', '0.5'], ['95%', '1']], below: '0', above: '1.3' }; // prettier-ignore
    expect(attainment(curve, '0.9')).toBe('0.5');
    expect(attainment(curve, '0.899999999999999999')).toBe('0');
    expect(attainment(curve, '0.95')).toBe('1');
    expect(attainment(curve, '0.950000000000000001')).toBe('1.3');
    expect(piece(curve, '0.8')).toEqual({ kind: 'jump', side: 'below', of: '90%', is: '0' });
    expect(piece(curve, '0.96')).toEqual({ kind: 'jump', side: 'above', of: '95%', is: '1.3' });
  });

  it('may be one point with a jump: all or nothing', () => {
    const curve: Curve = { linear: [['3%', '1']], above: '0' };
    expect(attainment(curve, '0.03')).toBe('1');
    expect(attainment(curve, '0')).toBe('1');
    expect(attainment(curve, '0.0300001')).toBe('0');
  });
});

describe('bands', () => {
  it.each([
    ['3.999999', '0'],
    ['-100', '0'],
    ['4', '0.5'],
    ['4.599999', '0.5'],
    ['4.6', '1'],
    ['4.7', '1'],
    ['4.8', '1.2'],
    ['1000', '1.2'],
  ])('hold from their start, included, until the next begins: %s is %s', (value, expected) => {
    expect(attainment(ATTITUDE_CURVE, value)).toBe(expected);
  });

  it('hold to their end without it, or through it', () => {
    const curve: Curve = { bands: [{ from: '0', through: '1', is: '3' }, { from: '1', to: '2', is: '2' }, { from: '2', is: '1' }] }; // prettier-ignore
    expect(attainment(curve, '1')).toBe('3');
    expect(attainment(curve, '1.000000000000000000001')).toBe('2');
    expect(attainment(curve, '1.999999999999999999999')).toBe('2');
    expect(attainment(curve, '2')).toBe('1');
    expect(piece(curve, '1')).toEqual({ kind: 'band', from: '0', through: '1', is: '3' });
    expect(piece(curve, '1.5')).toEqual({ kind: 'band', from: '1', to: '2', is: '2' });
    expect(piece(curve, '5')).toEqual({ kind: 'band', from: '2', is: '1' });
  });

  it('name the band with the end that the next gives it', () => {
    expect(piece(ATTITUDE_CURVE, '1')).toEqual({ kind: 'band', to: '4.0', is: '0' });
    expect(piece(ATTITUDE_CURVE, '4.6')).toEqual({ kind: 'band', from: '4.6', to: '4.8', is: '1' });
  });

  it('attain nothing outside of all of them', () => {
    expect(compileCurve({ bands: [{ from: '1', to: '2', is: '1' }] }).read(exact('3'))).toEqual({
      attainment: Exact.ZERO,
      piece: { kind: 'outside-bands' },
    });
  });
});

/** Points of a curve in thousandths: values rising, attainments rising too, in whole thousandths. */
const risingPoints = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: -2000, max: 2000 }), { minLength: 2, maxLength: 6 }),
    fc.array(fc.integer({ min: -500, max: 2000 }), { minLength: 6, maxLength: 6 }),
  )
  .map(([values, attainments]) => {
    const ys = attainments.slice(0, values.length).sort((a, b) => a - b);
    return values.sort((a, b) => a - b).map((x, i) => [x, ys[i] ?? 0] as const);
  });
const thousandths = (number: number): string => Exact.of(number, 1000).toText();
const curveOf = (points: readonly (readonly [number, number])[]): Curve => ({
  linear: points.map(([x, y]) => [thousandths(x), thousandths(y)]),
});
const values = fc.tuple(fc.integer({ min: -15_000, max: 15_000 }), fc.integer({ min: 1, max: 7001 }));

describe('any linear curve', () => {
  it('interpolates as fraction.js does', () => {
    fc.assert(
      fc.property(risingPoints, values, (points, [n, d]) => {
        const x = new Fraction(n, d).mul(1000);
        const [first, last] = [points[0]!, points.at(-1)!];
        const right = points.find(([px]) => x.compare(px) <= 0);
        const left = points.findLast(([px]) => x.compare(px) >= 0);
        const slope = (a: readonly [number, number], b: readonly [number, number]) =>
          a[0] === b[0] ? new Fraction(0) : new Fraction(b[1] - a[1], b[0] - a[0]);
        const y =
          left && right ? slope(left, right).mul(x.sub(left[0])).add(left[1]) : new Fraction(left ? last[1] : first[1]);
        const expected = y.div(1000);
        const read = compileCurve(curveOf(points)).read(Exact.of(n, d));
        expect(read.attainment.equals(Exact.of(expected.s * expected.n, expected.d))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('that never falls never gives less for more', () => {
    fc.assert(
      fc.property(risingPoints, values, values, (points, a, b) => {
        const curve = compileCurve(curveOf(points));
        const [x, y] = [Exact.of(...a), Exact.of(...b)];
        expect(curve.read(x).attainment.compare(curve.read(y).attainment) * x.compare(y)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
