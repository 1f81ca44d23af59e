/** One row of complaints: from the texts in its cells to a complaint, or to what is wrong with it. */
import { currencyDecimals, isCurrency } from '../engine/currency.js';
import { Exact } from '../engine/exact.js';
import { monthOf } from '../engine/period.js';
import { shownCell } from '../files/cell-text.js';
import { readDecimalCell } from '../files/decimal-cell.js';
import { missing, readAttributes, readCode, readDay, requiredText, textProblem } from '../ingestion/record-cells.js';
import { cell, RowProblem, type Cells } from '../ingestion/row-problem.js';
import { readSource } from '../ingestion/source-cell.js';
import type { KnownCodes } from '../metrics/known-codes.js';
import type { ReportedComplaint } from './complaint-record.js';
import { phrase, type Wording } from '../engine/phrase.js';

/** The columns of a file of complaints; any other is an attribute. */
export const COMPLAINT_COLUMNS = {
  required: ['id', 'date', 'department', 'cause'],
  optional: ['employee', 'order', 'channel', 'stage', 'severity', 'source', 'loss', 'currency'],
} as const;

/** What rows of complaints are read by. */
export interface ComplaintReading {
  readonly known: KnownCodes;
  /** Source of a row that names none; empty where there is none. */
  readonly defaultSource: string;
  /** Currency of a loss that names none: the company's, where all are paid in one. */
  readonly currency: string | undefined;
}

const SEVERITY = /^([1-9]|10)$/;

/**
 * Reads a row.
 *
 * @example
 * const row = new Map([['id', 'K-17'], ['date', '2026-10-03'], ['department', 'north'], ['cause', 'late'], ['source', 'customer']]);
 * readComplaintRow(row, reading) // { id: 'K-17', period: '2026-10', day: '2026-10-03', department: 'north', cause: 'late', … }
 */
export function readComplaintRow(cells: Cells, reading: ComplaintReading): ReportedComplaint | RowProblem {
  const { known } = reading;
  const id = requiredText(
    cells,
    'id',
    phrase`Give every complaint an id of its own: by it a later row corrects this one.`,
  );
  if (id instanceof RowProblem) return id;
  const day = readDay(cells);
  if (day instanceof RowProblem) return day;
  const department = readCode(cells, 'department', known);
  if (department instanceof RowProblem) return department;
  if (department === null) return missing('department', phrase`Write the code of the department that it is about.`);
  const employee = readCode(cells, 'employee', known);
  if (employee instanceof RowProblem) return employee;
  const cause = requiredText(
    cells,
    'cause',
    phrase`Write what the customer complained of, by a code of the catalogue or freely.`,
  );
  if (cause instanceof RowProblem) return cause;
  const texts = optionalTexts(cells, ['order', 'channel', 'stage']);
  if (texts instanceof RowProblem) return texts;
  const severity = readSeverity(cell(cells, 'severity'));
  if (severity instanceof RowProblem) return severity;
  const source = readSource(cell(cells, 'source') || reading.defaultSource, phrase`the complaint`);
  if (source instanceof RowProblem) return source;
  const loss = readLoss(cell(cells, 'loss'), cell(cells, 'currency') || (reading.currency ?? ''));
  if (loss instanceof RowProblem) return loss;
  const attributes = readAttributes(cells, OWN);
  if (attributes instanceof RowProblem) return attributes;
  const { order = null, channel = null, stage = null } = texts;
  const { currency, minor: lossMinor } = loss;
  const period = monthOf(day);
  // prettier-ignore
  return {
    id, period, day, department, employee, order, channel, cause, stage, severity, source, currency, lossMinor, attributes,
  };
}

type Texts = Readonly<Partial<Record<'order' | 'channel' | 'stage', string>>>;

function optionalTexts(cells: Cells, columns: readonly (keyof Texts)[]): Texts | RowProblem {
  const texts: [string, string][] = [];
  for (const column of columns) {
    const text = cell(cells, column);
    const problem = textProblem(column, text);
    if (problem) return problem;
    if (text !== '') texts.push([column, text]);
  }
  return Object.fromEntries(texts);
}

function readSeverity(text: string): number | null | RowProblem {
  if (text === '') return null;
  if (SEVERITY.test(text)) return Number(text);
  const reason = phrase`${{ text: shownCell(text) }} is not a severity.`;
  const advice = phrase`Write a whole number from 1 (slight) to 10, or leave the cell empty.`;
  return new RowProblem('severity', text, 'severity-malformed', reason, advice);
}

interface Loss {
  readonly currency: string | null;
  readonly minor: number | null;
}

function readLoss(text: string, currency: string): Loss | RowProblem {
  if (text === '') return { currency: null, minor: null };
  const problem = (column: string, code: string, reason: Wording, advice: Wording): RowProblem =>
    new RowProblem(column, column === 'loss' ? text : currency, code, reason, advice);
  if (currency === '') {
    const advice = phrase`Name its currency in the column currency: the company is not paid in one alone.`;
    return problem('currency', 'currency-missing', phrase`The loss has no currency.`, advice);
  }
  if (!isCurrency(currency)) {
    const advice = phrase`Write its code of three letters: EUR, CNY.`;
    return problem(
      'currency',
      'unknown-currency',
      phrase`${{ currency: shownCell(currency) }} is no currency of ISO 4217.`,
      advice,
    );
  }
  const { value, problem: said, advice } = readDecimalCell(text);
  if (!value) return problem('loss', 'no-decimal', phrase`The loss ${{ said }}.`, advice);
  const decimals = currencyDecimals(currency);
  const scaled = value.times(Exact.of(10n ** BigInt(decimals)));
  if (value.isNegative() || !scaled.isMultipleOf(Exact.ONE)) {
    const reason = phrase`The loss ${{ loss: shownCell(text) }} is not an amount in ${{ currency }}.`;
    return problem('loss', 'loss-malformed', reason, phrase`Write 0 or more, with at most ${{ decimals }} decimals.`);
  }
  const minor = value.toScaledInteger(decimals);
  if (minor > MAX_LOSS_MINOR)
    return problem(
      'loss',
      'loss-too-large',
      phrase`The loss ${{ loss: shownCell(text) }} is too large.`,
      phrase`Correct it.`,
    );
  return { currency, minor: Number(minor) };
}

/** The losses of nine million complaints still add up to a number that both databases carry. */
const MAX_LOSS_MINOR = 1_000_000_000_000n;

const OWN: ReadonlySet<string> = new Set([...COMPLAINT_COLUMNS.required, ...COMPLAINT_COLUMNS.optional]);
