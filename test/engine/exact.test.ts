import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, it } from '@jest/globals';

import { Exact, exact, ROUNDING_MODES, type RoundingMode } from '../../src/engine/exact.js';

const fromReference = (fraction: Fraction): Exact => Exact.of(fraction.s * fraction.n, fraction.d);

/** The same number twice: ours and fraction.js's. */
const numbers = (max: bigint) =>
  fc
    .tuple(fc.bigInt({ min: -max, max }), fc.bigInt({ min: 1n, max }))
    .map(([n, d]) => ({ ours: Exact.of(n, d), theirs: new Fraction(n, d) }));
const small = numbers(40n);
const large = numbers(2n ** 70n);
const any = fc.oneof(small, large);

describe('exact numbers, against fraction.js', () => {
  it('add, subtract and multiply', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(a.ours.plus(b.ours).equals(fromReference(a.theirs.add(b.theirs)))).toBe(true);
        expect(a.ours.minus(b.ours).equals(fromReference(a.theirs.sub(b.theirs)))).toBe(true);
        expect(a.ours.times(b.ours).equals(fromReference(a.theirs.mul(b.theirs)))).toBe(true);
      }),
    );
  });

  it('divide, by negative numbers too', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        fc.pre(!b.ours.isZero());
        expect(a.ours.dividedBy(b.ours).equals(fromReference(a.theirs.div(b.theirs)))).toBe(true);
      }),
    );
  });

  it('compare', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const sign = Math.sign(a.theirs.compare(b.theirs));
        expect(a.ours.compare(b.ours)).toBe(sign);
        expect(a.ours.isLessThan(b.ours)).toBe(sign < 0);
        expect(a.ours.isGreaterThan(b.ours)).toBe(sign > 0);
        expect(a.ours.equals(b.ours)).toBe(sign === 0);
        expect(a.ours.lesser(b.ours).compare(b.ours)).not.toBe(1);
        expect(a.ours.greater(b.ours).compare(b.ours)).not.toBe(-1);
      }),
    );
  });

  it('stay exact over long sums, whose fractions are brought to lowest terms on the way', () => {
    fc.assert(
      fc.property(fc.array(large, { maxLength: 30 }), (terms) => {
        const theirs = terms.reduce((sum, term) => sum.add(term.theirs), new Fraction(0));
        expect(Exact.sum(terms.map(({ ours }) => ours)).equals(fromReference(theirs))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('know their sign and their multiples', () => {
    fc.assert(
      fc.property(any, small, (a, step) => {
        fc.pre(step.theirs.s > 0n && step.theirs.n > 0n);
        expect(a.ours.isNegative()).toBe(a.theirs.compare(0) < 0);
        expect(a.ours.absolute().equals(fromReference(a.theirs.abs()))).toBe(true);
        expect(a.ours.negated().equals(fromReference(a.theirs.neg()))).toBe(true);
        expect(a.ours.isMultipleOf(step.ours)).toBe(a.theirs.div(step.theirs).d === 1n);
      }),
    );
  });
});

/** What a mode means, said again in terms of the whole numbers below and above. */
function roundedReference(value: Fraction, step: Fraction, mode: RoundingMode): Fraction {
  const steps = value.div(step);
  const [below, above] = [steps.floor(), steps.ceil()];
  const [towardsZero, away] = steps.compare(0) < 0 ? [above, below] : [below, above];
  const half = steps.sub(below).compare(new Fraction(1n, 2n));
  const nearest = half < 0 ? below : above;
  const even = below.mod(2).equals(0) ? below : above;
  const chosen = {
    'half-up': half === 0 ? away : nearest,
    'half-down': half === 0 ? towardsZero : nearest,
    'half-even': half === 0 ? even : nearest,
    up: away,
    down: towardsZero,
    ceiling: above,
    floor: below,
  }[mode];
  return chosen.mul(step);
}

describe('rounding', () => {
  it.each(ROUNDING_MODES)('%s does what its name says, for any number and step', (mode) => {
    const step = fc.constantFrom('0.01', '0.05', '0.5', '1', '5', '100', '0.001');
    fc.assert(
      fc.property(any, step, (value, to) => {
        const expected = fromReference(roundedReference(value.theirs, new Fraction(to), mode));
        expect(value.ours.roundedTo(exact(to), mode).equals(expected)).toBe(true);
      }),
    );
  });

  it.each(ROUNDING_MODES)('%s does what its name says on ties', (mode) => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), (halves) => {
        const expected = fromReference(roundedReference(new Fraction(halves, 2), new Fraction(1), mode));
        expect(Exact.of(halves, 2).roundedTo(Exact.ONE, mode).equals(expected)).toBe(true);
      }),
    );
  });

  const inModes = (text: string): readonly string[] =>
    ROUNDING_MODES.map((mode) => exact(text).roundedTo(Exact.ONE, mode).toText());

  // In the order half-up, half-even, half-down, up, down, ceiling, floor.
  it.each([
    ['2.5', ['3', '2', '2', '3', '2', '3', '2']],
    ['3.5', ['4', '4', '3', '4', '3', '4', '3']],
    ['-2.5', ['-3', '-2', '-2', '-3', '-2', '-2', '-3']],
    ['-3.5', ['-4', '-4', '-3', '-4', '-3', '-3', '-4']],
    ['0.5', ['1', '0', '0', '1', '0', '1', '0']],
    ['-0.5', ['-1', '0', '0', '-1', '0', '0', '-1']],
    ['2.4999', ['2', '2', '2', '3', '2', '3', '2']],
    ['-2.5001', ['-3', '-3', '-3', '-3', '-2', '-2', '-3']],
    ['7', ['7', '7', '7', '7', '7', '7', '7']],
    ['0', ['0', '0', '0', '0', '0', '0', '0']],
  ])('of %s to whole numbers is %j by mode', (text, expected) => {
    expect(inModes(text)).toEqual(expected);
  });

  it('sees the tie that a double misses: 1.005 to the cent is 1.01', () => {
    expect(exact('1.005').roundedTo(exact('0.01'), 'half-up').toText()).toBe('1.01');
  });

  it('sees the tie behind a third: 3 × (1/3) × 0.005 is half a cent', () => {
    const halfCent = Exact.of(1, 3).times(exact('0.005')).times(exact('3'));
    expect(halfCent.roundedTo(exact('0.01'), 'half-up').toText()).toBe('0.01');
    expect(halfCent.roundedTo(exact('0.01'), 'half-down').toText()).toBe('0');
  });
});

describe('dividing by zero', () => {
  it('throws, because callers look first', () => {
    expect(() => Exact.ONE.dividedBy(Exact.ZERO)).toThrow(RangeError);
    expect(() => Exact.of(1, 0)).toThrow(RangeError);
  });
});

describe('whole minor units', () => {
  it('are exact: 2612.40 is 261240 cents', () => {
    expect(exact('2612.40').toScaledInteger(2)).toBe(261240n);
    expect(exact('-0.01').toScaledInteger(2)).toBe(-1n);
    expect(Exact.fromScaledInteger(261240n, 2).toText()).toBe('2612.4');
  });

  it('throw where something would be lost', () => {
    expect(() => exact('0.005').toScaledInteger(2)).toThrow('more than 2 decimals');
    expect(() => Exact.of(1, 3).toScaledInteger(12)).toThrow(RangeError);
  });

  it('go there and back', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: 0, max: 20 }), (scaled, decimals) => {
        expect(Exact.fromScaledInteger(scaled, decimals).toScaledInteger(decimals)).toBe(scaled);
      }),
    );
  });
});
