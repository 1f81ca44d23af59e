import { describe, expect, test } from '@jest/globals';

import type { AdjustmentRule } from '../../src/engine/documents.js';
import type { Language } from '../../src/explanations/languages.js';
import { toldOperator } from '../../src/explanations/told-operator.js';
import { COURIER, ORDINARY, scorecardInput, written } from './courier-company.js';

type Conditions = AdjustmentRule['conditions'];
type NamedInDocument = Readonly<Record<string, Conditions>>;
const event = { type: 'hold' as const, params: { reason: { en: 'So it is', zh: '如此' } } };

/** What is told of one rule's conditions, as one line. */
async function told(conditions: Conditions, language: Language, named: NamedInDocument = {}): Promise<string> {
  const plan = { ...COURIER, rules: [{ name: 'the-rule', conditions, event }] };
  const input = await scorecardInput({ plans: [plan], figures: { 'employee:E-17': { ...ORDINARY } }, named });
  const text = written(input, language);
  const section = /\n(?:Rules|规则)\n([\s\S]*?)\n\n/.exec(text)?.[1] ?? '';
  return section.trim().replace(/\s+/g, ' ');
}

const compared = (fact: string, operator: string, value: unknown, path?: string) => ({
  all: [{ fact, operator, value, ...(path !== undefined && { path }) }],
});

describe('a decorated operator, told', () => {
  test.each([
    ['not:lessThan', { operator: 'greaterThanInclusive' }],
    ['not:not:lessThan', { operator: 'lessThan' }],
    ['swap:lessThan', { operator: 'greaterThan' }],
    ['not:swap:lessThan', { operator: 'lessThanInclusive' }],
    ['swap:contains', { operator: 'in' }],
    ['swap:not:in', { operator: 'doesNotContain' }],
    ['someFact:equal', { operator: 'equal', ofFact: 'some' }],
    ['not:someFact:equal', { operator: 'notEqual', ofFact: 'every' }],
    ['someFact:not:equal', { operator: 'notEqual', ofFact: 'some' }],
    ['everyValue:notEqual', { operator: 'notEqual', ofValues: 'every' }],
    ['swap:someFact:equal', { operator: 'equal', ofValues: 'some' }],
    ['someFact:everyValue:equal', { operator: 'equal', ofFact: 'some', ofValues: 'every' }],
  ])('%s', (operator, plain) => {
    expect(toldOperator(operator, false)).toEqual(plain);
  });

  test('under a not it says the opposite', () => {
    expect(toldOperator('someFact:lessThan', true)).toEqual({ operator: 'greaterThanInclusive', ofFact: 'every' });
  });

  test('in English and Chinese', async () => {
    const some = compared('departments', 'someFact:in', ['delivery', 'hub']);
    expect(await told(some, 'en')).toContain('applies for Delivery or City hub, as soon as one of them is');
    expect(await told(some, 'zh')).toContain('任意一项为 Delivery或City hub 时适用');
    const every = compared('departments', 'not:someFact:equal', 'hub');
    expect(await told(every, 'en')).toContain('applies except at City hub, if every one of them is');
    expect(await told(every, 'zh')).toContain('每一项均不为 City hub 时适用');
    const both = compared('departments', 'everyValue:contains', ['delivery', 'hub']);
    expect(await told(both, 'en')).toContain('applies in Delivery and City hub');
    expect(await told(both, 'zh')).toContain('属于 Delivery、City hub 时适用');
  });

  test('with one item of a list', async () => {
    const first = compared('departments', 'equal', 'hub', '$[0]');
    expect(await told(first, 'en')).toContain('Departments, no. 1: North depot; applies at City hub');
    expect(await told(first, 'zh')).toContain('所属部门第 1 项：North depot；为 City hub 时适用');
  });
});

describe('a condition that stands there by its name', () => {
  const named = { 'in-the-hub': { any: [{ fact: 'departments', operator: 'contains', value: 'hub' }] } };

  test('is told as what it stands for', async () => {
    const conditions = { all: [{ condition: 'in-the-hub' }] } as Conditions;
    expect(await told(conditions, 'en', named)).toContain('applies in City hub');
    expect(await told(conditions, 'zh', named)).toContain('属于 City hub 时适用');
    expect(await told({ not: { condition: 'in-the-hub' } }, 'en', named)).toContain('applies outside City hub');
  });
});
