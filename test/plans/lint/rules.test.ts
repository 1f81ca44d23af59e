/** What lint says of rules: those that never or always fire, those that fight, and payouts that fall. */
import { describe, expect, it } from '@jest/globals';

import type { AdjustmentRule, PlanDocument } from '../../../src/engine/documents.js';
import { compare, component, lint, places, reason, valueOf, type Documents } from './lint-setting.js';

const gate = { type: 'gate', params: { reason } } as const;
const cap = (share: string) => ({ type: 'cap', params: { share, reason } }) as const;
const floor = (share: string) => ({ type: 'floor', params: { share, reason } }) as const;
const add = (share: string) => ({ type: 'add', params: { share, reason } }) as const;
const times = (by: string) => ({ type: 'multiply', params: { by, reason } }) as const;

const rule = (name: string, conditions: object, event: object, priority?: number) =>
  ({ name, conditions, event, ...(priority !== undefined && { priority }) }) as unknown as AdjustmentRule;
const withRules = (...rules: readonly AdjustmentRule[]) => lint({ rules });
const all = (...parts: readonly { readonly all: readonly object[] }[]) => ({ all: parts.flatMap((part) => part.all) });

describe('rules that never fire', () => {
  it.each<[string, object, string]>([
    ['a month that there is not', compare('month', 'equal', 13), '"month" equal "13" never holds.'],
    ['half a month', compare('tenure-months', 'in', ['0.5']), '"tenure-months" in "0.5" never holds.'],
    [
      'two bounds',
      all(valueOf('on-time', 'lessThan', '50%'), valueOf('on-time', 'greaterThan', '60%')),
      '"value" of "on-time" lessThan "50%" and "value" of "on-time" greaterThan "60%" are never both so.',
    ],
    ['two roles at once', all(compare('role', 'equal', 'a'), compare('role', 'equal', 'b')), 'never both so'],
    ['no role among others', all(compare('role', 'equal', 'a'), compare('role', 'notIn', ['a', 'b'])), 'never both so'],
    [
      'an attainment beyond the curve',
      compare('attainment', 'greaterThan', 1, { component: 'on-time' }),
      'never holds',
    ],
    ['a score beyond the curves', compare('score', 'greaterThan', '1.01'), 'never holds'],
    ['a negative sample', compare('sample', 'lessThan', 0, { indicator: 'loss' }), 'never holds'],
    [
      'a department and not',
      {
        all: [
          ...compare('departments', 'contains', 'north').all,
          ...compare('departments', 'doesNotContain', 'north').all,
        ],
      },
      'never both so',
    ],
    [
      'the opposite of itself',
      { all: [compare('month', 'equal', 6), { not: compare('month', 'equal', 6) }] },
      'contradict',
    ],
    [
      'a decorator that says the opposite',
      all(compare('month', 'equal', 6), compare('month', 'not:in', [6, 7])),
      'never both so',
    ],
  ])('%s', (_, conditions, message) => {
    const findings = withRules(rule('r', conditions, add('1%')));
    expect(places(findings)).toEqual(['rule-never-fires /rules/0/conditions']);
    expect(findings[0]?.message).toContain(message);
  });

  it.each<[string, object]>([
    ['missing data', { all: [{ not: valueOf('on-time', 'greaterThanInclusive', 0) }] }],
    ['one of several', { any: [...compare('month', 'equal', 13).all, ...compare('month', 'equal', 6).all] }],
    [
      'lists of which nothing is known',
      all(compare('departments', 'contains', 'a'), compare('departments', 'contains', 'b')),
    ],
    ['the end of the range', valueOf('attitude', 'greaterThanInclusive', 5)],
  ])('none: %s', (_, conditions) => {
    expect(withRules(rule('r', conditions, add('1%')))).toEqual([]);
  });

  it('a shared one once, where it stands', () => {
    const shared = { rules: [rule('s', compare('month', 'greaterThan', 12), add('1%'))] };
    expect(places(lint({ shared, rules: [{ use: 's' }] }))).toEqual([
      'rule-never-fires shared/all.json /rules/0/conditions',
    ]);
  });

  it('a shared one only on the plan that makes it so, and by the condition that it names', () => {
    const shared = {
      conditions: { high: compare('score', 'greaterThan', 2) },
      rules: [rule('s', { all: [{ condition: 'high' }] }, add('1%'))],
    };
    expect(places(lint({ shared, rules: [{ use: 's' }] }))).toEqual(['rule-never-fires /rules/0']);
  });

  it('tells the parameters', () => {
    const limit = { name: 'limit', unit: 'count', values: [{ is: '13' }] };
    const [finding] = lint({ parameters: [limit], rules: [rule('r', compare('month', 'equal', '$limit'), add('1%'))] });
    expect(finding?.message).toMatch(/Here "\$limit" is 13 from 2026-01\.$/);
  });
});

describe('rules that always fire', () => {
  it.each<[string, object]>([
    ['all months', compare('month', 'greaterThanInclusive', 1)],
    ['each value', valueOf('loss', 'lessThanInclusive', '100%')],
    [
      'either',
      { any: [...valueOf('loss', 'lessThan', '50%').all, ...valueOf('loss', 'greaterThanInclusive', '50%').all] },
    ],
    ['not two', { any: [...compare('role', 'notEqual', 'a').all, ...compare('role', 'notEqual', 'b').all] }],
  ])('%s', (_, conditions) => {
    const findings = withRules(rule('r', conditions, add('1%')));
    expect(places(findings)).toEqual(['rule-always-fires /rules/0/conditions']);
    expect(findings[0]?.message).toContain('except where data are missing');
  });
});

