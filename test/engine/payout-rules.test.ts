import { describe, expect, it } from '@jest/globals';

import type { AdjustmentRule, PlanDocument } from '../../src/engine/documents.js';
import { amountOf, indicatorOf, INDICATORS, observed, payoutOf, planOf, ruleOf, type WorldParts } from './world.js';

const withRules = (rules: PlanDocument['rules'], payout: Partial<PlanDocument['payout']> = {}): WorldParts => ({
  plans: [planOf('courier', { ...(rules && { rules }), payout: { currency: 'CNY', ...payout } })],
});
const multiply = (by: string, priority: number) =>
  ruleOf(`times-${priority}`, { type: 'multiply', params: { by } }, { priority });
const add = (params: object, priority: number) => ruleOf(`add-${priority}`, { type: 'add', params }, { priority });
const gate = ruleOf(
  'loss-gate',
  { type: 'gate' },
  {
    priority: 100,
    conditions: { all: [{ fact: 'value', params: { indicator: 'loss' }, operator: 'greaterThan', value: 0.005 }] },
  },
);

/** On target: 2,600. */
describe('rules', () => {
  it('multiply: 2600 × 1.02 = 2652', async () => {
    expect(await amountOf(withRules([multiply('1.02', 1)]))).toBe('2652.00');
    expect(await amountOf(withRules([multiply('50%', 1)]))).toBe('1300.00');
    expect(await amountOf(withRules([multiply('0', 1)]))).toBe('0.00');
  });

  it('apply by priority: (2600 × 1.02) + 5 % of 2600 = 2782, but (2600 + 130) × 1.02 = 2784.60', async () => {
    expect(await amountOf(withRules([add({ share: '5%' }, 1), multiply('1.02', 2)]))).toBe('2782.00');
    expect(await amountOf(withRules([multiply('1.02', 1), add({ share: '5%' }, 2)]))).toBe('2784.60');
  });

  it('of one priority apply by name: add-1 before times-1, (2600 + 130) × 1.02', async () => {
    expect(await amountOf(withRules([multiply('1.02', 1), add({ share: '5%' }, 1)]))).toBe('2784.60');
  });

  it('do not see what another one did: both look at the score before any of them', async () => {
    const onScore = (name: string, priority: number): AdjustmentRule =>
      ruleOf(
        name,
        { type: 'multiply', params: { by: '2' } },
        {
          priority,
          conditions: { all: [{ fact: 'score', operator: 'equal', value: '1' }] },
        },
      );
    expect(await amountOf(withRules([onScore('a', 2), onScore('b', 1)]))).toBe('10400.00');
  });

  it('add an amount of the plan’s currency', async () => {
    expect(await amountOf(withRules([add({ amount: '100.50' }, 1)]))).toBe('2700.50');
  });

  it('cap and floor in their turn: min(2600 × 2, 110 %) = 2860, then × 2 = 5720', async () => {
    const cap = ruleOf('cap', { type: 'cap', params: { share: '110%' } }, { priority: 5 });
    expect(await amountOf(withRules([multiply('2', 9), cap]))).toBe('2860.00');
    expect(
      await amountOf(withRules([multiply('2', 9), cap, ruleOf('x', { type: 'multiply', params: { by: '2' } })])),
    ).toBe('5720.00');
    const floor = ruleOf('floor', { type: 'floor', params: { amount: '2000' } }, { priority: 5 });
    expect(await amountOf(withRules([multiply('0.1', 9), floor]))).toBe('2000.00');
    expect(await amountOf(withRules([floor]))).toBe('2600.00');
  });

  it('do nothing where their conditions do not hold, and are explained all the same', async () => {
    const { explanation } = await payoutOf(withRules([gate]));
    expect(explanation.amount).toBe('2600.00');
    expect(explanation.lines[0]!.scorecard!.rules).toEqual([
      {
        name: 'loss-gate',
        priority: 100,
        event: 'gate',
        fired: false,
        conditions: {
          all: [
            {
              fact: 'value',
              params: { indicator: 'loss' },
              operator: 'greaterThan',
              value: '0.005',
              was: '0',
              result: false,
            },
          ],
          result: false,
        },
        figures: [expect.objectContaining({ indicator: 'loss', value: '0', subject: 'employee:E1' })],
      },
    ]);
  });
});

