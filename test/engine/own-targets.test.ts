import { describe, expect, it } from '@jest/globals';

import type { ComponentGroup, MoneyBase } from '../../src/engine/documents.js';
import { exact } from '../../src/engine/exact.js';
import { scorecardOf } from './together.js';
import { amountOf, componentOf, indicatorOf, payoutOf, planOf, type WorldParts } from './world.js';

const AS_IT_IS = {
  linear: [
    ['0', '0'],
    ['2', '2'],
  ],
} as const;
const groupOf = (id: string, of: MoneyBase, over: Partial<ComponentGroup> = {}): ComponentGroup => ({
  id,
  name: { en: id },
  of,
  components: [componentOf(id, '100%', AS_IT_IS)],
  ...over,
});

/** 1,200 on quality, 10 % of a salary of 8,000 on teamwork, what the column "project-bonus" says on projects. */
const GROUPS = [
  groupOf('quality', { amount: '1200' }),
  groupOf('teamwork', { salary: '10%' }),
  groupOf('projects', { attribute: 'project-bonus' }),
];

const world = (values: WorldParts['values'], groups = GROUPS, over: Partial<WorldParts> = {}): WorldParts => ({
  indicators: ['quality', 'teamwork', 'projects'].map((code) => indicatorOf(code, { unit: 'ratio' })),
  attributes: [{ name: 'project-bonus', type: 'number' }],
  employee: { salary: exact('8000'), attributes: { 'project-bonus': '500' } },
  values: values ?? {},
  plans: [planOf('courier', { groups, payout: { currency: 'CNY' } })],
  ...over,
});

describe('groups with targets of their own', () => {
  it('pay each by its own: 1,200 × 0.9 + 800 × 1.1 + 500 × 0.5 = 2,210', async () => {
    const payout = await payoutOf(world({ quality: '0.9', teamwork: '1.1', projects: '0.5' }));
    expect(payout.explanation.amount).toBe('2210.00');
    const { target, groups, score, components } = scorecardOf(payout);
    // 2,210 ÷ 2,500
    expect([target, score]).toEqual([{ whole: '2500', prorated: '2500' }, '0.884']);
    expect(groups.map(({ id, weight, target: own, score: of }) => [id, weight, own, of])).toEqual([
      ['quality', null, '1200', '0.9'],
      ['teamwork', null, '800', '1.1'],
      ['projects', null, '500', '0.5'],
    ]);
    expect(components.map(({ effectiveWeight, worth }) => [effectiveWeight, worth])).toEqual([
      ['0.48', '1080'],
      ['0.32', '880'],
      ['0.2', '250'],
    ]);
  });

  it('are prorated by days: 16 of 31 for somebody who came on the 16th', async () => {
    const assignments = [{ from: '2026-10-16' }];
    const payout = await payoutOf(world({ quality: '0.9', teamwork: '1.1', projects: '0.5' }, GROUPS, { assignments }));
    // 2,210 × 16 ÷ 31 = 1,140.645…
    expect(payout.explanation.amount).toBe('1140.65');
    // 1,200 × 16 ÷ 31
    expect(scorecardOf(payout).groups[0]?.target).toBe('619.354838709677');
  });

  it('hold what was not measured rather than give it to another target', async () => {
    const { explanation } = await payoutOf(world({ quality: '0.9', projects: '0.5' }));
    // 1,080 + 250: the 800 are nobody else's
    expect([explanation.amount, explanation.status]).toEqual(['1330.00', 'held']);
    expect(explanation.holds).toEqual([{ line: 1, code: 'group', group: 'teamwork', have: '0', need: '1' }]);
  });

  it('pay nothing for it where the plan says zero or reweight', async () => {
    for (const whenFewer of ['zero', 'reweight'] as const) {
      const groups = GROUPS.map((group) => ({ ...group, whenFewer }));
      const payout = await payoutOf(world({ quality: '0.9', projects: '0.5' }, groups));
      expect([payout.explanation.amount, payout.status]).toEqual(['1330.00', 'payable']);
    }
  });

  it('give weight only within a group', async () => {
    const two = {
      components: [componentOf('quality', '50%', AS_IT_IS), componentOf('projects', '50%', AS_IT_IS)],
    };
    const groups = [groupOf('quality', { amount: '1200' }, two), groupOf('teamwork', { salary: '10%' })];
    // Without projects all of the 1,200 hang on quality: 1,200 × 0.9 + 800 × 1.1 = 1,960
    expect(await amountOf(world({ quality: '0.9', teamwork: '1.1' }, groups))).toBe('1960.00');
  });

  it('pay nothing where there is nothing to pay of', async () => {
    const employee = { salary: exact('0'), attributes: { 'project-bonus': '0' } };
    const groups = [GROUPS[1]!, GROUPS[2]!];
    const payout = await payoutOf(world({ teamwork: '1', projects: '1' }, groups, { employee }));
    expect([payout.explanation.amount, payout.status]).toEqual(['0.00', 'payable']);
  });

  it('hold the payout of somebody who has no such figure', async () => {
    const measured = { quality: '0.9', teamwork: '1.1', projects: '0.5' };
    const noColumn = { employee: { salary: exact('8000'), attributes: {} } };
    expect((await payoutOf(world(measured, GROUPS, noColumn))).explanation.holds).toEqual([
      { line: 1, code: 'no-target', attribute: 'project-bonus' },
    ]);
    const noSalary = { employee: { salary: null, attributes: { 'project-bonus': '500' } } };
    expect((await payoutOf(world(measured, GROUPS, noSalary))).explanation.holds).toEqual([
      { line: 1, code: 'no-salary' },
    ]);
    const noNumber = { employee: { salary: exact('8000'), attributes: { 'project-bonus': 'by agreement' } } };
    expect((await payoutOf(world(measured, GROUPS, noNumber))).explanation.holds).toMatchObject([
      { code: 'no-target' },
    ]);
  });
});

