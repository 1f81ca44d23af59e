import { describe, expect, test } from '@jest/globals';

import type { AdjustmentEvent, AdjustmentRule } from '../../src/engine/documents.js';
import { COURIER, ORDINARY, POST, scorecardInput, written } from './courier-company.js';

const reason = { en: 'So it is', zh: '如此' };
type Conditions = AdjustmentRule['conditions'];

/** The part of a scorecard about one rule, as one line. */
async function told(conditions: Conditions, event: AdjustmentEvent, figures = ORDINARY as object): Promise<string> {
  const plan = { ...COURIER, rules: [{ name: 'the-rule', conditions, event }] };
  const input = await scorecardInput({ plans: [plan], figures: { 'employee:E-17': { ...figures } } });
  const section = /\nRules\n([\s\S]*?)\n\n/.exec(written(input, 'en'))?.[1] ?? '';
  return section.trim().replace(/\s+/g, ' ');
}

const value = (operator: string, limit: string, indicator = 'on-time') => ({
  fact: 'value',
  params: { indicator },
  operator,
  value: limit,
});
const hold: AdjustmentEvent = { type: 'hold', params: { reason } };
const more: AdjustmentEvent = { type: 'multiply', params: { by: '1.1', reason } };

describe('what became of a rule', () => {
  test('a hold that fired is against the payout, and changes no amount', async () => {
    expect(await told({ all: [value('greaterThan', '90%')] }, hold)).toBe(
      '✗ held So it is (holds the payout) On-time deliveries: 94.86 %; applies above 90 %: 4.86 percentage points beyond',
    );
  });

  test('a cap that was not reached had no effect', async () => {
    const cap: AdjustmentEvent = { type: 'cap', params: { share: '200%', reason } };
    expect(await told({ all: [value('lessThan', '95%')] }, cap)).toContain(
      '– no effect So it is (at most 200 % of target)',
    );
  });

  test('a penalty that fired is against the payout', async () => {
    const less: AdjustmentEvent = { type: 'multiply', params: { by: '0.9', reason } };
    expect(await told({ all: [value('lessThan', '95%')] }, less)).toContain('✗ applied So it is (× 0.9): −262.92');
  });

  test('a limit that was just kept is not shown as if it were reached', async () => {
    const close = { ...ORDINARY, 'on-time': [{ numerator: '949999', denominator: '1000000' }] };
    expect(await told({ all: [value('greaterThanInclusive', '95%')] }, more, close)).toBe(
      '– not met if “So it is”: × 1.1 On-time deliveries: 94.9999 %; applies from 95 %: 0.0001 percentage points short',
    );
  });

  test('what was exactly at the limit is said to be', async () => {
    const at = { ...ORDINARY, 'on-time': [{ numerator: '95', denominator: '100' }] };
    expect(await told({ all: [value('greaterThan', '95%')] }, hold, at)).toContain(
      'applies above 95 %: exactly at the limit',
    );
  });

  test('a rule without its figure says that there is none, or that there are too few cases', async () => {
    const lost = { all: [value('greaterThan', '0.5%', 'loss')] };
    expect(await told(lost, hold, { ...ORDINARY, loss: [] })).toContain(
      '– no data if “So it is”: holds the payout Parcels lost: no data',
    );
    const complaints = { all: [value('greaterThan', '5', 'complaints')] };
    const few = { ...ORDINARY, complaints: [{ numerator: '1', denominator: '150' }] };
    expect(await told(complaints, hold, few)).toContain(
      'Complaints: 150 of the 200 cases needed; applies above 5 per 1,000',
    );
  });
});

describe('of several conditions', () => {
  const late = value('lessThan', '90%');
  const broken = value('greaterThan', '0.2%', 'damaged');

  test('all: the ones that kept the rule from firing are told', async () => {
    const text = await told({ all: [late, broken] }, hold);
    expect(text).toContain('On-time deliveries: 94.86 %; applies below 90 %');
    expect(text).not.toContain('Parcels damaged');
  });

  test('any: the ones that made it fire are told', async () => {
    const text = await told({ any: [late, broken] }, hold);
    expect(text).toContain('Parcels damaged: 0.35 %; applies above 0.2 %');
    expect(text).not.toContain('On-time deliveries');
  });

  test('not: the comparison is told the other way round', async () => {
    expect(await told({ all: [{ not: { any: [late, broken] } }] }, hold)).toContain(
      'Parcels damaged: 0.35 %; applies at 0.2 % or less',
    );
  });
});

test('codes are told by what they stand for, and months of service by no margin', async () => {
  const elsewhere = { fact: 'department', operator: 'equal', value: 'hub' };
  expect(await told({ all: [elsewhere] }, more)).toContain('Department: North depot; applies at City hub');
  const inside = { fact: 'departments', operator: 'contains', value: 'hub' };
  expect(await told({ all: [inside] }, more)).toContain('Departments: North depot and Delivery; applies in City hub');
  const newcomer = { fact: 'tenure-months', operator: 'lessThan', value: 3 };
  expect(await told({ all: [newcomer] }, more)).toMatch(/Months of service: 19; applies below 3$/);
});

describe('what the page refuses or withstands', () => {
  test('words of another rule set are refused', async () => {
    const input = await scorecardInput({ figures: { 'employee:E-17': ORDINARY } });
    const other = await scorecardInput({ plans: [{ ...COURIER, rules: [] }], figures: {} });
    expect(() => written({ ...input, ruleSet: other.ruleSet }, 'en')).toThrow(/is of rule set [0-9a-f]{64}/);
  });

  test('names that would steer a terminal, or would not fit, do neither', async () => {
    const input = await scorecardInput({ figures: { 'employee:E-17': ORDINARY }, assignments: [POST] });
    const names = { role: () => `${'r'.repeat(300)}\u001b[2J`, department: () => 'North\ndepot\u202e' };
    for (const language of ['en', 'zh'] as const) {
      expect(written({ ...input, names, detail: true }, language)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    }
  });

  test('a scorecard is the same whenever it is written', async () => {
    const input = await scorecardInput({ figures: { 'employee:E-17': ORDINARY } });
    expect(written(input, 'zh')).toBe(written(structuredCloneOf(input), 'zh'));
  });
});

const structuredCloneOf = <T extends { explanation: unknown }>(input: T): T => ({
  ...input,
  explanation: JSON.parse(JSON.stringify(input.explanation)) as T['explanation'],
});
