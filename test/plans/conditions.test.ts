/** What conditions may say at the door: decorators, paths and names, and what is refused of them, where and why. */
import { beforeAll, describe, expect, it } from '@jest/globals';

import type { Finding } from '../../src/engine/finding.js';
import { checkRuleFiles } from '../../src/plans/check/check-rule-files.js';
import type { RuleFile } from '../../src/plans/rule-files.js';
import { fixtureFiles, laidOver, withChange } from './fixture-files.js';

let ok: readonly RuleFile[] = [];
beforeAll(async () => {
  ok = await fixtureFiles('ok');
});

type Conditions = Readonly<Record<string, unknown>>;

/** The good documents with other conditions of the courier's loss gate, and with named ones in a shared document. */
function check(gate: Conditions, named?: Conditions, more: readonly RuleFile[] = []): readonly Finding[] {
  const shared = { id: 'conditions', effectiveFrom: '2025-10', conditions: named };
  const files = named ? laidOver(ok, [{ path: 'shared/conditions.json', text: JSON.stringify(shared) }, ...more]) : ok;
  return checkRuleFiles(
    withChange(files, 'plans/courier.json', (text) => {
      const plan = JSON.parse(text) as { rules: { conditions: Conditions }[] };
      plan.rules[1]!.conditions = gate;
      return JSON.stringify(plan);
    }),
  ).findings;
}

const said = (findings: readonly Finding[]) =>
  findings.map(({ code, file = '', pointer = '', message, advice }) => [code, `${file}#${pointer}`, message, advice]);
const only = (comparison: Conditions): Conditions => ({ all: [comparison] });
const AT = 'plans/courier.json#/rules/1/conditions';

describe('decorators, paths and names that suit what they stand at', () => {
  it.each<Conditions>([
    { fact: 'departments', operator: 'someFact:equal', value: 'north' },
    { fact: 'departments', operator: 'everyFact:in', value: ['north', 'south'] },
    { fact: 'departments', operator: 'not:someFact:in', value: ['north', 'south'] },
    { fact: 'departments', operator: 'someValue:contains', value: ['north', 'south'] },
    { fact: 'departments', operator: 'everyValue:contains', value: ['north', 'south'] },
    { fact: 'departments', operator: 'swap:in', value: 'north' },
    { fact: 'departments', operator: 'swap:someValue:equal', value: 'north' },
    { fact: 'role', operator: 'swap:contains', value: ['courier', 'packer'] },
    { fact: 'role', operator: 'someValue:equal', value: ['courier', 'packer'] },
    { fact: 'score', operator: 'not:lessThan', value: '90%' },
    { fact: 'score', operator: 'everyValue:greaterThan', value: ['50%', 0.75] },
    { fact: 'score', operator: 'swap:lessThan', value: 1 },
    { fact: 'departments', path: '$[0]', operator: 'equal', value: 'north' },
    { fact: 'departments', path: '$', operator: 'contains', value: 'north' },
  ])('pass: %j', (comparison) => {
    expect(said(check(only(comparison)))).toEqual([]);
  });

  it('pass as a name at the outside, inside, and in another named condition', () => {
    const named = {
      'in-peak-season': only({ fact: 'month', operator: 'in', value: [11, 12] }),
      'peak-for-couriers': {
        all: [{ condition: 'in-peak-season' }, { fact: 'role', operator: 'equal', value: 'courier' }],
      },
    };
    expect(said(check({ condition: 'peak-for-couriers' }, named))).toEqual([]);
    expect(said(check({ not: { condition: 'in-peak-season' } }, named))).toEqual([]);
  });
});

