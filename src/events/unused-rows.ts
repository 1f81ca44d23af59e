/** Rows of files of events that were not used: how many, and the first of them one by one. */
import type { EventsDocument } from '../engine/event-documents.js';
import type { DuckDb } from './duckdb.js';
import { tableOf, type EventFile } from './event-source.js';
import { DUCKDB, sqlName, sqlText } from './sql-dialect.js';
import type { RowProblemKind } from './stage-sql.js';

/** A row that was not used, and why. */
export interface UnusedRow {
  readonly file: string;
  /** Record in the file, the header being 1; in JSON lines the line, in Parquet the row. */
  readonly row: number;
  readonly problem: RowProblemKind | 'unreadable';
  /** The word, the moment or the line that is wrong, 200 characters of it. */
  readonly value: string;
}

const LISTED = 20;
const SHOWN = 200;

/** Counts lines that could not be taken apart, and lists the first rows that were not used. Files are read again only where there are any. */
export async function unusedRows(
  db: DuckDb,
  document: EventsDocument,
  files: readonly EventFile[],
  unused: Readonly<Record<RowProblemKind, number>>,
): Promise<{ readonly unreadable: number; readonly unusedRows: readonly UnusedRow[] }> {
  const rejected = files.some(({ format }) => format === 'csv') ? await rejectedLines(db) : [];
  const some = Object.values(unused).some((count) => count > 0);
  const listed: UnusedRow[] = rejected.slice(0, LISTED);
  if (some)
    for (const file of files) {
      const lines = rejected.filter((row) => row.file === file.file).map(({ row }) => row);
      listed.push(...(await unusedRowsOf(db, document, file, lines)));
    }
  const place = new Map(files.map(({ file }, at) => [file, at]));
  const sorted = listed.sort((a, b) => (place.get(a.file) ?? 0) - (place.get(b.file) ?? 0) || a.row - b.row);
  return { unreadable: rejected.length, unusedRows: sorted.slice(0, LISTED) };
}

/** Every scan of a file rejects the same lines, some for several reasons. */
async function rejectedLines(db: DuckDb): Promise<UnusedRow[]> {
  const rows = await db.all(
    `SELECT s.file_path, e.line, left(min(e.csv_line), ${SHOWN}) FROM reject_errors e JOIN reject_scans s USING (scan_id, file_id)
     GROUP BY s.file_path, e.line ORDER BY s.file_path, e.line`,
  );
  return rows.map(([file, line, text]) => ({
    ...{ file: String(file), row: Number(line), problem: 'unreadable', value: String(text ?? '') },
  }));
}

async function unusedRowsOf(
  db: DuckDb,
  { columns = {}, events }: EventsDocument,
  file: EventFile,
  rejected: readonly number[],
): Promise<UnusedRow[]> {
  const names = (['order', 'event', 'time'] as const).map((column) => columns[column] ?? column);
  const [order, event, time] = names.map(sqlName) as [string, string, string];
  const isMoment = /^(TIMESTAMP|DATE)/.test(file.types?.get(names[2] ?? '') ?? '');
  const known = events.flatMap(({ event: name, aliases = [] }) => [name, ...aliases]).map(sqlText);
  const micros = DUCKDB.micros(isMoment ? `CAST(${time} AS TIMESTAMP)` : time, isMoment ? 'timestamp' : 'text');
  const rows = await db.all(
    `SELECT n, problem, left(coalesce(CASE problem WHEN 'no-time' THEN t WHEN 'unknown-event' THEN e ELSE '' END, ''), ${SHOWN}) FROM (
       SELECT n, e, t, CASE WHEN coalesce(o, '') = '' THEN 'no-order' WHEN NOT coalesce(e IN (${known.join(', ')}), FALSE) THEN 'unknown-event'
           WHEN NOT coalesce(m >= 0, FALSE) THEN 'no-time' END AS problem
       FROM (SELECT row_number() OVER () AS n, CAST(${order} AS VARCHAR) AS o, CAST(${event} AS VARCHAR) AS e, CAST(${time} AS VARCHAR) AS t, ${micros} AS m
             FROM ${tableOf(file, names)}) r) p
     WHERE problem IS NOT NULL ORDER BY n LIMIT ${LISTED}`,
  );
  const first = file.format === 'csv' ? 1 : 0;
  return rows.map(([n, problem, value]) => ({
    file: file.file,
    row: placeOf(Number(n) + first, rejected),
    problem: problem as UnusedRow['problem'],
    value: String(value ?? ''),
  }));
}

/** Rows are numbered without those that could not be taken apart: each of these before it puts a row one further. */
function placeOf(row: number, rejected: readonly number[]): number {
  let place = row;
  for (const line of rejected) if (line <= place) place += 1;
  return place;
}
