import { describe, expect, it } from '@jest/globals';

import { KnownCodes } from '../../src/metrics/known-codes.js';
import type { ReportedFigure } from '../../src/metrics/observation-figure.js';
import { readObservationRow } from '../../src/metrics/observation-row.js';
import { RowProblem } from '../../src/ingestion/row-problem.js';
import { indicators } from './company.js';

const known = new KnownCodes(indicators, new Set(['E0412', 'E0413', '仓库-7']), new Set(['north', 'south-depot']));
const good = { indicator: 'on-time', subject: 'employee:E0412', period: '2026-10', value: '0.949', source: 'internal' };

const read = (cells: Record<string, string>, defaultSource = ''): ReportedFigure | RowProblem =>
  readObservationRow(new Map(Object.entries({ ...good, ...cells })), known, defaultSource);

const figure = (cells: Record<string, string>, defaultSource = ''): ReportedFigure => {
  const result = read(cells, defaultSource);
  if (result instanceof RowProblem) throw new Error(result.reason);
  return result;
};

const problem = (cells: Record<string, string>, defaultSource = ''): RowProblem => {
  const result = read(cells, defaultSource);
  if (result instanceof RowProblem) return result;
  throw new Error(`taken in: ${JSON.stringify(result)}`);
};

describe('a row of observations', () => {
  it('becomes a figure with canonical decimals', () => {
    expect(figure({ value: '00.94900', sample: '030', reference: 'ticket 7' })).toEqual({
      indicator: 'on-time',
      subjectKind: 'employee',
      subject: 'E0412',
      period: '2026-10',
      day: '',
      source: 'internal',
      value: '0.949',
      numerator: null,
      denominator: null,
      sample: '30',
      reference: 'ticket 7',
      baseline: null,
    });
  });

  it('takes a baseline as it takes a value', () => {
    expect(figure({ baseline: '00.910' }).baseline).toBe('0.91');
    expect(figure({ baseline: '91%' }).baseline).toBe('0.91');
    expect(figure({ value: '', numerator: '1', denominator: '2', baseline: '-0.5' })).toMatchObject({
      value: null,
      baseline: '-0.5',
    });
  });

  it('takes a day for the month that it lies in', () => {
    expect(figure({ period: '2026-10-17' })).toMatchObject({ period: '2026-10', day: '2026-10-17' });
    expect(figure({ period: '2024-02-29' })).toMatchObject({ period: '2024-02', day: '2024-02-29' });
  });

  it('takes departments, and codes in any script', () => {
    expect(figure({ subject: 'department:north' })).toMatchObject({ subjectKind: 'department', subject: 'north' });
    expect(figure({ subject: 'employee:仓库-7' })).toMatchObject({ subject: '仓库-7' });
  });

  it.each([
    ['94.9%', '0.949'],
    ['100%', '1'],
    ['-0', '0'],
    ['0.0', '0'],
    ['+1.50', '1.5'],
    ['123456789012345678901234567890.123456789012345678901234567891', undefined],
  ])('keeps %s exactly', (value, stored) => {
    expect(figure({ value }).value).toBe(stored ?? value);
  });

  it('takes counts alone, a value alone, and both where they agree to the decimals of the value', () => {
    expect(figure({ value: '', numerator: '949', denominator: '1000.0' })).toMatchObject({
      value: null,
      numerator: '949',
      denominator: '1000',
    });
    const both = (value: string, numerator: string, denominator: string) =>
      figure({ value, numerator, denominator }).value;
    expect(both('0.67', '2', '3')).toBe('0.67');
    expect(both('66.7%', '2', '3')).toBe('0.667');
    expect(both('0.125', '1', '8')).toBe('0.125');
    expect(both('0.13', '1', '8')).toBe('0.13');
    expect(figure({ indicator: 'complaints', value: '4.2', numerator: '21', denominator: '5000' }).value).toBe('4.2');
  });

  it('takes values out of the range of the unit: preflight names them', () => {
    expect(figure({ value: '1.2' }).value).toBe('1.2');
    expect(figure({ value: '', numerator: '12', denominator: '10' }).numerator).toBe('12');
  });

  it('takes the source of the row before that of the file', () => {
    expect(figure({ source: '' }, 'third-party').source).toBe('third-party');
    expect(figure({ source: 'survey' }, 'third-party').source).toBe('survey');
  });

  it.each([
    [
      { indicator: 'on-tme' },
      'indicator',
      'unknown-indicator',
      'There is no indicator "on-tme".',
      'Did you mean on-time?',
    ],
    [
      { indicator: 'On Time' },
      'indicator',
      'unknown-indicator',
      'There is no indicator "On Time".',
      'Did you mean on-time?',
    ],
    [{ indicator: '' }, 'indicator', 'indicator-missing', 'names no indicator', 'Write its code'],
    [
      { subject: 'employee:e-412' },
      'subject',
      'unknown-employee',
      'There is no employee "e-412".',
      'Did you mean E0412?',
    ],
    [
      { subject: 'employee:E0414' },
      'subject',
      'unknown-employee',
      'There is no employee "E0414".',
      'Load the employee first',
    ],
    [
      { subject: 'department:sout-depot' },
      'subject',
      'unknown-department',
      'no department "sout-depot"',
      'south-depot?',
    ],
    [{ subject: 'E0412' }, 'subject', 'subject-malformed', '"E0412" names neither', 'Write employee:E0412.'],
    [{ subject: 'person:E0412' }, 'subject', 'subject-malformed', 'names neither', 'employee:CODE or department:CODE'],
    [{ subject: '' }, 'subject', 'subject-malformed', 'names no subject', 'employee:CODE'],
    [{ period: '2026-13' }, 'period', 'no-such-period', '"2026-13" is not a month or a day', '2026-10-17'],
    [{ period: '2026-02-30' }, 'period', 'no-such-period', '"2026-02-30" is not a month or a day', '2026-10-17'],
    [{ period: '10/2026' }, 'period', 'no-such-period', '"10/2026" is not', '2026-10'],
    [{ period: '' }, 'period', 'period-missing', 'names no period', '2026-10'],
    [{ value: 'NaN' }, 'value', 'no-decimal', 'The value "NaN" is not a number.', 'leave the cell empty'],
    [{ value: 'Infinity' }, 'value', 'no-decimal', 'The value "Infinity" is not a number.', 'digits'],
    [{ value: '1e400' }, 'value', 'no-decimal', '"1e400" is written with an exponent', 'at most 30 digits'],
    [{ value: '1,234' }, 'value', 'no-decimal', '"1,234" has a comma', 'Write 1234, or 1.234'],
    [{ value: '１２' }, 'value', 'no-decimal', 'other characters than the plain digits', 'Write 12.'],
    [{ value: '4%', indicator: 'attitude' }, 'value', 'no-decimal', '"4%" is a share, not a figure', '0.04'],
    [{ value: '', numerator: '3%', denominator: '4' }, 'numerator', 'no-decimal', '"3%" is a share', '0.03'],
    [{ value: '', numerator: '1', denominator: 'NaN' }, 'denominator', 'no-decimal', '"NaN" is not a number', 'digits'],
    [{ value: '' }, 'value', 'figure-missing', 'reports no figure', 'Give numerator and denominator, or a value.'],
    [{ value: '', indicator: 'sales' }, 'value', 'figure-missing', 'reports no figure', 'Give a value.'],
    [
      { value: '', numerator: '3' },
      'denominator',
      'counts-incomplete',
      'a numerator but no denominator',
      'both counts',
    ],
    [{ denominator: '3' }, 'numerator', 'counts-incomplete', 'a denominator but no numerator', 'both counts'],
    [
      { value: '', numerator: '0', denominator: '0' },
      'denominator',
      'denominator-zero',
      'The denominator is 0',
      'no cases',
    ],
    [
      { value: '', numerator: '1', denominator: '-2' },
      'denominator',
      'denominator-negative',
      '-2 is negative',
      'Correct',
    ],
    [
      { indicator: 'attitude', value: '', numerator: '9', denominator: '2' },
      'numerator',
      'counts-not-taken',
      'attitude is no ratio of two counts: its figures are taken by value (mean)',
      'Give the value, and the number of cases as sample',
    ],
    [
      { value: '0.95', numerator: '94', denominator: '100' },
      'value',
      'value-disagrees',
      'The value is 0.95, but 94 ÷ 100 is 0.94.',
      'leave the value out',
    ],
    [
      { indicator: 'complaints', value: '0.0042', numerator: '21', denominator: '5000' },
      'value',
      'value-disagrees',
      'The value is 0.0042, but 21 ÷ 5000 × 1000 is 4.2.',
      'Correct the value',
    ],
    [
      { value: '0.66', numerator: '2', denominator: '3' },
      'value',
      'value-disagrees',
      '2 ÷ 3 is 0.666666666667 (rounded).',
      'Correct',
    ],
    [{ baseline: '1,5' }, 'baseline', 'no-decimal', 'The baseline "1,5" has a comma', 'Write 1.5'],
    [
      { baseline: '4%', indicator: 'attitude' },
      'baseline',
      'no-decimal',
      'The baseline "4%" is a share, not a figure',
      '0.04',
    ],
    [{ value: '', baseline: '0.9' }, 'value', 'figure-missing', 'reports no figure', 'or a value'],
    [{ sample: '-1' }, 'sample', 'sample-malformed', '"-1" is not a whole number of cases', 'how many cases'],
    [{ sample: '3.5' }, 'sample', 'sample-malformed', '"3.5" is not a whole number of cases', 'how many cases'],
    [{ sample: 'n/a' }, 'sample', 'sample-malformed', '"n/a" is not a number', 'leave the cell empty'],
    [{ sample: '9999999999999999' }, 'sample', 'sample-malformed', 'more than 15 digits', 'how many cases'],
    [{ source: '' }, 'source', 'source-missing', 'does not say who reports', '--source'],
    [{ source: 'Third Party' }, 'source', 'source-malformed', '"Third Party" is not the name', 'Write third-party.'],
    [{ source: '质检' }, 'source', 'source-malformed', '"质检" is not the name', 'Lower-case letters'],
    [{ source: 'x'.repeat(41) }, 'source', 'source-malformed', 'is not the name', 'at most 40'],
    [{ reference: 'x'.repeat(201) }, 'reference', 'reference-too-long', 'has 201 characters', 'At most 200'],
    [{ reference: 'a\u0007' }, 'reference', 'unreadable-character', 'U+0007', 'Remove it'],
  ])('refuses %j', (cells, column, code, reason, advice) => {
    const found = problem(cells);
    expect(found).toMatchObject({ column, code });
    expect(found.reason).toContain(reason);
    expect(found.advice).toContain(advice);
  });

  it('takes a sample that a spreadsheet wrote with decimals', () => {
    expect(figure({ sample: '30.0' }).sample).toBe('30');
    expect(figure({ sample: '0' }).sample).toBe('0');
  });
});
