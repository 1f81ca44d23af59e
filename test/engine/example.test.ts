import { describe, expect, it } from '@jest/globals';

import type { PlanExample } from '../../src/engine/documents.js';
import { runExamples } from '../../src/engine/example.js';
import { INDICATORS, planOf, ruleOf, ruleSetOf, type RuleSetParts } from './world.js';

const RULES = [
  ruleOf(
    'loss-gate',
    { type: 'gate' },
    {
      conditions: { all: [{ fact: 'value', params: { indicator: 'loss' }, operator: 'greaterThan', value: '0.5%' }] },
    },
  ),
  ruleOf(
    'december',
    { type: 'multiply', params: { by: '2' } },
    {
      conditions: { all: [{ fact: 'month', operator: 'equal', value: 12 }] },
    },
  ),
  ruleOf(
    'veteran',
    { type: 'add', params: { share: '10%' } },
    {
      conditions: { all: [{ fact: 'tenure-months', operator: 'greaterThanInclusive', value: 60 }] },
    },
  ),
  ruleOf(
    'grade-a',
    { type: 'add', params: { share: '1%' } },
    {
      conditions: { all: [{ fact: 'grade', operator: 'equal', value: 'A' }] },
    },
  ),
  ruleOf(
    'north',
    { type: 'hold' },
    {
      conditions: { all: [{ fact: 'departments', operator: 'contains', value: 'north' }] },
    },
  ),
];
const PARTS: RuleSetParts = {
  indicators: INDICATORS.map((i) => (i.code === 'attitude' ? { ...i, minimumSample: 30 } : i)),
  attributes: [{ name: 'grade', type: 'text' }],
};
const ON_TARGET = { values: { 'on-time': '95%', attitude: '4.6', loss: '0' } };

function messagesOf(example: Omit<PlanExample, 'name'>, parts: RuleSetParts = {}) {
  const plan = planOf('courier', { rules: RULES, examples: [{ name: 'the example', ...example }] });
  const ruleSet = ruleSetOf({ ...PARTS, plans: [plan], ...parts });
  const findings = runExamples(ruleSet.plans.get('courier')!, ruleSet, 'plans/courier.json');
  return findings.map(({ message }) => message.replace('example "the example": ', ''));
}

describe('an example that comes out as it says', () => {
  it.each<[string, Omit<PlanExample, 'name'>]>([
    ['on target', { given: ON_TARGET, expect: { score: '1', payout: '1000', fired: [], held: false } }],
    ['percent', { given: ON_TARGET, expect: { score: '100%', payout: '1000.00' } }],
    // 0.6 × 1.2 + 0.4 × 1.2 = 1.2
    ['at best', { given: { values: { 'on-time': '1', attitude: '5' } }, expect: { score: '1.2', payout: '1200' } }],
    ['missing data', { given: { values: { 'on-time': '99%' } }, expect: { score: '1.2' } }],
    ['too few cases', { given: { values: { 'on-time': '99%', attitude: '1' }, samples: { attitude: 29 } }, expect: { score: '1.2' } }], // prettier-ignore
    ['enough cases', { given: { values: { 'on-time': '99%', attitude: '1' }, samples: { attitude: 30 } }, expect: { score: '0.72' } }], // prettier-ignore
    [
      'gate',
      { given: { values: { ...ON_TARGET.values, loss: '0.6%' } }, expect: { payout: '0', fired: ['loss-gate'] } },
    ],
    ['target bonus', { given: { ...ON_TARGET, targetBonus: '2600' }, expect: { payout: '2600' } }],
    [
      'period',
      { given: { ...ON_TARGET, facts: { period: '2026-12' } }, expect: { payout: '2000', fired: ['december'] } },
    ],
    ['month', { given: { ...ON_TARGET, facts: { month: '12' } }, expect: { payout: '2000', fired: ['december'] } }],
    ['five years', { given: { ...ON_TARGET, facts: { 'tenure-months': '60' } }, expect: { payout: '1100' } }],
    ['a month less', { given: { ...ON_TARGET, facts: { 'tenure-months': '59' } }, expect: { payout: '1000' } }],
    ['new', { given: { ...ON_TARGET, facts: { 'tenure-months': '0' } }, expect: { payout: '1000' } }],
    ['attribute', { given: { ...ON_TARGET, facts: { grade: 'A' } }, expect: { payout: '1010', fired: ['grade-a'] } }],
    ['held', { given: { ...ON_TARGET, facts: { department: 'north' } }, expect: { payout: '1000', held: true } }],
    ['nothing measured', { given: {}, expect: { payout: '0', held: true } }],
  ])('has no findings: %s', (_name, example) => {
    expect(messagesOf(example)).toEqual([]);
  });

  it('may write a score that does not end as the engine shows it: (0.916 − 0.9) ÷ 0.048 = 1/3', () => {
    const components = [
      { id: 'on-time', indicator: 'on-time', weight: '100%', attainment: { linear: [['0.9', '0'], ['0.948', '1']] } }, // prettier-ignore
    ] as const;
    const examples = (score: string) => [
      { name: 'a third', given: { values: { 'on-time': '0.916' } }, expect: { score } },
    ];
    const findings = (score: string) => {
      const ruleSet = ruleSetOf({ plans: [planOf('courier', { components, examples: examples(score) })] });
      return runExamples(ruleSet.plans.get('courier')!, ruleSet);
    };
    expect(findings('0.333333333333')).toEqual([]);
    expect(findings('0.333333333334')).toHaveLength(1);
    expect(findings('0.3333')).toMatchObject([
      { message: 'example "a third": the score is 0.333333333333, not 0.3333' },
    ]);
  });
});

