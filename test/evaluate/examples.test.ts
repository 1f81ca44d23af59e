import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { loadPlan } from '../../src/evaluate/loaded-plan.js';
import { indicator, indicatorsOf, planOf, withFolder } from './plan-folder.js';

/** What examples say that comes out otherwise. */
const differences = (plan: unknown, ...indicators: readonly unknown[]) =>
  withFolder({ 'plan.json': plan, 'indicators.json': indicatorsOf(...indicators) }, async (folder) =>
    (await loadPlan(join(folder, 'plan.json'))).findings.map(({ message }) => message),
  );

const example = (given: unknown, expect: unknown) => ({ examples: [{ name: 'it', given, expect }] });
const component = (attainment: unknown, other: Readonly<Record<string, unknown>> = {}) => ({
  components: [{ id: 'on-time', indicator: 'on-time', weight: '100%', attainment, ...other }],
});
const UNIT_LINE = [
  ['0', '0'],
  ['1', '1'],
];

describe('what an example may give and expect', () => {
  it('several figures of one indicator', async () => {
    const sale = indicator('on-time', { unit: 'money', aggregate: 'sum' });
    const marginal = [
      { from: '0', rate: '1%' },
      { from: '100', rate: '10%' },
    ];
    // 1 + 10 and 1 each for themselves; 300 together would be 1 + 20.
    const each = example({ figures: { 'on-time': ['200', '100'] } }, { score: '12' });
    expect(await differences(planOf({ ...component({ marginal, each: true }), ...each }), sale)).toEqual([]);
    const together = example({ figures: { 'on-time': ['200', '100'] } }, { score: '21' });
    expect(await differences(planOf({ ...component({ marginal }), ...together }), sale)).toEqual([]);
  });

  it.each(['reported', 'previous-period', 'same-month-last-year', { period: '2025-05' }])(
    'a baseline, whichever the plan asks for: %j',
    async (over) => {
      const curve = { of: { improvement: { over } }, linear: UNIT_LINE };
      const given = { values: { 'on-time': '90%' }, baselines: { 'on-time': '85%' } };
      expect(await differences(planOf({ ...component(curve), ...example(given, { score: '0.05' }) }), indicator('on-time'))).toEqual([]); // prettier-ignore
    },
  );

  it('the others in the peer group', async () => {
    const curve = { of: { rank: { within: 'company' } }, bands: [{ is: '1' }, { from: '2', is: '0.5' }] };
    const lower = component(curve);
    const given = (value: string) => ({ values: { 'on-time': value }, peers: { 'on-time': ['80%', '70%'] } });
    const findings = (value: string, score: string) =>
      differences(
        planOf({ ...lower, ...example(given(value), { score }) }),
        indicator('on-time', { better: 'higher' }),
      );
    expect([await findings('90%', '1'), await findings('75%', '0.5')].flat()).toEqual([]);
  });

  it('peers towards whose mean a small sample is drawn', async () => {
    const small = indicator('on-time', { minimumSample: 10, whenFew: { shrink: { within: 'company' } } });
    const given = { values: { 'on-time': '1' }, samples: { 'on-time': 4 }, peers: { 'on-time': ['0.5', '0.7'] } };
    // 0.4 · 1 + 0.6 · 0.6
    const plan = planOf({ ...component({ linear: UNIT_LINE }), ...example(given, { score: '0.76' }) });
    expect(await differences(plan, small)).toEqual([]);
  });

  it('where a figure comes from', async () => {
    const independent = indicator('on-time', { sources: ['third-party', 'internal'], discount: { internal: '80%' } });
    const given = { values: { 'on-time': '1' }, sources: { 'on-time': 'internal' } };
    const plan = planOf({ ...component({ linear: UNIT_LINE }), ...example(given, { score: '0.8' }) });
    expect(await differences(plan, independent)).toEqual([]);
  });

  it('the other members of a pool, a salary, and parts', async () => {
    const payout = {
      of: { salary: '10%' },
      currency: 'EUR',
      pool: { fund: { amount: '100' } },
      round: { to: '0.01', mode: 'half-up' },
      split: [
        { id: 'now', name: { en: 'Now' }, share: '50%' },
        { id: 'later', name: { en: 'Later' }, share: '50%' },
      ],
    };
    const given = { values: { 'on-time': '1' }, salary: '1000', others: ['200'] };
    // 100 of 300, shared 1 : 2; halves of 33.33 in cents.
    const expected = { payout: '33.33', parts: { now: '16.67', later: '16.66' } };
    const plan = planOf({ ...component({ linear: UNIT_LINE }), payout, ...example(given, expected) });
    expect(await differences(plan, indicator('on-time'))).toEqual([]);
  });

  it('the loss of incidents, before the ceiling', async () => {
    const payout = {
      of: 'target-bonus',
      currency: 'EUR',
      round: { to: '0.01', mode: 'half-up' },
      incidents: { ceiling: '20%' },
    };
    const given = { values: { 'on-time': '1' }, incidentLoss: '500' };
    const plan = planOf({ ...component({ linear: UNIT_LINE }), payout, ...example(given, { payout: '800' }) });
    expect(await differences(plan, indicator('on-time'))).toEqual([]);
  });

  it('attainments, group scores and parts, each named where it differs', async () => {
    const { components, ...rest } = planOf(
      example(
        { values: { 'on-time': '95%' } },
        { components: { 'on-time': '0.5', nothing: '1' }, groups: { all: null }, parts: { now: '1' } },
      ),
    );
    const groups = [{ id: 'all', name: { en: 'All' }, weight: '100%', components }];
    expect(await differences({ ...rest, groups }, indicator('on-time'))).toEqual(
      expect.arrayContaining([
        'example "it": the attainment of component "on-time" is 1, not 0.5',
        'example "it": the score of group "all" is 1, not none',
      ]),
    );
  });
});
