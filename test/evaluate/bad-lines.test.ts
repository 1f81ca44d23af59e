import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { evaluated, indicator, indicatorsOf, onTime, planOf, withFolder } from './plan-folder.js';

const FILES = {
  'plan.json': planOf({ uses: ['indicators.json', 'attributes.json'], effectiveTo: '2027-01' }),
  'indicators.json': indicatorsOf(indicator('on-time'), indicator('rating', { unit: 'rating', aggregate: 'mean' })),
  'attributes.json': { id: 'attributes', effectiveFrom: '2026-01', attributes: [{ name: 'grade', type: 'number' }] },
};

const tried = (...lines: readonly (string | Uint8Array)[]) =>
  withFolder(FILES, (folder) => evaluated(join(folder, 'plan.json'), lines));

const observed = (observation: unknown): string => JSON.stringify({ subject: 'A', observations: [observation] });
const having = (attributes: unknown): string => JSON.stringify({ subject: 'A', attributes, observations: [] });
const ON_TIME = { indicator: 'on-time', value: '0.95', source: 'internal' };

describe('a line that cannot be read', () => {
  it.each<[string, string]>([
    ['{"subject":"A"', 'the line is not valid JSON'],
    ['[]', 'the line is not an object'],
    ['null', 'the line is not an object'],
    ['"A"', 'the line is not an object'],
    ['{}', '/subject is missing: it says whom the line is about'],
    ['{"subject":7}', '/subject is not a text'],
    ['{"subject":" "}', '/subject is empty'],
    ['{"subject":"a\\u0000"}', '/subject holds a NUL character'],
    ['{"subject":"\\ud800"}', '/subject holds half of a character (the lone surrogate U+D800)'],
    [JSON.stringify({ subject: 'a'.repeat(201) }), '/subject has more than 200 characters'],
    [
      '{"subject":"A","observation":[]}',
      'the line has "observation", which is not known here: did you mean observations?',
    ],
    ['{"subject":"A","subject":"B"}', 'the line names something twice in one object'],
    ['{"subject":"A","attributes":{"a":"1","a":"2"}}', 'the line names something twice in one object'],
    ['{"subject":"A","attributes":[]}', '/attributes is not an object'],
    ['{"subject":"A","attributes":{"__proto__":"x"}}', '/attributes/__proto__ may not be a name'],
    [having({ role: 7 }), '/attributes/role is a number: write it in quotes, "7"'],
    [having({ role: {} }), '/attributes/role is not a text'],
    [having({ 'a/b': true }), '/attributes/a~1b is not a text'],
    [having({ grade: 'A' }), '/attributes/grade "A" is not a decimal'],
    [having({ salary: '12%' }), '/attributes/salary "12%" is not a decimal'],
    [having({ salary: '-1' }), '/attributes/salary is less than nothing'],
    [having({ 'target-bonus': 'much' }), '/attributes/target-bonus "much" is neither an amount nor a share of salary'],
    [having({ period: '2026-13' }), '/attributes there is no period "2026-13"'],
    [having({ period: '2025-12' }), '/attributes/period the plan does not hold in 2025-12: it holds from 2026-01 until before 2027-01'], // prettier-ignore
    [having({ period: '2027-01' }), '/attributes/period the plan does not hold in 2027-01: it holds from 2026-01 until before 2027-01'], // prettier-ignore
    [having({ 'tenure-months': '-1' }), '/attributes "-1" is not a whole number of months from 0 to 600'],
    ['{"subject":"A","observations":{}}', '/observations is not a list'],
    [observed('on-time'), '/observations/0 is not an object'],
    [observed({ value: '1' }), '/observations/0/indicator is missing: it says what was measured'],
    [observed({ ...ON_TIME, indicator: 'on-tme' }), '/observations/0/indicator there is no indicator "on-tme"; did you mean on-time?'], // prettier-ignore
    [observed({ ...ON_TIME, valu: '1' }), '/observations/0 has "valu", which is not known here: did you mean value?'],
    [observed({ ...ON_TIME, value: 0.95 }), '/observations/0/value is a number: write it in quotes, "0.95"'],
    [observed({ ...ON_TIME, value: [] }), '/observations/0/value is not a text'],
    [observed({ ...ON_TIME, value: '' }), '/observations/0/value is empty: leave it out where there is none'],
    [observed({ ...ON_TIME, value: '9,5' }), '/observations/0/value The value "9,5" has a comma. Write 9.5.'],
    [observed({ ...ON_TIME, value: '1e-1' }), '/observations/0/value The value "1e-1" is written with an exponent. Write 0.1.'], // prettier-ignore
    [observed({ ...ON_TIME, value: 'NaN' }), '/observations/0/value The value "NaN" is not a number. Write a figure in digits, or leave the cell empty if there is none.'], // prettier-ignore
    [observed({ ...ON_TIME, baseline: 'x' }), '/observations/0/baseline The value "x" is not a plain number. Write a figure in digits, or leave the cell empty if there is none.'], // prettier-ignore
    [observed({ ...ON_TIME, sample: '1.5' }), '/observations/0/sample The sample "1.5" is not a whole number of cases. Write how many cases there were.'], // prettier-ignore
    [observed({ ...ON_TIME, source: 'The boss' }), '/observations/0/source "The boss" is not a source'],
    [observed({ indicator: 'on-time', source: 'internal' }), '/observations/0/value The row reports no figure. Give numerator and denominator, or a value. Or leave the row out.'], // prettier-ignore
    [observed({ indicator: 'on-time', numerator: '1' }), '/observations/0/denominator There is a numerator but no denominator. Give both counts, or only a value.'], // prettier-ignore
    [observed({ indicator: 'on-time', numerator: '0', denominator: '0' }), '/observations/0/denominator The denominator is 0: there is nothing to divide by. Leave the row out where there were no cases.'], // prettier-ignore
    [observed({ indicator: 'rating', numerator: '1', denominator: '2' }), '/observations/0/numerator The indicator rating is no ratio of two counts: its figures are taken by value (mean). Give the value, and the number of cases as sample; leave numerator and denominator empty.'], // prettier-ignore
  ])('is told by number and place, and the rest goes on: %s', async (line, error) => {
    const results = await tried(onTime('first', '0.95'), line, onTime('last', '0.95'));
    expect(results[1]).toEqual({ line: 2, error });
    expect(results).toMatchObject([
      { subject: 'first', payout: '1000.00' },
      {},
      { subject: 'last', payout: '1000.00' },
    ]);
  });

  it('may be no text at all', async () => {
    const results = await tried(Uint8Array.of(0xff, 0x0a), onTime('A', '0.95'));
    expect(results).toMatchObject([{ line: 1, error: 'the line is not UTF-8' }, { subject: 'A' }]);
  });

  it('may be nested without end', async () => {
    const [result] = await tried(`{"subject":"A","observations":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    expect(result).toEqual({ line: 1, error: '/observations/0 is not an object' });
  });
});
