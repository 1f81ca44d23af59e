import { describe, expect, it } from '@jest/globals';

import { exact } from '../../src/engine/exact.js';
import { assignedDays, isEmployedIn } from '../../src/engine/payout-input.js';
import { amountOf, eligibilityOf, payoutOf, periodOf, planOf, ruleOf } from './world.js';

/** On target throughout, so that the amount is the target bonus for the days. October has 31 days. */
describe('days', () => {
  it('of an assignment that begins on the 17th are 15 of 31: 2600 × 15/31 = 1258.0645…', async () => {
    const { explanation } = await payoutOf({ assignments: [{ from: '2026-10-17' }] });
    expect(explanation.amount).toBe('1258.06');
    const [line] = explanation.lines;
    expect(line!.proration).toEqual({ from: '2026-10-17', to: '2026-11-01', days: 15, of: 31 });
    expect(line!.scorecard!.target).toEqual({ whole: '2600', prorated: '1258.064516129032' });
  });

  it('of an assignment end before its end: from the 1st to the 16th are 15', async () => {
    expect(await amountOf({ assignments: [{ to: '2026-10-16' }] })).toBe('1258.06');
  });

  it('of February 2024 are 29: 2900 × 14/29 = 1400', async () => {
    const assignments = [{ targetBonus: '2900', from: '2024-02-16' }];
    expect(await amountOf({ period: '2024-02', assignments })).toBe('1400.00');
  });

  it('of February 2023 are 28: 2800 × 14/28 = 1400', async () => {
    const assignments = [{ targetBonus: '2800', from: '2023-02-15' }];
    expect(await amountOf({ period: '2023-02', assignments })).toBe('1400.00');
  });

  it('before somebody was hired do not count: hired on the 17th, 15 of 31', async () => {
    expect(await amountOf({ employee: { hired: '2026-10-17' } })).toBe('1258.06');
  });

  it('after somebody left do not count: the first day that is not worked is the 16th, 15 of 31', async () => {
    expect(await amountOf({ employee: { left: '2026-10-16' } })).toBe('1258.06');
  });

  it('are those within assignment, employment and period together: the 10th to the 14th are 5, 2600 × 5/31 = 419.3548…', async () => {
    const parts = { employee: { hired: '2026-10-10', left: '2026-10-20' }, assignments: [{ to: '2026-10-15' }] };
    expect(await amountOf(parts)).toBe('419.35');
  });

  it('may be a single one: 2600/31 = 83.8709…', async () => {
    expect(await amountOf({ assignments: [{ from: '2026-10-31' }] })).toBe('83.87');
  });

  it('prorate an added amount as well, but not a share twice', async () => {
    const assignments = [{ from: '2026-10-17' }];
    const withRule = (params: object) => ({
      assignments,
      plans: [planOf('courier', { rules: [ruleOf('r', { type: 'add', params })], payout: { currency: 'CNY' } })],
    });
    // (2600 + 100) × 15/31 = 1306.4516…; 2600 × 15/31 × 1.05 = 1320.9677…
    expect(await amountOf(withRule({ amount: '100' }))).toBe('1306.45');
    expect(await amountOf(withRule({ share: '5%' }))).toBe('1320.97');
  });

  it('prorate cap and floor: 50 % of 2600 × 15/31 = 629.0322…', async () => {
    const plans = [planOf('courier', { payout: { floor: '50%' } })];
    const values = { 'on-time': '0.5', attitude: '1' };
    expect(await amountOf({ plans, values, assignments: [{ from: '2026-10-17' }] })).toBe('629.03');
  });

  it('of an assignment outside of the period or employment are none', () => {
    const october = periodOf('2026-10');
    const staff = { hired: '2020-01-01', left: null };
    expect(assignedDays(october, staff, { from: '2026-11-01', to: null })).toBeUndefined();
    expect(assignedDays(october, staff, { from: '2020-01-01', to: '2026-10-01' })).toBeUndefined();
    expect(assignedDays(october, { ...staff, left: '2026-10-01' }, { from: '2020-01-01', to: null })).toBeUndefined();
    expect(assignedDays(october, staff, { from: '2026-10-31', to: null })?.days).toBe(1);
  });

  it('say who was in service', () => {
    const october = periodOf('2026-10');
    expect(isEmployedIn(october, { hired: '2026-10-31', left: null })).toBe(true);
    expect(isEmployedIn(october, { hired: '2026-11-01', left: null })).toBe(false);
    expect(isEmployedIn(october, { hired: '2020-01-01', left: '2026-10-01' })).toBe(false);
    expect(isEmployedIn(october, { hired: '2020-01-01', left: '2026-10-02' })).toBe(true);
  });
});

