/** Files of events as tables of DuckDB: CSV, JSON lines and Parquet. */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

import type { EventColumns } from '../engine/event-documents.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { headerProblem } from '../files/csv-header.js';
import { CsvRecords } from '../files/csv-records.js';
import { openFile } from '../files/file-bytes.js';
import { Utf8Text } from '../files/utf8-text.js';
import { DuckDbFailure, type DuckDb } from './duckdb.js';
import { sqlName, sqlText, type TimeColumn } from './sql-dialect.js';
import type { StageQuery } from './stage-sql.js';

/** A file that can be asked. */
export interface EventFile {
  readonly file: string;
  readonly format: 'csv' | 'json' | 'parquet';
  /** Its columns, as SQL types; of JSON lines nothing is known. */
  readonly types: ReadonlyMap<string, string> | undefined;
}

/** What a statement needs to know of files. */
export type EventSource = Pick<StageQuery, 'from' | 'time' | 'has'>;

/** By the endings of their names. */
const ENDINGS: readonly (readonly [RegExp, EventFile['format']])[] = [
  [/\.csv(\.gz)?$/i, 'csv'],
  [/\.(jsonl|ndjson)(\.gz)?$/i, 'json'],
  [/\.parquet$/i, 'parquet'],
];

/** Is there a file of this name, and does it say what it is? DuckDB takes some characters of a name for patterns. */
export async function fileProblems(file: string): Promise<readonly Finding[]> {
  if (!ENDINGS.some(([ending]) => ending.test(file))) {
    const advice = 'name it .csv, .jsonl, .ndjson (each of these may end with .gz) or .parquet';
    return [problem('unknown-format', file, `"${file}" is no file of events by its name`, advice)];
  }
  if (/[*?[\]{}]/.test(file))
    return [problem('file-name', file, `"${file}" has *, ?, [ ] or { } in its name`, 'give it another name')];
  const opened = await openFile(file);
  if (opened.ok) await opened.value.close();
  return opened.findings;
}

const problem = (code: string, file: string, message: string, advice: string): Finding => ({
  ...{ severity: 'error', code, file, message, advice },
});

type Column = keyof EventColumns;
const REQUIRED = ['order', 'event', 'time'] as const;
const OPTIONAL = ['employee', 'department'] as const;
const named = (columns: EventColumns, column: Column): string => columns[column] ?? column;

/** Looks at a file. Refused where it lacks a column, or its moments carry a zone. */
export async function eventFile(db: DuckDb, file: string, columns: EventColumns): Promise<Outcome<EventFile>> {
  const format = ENDINGS.find(([ending]) => ending.test(file))?.[1] ?? 'csv';
  if (format === 'json') return done({ file, format, types: undefined });
  const names = (of: readonly Column[]): string[] => of.map((column) => named(columns, column));
  const types = format === 'csv' ? await headerOf(file) : await parquetTypes(db, file);
  const wrong = headerProblem([...types.keys()], {
    required: names(REQUIRED),
    optional: names(OPTIONAL),
    others: 'keep',
  });
  if (wrong) return refused({ ...wrong, file });
  const time = named(columns, 'time');
  if (!(types.get(time) ?? '').includes('WITH TIME ZONE')) return done({ file, format, types });
  const advice = 'write them by the clock of the company, without a zone';
  return refused(problem('time-with-zone', file, `the column "${time}" holds moments with a time zone`, advice));
}

async function parquetTypes(db: DuckDb, file: string): Promise<ReadonlyMap<string, string>> {
  const described = await db.all(`DESCRIBE SELECT * FROM read_parquet(${sqlText(file)})`);
  return new Map(described.map(([name, type]) => [String(name), String(type)]));
}

/** The columns that the first record names; a byte order mark may stand before it. */
async function headerOf(file: string): Promise<ReadonlyMap<string, string>> {
  const bytes = createReadStream(file);
  const stream = /\.gz$/i.test(file) ? bytes.pipe(createGunzip()) : bytes;
  const [text, records] = [new Utf8Text(), new CsvRecords()];
  let isFirst = true;
  try {
    for await (const piece of stream as AsyncIterable<Uint8Array>) {
      const read = text.push(piece).text;
      const [header] = records.push(isFirst ? read.replace(/^\uFEFF/, '') : read);
      isFirst = false;
      if (header) return asText(header.cells);
    }
  } catch (error) {
    throw new DuckDbFailure(error instanceof Error ? error.message : String(error));
  }
  return asText(records.end().record?.cells ?? []);
}

const asText = (names: readonly string[]): ReadonlyMap<string, string> =>
  new Map(names.map((name) => [name, 'VARCHAR']));

/** Several files as one table. Times are moments only where every file holds them as such. */
export function eventSource(files: readonly EventFile[], columns: EventColumns): EventSource {
  const has = (column: Column): boolean =>
    files.some(({ types }) => types === undefined || types.has(named(columns, column)));
  const isMoment = ({ types }: EventFile): boolean =>
    /^(TIMESTAMP|DATE)/.test(types?.get(named(columns, 'time')) ?? '');
  const time: TimeColumn = files.every(isMoment) ? 'timestamp' : 'text';
  const wanted = [...REQUIRED, ...OPTIONAL.filter(has)].map((column) => named(columns, column));
  const each = files.map((file) => {
    const select = [...new Set(wanted)].map((name) => {
      if (file.types && !file.types.has(name)) return `NULL AS ${sqlName(name)}`;
      if (file.format !== 'parquet') return sqlName(name);
      const type = name === named(columns, 'time') && time === 'timestamp' ? 'TIMESTAMP' : 'VARCHAR';
      return `CAST(${sqlName(name)} AS ${type}) AS ${sqlName(name)}`;
    });
    return `SELECT ${select.join(', ')} FROM ${tableOf(file, wanted)}`;
  });
  return {
    from: `(${each.join(' UNION ALL ')}) f`,
    time,
    has: { employee: has('employee'), department: has('department') },
  };
}

/** A file as a table whose cells are text, but for those of Parquet. What cannot be taken apart is kept aside, and counted. */
export function tableOf({ file, format, types }: EventFile, wanted: readonly string[]): string {
  const struct = (names: Iterable<string>): string =>
    `{${[...new Set(names)].map((name) => `${sqlText(name)}: 'VARCHAR'`).join(', ')}}`;
  switch (format) {
    case 'csv':
      return `read_csv(${sqlText(file)}, auto_detect = false, header = true, columns = ${struct(types?.keys() ?? [])}, delim = ',', quote = '"', escape = '"', comment = '', max_line_size = 1048576, store_rejects = true, rejects_limit = 0)`;
    case 'json':
      return `read_json(${sqlText(file)}, format = 'newline_delimited', ignore_errors = true, columns = ${struct(wanted)})`;
    case 'parquet':
      return `read_parquet(${sqlText(file)})`;
  }
}
