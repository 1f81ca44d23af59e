import { describe, expect, it } from '@jest/globals';

import { checkRules } from '../../src/plans/check-rules.js';

const head = (id: string) => ({ id, effectiveFrom: '2026-01' });
const name = { en: 'Name', zh: '名' };
const AS_IT_IS = {
  linear: [
    ['0', '0'],
    ['1', '1'],
  ],
};

const INDICATORS = {
  ...head('all'),
  indicators: [
    { code: 'a', name, unit: 'percent', better: 'higher', aggregate: 'ratio', minimumSample: 5, whenMissing: 'hold' },
  ],
};

/** The errors of a plan, with the values of its parameters; for the south another one. */
function errorsOf(plan: object, parameters: Readonly<Record<string, readonly [string, string]>> = {}) {
  const list = Object.entries(parameters).map(([parameter, [is, south]]) => ({
    name: parameter,
    unit: 'ratio',
    values: [{ is }],
    overrides: [{ when: { department: 'south' }, values: [{ is: south }] }],
  }));
  const documents: readonly (readonly [string, object])[] = [
    ['indicators/all.json', INDICATORS],
    ...(list.length > 0 ? [['parameters/all.json', { ...head('all'), parameters: list }] as const] : []),
    ['plans/p.json', { ...head('p'), name, components: [{ id: 'a', indicator: 'a', attainment: AS_IT_IS }], ...plan }],
  ];
  const { findings } = checkRules(documents.map(([path, json]) => ({ path, text: JSON.stringify(json) })));
  return findings.flatMap(({ severity, code, pointer }) => (severity === 'error' ? [`${code} ${pointer ?? ''}`] : []));
}

const payout = (over: object = {}) => ({ of: 'target-bonus', round: { to: '0.01', mode: 'half-up' }, ...over });

describe('figures of a plan’s structure', () => {
  it('are checked with every value that a parameter can have', () => {
    const plan = {
      scale: '$scale',
      payout: payout({
        per: '$per',
        currency: 'CNY',
        pool: { fund: { amount: '$fund' } },
        incidents: { ceiling: '$ceiling' },
      }),
    };
    const good = ['1', '0.5'] as const;
    const all = { scale: good, per: good, fund: good, ceiling: good };
    expect(errorsOf(plan, all)).toEqual([]);
    expect(errorsOf(plan, { ...all, scale: ['1', '0'] })).toEqual(['out-of-range /scale']);
    expect(errorsOf(plan, { ...all, per: ['1', '-1'] })).toEqual(['out-of-range /payout/per']);
    expect(errorsOf(plan, { ...all, fund: ['0', '1'] })).toEqual(['out-of-range /payout/pool/fund/amount']);
    expect(errorsOf(plan, { ...all, ceiling: ['1', '1.01'] })).toEqual(['out-of-range /payout/incidents/ceiling']);
  });

  it('are checked in discounts, too', () => {
    const discounted = (factor: readonly [string, string]) =>
      errorsOf(
        {
          components: [{ id: 'a', indicator: 'a', discount: { internal: '$factor' }, attainment: AS_IT_IS }],
          payout: payout(),
        },
        { factor },
      );
    expect(discounted(['0.8', '1'])).toEqual([]);
    expect(discounted(['0.8', '1.1'])).toEqual(['out-of-range /components/0/discount/internal']);
  });

  it('that are money need the plan’s currency', () => {
    expect(errorsOf({ payout: payout({ of: { amount: '500' } }) })).toEqual([
      'amount-without-currency /payout/of/amount',
    ]);
    expect(errorsOf({ payout: payout({ of: { amount: '500' }, currency: 'CNY' }) })).toEqual([]);
    const groups = [
      { id: 'g', name, of: { amount: '500' }, components: [{ id: 'a', indicator: 'a', attainment: AS_IT_IS }] },
    ];
    expect(errorsOf({ components: undefined, groups, payout: payout() })).toEqual([
      'amount-without-currency /groups/0/of/amount',
    ]);
  });
});