describe('two assignments in one month', () => {
  const plans = [planOf('courier'), planOf('packer', { payout: { round: { to: '1', mode: 'down' } } })];
  const assignments = [
    { to: '2026-10-16' },
    { role: 'packer', department: 'hall', departments: ['hall', 'company'], from: '2026-10-16', targetBonus: '3100' },
  ];

  it('are two lines, each on its plan and rounded once, that sum to the cent: 1258.06 + 1600 = 2858.06', async () => {
    const { explanation, amountMinor, lines } = await payoutOf({ plans, assignments });
    expect(explanation.lines.map(({ amount, proration }) => [amount, proration.days])).toEqual([
      ['1258.06', 15],
      ['1600.00', 16],
    ]);
    expect([explanation.amount, amountMinor]).toEqual(['2858.06', 285806n]);
    expect(lines.map(({ plan, role, department }) => [plan?.id, role, department])).toEqual([
      ['courier', 'courier', 'north'],
      ['packer', 'packer', 'hall'],
    ]);
  });

  it('of one role are not rounded together: 1258.06 + 1341.94 (2600 × 16/31 = 1341.9354…)', async () => {
    const twice = [{ to: '2026-10-16' }, { from: '2026-10-16', department: 'south', departments: ['south'] }];
    const { explanation } = await payoutOf({ assignments: twice });
    expect(explanation.lines.map(({ amount }) => amount)).toEqual(['1258.06', '1341.94']);
    expect(explanation.amount).toBe('2600.00');
  });

  it('hold the payout as a whole where one of them cannot be computed, and say which', async () => {
    const { explanation } = await payoutOf({ plans: [plans[0]!], assignments });
    expect([explanation.amount, explanation.status]).toEqual(['1258.06', 'held']);
    expect(explanation.holds).toEqual([{ line: 2, code: 'no-plan' }]);
    expect(explanation.lines[1]).toMatchObject({ scorecard: null, amount: '0.00', eligibility: { plan: null } });
  });

  it('may leave days between them unpaid', async () => {
    const gap = [{ to: '2026-10-11' }, { from: '2026-10-22' }];
    // Twice 2600 × 10/31 = 838.7096…
    expect(await amountOf({ assignments: gap })).toBe('1677.42');
  });
});

describe('a target bonus', () => {
  it('may be a share of salary: 12 % of 20,000 = 2400', async () => {
    const { explanation } = await payoutOf({ assignments: [{ targetBonus: '12%' }] });
    expect(explanation.amount).toBe('2400.00');
    expect(explanation.lines[0]!.assignment.targetBonus).toBe('12%');
    expect(explanation.employee.salary).toBe('20000');
  });

  it('that is a share of a salary that nobody knows holds the payout', async () => {
    const { explanation } = await payoutOf({ employee: { salary: null }, assignments: [{ targetBonus: '12%' }] });
    expect([explanation.amount, explanation.status]).toEqual(['0.00', 'held']);
    expect(explanation.holds).toEqual([{ line: 1, code: 'no-salary' }]);
  });

  it('that is an amount needs no salary', async () => {
    expect(await amountOf({ employee: { salary: null } })).toBe('2600.00');
  });

  it('of nothing pays nothing', async () => {
    expect(await amountOf({ assignments: [{ targetBonus: '0' }] })).toBe('0.00');
  });
});

