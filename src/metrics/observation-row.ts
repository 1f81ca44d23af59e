/** One row of observations: from the texts in its cells to a figure, or to what is wrong with it. */
import type { Indicator } from '../engine/documents.js';
import { isDay, monthOf, parsePeriod } from '../engine/period.js';
import { shownCell, unreadable } from '../files/cell-text.js';
import { loadFirst, SUBJECT_KINDS, type KnownCodes } from './known-codes.js';
import type { ReportedFigure } from './observation-figure.js';
import { readBaseline, readFigures, readSample } from './row-figures.js';
import { cell, RowProblem, type Cells } from '../ingestion/row-problem.js';
import { readSource } from '../ingestion/source-cell.js';
import { phrase, sentences } from '../engine/phrase.js';

/** The columns of a file of observations. */
export const OBSERVATION_COLUMNS = {
  required: ['indicator', 'subject', 'period'],
  optional: ['value', 'numerator', 'denominator', 'sample', 'source', 'reference', 'baseline'],
} as const;

const MAX_REFERENCE = 200;

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
  const baseline = readBaseline(cell(cells, 'baseline'), indicator);
  if (baseline instanceof RowProblem) return baseline;
  const sample = readSample(cell(cells, 'sample'));
  if (sample instanceof RowProblem) return sample;
  const source = readSource(cell(cells, 'source') || defaultSource, phrase`the figure`);
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
    baseline,
  };
}

function readIndicator(code: string, known: KnownCodes): Indicator | RowProblem {
  const indicator = known.indicators.get(code);
  if (indicator) return indicator;
  if (code === '')
    return new RowProblem(
      'indicator',
      code,
      'indicator-missing',
      phrase`The row names no indicator.`,
      phrase`Write its code.`,
    );
  return new RowProblem(
    'indicator',
    code,
    'unknown-indicator',
    phrase`There is no indicator ${{ code: shownCell(code) }}.`,
    sentences(known.suggestIndicator(code), phrase`Indicators are those of the published catalogue.`),
  );
}

function readSubject(
  text: string,
  known: KnownCodes,
): { readonly kind: 'employee' | 'department'; readonly code: string } | RowProblem {
  const kind = text.startsWith('employee:') ? 'employee' : 'department';
  const code = text.slice(kind.length + 1);
  if (code === '' || !text.startsWith(`${kind}:`)) return malformedSubject(text, known);
  if ((kind === 'employee' ? known.employees : known.departments).has(code)) return { kind, code };
  return new RowProblem(
    'subject',
    text,
    `unknown-${kind}`,
    phrase`There is no ${{ kind: SUBJECT_KINDS[kind] }} ${{ text: shownCell(code) }}.`,
    loadFirst(known, code, kind),
  );
}

function malformedSubject(text: string, known: KnownCodes): RowProblem {
  const reason =
    text === ''
      ? phrase`The row names no subject.`
      : phrase`${{ text: shownCell(text) }} names neither an employee nor a department.`;
  const kinds = [known.employees.has(text) ? 'employee' : '', known.departments.has(text) ? 'department' : ''];
  const meant = kinds.filter((kind) => kind !== '').map((kind) => `${kind}:${text}`);
  const advice =
    meant.length > 0
      ? meant.length > 1
        ? phrase`Write employee:${{ text }} or department:${{ text }}.`
        : phrase`Write ${{ meant: meant.join('') }}.`
      : phrase`Write employee:CODE or department:CODE.`;
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
  const advice = phrase`Write a month (2026-10) or a day in it (2026-10-17).`;
  if (text === '') return new RowProblem('period', text, 'period-missing', phrase`The row names no period.`, advice);
  const reason = phrase`${{ text: shownCell(text) }} is not a month or a day of the calendar.`;
  return new RowProblem('period', text, 'no-such-period', reason, advice);
}

function readReference(text: string): string | null | RowProblem {
  if (text === '') return null;
  if (text.length > MAX_REFERENCE) {
    const reason = phrase`The reference has ${{ count: text.length }} characters.`;
    return new RowProblem(
      'reference',
      text,
      'reference-too-long',
      reason,
      phrase`At most ${{ most: MAX_REFERENCE }} are taken.`,
    );
  }
  const character = unreadable(text);
  if (character === undefined) return text;
  return new RowProblem(
    'reference',
    text,
    'unreadable-character',
    phrase`The reference contains ${{ character }}.`,
    phrase`Remove it.`,
  );
}
