/** One row of observations: from the texts in its cells to a figure, or to what is wrong with it. */
import type { Indicator } from '../engine/documents.js';
import { Exact } from '../engine/exact.js';
import { isDay, monthOf, parsePeriod } from '../engine/period.js';
import { shownCell, unreadableCharacter } from '../files/cell-text.js';
import { readDecimalCell } from '../files/decimal-cell.js';
import type { KnownCodes } from './known-codes.js';
import type { ReportedFigure } from './observation-figure.js';

/** The columns of a file of observations. */
export const OBSERVATION_COLUMNS = {
  required: ['indicator', 'subject', 'period'],
  optional: ['value', 'numerator', 'denominator', 'sample', 'source', 'reference'],
} as const;

/** Why a row is not taken in. */
export class RowProblem {
  constructor(
    readonly column: string,
    /** The cell as it was given. */
    readonly value: string,
    /** A stable name: `unknown-employee`. */
    readonly code: string,
    readonly reason: string,
    readonly advice: string,
  ) {}
}

/** The cells of a row by column; one that is not there is as good as empty. */
export type Cells = ReadonlyMap<string, string>;

type Figures = Pick<ReportedFigure, 'value' | 'numerator' | 'denominator'>;

const SOURCE = /^[a-z0-9-]{1,40}$/;
const SUBJECT = /^(employee|department):(.*)$/s;
const MAX_REFERENCE = 200;
const WHOLE = /^(0|[1-9][0-9]{0,14})$/;
const MAX_SAMPLE_DIGITS = 15;
/** Decimals that are stored as they stand. */
const CANONICAL = /^(?!-0$)-?(0|[1-9][0-9]{0,29})(\.[0-9]{0,29}[1-9])?$/;
/** No decimal that can be written has more places, so that nothing is rounded. */
const ALL_DECIMALS = 60;

/** Is this a source's name? */
export const isSource = (text: string): boolean => SOURCE.test(text);

/**
 * Reads a row. `defaultSource` is the source of a row that names none; empty where there is none.
 *
 * @example
 * const row = new Map([['indicator', 'csat'], ['subject', 'employee:E1'], ['period', '2026-10'], ['value', '94.9%'], ['source', 'survey']]);
 * readObservationRow(row, known, '') // { indicator: 'csat', subjectKind: 'employee', subject: 'E1', …, value: '0.949', … }
 */
export function readObservationRow(
  cells: Cells,
  known: KnownCodes,
  defaultSource: string,
): ReportedFigure | RowProblem {
  const indicator = readIndicator(cell(cells, 'indicator'), known);
  if (indicator instanceof RowProblem) return indicator;
  const subject = readSubject(cell(cells, 'subject'), known);
  if (subject instanceof RowProblem) return subject;
  const when = readPeriod(cell(cells, 'period'));
  if (when instanceof RowProblem) return when;
  const figures = readFigures(cells, indicator);
  if (figures instanceof RowProblem) return figures;
  const sample = readSample(cell(cells, 'sample'));
  if (sample instanceof RowProblem) return sample;
  const source = readSource(cell(cells, 'source') || defaultSource);
  if (source instanceof RowProblem) return source;
  const reference = readReference(cell(cells, 'reference'));
  if (reference instanceof RowProblem) return reference;
  return {
    period: when.period,
    day: when.day,
    subjectKind: subject.kind,
    subject: subject.code,
    indicator: indicator.code,
    source,
    value: figures.value,
    numerator: figures.numerator,
    denominator: figures.denominator,
    sample,
    reference,
  };
}

const cell = (cells: Cells, column: string): string => cells.get(column) ?? '';

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

function readIndicator(code: string, known: KnownCodes): Indicator | RowProblem {
  const indicator = known.indicators.get(code);
  if (indicator) return indicator;
  if (code === '')
    return new RowProblem('indicator', code, 'indicator-missing', 'The row names no indicator.', 'Write its code.');
  return new RowProblem(
    'indicator',
    code,
    'unknown-indicator',
    `There is no indicator ${shownCell(code)}.`,
    joined(known.suggestIndicator(code), 'Indicators are those of the published catalogue.'),
  );
}

function readSubject(
  text: string,
  known: KnownCodes,
): { readonly kind: 'employee' | 'department'; readonly code: string } | RowProblem {
  const match = SUBJECT.exec(text);
  const kind = match?.[1] as 'employee' | 'department' | undefined;
  const code = match?.[2] ?? '';
  if (kind === undefined || code === '') return malformedSubject(text, known);
  if ((kind === 'employee' ? known.employees : known.departments).has(code)) return { kind, code };
  return new RowProblem(
    'subject',
    text,
    `unknown-${kind}`,
    `There is no ${kind} ${shownCell(code)}.`,
    joined(known.suggestSubject(code, kind), `Load the ${kind} first, or correct the code.`),
  );
}

