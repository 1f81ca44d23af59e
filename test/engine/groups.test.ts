import { describe, expect, it } from '@jest/globals';

import type { ComponentGroup, PlanDocument } from '../../src/engine/documents.js';
import { scorecardOf } from './together.js';
import { amountOf, componentOf, indicatorOf, observed, payoutOf, planOf, ruleOf, type WorldParts } from './world.js';

/** Of this a value of 0.8 attains 0.8. */
const AS_IT_IS = {
  linear: [
    ['0', '0'],
    ['1', '1'],
  ],
} as const;

const part = (id: string, weight?: string) => {
  const { weight: _, ...rest } = componentOf(id, '', AS_IT_IS);
  return weight === undefined ? rest : { ...rest, weight };
};

const indicators = ['a', 'b', 'c', 'd', 'e'].map((code) => indicatorOf(code));

/** 60 % for a (75 %) and b (25 %), 40 % for c, d and e, which weigh the same. */
const GROUPS: readonly ComponentGroup[] = [
  { id: 'first', name: { en: 'First' }, weight: '60%', components: [part('a', '75%'), part('b', '25%')] },
  { id: 'second', name: { en: 'Second' }, weight: '40%', components: [part('c'), part('d'), part('e')] },
];

const world = (
  values: WorldParts['values'],
  { groups = GROUPS, ...over }: Partial<Pick<PlanDocument, 'groups' | 'minimumGroups' | 'scale'>> = {},
): WorldParts => ({
  indicators,
  values: values ?? {},
  plans: [planOf('courier', { groups, ...over })],
  assignments: [{ targetBonus: '1000' }],
});

const changed = (place: 0 | 1, over: Partial<ComponentGroup>): readonly ComponentGroup[] =>
  GROUPS.map((group, i) => (i === place ? { ...group, ...over } : group));

const ALL = { a: '0.8', b: '0.4', c: '0.3', d: '0.6', e: '0.9' };