describe('decorators, paths and names that do not', () => {
  it.each<[Conditions, string, string, string]>([
    [
      { fact: 'role', operator: 'someFact:equal', value: 'x' },
      'operator-does-not-fit /operator',
      '"someFact:" goes through a list, but "role" is text.',
      'Leave "someFact:" out.',
    ],
    [
      { fact: 'role', operator: 'everyValue:equal', value: 'x' },
      'value-does-not-fit /value',
      '"everyValue:" goes through a list of values, and here stands one value.',
      'Write [ … ], or leave "everyValue:" out.',
    ],
    [
      { fact: 'departments', operator: 'someFact:greaterThan', value: '1' },
      'operator-does-not-fit /operator',
      '"someFact:greaterThan" compares numbers, but "departments" is text.',
      'Use equal, or in with a list of values.',
    ],
    [
      { fact: 'role', operator: 'swap:contains', value: 'x' },
      'value-does-not-fit /value',
      '"swap:contains" needs a list of values.',
      'Write [ … ], or use equal.',
    ],
    [
      { fact: 'role', operator: 'someValue:equal', value: [] },
      'empty-list /value',
      '"someValue:equal" looks in an empty list.',
      'Name at least one value.',
    ],
    [
      { fact: 'score', operator: 'not:greaterThan', value: 'high' },
      'value-does-not-fit /value',
      '"score" is a number, but "high" is not a decimal.',
      'Write a decimal such as "0.03", "3%" or 12.',
    ],
    [
      { fact: 'role', path: '$[0]', operator: 'equal', value: 'x' },
      'path-does-not-fit /path',
      'The path "$[0]" leads nowhere: "role" is text and has no inside.',
      'Leave the path out.',
    ],
    [
      { fact: 'departments', path: '$.name', operator: 'equal', value: 'x' },
      'path-does-not-fit /path',
      'The path "$.name" leads nowhere: "departments" is a list of texts.',
      'Write the place of an item, counted from 0: "$[0]".',
    ],
  ])('%j', (comparison, place, message, advice) => {
    const [code, pointer] = place.split(' ');
    expect(said(check(only(comparison)))).toEqual([[code, `${AT}/all/0${pointer ?? ''}`, message, advice]]);
  });

  it.each([
    ['some:equal', 'not-a-decorated-operator'],
    ['not:not:not:not:not:equal', 'not-a-decorated-operator'],
    ['not:', 'not-a-decorated-operator'],
    ['toString:equal', 'not-a-decorated-operator'],
    ['equals', 'unknown-operator'],
    ['constructor', 'unknown-operator'],
  ])('the operator %s is refused, and what may stand there is said', (operator, code) => {
    const [finding, ...others] = check(only({ fact: 'role', operator, value: 'x' }));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code, pointer: '/rules/1/conditions/all/0/operator' });
    expect(finding?.advice).toBeDefined();
  });

  it.each(['$..a', '$[?(@)]', '$[(@.length-1)]', '$.*', '$.__proto__', "$['constructor']", 'departments', '$[0:1]'])(
    'the path %s is refused',
    (path) => {
      expect(check(only({ fact: 'departments', path, operator: 'equal', value: 'x' }))).toMatchObject([
        { code: 'not-a-path', pointer: '/rules/1/conditions/all/0/path' },
      ]);
    },
  );

  it.each([
    ['priority', 5, 'priority-refused'],
    ['name', 'x', 'name-refused'],
  ])('a %s within a condition is refused', (key, value, code) => {
    const comparison = { fact: 'role', operator: 'equal', value: 'x', [key]: value };
    expect(check(only(comparison))).toMatchObject([{ code, pointer: `/rules/1/conditions/all/0/${key}` }]);
  });
});