describe('a gate', () => {
  const values = { 'on-time': '0.95', attitude: '4.6', loss: [observed({ numerator: '6', denominator: '1000' })] };

  it('pays nothing, whatever else fires and whatever the floor', async () => {
    const rules = [gate, add({ share: '5%' }, 200), add({ share: '5%' }, 1)];
    const { explanation, status } = await payoutOf({ ...withRules(rules, { floor: '50%' }), values });
    expect([explanation.amount, status]).toEqual(['0.00', 'payable']);
    const scorecard = explanation.lines[0]!.scorecard!;
    expect(scorecard.steps).toEqual([
      { step: 'score', by: '1', before: '2600', after: '2600' },
      { step: 'rule', rule: 'add-200', effect: 'add', by: '5%', before: '2600', after: '2730' },
      { step: 'rule', rule: 'loss-gate', effect: 'gate', before: '2730', after: '0' },
    ]);
    expect(scorecard.rules.map(({ name, fired }) => [name, fired])).toEqual([
      ['add-200', true],
      ['loss-gate', true],
      ['add-1', true],
    ]);
  });

  it('turns on the exact figure: 5 of 1,000 is not above 0.5 %, 500,001 of 100,000,000 is', async () => {
    const paid = (numerator: string, denominator: string) =>
      amountOf({ ...withRules([gate]), values: { ...values, loss: [observed({ numerator, denominator })] } });
    expect(await paid('5', '1000')).toBe('2600.00');
    expect(await paid('500001', '100000000')).toBe('0.00');
  });

  it('does not fire on missing data; the explanation shows that nothing was known', async () => {
    const { explanation } = await payoutOf({ ...withRules([gate]), values: { 'on-time': '0.95', attitude: '4.6' } });
    expect(explanation.amount).toBe('2600.00');
    const [rule] = explanation.lines[0]!.scorecard!.rules;
    expect(rule?.conditions).toMatchObject({ all: [{ was: null, result: false }], result: false });
    expect(rule?.figures[0]).toMatchObject({ indicator: 'loss', value: null, subject: null });
  });
});

describe('an indicator that only rules look at', () => {
  const values = { 'on-time': '0.95', attitude: '4.6' };
  const loss = (over: Partial<(typeof INDICATORS)[number]>) => [
    ...INDICATORS.slice(0, 2),
    indicatorOf('loss', { better: 'lower', ...over }),
  ];

  it('holds the payout where it is missing and its policy is hold', async () => {
    const { explanation } = await payoutOf({ ...withRules([gate]), indicators: loss({ whenMissing: 'hold' }), values });
    expect([explanation.amount, explanation.status]).toEqual(['2600.00', 'held']);
    expect(explanation.holds).toEqual([{ line: 1, code: 'indicator', indicator: 'loss', reason: { code: 'no-data' } }]);
  });

  it('holds the payout where its figure cannot be used', async () => {
    const figures = [observed({ value: '0.001', source: 'a' }), observed({ value: '0.002', source: 'b' })];
    const { explanation } = await payoutOf({ ...withRules([gate]), values: { ...values, loss: figures } });
    expect(explanation.holds).toMatchObject([{ indicator: 'loss', reason: { code: 'two-sources' } }]);
  });

  it('gives its number of cases even where they are too few to count', async () => {
    const few = ruleOf(
      'few-cases',
      { type: 'multiply', params: { by: '0.5' } },
      {
        conditions: { all: [{ fact: 'sample', params: { indicator: 'loss' }, operator: 'lessThan', value: 30 }] },
      },
    );
    const figures = [observed({ numerator: '0', denominator: '12' })];
    const { explanation } = await payoutOf({
      ...withRules([few, gate]),
      indicators: loss({ minimumSample: 30 }),
      values: { ...values, loss: figures },
    });
    expect(explanation.amount).toBe('1300.00');
    expect(explanation.lines[0]!.scorecard!.rules[0]!.conditions).toMatchObject({ all: [{ was: null }] });
    expect(explanation.lines[0]!.scorecard!.rules[1]!.conditions).toMatchObject({ all: [{ was: '12' }] });
  });

  it('that a component scores as well is seen as the component has it', async () => {
    const rules = [
      ruleOf(
        'attained',
        { type: 'multiply', params: { by: '2' } },
        {
          conditions: {
            all: [{ fact: 'attainment', params: { component: 'attitude' }, operator: 'equal', value: '1.2' }],
          },
        },
      ),
    ];
    // 2600 × (0.6 + 0.4 × 1.2) × 2 = 5616
    expect(await amountOf({ ...withRules(rules), values: { ...values, attitude: '4.9' } })).toBe('5616.00');
  });
});

