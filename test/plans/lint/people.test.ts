/** What lint says of who is on which plan, and of attributes. */
import { describe, expect, it } from '@jest/globals';

import { compare, everybody, lint, places, reason } from './lint-setting.js';

const rule = (name: string, plan: string, conditions: object, priority?: number) => ({
  name,
  conditions,
  event: { type: 'plan', params: { id: plan } },
  ...(priority !== undefined && { priority }),
});
const role = (code: string) => compare('role', 'equal', code);
const senior = { all: [...role('p').all, ...compare('tenure-months', 'greaterThan', 24).all] };
const ELIGIBILITY = 'eligibility.json';

describe('eligibility', () => {
  it('a rule that another goes before wherever it fires, and a plan that nobody comes to so', () => {
    const eligibility = [rule('a', 'p', role('p'), 5), rule('b', 'q', senior)];
    expect(places(lint({ morePlans: ['q'], eligibility }))).toEqual([
      `rule-shadowed ${ELIGIBILITY} /rules/1`,
      'plan-out-of-reach plans/q.json /id',
    ]);
  });

  it('a rule that never fires; that one is for everybody is no fault', () => {
    const impossible = { all: [...role('p').all, ...role('q').all] };
    const eligibility = [
      rule('b', 'q', impossible),
      rule('a', 'p', compare('tenure-months', 'greaterThanInclusive', 0)),
    ];
    expect(places(lint({ morePlans: ['q'], eligibility }))).toEqual([
      `rule-never-fires ${ELIGIBILITY} /rules/0/conditions`,
      'plan-out-of-reach plans/q.json /id',
    ]);
  });

  it('two plans for the same people at one priority', () => {
    const eligibility = [rule('a', 'p', role('p')), rule('b', 'q', senior)];
    expect(lint({ morePlans: ['q'], eligibility })).toMatchObject([
      {
        severity: 'warning',
        code: 'two-plans-possible',
        file: ELIGIBILITY,
        pointer: '/rules/1',
        message: expect.stringContaining('"a" and "b" can fire for the same person'),
      },
    ]);
  });

  it.each<[string, readonly object[]]>([
    ['two roles', [everybody('p'), everybody('q')]],
    ['the same plan', [rule('a', 'p', role('p')), rule('b', 'p', senior), everybody('q')]],
    ['one goes first', [rule('a', 'p', role('p')), rule('b', 'q', senior, 9)]],
    [
      'a third decides wherever both fire',
      [
        rule('a', 'p', role('p')),
        rule('b', 'q', senior),
        rule('c', 'q', compare('tenure-months', 'greaterThan', 20), 9),
      ],
    ],
    [
      'nobody knows whether somebody is in both departments',
      [
        rule('a', 'p', compare('departments', 'contains', 'x')),
        rule('b', 'q', compare('departments', 'contains', 'y')),
      ],
    ],
  ])('none: %s', (name, eligibility) => {
    const found = places(lint({ morePlans: ['q'], eligibility }));
    expect(found.filter((place) => place.startsWith('two-plans'))).toEqual([]);
    if (name !== 'a third decides wherever both fire') expect(found).toEqual([]);
  });
});

describe('attributes', () => {
  const attributes = [
    { name: 'grade', type: 'text' },
    { name: 'region', type: 'text' },
  ];

  it('one that nothing uses', () => {
    const conditions = compare('region', 'equal', 'north');
    const rules = [{ name: 'r', conditions, event: { type: 'add', params: { share: '1%', reason } } }] as never;
    expect(places(lint({ attributes, rules }))).toEqual(['unused-attribute attributes.json /attributes/0/name']);
  });

  it('those that peers share, targets come from or overrides go by are used', () => {
    const parameter = {
      name: 'a',
      unit: 'percent',
      values: [{ is: '1%' }],
      overrides: [{ when: { grade: 'x' }, values: [{ is: '2%' }] }],
    };
    const rules = [
      {
        name: 'r',
        conditions: compare('value', 'lessThan', '$a', { indicator: 'loss' }),
        event: { type: 'add', params: { share: '1%', reason } },
      },
    ] as never;
    const plan = { payout: { of: { attribute: 'region' }, round: { to: '0.01', mode: 'half-up' } } } as never;
    expect(places(lint({ attributes, parameters: [parameter], rules, plan }))).toEqual([]);
  });
});
