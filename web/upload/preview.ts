import { parse } from 'csv-parse/browser/esm/sync';

/** The beginning of a file, as it will be read. */
export interface Preview {
  readonly columns: readonly string[];
  /** Its first rows, cell by cell. */
  readonly rows: readonly (readonly string[])[];
  /** Are there more? */
  readonly isMore: boolean;
}

/** Why a file cannot be shown: `not-utf8`, `not-split` where its rows cannot be told from one another, or `empty`. */
export type PreviewProblem = 'not-utf8' | 'not-split' | 'empty';

const BEGINNING_BYTES = 262_144;
const SHOWN = 5;

/** Reads the beginning of a file of rows, CSV or JSON lines by its name. */
export async function previewOf(file: Blob, name: string): Promise<Preview | PreviewProblem> {
  const isWhole = file.size <= BEGINNING_BYTES;
  const text = decoded(await file.slice(0, BEGINNING_BYTES).arrayBuffer(), isWhole);
  if (text === undefined) return 'not-utf8';
  // What is cut off in its middle is no row to show.
  const rows = isWhole ? text : text.slice(0, text.lastIndexOf('\n') + 1);
  if (rows.trim() === '') return 'empty';
  try {
    return /\.(jsonl|ndjson)$/i.test(name) ? fromLines(rows) : fromCsv(rows);
  } catch {
    return 'not-split';
  }
}

function decoded(bytes: ArrayBuffer, isWhole: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole });
  } catch {
    return undefined;
  }
}

function fromCsv(text: string): Preview {
  const found: string[][] = parse(text, {
    bom: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    to: SHOWN + 2,
  });
  const [columns = [], ...rows] = found;
  return { columns, ...shown(rows) };
}

function fromLines(text: string): Preview {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, SHOWN + 1);
  const records = lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return { columns, ...shown(records.map((record) => columns.map((name) => cellText(record[name])))) };
}

const shown = (rows: readonly (readonly string[])[]): Pick<Preview, 'rows' | 'isMore'> => ({
  rows: rows.slice(0, SHOWN),
  isMore: rows.length > SHOWN,
});

function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Does some row of the beginning not say who reports it? */
export function namesNoSource({ columns, rows }: Preview): boolean {
  const place = columns.indexOf('source');
  return place < 0 || rows.some((row) => (row[place] ?? '') === '');
}
