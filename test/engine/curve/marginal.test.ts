import { describe, expect, it } from '@jest/globals';

import { compileCurve } from '../../../src/engine/curve/compile-curve.js';
import type { MarginalCurve } from '../../../src/engine/documents.js';
import { attainment, attainmentOf, best, piece, range, sourceOf, target } from './reading.js';

/** 1 % of the first 100,000, 2 % of the next 100,000, 3 % of what lies beyond. */
const COMMISSION: MarginalCurve = {
  marginal: [
    { from: '0', rate: '1%' },
    { from: '100000', rate: '2%' },
    { from: '200000', rate: '3%' },
  ],
};
const CAPPED: MarginalCurve = { ...COMMISSION, until: '300000' };

describe('marginal tiers', () => {
  it.each([
    ['0', '0'],
    ['-500', '0'],
    ['50000', '500'],
    ['100000', '1000'],
    ['100001', '1000.02'],
    ['150000', '2000'],
    ['200000', '3000'],
    ['250000', '4500'],
    ['1000000', '27000'],
  ])('pay each slice at its own rate: %s makes %s', (value, expected) => {
    expect(attainment(COMMISSION, value)).toBe(expected);
  });

  it('pay nothing below the first tier, and nothing more beyond the end', () => {
    const curve: MarginalCurve = { marginal: [{ from: '10', rate: '0.5' }], until: '20' };
    expect(['9', '10', '12', '20', '25'].map((value) => attainment(curve, value))).toEqual(['0', '0', '1', '5', '5']);
    expect(attainment(CAPPED, '400000')).toBe('6000');
  });

  it('leave out tiers that begin where all has ended', () => {
    expect(attainment({ ...COMMISSION, until: '150000' }, '500000')).toBe('2000');
    expect(attainment({ ...COMMISSION, until: '0' }, '500000')).toBe('0');
  });

  it('say how much fell into each tier', () => {
    expect(piece(COMMISSION, '150000')).toEqual({
      kind: 'tiers',
      slices: [
        { from: '0', amount: '100000', rate: '1%', is: '1000' },
        { from: '100000', amount: '50000', rate: '2%', is: '1000' },
      ],
    });
    expect(piece(COMMISSION, '0')).toEqual({ kind: 'tiers', slices: [] });
  });

  it('know their range, target and best', () => {
    expect(range(COMMISSION)).toBe('0 … ∞');
    expect(range(CAPPED)).toBe('0 … 6000');
    expect(target(COMMISSION, 'higher')).toBe('1 at 100');
    expect(best(COMMISSION, 'higher')).toBeUndefined();
    expect(best(CAPPED, 'higher')).toBe('6000 at 300000');
  });
});

describe('marginal tiers for each figure', () => {
  const each: MarginalCurve = { ...COMMISSION, each: true };

  it('begin anew with every figure, and add up', () => {
    // 1,000 + 1,000, not 3,000 for 200,000 at once.
    expect(attainmentOf(each, { figures: ['100000', '100000'] })).toBe('2000');
    expect(attainmentOf(each, { figures: ['150000', '50000', '0'] })).toBe('2500');
    expect(attainmentOf({ ...each, cap: '1500' }, { figures: ['150000', '50000'] })).toBe('1500');
  });

  it('are missing without any figure', () => {
    expect(attainmentOf(each, { figures: [] })).toBeUndefined();
    expect(compileCurve(each).explain(sourceOf({}))).toMatchObject({ attainment: null, missing: { code: 'no-data' } });
  });

  it('are told tier by tier over all figures', () => {
    const { plain, readsEachFigure, readsOwnValue, explain } = compileCurve(each);
    expect([plain, readsEachFigure, readsOwnValue]).toEqual([undefined, true, false]);
    expect(explain(sourceOf({ figures: ['150000', '50000'] }))).toEqual({
      shape: 'marginal',
      input: { kind: 'figures', values: ['150000', '50000'] },
      piece: {
        kind: 'tiers',
        slices: [
          { from: '0', amount: '150000', rate: '1%', is: '1500' },
          { from: '100000', amount: '50000', rate: '2%', is: '1000' },
        ],
      },
      steps: [],
      attainment: '2500',
    });
  });

  it('have no greatest, however little one figure can bring', () => {
    expect(range({ ...CAPPED, each: true })).toBe('0 … ∞');
  });
});