describe('cap and floor of the plan', () => {
  it('come after the rules: 2600 × 1.2 × 1.5 = 4680, capped at 150 % = 3900', async () => {
    const values = { 'on-time': '0.99', attitude: '4.8' };
    expect(await amountOf({ ...withRules([multiply('1.5', 1)], { cap: '150%' }), values })).toBe('3900.00');
    expect(await amountOf({ ...withRules([], { cap: '110%' }), values })).toBe('2860.00');
    expect(await amountOf({ ...withRules([], { cap: '120%' }), values })).toBe('3120.00');
  });

  it('guarantee the least: 50 % of 2600', async () => {
    const values = { 'on-time': '0.8', attitude: '3' };
    const { explanation } = await payoutOf({ ...withRules([], { floor: '50%' }), values });
    expect(explanation.amount).toBe('1300.00');
    expect(explanation.lines[0]!.scorecard!.steps.map(({ step, after }) => [step, after])).toEqual([
      ['score', '0'],
      ['floor', '1300'],
      ['round', '1300'],
    ]);
  });
});

describe('a hold', () => {
  it('leaves the amount and says which rule', async () => {
    const { explanation } = await payoutOf(withRules([ruleOf('under-review', { type: 'hold' }), multiply('2', 9)]));
    expect([explanation.amount, explanation.status]).toEqual(['5200.00', 'held']);
    expect(explanation.holds).toEqual([{ line: 1, code: 'rule', rule: 'under-review' }]);
  });
});

describe('shared rules', () => {
  it('are applied as the plan’s own', async () => {
    const shared = [ruleOf('peak-season', { type: 'multiply', params: { by: '1.02' } })];
    expect(await amountOf({ ...withRules([{ use: 'peak-season' }]), shared })).toBe('2652.00');
  });
});

describe('facts about the employee', () => {
  const when = (fact: string, operator: string, value: string | number) =>
    withRules([
      ruleOf('r', { type: 'multiply', params: { by: '2' } }, { conditions: { all: [{ fact, operator, value }] } }),
    ]);
  const attributes = [
    { name: 'grade', type: 'text' },
    { name: 'experience', type: 'number' },
    { name: 'constructor', type: 'text' },
  ] as const;
  const employee = { attributes: { grade: 'B', experience: '10' } };

  it.each([
    ['employee', 'equal', 'E1', true],
    ['role', 'equal', 'courier', true],
    ['department', 'equal', 'north', true],
    ['department', 'equal', 'company', false],
    ['departments', 'contains', 'company', true],
    ['departments', 'doesNotContain', 'south', true],
    ['period', 'equal', '2026-10', true],
    ['month', 'equal', 10, true],
    ['month', 'lessThan', '9', false],
    // From 31 January 2020 to 31 October 2026: six years and nine months.
    ['tenure-months', 'equal', 81, true],
    ['grade', 'equal', 'B', true],
    ['experience', 'greaterThan', '9', true],
    ['constructor', 'notEqual', 'x', false],
  ])('%s %s %s: %s', async (fact, operator, value, fires) => {
    const amount = await amountOf({ ...when(fact, operator, value), attributes, employee });
    expect(amount).toBe(fires ? '5200.00' : '2600.00');
  });

  it('that nobody reported make every comparison false', async () => {
    for (const operator of ['equal', 'notEqual'])
      expect(await amountOf({ ...when('grade', operator, 'A'), attributes })).toBe('2600.00');
    const noNumber = { attributes: { experience: 'ten' } };
    expect(await amountOf({ ...when('experience', 'notEqual', '9'), attributes, employee: noNumber })).toBe('2600.00');
  });
});