describe('what a score of 1 pays', () => {
  const components = [componentOf('quality', '100%', AS_IT_IS)];
  const paid = (of: MoneyBase, payout = {}, over: Partial<WorldParts> = {}) =>
    amountOf(
      world({ quality: '0.9' }, GROUPS, {
        plans: [planOf('courier', { components, payout: { of, currency: 'CNY', ...payout } })],
        assignments: [{ targetBonus: '2600' }],
        ...over,
      }),
    );

  it('is the assignment’s target, a share of salary, a column or an amount', async () => {
    expect(await paid('target-bonus')).toBe('2340.00');
    expect(await paid({ salary: '12.5%' })).toBe('900.00');
    expect(await paid({ attribute: 'project-bonus' })).toBe('450.00');
    expect(await paid({ amount: '1000' })).toBe('900.00');
  });

  it('is paid for days, unless the plan says that the figures are of the days served', async () => {
    const late = { assignments: [{ from: '2026-10-16', targetBonus: '3100' }] };
    // 3,100 × 16 ÷ 31 = 1,600
    expect(await paid('target-bonus', {}, late)).toBe('1440.00');
    expect(await paid('target-bonus', { prorate: false }, late)).toBe('2790.00');
  });

  it('without proration is paid once over two lines of one plan, in proportion to their days', async () => {
    const two = [
      { to: '2026-10-16', targetBonus: '3100' },
      { from: '2026-10-16', targetBonus: '3100', department: 'south', departments: ['south'] },
    ];
    // 15 and 16 of 31 days served: 2,790 in all, and not twice
    expect(await paid('target-bonus', { prorate: false }, { assignments: two })).toBe('2790.00');
    // From the 11th to the 30th: 5 and 14 of 19 days
    const employee = { salary: exact('8000'), hired: '2026-10-11', left: '2026-10-30', attributes: {} };
    const short = { assignments: two, employee };
    expect(await paid('target-bonus', { prorate: false }, short)).toBe('2790.00');
  });

  it('without proration is whole beside a line of another plan', async () => {
    const other = planOf('driver', { components });
    const commission = planOf('courier', { components, payout: { prorate: false } });
    const assignments = [
      { to: '2026-10-16', targetBonus: '3100' },
      { role: 'driver', from: '2026-10-16', targetBonus: '3100' },
    ];
    // 3,100 × 0.9, and 3,100 × 16 ÷ 31 × 0.9
    expect(await paid('target-bonus', {}, { assignments, plans: [commission, other] })).toBe('4230.00');
  });

  it('is capped and floored by shares of what the days come to', async () => {
    const late = { assignments: [{ from: '2026-10-16', targetBonus: '3100' }] };
    expect(await paid('target-bonus', { cap: '80%' }, late)).toBe('1280.00');
    expect(await paid('target-bonus', { floor: '95%' }, late)).toBe('1520.00');
  });
});