function malformedSubject(text: string, known: KnownCodes): RowProblem {
  const reason =
    text === '' ? 'The row names no subject.' : `${shownCell(text)} names neither an employee nor a department.`;
  const kinds = [known.employees.has(text) ? 'employee' : '', known.departments.has(text) ? 'department' : ''];
  const meant = kinds.filter((kind) => kind !== '').map((kind) => `${kind}:${text}`);
  const advice = meant.length > 0 ? `Write ${meant.join(' or ')}.` : 'Write employee:CODE or department:CODE.';
  return new RowProblem('subject', text, 'subject-malformed', reason, advice);
}

interface When {
  readonly period: string;
  readonly day: string;
}

/** Months and days that have been read: a file has few of them, in many rows. */
const readBefore = new Map<string, When>();
const REMEMBERED = 1_000;

function readPeriod(text: string): When | RowProblem {
  const remembered = readBefore.get(text);
  if (remembered) return remembered;
  const when = text.length === 7 ? monthAsGiven(text) : dayAsGiven(text);
  if (!when) return noSuchPeriod(text);
  if (readBefore.size >= REMEMBERED) readBefore.clear();
  readBefore.set(text, when);
  return when;
}

const monthAsGiven = (text: string): When | undefined => (parsePeriod(text) ? { period: text, day: '' } : undefined);
const dayAsGiven = (text: string): When | undefined => (isDay(text) ? { period: monthOf(text), day: text } : undefined);

function noSuchPeriod(text: string): RowProblem {
  const advice = 'Write a month (2026-10) or a day in it (2026-10-17).';
  if (text === '') return new RowProblem('period', text, 'period-missing', 'The row names no period.', advice);
  const reason = `${shownCell(text)} is not a month or a day of the calendar.`;
  return new RowProblem('period', text, 'no-such-period', reason, advice);
}

function readFigures(cells: Cells, indicator: Indicator): Figures | RowProblem {
  const written = { value: cell(cells, 'value'), ...countsOf(cells) };
  const missing = missingFigure(written, indicator);
  if (missing) return missing;
  const value = readDecimal('value', written.value, indicator.unit === 'percent');
  if (value instanceof RowProblem) return value;
  if (written.denominator === '') return { value, numerator: null, denominator: null };
  const numerator = readDecimal('numerator', written.numerator, false);
  if (numerator instanceof RowProblem) return numerator;
  const denominator = readDecimal('denominator', written.denominator, false);
  if (denominator instanceof RowProblem) return denominator;
  return denominatorProblem(written) ?? disagreement(written, indicator) ?? { value, numerator, denominator };
}

const countsOf = (cells: Cells) => ({
  numerator: cell(cells, 'numerator'),
  denominator: cell(cells, 'denominator'),
});

interface WrittenFigures {
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
}

function missingFigure(
  { value, numerator, denominator }: WrittenFigures,
  indicator: Indicator,
): RowProblem | undefined {
  const { code, aggregate } = indicator;
  const [hasNumerator, hasDenominator] = [numerator !== '', denominator !== ''];
  if ((hasNumerator || hasDenominator) && aggregate !== 'ratio') {
    const column = hasNumerator ? 'numerator' : 'denominator';
    const reason = `The indicator ${code} is no ratio of two counts: its figures are taken by value (${aggregate}).`;
    const advice = 'Give the value, and the number of cases as sample; leave numerator and denominator empty.';
    return new RowProblem(column, hasNumerator ? numerator : denominator, 'counts-not-taken', reason, advice);
  }
  if (hasNumerator !== hasDenominator) {
    const column = hasNumerator ? 'denominator' : 'numerator';
    const reason = `There is a ${hasNumerator ? 'numerator' : 'denominator'} but no ${column}.`;
    return new RowProblem(column, '', 'counts-incomplete', reason, 'Give both counts, or only a value.');
  }
  if (value !== '' || hasNumerator) return undefined;
  const advice = aggregate === 'ratio' ? 'Give numerator and denominator, or a value.' : 'Give a value.';
  return new RowProblem('value', '', 'figure-missing', 'The row reports no figure.', `${advice} Or leave the row out.`);
}