describe('an example that comes out otherwise', () => {
  it('is reported with the figures that differ, and where it stands', () => {
    const given = { values: { 'on-time': '94%', attitude: '4.6', loss: '0.6%' } };
    const example = { name: 'wrong', given, expect: { score: '1', payout: '1000', fired: ['december'], held: true } };
    const right = { name: 'right', given: ON_TARGET, expect: { score: '1' } };
    const plan = planOf('courier', { rules: RULES, examples: [right, example] });
    const ruleSet = ruleSetOf({ ...PARTS, plans: [plan] });
    const findings = runExamples(ruleSet.plans.get('courier')!, ruleSet, 'plans/courier.json');
    // 0.6 × 0.8 + 0.4 × 1 = 0.88
    expect(findings.map(({ message }) => message)).toEqual([
      'example "wrong": the score is 0.88, not 1',
      'example "wrong": the payout is 0, not 1000',
      'example "wrong": the rules that fire are [loss-gate], not [december]',
      'example "wrong": the payout is payable, which was not expected',
    ]);
    for (const finding of findings)
      expect(finding).toMatchObject({
        severity: 'error',
        code: 'example-not-reproduced',
        file: 'plans/courier.json',
        pointer: '/examples/1',
      });
  });

  it('is off by a hundredth of a cent', () => {
    expect(messagesOf({ given: ON_TARGET, expect: { payout: '1000.0001' } })).toEqual([
      'the payout is 1000, not 1000.0001',
    ]);
  });

  it('says what held the payout where there is no score', () => {
    const plan = planOf('courier', { payout: { round: { to: '0.001', mode: 'up' } } });
    const examples = [{ name: 'the example', given: ON_TARGET, expect: { score: '1' } }];
    expect(messagesOf({ given: {}, expect: { score: '0' } })).toEqual(['the score is none (nothing-measured), not 0']);
    const ruleSet = ruleSetOf({ plans: [{ ...plan, examples }] });
    expect(runExamples(ruleSet.plans.get('courier')!, ruleSet)).toMatchObject([
      { message: 'example "the example": the score is none (rounding-finer-than-currency), not 1' },
    ]);
  });
});

describe('an example that cannot be', () => {
  it.each([
    [{ period: '2026-13' }, 'there is no period "2026-13"'],
    [{ period: 'october' }, 'there is no period "october"'],
    [{ month: '13' }, 'there is no month "13"'],
    [{ month: '1.5' }, 'there is no month "1.5"'],
    [{ 'tenure-months': '12.5' }, '"12.5" is not a whole number of months from 0 to 600'],
    [{ 'tenure-months': '-1' }, '"-1" is not a whole number of months from 0 to 600'],
    [{ 'tenure-months': '95%' }, '"95%" is not a whole number of months from 0 to 600'],
    [{ 'tenure-months': '99999' }, '"99999" is not a whole number of months from 0 to 600'],
    [{ departments: 'north' }, 'name the department as "department": those above it are not known here'],
  ])('is reported, not thrown: %j', (facts, message) => {
    expect(messagesOf({ given: { ...ON_TARGET, facts }, expect: { score: '1' } })).toEqual([message]);
  });

  it('takes no figure from what every object has', () => {
    const indicators = [...INDICATORS, { ...INDICATORS[0]!, code: 'constructor' }];
    const rules = [
      ruleOf(
        'r',
        { type: 'gate' },
        {
          conditions: {
            all: [{ fact: 'value', params: { indicator: 'constructor' }, operator: 'greaterThan', value: 0 }],
          },
        },
      ),
    ];
    const examples = [{ name: 'the example', given: ON_TARGET, expect: { score: '1', payout: '1000' } }];
    const ruleSet = ruleSetOf({ indicators, plans: [planOf('courier', { rules, examples })] });
    expect(runExamples(ruleSet.plans.get('courier')!, ruleSet)).toEqual([]);
  });
});
