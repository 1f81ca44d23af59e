import { describe, expect, it } from '@jest/globals';

import type { ComponentGroup } from '../../src/engine/documents.js';
import { scorecardOf } from './together.js';
import { componentOf, indicatorOf, payoutOf, planOf, type WorldParts } from './world.js';

const factor = (id: string) =>
  componentOf(id, '', {
    linear: [
      ['0', '0'],
      ['2', '2'],
    ],
  });
const groupOf = (id: string, ids: readonly string[], over: Partial<ComponentGroup> = {}): ComponentGroup => ({
  id,
  name: { en: id },
  components: ids.map((each) => {
    const { weight: _, ...rest } = factor(each);
    return rest;
  }),
  ...over,
});

/** Company × team × person, the person being the mean of two figures. */
const GROUPS = [groupOf('company', ['c']), groupOf('team', ['t']), groupOf('person', ['p', 'q'])];

const world = (values: WorldParts['values'], groups = GROUPS, over = {}): WorldParts => ({
  indicators: ['c', 't', 'p', 'q'].map((code) => indicatorOf(code, { unit: 'ratio' })),
  values: values ?? {},
  plans: [planOf('courier', { groups, combine: 'product', ...over })],
  assignments: [{ targetBonus: '1000' }],
});

describe('groups that multiply', () => {
  it('pay target × company × team × person: 1,000 × 1.1 × 0.9 × (1.2 + 0.8) ÷ 2 = 990', async () => {
    const payout = await payoutOf(world({ c: '1.1', t: '0.9', p: '1.2', q: '0.8' }));
    expect([payout.explanation.amount, payout.lines[0]?.score?.toText()]).toEqual(['990.00', '0.99']);
    const { groups, components } = scorecardOf(payout);
    expect(groups.map(({ id, weight, effectiveWeight, score }) => [id, weight, effectiveWeight, score])).toEqual([
      ['company', null, null, '1.1'],
      ['team', null, null, '0.9'],
      ['person', null, null, '1'],
    ]);
    // What one of them is worth depends on the others, so none of them is said to be worth anything by itself.
    expect(components.map(({ effectiveWeight, worth }) => [effectiveWeight, worth])).toEqual([
      ['1', null],
      ['1', null],
      ['0.5', null],
      ['0.5', null],
    ]);
  });

  it('round once: 1,000 × ⅓ × ⅓ = 111.11', async () => {
    const thirds = [
      groupOf('company', ['c', 't', 'q']),
      groupOf('person', ['p'], {
        components: [
          componentOf('p', '100%', {
            linear: [
              ['0', '0'],
              ['3', '1'],
            ],
          }),
        ],
      }),
    ];
    // (1 + 0 + 0) ÷ 3, and 1 ÷ 3
    const payout = await payoutOf(world({ c: '1', t: '0', q: '0', p: '1' }, thirds));
    expect(payout.explanation.amount).toBe('111.11');
  });

  it('pay nothing where one of them is nothing', async () => {
    const payout = await payoutOf(world({ c: '0', t: '1', p: '1', q: '1' }));
    expect([payout.explanation.amount, payout.status]).toEqual(['0.00', 'payable']);
  });

  it('leave out a group of which nothing counts: 1,000 × 1.1 × 1 = 1,100', async () => {
    const payout = await payoutOf(world({ c: '1.1', p: '1.2', q: '0.8' }));
    expect(payout.explanation.amount).toBe('1100.00');
    expect(scorecardOf(payout).groups[1]).toMatchObject({ score: null, status: { kind: 'left-out' } });
  });

  it('pay nothing where such a group counts as 0, and hold where it holds', async () => {
    const of = (whenFewer: 'zero' | 'hold') => [GROUPS[0]!, { ...GROUPS[1]!, whenFewer }, GROUPS[2]!];
    const zero = await payoutOf(world({ c: '1.1', p: '1.2', q: '0.8' }, of('zero')));
    expect([zero.explanation.amount, zero.status]).toEqual(['0.00', 'payable']);
    const held = await payoutOf(world({ c: '1.1', p: '1.2', q: '0.8' }, of('hold')));
    expect(held.explanation.holds).toEqual([{ line: 1, code: 'group', group: 'team', have: '0', need: '1' }]);
  });

  it('have their product once on the plan’s scale, not once for each group', async () => {
    const payout = await payoutOf(
      world({ c: '1.1', t: '0.9', p: '1', q: '1' }, GROUPS, { scale: '100', payout: { per: '100' } }),
    );
    // 100 × 0.99 points, of 100 a whole target
    expect([payout.lines[0]?.score?.toText(), payout.explanation.amount]).toEqual(['99', '990.00']);
    expect(scorecardOf(payout).groups.map(({ score }) => score)).toEqual(['110', '90', '100']);
  });
});
