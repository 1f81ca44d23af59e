import { describe, expect, it } from '@jest/globals';

import type { PayoutFormula } from '../../src/engine/documents.js';
import { scorecardOf } from './together.js';
import { componentOf, indicatorOf, payoutOf, planOf, ruleOf, type WorldParts } from './world.js';

const AS_IT_IS = {
  linear: [
    ['-9', '-9'],
    ['9', '9'],
  ],
} as const;
const part = (id: string, share: string) => ({ id, name: { en: id }, share });

const world = (score: string, payout: Partial<PayoutFormula>, over: Partial<WorldParts> = {}): WorldParts => ({
  indicators: [indicatorOf('a', { unit: 'points' })],
  values: { a: score },
  plans: [planOf('courier', { components: [componentOf('a', '100%', AS_IT_IS)], payout })],
  assignments: [{ targetBonus: '1000' }],
  ...over,
});

const split = async (score: string, payout: Partial<PayoutFormula>, over: Partial<WorldParts> = {}) => {
  const result = await payoutOf(world(score, payout, over));
  return [result.explanation.amount, ...scorecardOf(result).parts.map(({ amount }) => amount)];
};

const NOW_AND_LATER = [part('now', '65%'), part('later', '35%')];
const THIRDS = [part('one', '33.4%'), part('two', '33.3%'), part('three', '33.3%')];

describe('a split payout', () => {
  it('has parts that add up to it: 413,876 × 65 % = 269,019.4 and × 35 % = 144,856.6', async () => {
    const round = { to: '1', mode: 'half-up' } as const;
    const assignments = [{ targetBonus: '413876' }];
    expect(await split('1', { split: NOW_AND_LATER, round }, { assignments })).toEqual([
      '413876.00',
      '269019',
      '144857',
    ]);
  });

  it('gives the steps left over to the largest remainders: 100.00 in 33.4, 33.3 and 33.3 %, and 0.01', async () => {
    expect(await split('0.1', { split: THIRDS })).toEqual(['100.00', '33.4', '33.3', '33.3']);
    expect(await split('0.00001', { split: THIRDS })).toEqual(['0.01', '0.01', '0', '0']);
    // 0.02: 0.668, 0.666 and 0.666 steps: the first is nearest, then of the two equal ones the one written first.
    expect(await split('0.00002', { split: THIRDS })).toEqual(['0.02', '0.01', '0.01', '0']);
  });

  it('goes in the steps of the rounding: 105 in fives', async () => {
    const round = { to: '5', mode: 'half-up' } as const;
    // 105 × 65 % = 68.25: 13 steps and 0.65; 105 × 35 % = 36.75: 7 steps and 0.35: the step left goes to the first
    expect(await split('0.105', { split: NOW_AND_LATER, round })).toEqual(['105.00', '70', '35']);
  });

  it('splits what is taken away, too: −10.01', async () => {
    // 650.65 and 350.35 steps of −0.01
    expect(await split('-0.01001', { split: NOW_AND_LATER })).toEqual(['-10.01', '-6.51', '-3.5']);
  });

  it('of nothing is nothing', async () => {
    expect(await split('0', { split: NOW_AND_LATER })).toEqual(['0.00', '0', '0']);
    const rules = [ruleOf('closed', { type: 'gate' })];
    const plans = [
      planOf('courier', { components: [componentOf('a', '100%', AS_IT_IS)], rules, payout: { split: NOW_AND_LATER } }),
    ];
    expect(await split('1', {}, { plans })).toEqual(['0.00', '0', '0']);
  });

  it('has parts that add up to what is paid where the amount is too large to be right', async () => {
    const assignments = [{ targetBonus: '9999999999999999' }];
    expect(await split('1', { split: NOW_AND_LATER }, { assignments })).toEqual(['0.00', '0', '0']);
  });
});