describe('names of conditions', () => {
  const comparison = { fact: 'month', operator: 'in', value: [11, 12] };
  const score = { fact: 'score', operator: 'lessThan', value: '1' };

  it('must be declared', () => {
    expect(said(check({ condition: 'in-peak-seson' }, { 'in-peak-season': only(comparison) }))).toEqual([
      [
        'unknown-condition',
        `${AT}/condition`,
        'There is no condition "in-peak-seson".',
        'Did you mean in-peak-season?',
      ],
    ]);
    expect(check({ any: [{ condition: 'to-string' }] })).toMatchObject([
      { code: 'unknown-condition', pointer: '/rules/1/conditions/any/0/condition' },
    ]);
  });

  it('stand beside nothing else', () => {
    const both = { condition: 'peak', fact: 'month', operator: 'in', value: [11] };
    expect(check(only(both), { peak: only(comparison) })).toMatchObject([
      { code: 'more-than-one-of', pointer: '/rules/1/conditions/all/0' },
    ]);
  });

  it('are declared once in all shared documents', () => {
    const again = { id: 'again', effectiveFrom: '2025-10', conditions: { peak: only(comparison) } };
    const more = [{ path: 'shared/again.json', text: JSON.stringify(again) }];
    expect(check({ condition: 'peak' }, { peak: only(comparison) }, more)).toMatchObject([
      { code: 'duplicate-condition', file: 'shared/conditions.json', pointer: '/conditions/peak' },
    ]);
  });

  it.each<[string, Conditions, string[]]>([
    ['to itself', { a: { not: { condition: 'a' } } }, ['/conditions/a']],
    ['in a circle', { a: only({ condition: 'b' }), b: only({ condition: 'a' }) }, ['/conditions/a', '/conditions/b']],
  ])('may not come back %s', (_, named, pointers) => {
    const findings = check({ condition: 'a' }, named);
    expect(findings.map(({ code, pointer }) => [code, pointer])).toEqual(
      pointers.map((pointer) => ['circular-condition', pointer]),
    );
  });

  it('may not come to more comparisons than anybody could read', () => {
    const named: Record<string, unknown> = { c0: only(comparison) };
    for (let i = 1; i < 40; i += 1) named[`c${i}`] = { all: [{ condition: `c${i - 1}` }, { condition: `c${i - 1}` }] };
    const findings = check({ condition: 'c39' }, named);
    expect(findings.map(({ code }) => code)).toContain('condition-too-large');
    expect(findings).toContainEqual(expect.objectContaining({ pointer: '/rules/1/conditions' }));
  });

  it('have content like that of any condition: a fact that does not exist is named at its place', () => {
    expect(check({ condition: 'odd' }, { odd: only({ fact: 'rolle', operator: 'equal', value: 'x' }) })).toMatchObject([
      { code: 'unknown-fact', file: 'shared/conditions.json', pointer: '/conditions/odd/all/0/fact' },
    ]);
  });

  it('bring the components that they ask for into the plan that refers to them', () => {
    const attained = { fact: 'attainment', params: { component: 'nothing' }, operator: 'lessThan', value: '1' };
    expect(check({ condition: 'low' }, { low: only(attained) })).toMatchObject([
      {
        code: 'unknown-component',
        pointer: '/rules/1/conditions/condition',
        message: 'The condition "low" asks for the component "nothing", which this plan does not have.',
      },
    ]);
  });

  it('may stand in eligibility where they ask only for what is known of an employee', () => {
    const eligible = (name: string) =>
      checkRuleFiles(
        withChange(
          laidOver(ok, [
            {
              path: 'shared/conditions.json',
              text: JSON.stringify({
                id: 'conditions',
                effectiveFrom: '2025-10',
                conditions: { peak: only(comparison), low: only(score), deep: { any: [{ condition: 'low' }] } },
              }),
            },
          ]),
          'eligibility.json',
          (text) => {
            const document = JSON.parse(text) as { rules: { conditions: Conditions }[] };
            document.rules[0]!.conditions = { condition: name };
            return JSON.stringify(document);
          },
        ),
      ).findings;
    expect(said(eligible('peak'))).toEqual([]);
    expect(said(eligible('deep'))).toEqual([
      [
        'fact-not-available',
        'eligibility.json#/rules/0/conditions/condition',
        'The condition "deep" asks for "score", which exists only in adjustment rules.',
        'Refer to one that asks only for facts about the employee.',
      ],
    ]);
  });

  it('take no parameters', () => {
    const named = { low: only({ ...score, value: '$low-score' }) };
    expect(check({ condition: 'low' }, named).map(({ code, pointer }) => `${code} ${pointer ?? ''}`)).toContain(
      'parameter-in-condition /conditions/low/all/0/value',
    );
  });

  it('are stored with their numbers as exact text', () => {
    const files = laidOver(ok, [
      {
        path: 'shared/conditions.json',
        text: JSON.stringify({
          id: 'c',
          effectiveFrom: '2025-10',
          conditions: { low: only({ ...score, value: 0.5 }) },
        }),
      },
    ]);
    const document = checkRuleFiles(files).documents.find(({ path }) => path === 'shared/conditions.json');
    expect(document?.canonical).toContain(
      '"conditions":{"low":{"all":[{"fact":"score","operator":"lessThan","value":"0.5"}]}}',
    );
  });
});
