import { describe, expect, it } from '@jest/globals';

import { FindingList } from '../../src/preflight/finding-list.js';
import { addIncidentFindings, addPayoutFindings } from '../../src/preflight/payout-findings.js';
import { inputsOf, paidTogether, type Together } from '../engine/together.js';
import { componentOf, indicatorOf, planOf } from '../engine/world.js';

const AS_IT_IS = {
  linear: [
    ['0', '0'],
    ['1', '1'],
  ],
} as const;

/** What preflight says: severity, code and message. */
async function said(parts: Together): Promise<readonly (readonly [string, string, string])[]> {
  const list = new FindingList();
  for (const { explanation } of (await paidTogether(parts)).values()) addPayoutFindings(list, explanation);
  addIncidentFindings(list, inputsOf(parts)[0]?.population?.problems ?? []);
  return list.all().map(({ severity, code, message }) => [severity, code, message]);
}

const world = (plan: Parameters<typeof planOf>[1], over: Partial<Together> = {}): Together => ({
  indicators: [indicatorOf('a'), indicatorOf('b'), indicatorOf('sales', { unit: 'money' })],
  attributes: [{ name: 'bonus', type: 'number' }],
  plans: [planOf('courier', plan)],
  people: { A: { values: { a: '0.9' } } },
  ...over,
});
const ofA = (attainment: Parameters<typeof componentOf>[2] = AS_IT_IS) => [componentOf('a', '100%', attainment)];
const group = (id: string, over: object = {}) => ({
  id,
  name: { en: id },
  weight: '50%',
  components: [componentOf('a', '50%', AS_IT_IS), componentOf('b', '50%', AS_IT_IS)],
  ...over,
});
const other = {
  id: 'rest',
  name: { en: 'rest' },
  weight: '50%',
  components: [componentOf('a', '100%', AS_IT_IS, { id: 'x' })],
};

describe('preflight says', () => {
  it('whose target is a column that holds no number', async () => {
    expect(await said(world({ components: ofA(), payout: { of: { attribute: 'bonus' } } }))).toEqual([
      ['error', 'no-target', 'the target bonus is the column "bonus", which holds no number'],
    ]);
  });

  it('that a fund is not known', async () => {
    const pool = { fund: { rate: '1%', indicator: 'sales' } };
    expect(await said(world({ components: ofA(), payout: { currency: 'CNY', pool } }))).toEqual([
      ['error', 'no-fund', 'what there is to pay from the pool is not known'],
    ]);
  });

  it('which groups have too few measured components, and what becomes of them', async () => {
    const groups = (whenFewer: string) => ({
      groups: [group('first', { minimumComponents: 2, whenFewer }), other],
    });
    const left = 'b (plan courier): no data; its weight goes to the others';
    expect(await said(world(groups('hold')))).toEqual([
      ['error', 'group', 'the group "first": 1 measured, 2 needed'],
      ['warning', 'no-data', left],
    ]);
    const few = 'the group "first" (plan courier): fewer than the 2 measured components needed';
    expect(await said(world(groups('zero')))).toEqual([
      ['warning', 'group-too-small', `${few}; it counts as 0`],
      ['warning', 'no-data', left],
    ]);
    expect(await said(world(groups('reweight')))).toContainEqual([
      'warning',
      'group-too-small',
      `${few}; nothing of it counts`,
    ]);
  });

  it('that too few groups count', async () => {
    const groups = [group('first', { minimumComponents: 2 }), other];
    expect(await said(world({ groups, minimumGroups: 2 }))).toContainEqual([
      'error',
      'too-few-groups',
      '1 groups count, 2 needed',
    ]);
  });

  it('what a component without an indicator lacks, where that holds the payout', async () => {
    const { indicator: _, ...component } = componentOf('x', '100%', { ...AS_IT_IS, of: { component: 'b' } });
    const components = [
      { ...componentOf('b', '50%', AS_IT_IS), whenMissing: 'reweight' as const },
      { ...component, weight: '50%', whenMissing: 'hold' as const },
    ];
    expect(await said(world({ components }))).toContainEqual([
      'error',
      'component',
      'the component "x": b does not count',
    ]);
  });

  it('that there is nothing to compare a figure with, and nobody', async () => {
    const over = { over: 'previous-period' } as const;
    expect(await said(world({ components: ofA({ ...AS_IT_IS, of: { improvement: over } }) }))).toContainEqual([
      'warning',
      'no-baseline',
      'a (plan courier): nothing to compare the figure with; its weight goes to the others',
    ]);
    expect(await said(world({ components: ofA({ ...AS_IT_IS, of: { rank: { within: 'role' } } }) }))).toContainEqual([
      'warning',
      'no-peers',
      'a (plan courier): nobody else to compare with; its weight goes to the others',
    ]);
  });

  it('which incidents cannot be charged', async () => {
    const incident = (id: string, over: object) => ({
      id,
      name: { en: id },
      date: '2026-10-01',
      loss: '100',
      currency: 'CNY',
      attribution: [{ role: 'nobody', share: '100%' }],
      ...over,
    });
    const incidents = [
      incident('alone', {}),
      incident('euro', { currency: 'EUR', attribution: [{ role: 'courier', share: '100%' }] }),
    ];
    expect(await said(world({ components: ofA(), payout: { incidents: { ceiling: '10%' } } }, { incidents }))).toEqual([
      [
        'error',
        'incident-currency',
        'the incident "euro" is in another currency than the employee is paid in, and cannot be charged',
      ],
      ['warning', 'incident-without-bearer', 'the incident "alone": nobody bears the share of role:nobody'],
    ]);
  });
});