describe('nobody is silently not paid', () => {
  const holdsOf = async (parts: Parameters<typeof payoutOf>[0]) => (await payoutOf(parts)).explanation.holds;

  it('without an assignment in the period', async () => {
    expect(await holdsOf({ assignments: [] })).toEqual([{ code: 'no-assignment' }]);
    expect(await holdsOf({ assignments: [{ from: '2026-11-01' }] })).toEqual([{ code: 'no-assignment' }]);
  });

  it('without a plan', async () => {
    const { explanation } = await payoutOf({ assignments: [{ role: 'astronaut' }] });
    expect(explanation.holds).toEqual([{ line: 1, code: 'no-plan' }]);
    const isCourier = { fact: 'role', operator: 'equal', value: 'courier', was: 'astronaut', result: false };
    expect(explanation.lines[0]!.eligibility).toEqual({
      plan: null,
      fired: [],
      notFired: ['courier-plan'],
      whyNot: [{ name: 'courier-plan', conditions: { all: [isCourier], result: false } }],
    });
  });

  it('with two plans at the highest priority', async () => {
    const plans = [planOf('courier'), planOf('rider')];
    const all = { all: [{ fact: 'role', operator: 'equal', value: 'courier' }] };
    const rules = (priorities: readonly [number, number]) => [
      eligibilityOf('a', 'rider', { conditions: all, priority: priorities[0] }),
      eligibilityOf('b', 'courier', { conditions: all, priority: priorities[1] }),
    ];
    expect(await holdsOf({ plans, eligibility: rules([2, 2]) })).toEqual([
      { line: 1, code: 'two-plans', plans: ['courier', 'rider'] },
    ]);
    const { explanation } = await payoutOf({ plans, eligibility: rules([2, 3]) });
    expect([explanation.lines[0]!.eligibility.plan, explanation.holds]).toEqual(['courier', []]);
    expect(explanation.lines[0]!.eligibility.fired.map(({ name, priority }) => [name, priority])).toEqual([
      ['b', 3],
      ['a', 2],
    ]);
  });

  it('but two rules that name the same plan agree', async () => {
    const eligibility = [eligibilityOf('a', 'courier'), eligibilityOf('b', 'courier')];
    expect(await amountOf({ eligibility })).toBe('2600.00');
  });

  it('on a plan that is not in force', async () => {
    const eligibility = [eligibilityOf('a', 'courier', { event: { type: 'plan', params: { id: 'gone' } } })];
    expect(await holdsOf({ eligibility })).toEqual([{ line: 1, code: 'unknown-plan', plan: 'gone' }]);
  });
});

describe('money', () => {
  it('in another currency than the plan’s is not computed', async () => {
    const plans = [planOf('courier', { payout: { currency: 'EUR' } })];
    const { explanation } = await payoutOf({ plans });
    expect([explanation.amount, explanation.currency, explanation.status]).toEqual(['0.00', 'CNY', 'held']);
    expect(explanation.holds).toEqual([{ line: 1, code: 'wrong-currency', have: 'CNY', need: 'EUR' }]);
    expect(explanation.lines[0]).toMatchObject({ eligibility: { plan: 'courier' }, scorecard: null });
  });

  it('without decimals cannot be rounded to hundredths', async () => {
    const { explanation, amountMinor } = await payoutOf({ employee: { currency: 'JPY' } });
    expect([explanation.amount, amountMinor, explanation.status]).toEqual(['0', 0n, 'held']);
    expect(explanation.holds).toEqual([
      { line: 1, code: 'rounding-finer-than-currency', step: '0.01', currency: 'JPY' },
    ]);
  });

  it('without decimals is whole: 2600 × 15/31 yen = 1258', async () => {
    const plans = [planOf('courier', { payout: { round: { to: '1', mode: 'half-up' } } })];
    const { explanation, amountMinor } = await payoutOf({
      plans,
      employee: { currency: 'JPY', salary: exact('1') },
      assignments: [{ from: '2026-10-17' }],
    });
    expect([explanation.amount, amountMinor]).toEqual(['1258', 1258n]);
  });

  it('with three decimals is counted in thousandths: 2600 × 15/31 dinars = 1258.065', async () => {
    const plans = [planOf('courier', { payout: { round: { to: '0.001', mode: 'half-up' } } })];
    const { explanation, amountMinor } = await payoutOf({
      plans,
      employee: { currency: 'KWD' },
      assignments: [{ from: '2026-10-17' }],
    });
    expect([explanation.amount, amountMinor]).toEqual(['1258.065', 1258065n]);
  });
});
