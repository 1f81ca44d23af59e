import { describe, expect, it } from '@jest/globals';

import { counterfactuals } from '../../src/engine/counterfactual.js';
import { payoutOf, planOf, ruleOf } from './world.js';

describe('an amount that nobody should pay unseen', () => {
  it('is held where the plan comes out below zero: 2600 − 1.5 × 2600 = −1300', async () => {
    const penalty = ruleOf('penalty', { type: 'add', params: { share: '-150%' } });
    const { explanation } = await payoutOf({ plans: [planOf('courier', { rules: [penalty] })] });
    expect(explanation).toMatchObject({
      amount: '-1300.00',
      status: 'held',
      holds: [{ line: 1, code: 'negative-amount' }],
    });
  });

  it('is held, and counts as nothing, where it is beyond 10^14 cents', async () => {
    const { explanation, amountMinor } = await payoutOf({ assignments: [{ targetBonus: '1000000000000.01' }] });
    expect(explanation.holds).toEqual([{ line: 1, code: 'amount-too-large', amount: '1000000000000.01' }]);
    expect([explanation.status, amountMinor]).toEqual(['held', 0n]);
    expect((await payoutOf({ assignments: [{ targetBonus: '1000000000000' }] })).status).toBe('payable');
  });

  it('says nothing wrong of what more could be gained', async () => {
    const gains = async (targetBonus: string) =>
      counterfactuals(await payoutOf({ assignments: [{ targetBonus }] })).mostToGain.map(({ gain }) => gain);
    // From on target to the best is 0.6 · 20 % of 800,000,000,000 more, and still within bounds; what counts as nothing stays so.
    expect(await gains('800000000000')).toEqual(['96000000000.00']);
    expect(await gains('2000000000000')).toEqual([]);
  });

  it('is as much nothing where it is that far below zero', async () => {
    const penalty = ruleOf('penalty', { type: 'add', params: { share: '-300%' } });
    const plans = [planOf('courier', { rules: [penalty] })];
    const { explanation, amountMinor } = await payoutOf({ plans, assignments: [{ targetBonus: '1000000000000' }] });
    expect(explanation.holds).toEqual([{ line: 1, code: 'amount-too-large', amount: '-2000000000000' }]);
    expect(amountMinor).toBe(0n);
  });
});
