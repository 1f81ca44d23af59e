import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, it } from '@jest/globals';

import { Exact, exact, ROUNDING_MODES } from '../../src/engine/exact.js';

const EDGE = 2n ** 53n;
/** Whole numbers where `number` stops being exact, where products get there, and small ones. */
const wholes = fc.oneof(
  fc.bigInt({ min: EDGE - 3n, max: EDGE + 3n }),
  fc.bigInt({ min: EDGE / 2n - 2n, max: EDGE / 2n + 2n }),
  fc.bigInt({ min: 94_906_260n, max: 94_906_270n }),
  fc.bigInt({ min: 1n, max: 12n }),
  fc.bigInt({ min: 1n, max: EDGE * 4n }),
);
const numbers = fc.tuple(wholes, wholes, fc.constantFrom(1n, -1n, 0n)).map(([n, d, sign]) => ({
  ours: Exact.of(sign * n, d),
  theirs: new Fraction(sign * n, d),
}));
const same = (ours: Exact, theirs: Fraction): boolean => ours.equals(Exact.of(theirs.s * theirs.n, theirs.d));

describe('exact numbers around 2⁵³, where small ones become large ones', () => {
  it('compute as fraction.js does', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        expect(same(a.ours.plus(b.ours), a.theirs.add(b.theirs))).toBe(true);
        expect(same(a.ours.minus(b.ours), a.theirs.sub(b.theirs))).toBe(true);
        expect(same(a.ours.times(b.ours), a.theirs.mul(b.theirs))).toBe(true);
        expect(a.ours.compare(b.ours)).toBe(Math.sign(a.theirs.compare(b.theirs)));
        if (!b.ours.isZero()) expect(same(a.ours.dividedBy(b.ours), a.theirs.div(b.theirs))).toBe(true);
        expect(same(a.ours.inLowestTerms(), a.theirs)).toBe(true);
        expect(a.ours.isZero()).toBe(a.theirs.n === 0n);
        expect(a.ours.isNegative()).toBe(a.theirs.compare(0) < 0);
      }),
      { numRuns: 3000 },
    );
  });

  it('add up products as fraction.js does, each with its weight or without', () => {
    const places = fc.array(fc.tuple(fc.option(numbers), fc.option(numbers)), { maxLength: 6 });
    fc.assert(
      fc.property(places, (pairs) => {
        const [values, weights] = [pairs.map(([value]) => value?.ours), pairs.map(([, weight]) => weight?.ours)];
        const sum = pairs.reduce(
          (total, [value, weight]) => (value && weight ? total.add(value.theirs.mul(weight.theirs)) : total),
          new Fraction(0),
        );
        expect(same(Exact.weightedSum(values, weights), sum)).toBe(true);
      }),
      { numRuns: 3000 },
    );
    // 1/2 · 3 + 1/3 · 3 + 5/6 · 1 = 9/6 + 6/6 + 5/6 = 20/6.
    const values = [Exact.of(1, 2), Exact.of(1, 3), Exact.of(5, 6)];
    expect(Exact.weightedSum(values, [exact('3'), exact('3'), Exact.ONE]).terms).toEqual([10n, 3n]);
  });

  it('round as they do with a thousand digits behind them', () => {
    const modes = fc.constantFrom(...ROUNDING_MODES);
    fc.assert(
      fc.property(numbers, numbers, modes, (value, step, mode) => {
        fc.pre(step.theirs.compare(0) > 0);
        // The same fractions in numbers too large for `number`: numerator and denominator times 2²⁰⁰.
        const large = Exact.of(value.theirs.s * value.theirs.n << 200n, value.theirs.d << 200n); // prettier-ignore
        expect(value.ours.roundedTo(step.ours, mode).equals(large.roundedTo(step.ours, mode))).toBe(true);
        expect(value.ours.isMultipleOf(step.ours)).toBe(value.theirs.div(step.theirs).d === 1n);
      }),
      { numRuns: 2000 },
    );
  });

  it('read and write the last digit', () => {
    for (const text of [
      '9007199254740991',
      '9007199254740993',
      '-9007199254740993',
      '900719925474099.3',
      '0.999999999999999999',
    ])
      // prettier-ignore
      expect(exact(text).toText(30)).toBe(text);
    expect(exact('9007199254740993').minus(exact('9007199254740992')).toText()).toBe('1');
    expect(exact('-0').toText()).toBe('0');
    expect(Exact.of(-0).negated().times(exact('-5')).toText()).toBe('0');
    expect(exact('0.000000000000000000000').isZero()).toBe(true);
    expect(Exact.of(0n, 10n ** 40n).isZero()).toBe(true);
    expect(() => Exact.of(0.5)).toThrow(RangeError);
  });
});
