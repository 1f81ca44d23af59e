import { canonicalJson, type Canonical } from '../engine/canonical.js';
import { CsvFields } from '../files/csv-fields.js';
import type { CsvRow } from '../files/csv.js';
import type { KnownCodes } from './known-codes.js';
import type { QuarantinedRow } from './metrics.entities.js';
import { keyText, type ReportedFigure } from './observation-figure.js';
import { readObservationRow } from './observation-row.js';
import { RowProblem } from './row-problem.js';

/** A row of a file that reports a figure. */
export interface GoodRow {
  readonly row: number;
  readonly from: CsvRow;
  readonly figure: ReportedFigure;
  /** Its key, as text. */
  readonly key: string;
}

/** A row of a file that cannot be taken in, or the place from which the file cannot be read. */
export interface BadRow {
  readonly row: number;
  readonly from: CsvRow;
  readonly problem: RowProblem;
}

export type ReadRow = GoodRow | BadRow;

export const isGood = (read: ReadRow): read is GoodRow => 'figure' in read;

/** Longest cell that quarantine shows, and keeps in the record. */
const VALUE_KEPT = 200;
const CELL_KEPT = 1_000;

/** Reads rows into figures and problems. `rowsBefore` is the last row that came before these. */
export function readRows(
  rows: readonly CsvRow[],
  known: KnownCodes,
  defaultSource: string,
  rowsBefore: number,
): ReadRow[] {
  let last = rowsBefore;
  return rows.map((from) => {
    const row = from.kind === 'bad-file' ? (from.finding.line ?? last + 1) : from.row;
    last = row;
    if (from.kind !== 'record') return { row, from, problem: unreadable(from) };
    const figure = readObservationRow(from.fields, known, defaultSource);
    if (figure instanceof RowProblem) return { row, from, problem: figure };
    if (from.fields instanceof CsvFields) from.fields.release();
    return { row, from, figure, key: keyText(figure) };
  });
}

function unreadable(from: Exclude<CsvRow, { kind: 'record' }>): RowProblem {
  const { code, message, advice, column } = from.finding;
  const advised = advice ?? '';
  const value = from.kind === 'bad-row' ? from.raw : '';
  const where = from.kind === 'bad-file' ? ' Nothing after it was read.' : '';
  return new RowProblem(column === undefined ? '' : String(column), value, code, `${message}${where}`, advised);
}

/** The row as quarantine keeps it: long cells cut, and no character that a database refuses. */
export function quarantinedRow(batch: number, { row, from, problem }: BadRow): QuarantinedRow {
  return {
    batch,
    row,
    column: storable(problem.column, VALUE_KEPT),
    value: storable(problem.value, VALUE_KEPT),
    code: problem.code,
    reason: problem.reason,
    advice: problem.advice,
    record: canonicalJson(recordOf(from)),
  };
}

/** The cells by column; of a row that was not to be split into cells, its beginning as `raw`. */
function recordOf(from: CsvRow): Canonical {
  switch (from.kind) {
    case 'record':
      return Object.fromEntries([...from.fields].map(([column, text]) => [column, storable(text, CELL_KEPT)]));
    case 'bad-row':
      return { raw: storable(from.raw, CELL_KEPT) };
    case 'bad-file':
      return {};
  }
}

/** PostgreSQL stores no NUL character, and neither database half a character. */
const storable = (text: string, length: number): string =>
  (text.length > length ? `${text.slice(0, length)}…` : text).replaceAll('\u0000', '␀').replace(/\p{Surrogate}/gu, '�');