describe('rules that fight', () => {
  const late = valueOf('on-time', 'lessThan', '50%');
  const veryLate = valueOf('on-time', 'lessThan', '40%');

  it('one that fires only where a gate does', () => {
    expect(places(withRules(rule('g', late, gate), rule('f', veryLate, floor('20%'))))).toEqual([
      'no-effect-beside-gate /rules/1',
    ]);
    expect(withRules(rule('g', veryLate, gate), rule('f', late, floor('20%')))).toEqual([]);
  });

  it('a cap below a floor that comes later, and the other way round', () => {
    const few = compare('tenure-months', 'lessThan', 3);
    const findings = withRules(rule('c', late, cap('60%'), 9), rule('f', few, floor('80%'), 5));
    expect(places(findings)).toEqual(['limits-contradict /rules/0']);
    expect(findings[0]?.message).toContain('The cap "c" (60%) and the floor "f" (80%) can fire together');
    expect(places(withRules(rule('c', late, cap('60%'), 5), rule('f', few, floor('80%'), 9)))).toEqual([
      'limits-contradict /rules/1',
    ]);
  });

  it.each<[string, readonly AdjustmentRule[]]>([
    ['a floor below the cap', [rule('c', late, cap('60%'), 9), rule('f', veryLate, floor('50%'))]],
    [
      'never together',
      [rule('c', late, cap('60%'), 9), rule('f', valueOf('on-time', 'greaterThan', '60%'), floor('80%'))],
    ],
    [
      'not certain: a score',
      [rule('c', late, cap('60%'), 9), rule('f', compare('score', 'lessThan', '0.2'), floor('80%'))],
    ],
  ])('none: %s', (_, rules) => {
    expect(withRules(...rules)).toEqual([]);
  });

  const beside = (payout: Documents['payout'], ...rules: readonly AdjustmentRule[]) => places(lint({ payout, rules }));

  it("a limit beyond the plan's own", () => {
    const nobody = { cap: '120%', floor: '20%' };
    expect(beside(nobody, rule('r', late, cap('120%')))).toEqual(['limit-without-effect /rules/0']);
    expect(beside(nobody, rule('r', late, floor('10%')))).toEqual(['limit-without-effect /rules/0']);
    // What comes after it can make it matter.
    expect(beside(nobody, rule('r', late, cap('130%'), 9), rule('s', veryLate, times('0.5')))).toEqual([]);
    expect(
      beside(nobody, rule('r', late, floor('20%'), 9), rule('s', compare('month', 'equal', 6), add('10%'))),
    ).toEqual([]);
  });

  it("a limit against the plan's own", () => {
    expect(beside({ floor: '50%' }, rule('r', late, cap('40%')))).toEqual(['limits-contradict /rules/0']);
    expect(beside({ cap: '100%' }, rule('r', late, floor('110%')))).toEqual(['limits-contradict /rules/0']);
  });
});

describe('payouts that fall though something gets better', () => {
  const good = valueOf('on-time', 'greaterThan', '90%');
  const PAY_FALLS = ['pay-falls /rules/0'];

  it.each<[string, AdjustmentRule]>([
    ['a gate', rule('r', good, gate)],
    ['a factor below 1', rule('r', good, times('0.8'))],
    ['a cap', rule('r', good, cap('50%'))],
    ['an amount taken away', rule('r', good, add('-5%'))],
    ['an attainment', rule('r', compare('attainment', 'greaterThan', '0.9', { component: 'on-time' }), times('0.9'))],
    ['where less is better', rule('r', valueOf('loss', 'lessThan', '1%'), gate)],
    ['an extra that ends', rule('r', valueOf('on-time', 'lessThan', '90%'), add('5%'))],
    ['beside something else', rule('r', all(good, valueOf('attitude', 'lessThan', 2)), times('0.9'))],
  ])('%s', (_, given) => {
    expect(places(withRules(given))).toEqual(PAY_FALLS);
  });

  it('tells where, and what to do', () => {
    expect(withRules(rule('r', good, times('0.8')))).toMatchObject([
      {
        severity: 'warning',
        message:
          'Pay can fall though "on-time" gets better: the rule "r" (multiply by 0.8) begins to fire as it passes 90 %, ' +
          'and higher is better.',
        advice: expect.stringContaining('Turn the comparison round'),
      },
    ]);
  });

  it.each<[string, readonly AdjustmentRule[]]>([
    ['what is worse is paid less', [rule('r', valueOf('on-time', 'lessThan', '90%'), gate)]],
    ['a floor for those who are worse', [rule('r', valueOf('on-time', 'lessThan', '20%'), floor('30%'))]],
    ['a cap that nobody there could reach', [rule('r', good, cap('100%'))]],
    [
      'a milder rule in place of a stricter one',
      [
        rule(
          'r',
          all(valueOf('on-time', 'greaterThanInclusive', '50%'), valueOf('on-time', 'lessThan', '70%')),
          cap('40%'),
        ),
        rule('s', valueOf('on-time', 'lessThan', '50%'), gate),
      ],
    ],
    ['nothing that gets better', [rule('r', compare('month', 'equal', 6), times('0.5'))]],
  ])('none: %s', (_, rules) => {
    expect(withRules(...rules)).toEqual([]);
  });

  it('not where the curve gains more than the rule takes', () => {
    const components: PlanDocument['components'] = [
      component({ attainment: { bands: [{ is: '0.9' }, { from: '90%', is: '1' }] } }),
    ];
    const from = (by: string) => rule('r', valueOf('on-time', 'greaterThanInclusive', '90%'), times(by));
    expect(places(lint({ components, rules: [from('0.95')] }))).toEqual([]);
    expect(places(lint({ components, rules: [from('0.85')] }))).toEqual(PAY_FALLS);
  });
});