/** A decimal in canonical text; `null` where the cell is empty. */
function readDecimal(column: string, text: string, percent: boolean): string | null | RowProblem {
  if (text === '') return null;
  if (CANONICAL.test(text)) return text;
  const read = readDecimalCell(text, percent ? 'accept' : 'refuse');
  if (read.value) return read.value.toText(ALL_DECIMALS);
  return new RowProblem(column, text, 'no-decimal', `The ${column} ${read.problem}.`, read.advice);
}

function denominatorProblem({ denominator }: WrittenFigures): RowProblem | undefined {
  const value = Exact.parse(denominator) ?? Exact.ZERO;
  if (value.isZero())
    return new RowProblem(
      'denominator',
      denominator,
      'denominator-zero',
      'The denominator is 0: there is nothing to divide by.',
      'Leave the row out where there were no cases.',
    );
  if (!value.isNegative()) return undefined;
  const reason = `The denominator ${denominator} is negative: it must be a number of cases.`;
  return new RowProblem('denominator', denominator, 'denominator-negative', reason, 'Correct it.');
}

/** A value beside its counts must be what they come to, rounded to as many decimals as it is written with. */
function disagreement(written: WrittenFigures, { per }: Indicator): RowProblem | undefined {
  const value = Exact.parse(written.value);
  const numerator = Exact.parse(written.numerator);
  const denominator = Exact.parse(written.denominator);
  if (!value || !numerator || !denominator) return undefined;
  const ratio = numerator.times(Exact.parse(per ?? '1') ?? Exact.ONE).dividedBy(denominator);
  const decimals = decimalsOf(written.value);
  if (ratio.roundedTo(Exact.fromScaledInteger(1n, decimals), 'half-up').equals(value)) return undefined;
  const times = per === undefined ? '' : ` × ${per}`;
  const division = `${written.numerator} ÷ ${written.denominator}${times}`;
  const rounded = ratio.isMultipleOf(Exact.fromScaledInteger(1n, SHOWN)) ? '' : ' (rounded)';
  const reason = `The value is ${written.value}, but ${division} is ${ratio.toText(SHOWN)}${rounded}.`;
  const advice = 'Correct the value or the counts, or leave the value out.';
  return new RowProblem('value', written.value, 'value-disagrees', reason, advice);
}

const SHOWN = 12;

/** How many decimals a figure is written with: 3 for `0.950` as for `95.0%`. */
function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  const share = text.endsWith('%');
  return (point < 0 ? 0 : text.length - point - 1 - (share ? 1 : 0)) + (share ? 2 : 0);
}

function readSample(text: string): string | null | RowProblem {
  if (text === '') return null;
  if (WHOLE.test(text)) return text;
  const problem = (reason: string, advice: string): RowProblem =>
    new RowProblem('sample', text, 'sample-malformed', reason, advice);
  const { value, problem: said, advice } = readDecimalCell(text);
  if (!value) return problem(`The sample ${said}.`, advice);
  if (value.isNegative() || !value.isMultipleOf(Exact.ONE))
    return problem(`The sample ${shownCell(text)} is not a whole number of cases.`, 'Write how many cases there were.');
  const whole = value.toText();
  if (whole.length > MAX_SAMPLE_DIGITS)
    return problem(`The sample has more than ${MAX_SAMPLE_DIGITS} digits.`, 'Write how many cases there were.');
  return whole;
}

function readSource(text: string): string | RowProblem {
  if (SOURCE.test(text)) return text;
  if (text === '') {
    const advice = 'Name it in the column source, or for the whole file with --source.';
    return new RowProblem('source', text, 'source-missing', 'The row does not say who reports the figure.', advice);
  }
  const reason = `${shownCell(text)} is not the name of a source.`;
  const meant = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const grammar = 'Lower-case letters, digits and hyphens, at most 40.';
  const advice = SOURCE.test(meant) ? `Write ${meant}. ${grammar}` : grammar;
  return new RowProblem('source', text, 'source-malformed', reason, advice);
}

function readReference(text: string): string | null | RowProblem {
  if (text === '') return null;
  if (text.length > MAX_REFERENCE) {
    const reason = `The reference has ${text.length} characters.`;
    return new RowProblem('reference', text, 'reference-too-long', reason, `At most ${MAX_REFERENCE} are taken.`);
  }
  const character = unreadableCharacter(text);
  if (character === undefined) return text;
  return new RowProblem(
    'reference',
    text,
    'unreadable-character',
    `The reference contains ${character}.`,
    'Remove it.',
  );
}