describe('groups', () => {
  it('make a weighted mean of weighted means; without weights all weigh the same', async () => {
    // first = 0.75 × 0.8 + 0.25 × 0.4 = 0.7; second = (0.3 + 0.6 + 0.9) ÷ 3 = 0.6; 0.6 × 0.7 + 0.4 × 0.6 = 0.66
    const payout = await payoutOf(world(ALL));
    expect([payout.explanation.amount, payout.lines[0]?.score?.toText()]).toEqual(['660.00', '0.66']);
    const { groups, components } = scorecardOf(payout);
    expect(groups).toEqual([
      { id: 'first', weight: '60%', effectiveWeight: '0.6', score: '0.7', target: null, status: { kind: 'counted' } },
      { id: 'second', weight: '40%', effectiveWeight: '0.4', score: '0.6', target: null, status: { kind: 'counted' } },
    ]);
    expect(
      components.map(({ id, group, weight, effectiveWeight, worth }) => [id, group, weight, effectiveWeight, worth]),
    ).toEqual([
      // 1,000 × 0.45 × 0.8, 1,000 × 0.15 × 0.4, then 0.4 ÷ 3 each
      ['a', 'first', '0.75', '0.45', '360'],
      ['b', 'first', '0.25', '0.15', '60'],
      ['c', 'second', '0.333333333333', '0.133333333333', '40'],
      ['d', 'second', '0.333333333333', '0.133333333333', '80'],
      ['e', 'second', '0.333333333333', '0.133333333333', '120'],
    ]);
  });

  it('without weights weigh the same, too', async () => {
    // (0.7 + 0.6) ÷ 2 = 0.65
    const groups = GROUPS.map(({ weight: _, ...group }) => group);
    expect(await amountOf(world(ALL, { groups }))).toBe('650.00');
  });

  it('give the weight of what is missing to the others of the group, then to the other groups', async () => {
    // Without b: first = 0.8; 0.6 × 0.8 + 0.4 × 0.6 = 0.72
    expect(await amountOf(world({ ...ALL, b: [] }))).toBe('720.00');
    // Without d: second = (0.3 + 0.9) ÷ 2 = 0.6
    expect(await amountOf(world({ ...ALL, d: [] }))).toBe('660.00');
    // Without a and b there is only the second group: 0.6
    expect(await amountOf(world({ ...ALL, a: [], b: [] }))).toBe('600.00');
  });

  describe('of which too few components were measured', () => {
    const asked = (whenFewer?: ComponentGroup['whenFewer']) =>
      changed(1, { minimumComponents: 2, ...(whenFewer && { whenFewer }) });
    const ONE_OF_THREE = { ...ALL, c: [], d: [] };

    it('count while there are enough: two of three', async () => {
      // second = (0.6 + 0.9) ÷ 2 = 0.75; 0.42 + 0.3 = 0.72
      expect(await amountOf(world({ ...ALL, c: [] }, { groups: asked() }))).toBe('720.00');
    });

    it('leave their weight to the other groups where nothing is said', async () => {
      const payout = await payoutOf(world(ONE_OF_THREE, { groups: asked() }));
      expect([payout.explanation.amount, payout.status]).toEqual(['700.00', 'payable']);
      expect(scorecardOf(payout).groups[1]).toEqual({
        id: 'second',
        weight: '40%',
        effectiveWeight: null,
        score: null,
        target: null,
        status: { kind: 'left-out', have: 1, need: 2 },
      });
      expect(scorecardOf(payout).components[4]).toMatchObject({
        attainment: '0.9',
        effectiveWeight: null,
        worth: null,
      });
    });

    it('count as 0 by "zero": 0.6 × 0.7 = 0.42', async () => {
      const payout = await payoutOf(world(ONE_OF_THREE, { groups: asked('zero') }));
      expect([payout.explanation.amount, payout.status]).toEqual(['420.00', 'payable']);
      expect(scorecardOf(payout).groups[1]).toMatchObject({ effectiveWeight: '0.4', status: { kind: 'zero' } });
    });

    it('hold the payout by "hold", which shows what the rest comes to', async () => {
      const { explanation } = await payoutOf(world(ONE_OF_THREE, { groups: asked('hold') }));
      expect([explanation.amount, explanation.status]).toEqual(['700.00', 'held']);
      expect(explanation.holds).toEqual([{ line: 1, code: 'group', group: 'second', have: '1', need: '2' }]);
    });

    it('are not helped by a policy: what counts as on target for want of data was not measured', async () => {
      const neutral = indicators.map((each) =>
        each.code === 'd' ? { ...each, whenMissing: 'neutral' as const } : each,
      );
      const few = { ...world(ONE_OF_THREE, { groups: asked() }), indicators: neutral };
      expect(await amountOf(few)).toBe('700.00');
      // Where no minimum is asked for it counts: second = (1 + 0.9) ÷ 2 = 0.95; 0.42 + 0.38 = 0.8
      expect(await amountOf({ ...world(ONE_OF_THREE), indicators: neutral })).toBe('800.00');
    });
  });

  describe('of which too few count', () => {
    it('make no score: two are asked for and there is one', async () => {
      const payout = await payoutOf(world({ a: '0.8', b: '0.4' }, { minimumGroups: 2 }));
      expect([payout.explanation.amount, payout.lines[0]?.score]).toEqual(['0.00', undefined]);
      expect(payout.explanation.holds).toEqual([{ line: 1, code: 'too-few-groups', have: '1', need: '2' }]);
    });

    it('make a score where there are just enough', async () => {
      expect(await amountOf(world(ALL, { minimumGroups: 2 }))).toBe('660.00');
    });

    it('are not helped by one that counts as 0', async () => {
      const groups = changed(1, { whenFewer: 'zero' });
      const payout = await payoutOf(world({ a: '0.8', b: '0.4' }, { groups, minimumGroups: 2 }));
      expect(payout.explanation.holds).toMatchObject([{ code: 'too-few-groups', have: '1' }]);
    });
  });

  it('nothing of which was measured hold the payout; where that counts as 0, it pays nothing', async () => {
    expect((await payoutOf(world({}))).explanation.holds).toEqual([{ line: 1, code: 'nothing-measured' }]);
    const groups = changed(0, { whenFewer: 'zero' });
    const payout = await payoutOf(world({}, { groups }));
    expect([payout.explanation.amount, payout.status, payout.lines[0]?.score?.toText()]).toEqual([
      '0.00',
      'payable',
      '0',
    ]);
  });

  it('show points on the plan’s scale, which "per" takes back: 66 of 100 points pay 660', async () => {
    const parts = world(ALL);
    const plans = [planOf('courier', { groups: GROUPS, scale: '100', payout: { per: '100' } })];
    const payout = await payoutOf({ ...parts, plans });
    expect([payout.explanation.amount, payout.lines[0]?.score?.toText()]).toEqual(['660.00', '66']);
    const { groups, components } = scorecardOf(payout);
    expect(groups.map(({ score }) => score)).toEqual(['70', '60']);
    expect(components.map(({ worth }) => worth)).toEqual(['360', '60', '40', '80', '120']);
  });

  it('tell rules their score', async () => {
    const isSeventy = { fact: 'group-score', params: { group: 'first' }, operator: 'equal', value: '0.7' };
    const rule = ruleOf('bonus', { type: 'add', params: { share: '10%' } }, { conditions: { all: [isSeventy] } });
    const plans = [planOf('courier', { groups: GROUPS, rules: [rule] })];
    expect(await amountOf({ ...world(ALL), plans })).toBe('760.00');
    expect(await amountOf({ ...world({ ...ALL, a: '0.9' }), plans })).toBe('705.00');
    expect(await amountOf({ ...world({ c: '0.3', d: '0.6', e: '0.9' }), plans })).toBe('600.00');
  });

  it('that count as 0 have the score 0, for rules as well', async () => {
    const low = { fact: 'group-score', params: { group: 'second' }, operator: 'lessThan', value: '0.5' };
    const rules = [ruleOf('low', { type: 'multiply', params: { by: '0.5' } }, { conditions: { all: [low] } })];
    const groups = changed(1, { whenFewer: 'zero' });
    const payout = await payoutOf({
      ...world({ a: '0.8', b: '0.4' }),
      plans: [planOf('courier', { groups, rules })],
      assignments: [{ targetBonus: '1000' }],
    });
    // 0.6 × 0.7 × 0.5
    expect(payout.explanation.amount).toBe('210.00');
    expect(scorecardOf(payout).groups[1]).toMatchObject({ score: '0', status: { kind: 'zero' } });
  });

  it('are looked at by a curve: the lowest of a group', async () => {
    const components = [componentOf('x', '100%', { ...AS_IT_IS, of: { lowest: 'second' } })].map(
      ({ indicator: _, ...rest }) => rest,
    );
    const groups = [
      { ...GROUPS[0]!, weight: '50%', components },
      { ...GROUPS[1]!, weight: '50%' },
    ];
    // lowest = 0.3, mean of the second = 0.6
    expect(await amountOf(world(ALL, { groups }))).toBe('450.00');
    // Of those that count: without c it is 0.6; the second = 0.75
    expect(await amountOf(world({ ...ALL, c: [observed({ numerator: '0', denominator: '0' })] }, { groups }))).toBe(
      '675.00',
    );
  });
});
