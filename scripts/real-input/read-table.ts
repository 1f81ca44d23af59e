/** Reading the published files: CSV with a header, UTF-8 with or without a byte order mark, cells of several lines. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { CsvError, parse } from 'csv-parse/sync';

import { InputProblem } from './input-problem.js';

/** One row of a table: its cells by column, and where it stands, for messages. */
export class TableRow<Column extends string = string> {
  constructor(
    private readonly file: string,
    /** Counted from the header, which is row 1; a row may take several lines. */
    private readonly row: number,
    private readonly cells: Readonly<Record<Column, string>>,
  ) {}

  /** The cell as it stands. */
  text(column: Column): string {
    return this.cells[column];
  }

  /** A cell that must hold one of these words. */
  oneOf<Word extends string>(column: Column, words: readonly Word[]): Word {
    const text = this.text(column);
    return words.find((word) => word === text) ?? this.refuse(column, `expected ${words.join(' or ')}`);
  }

  /** A cell that must hold a whole number, small enough for sums of many to stay exact. */
  wholeNumber(column: Column): number {
    const text = this.text(column);
    return /^[0-9]{1,9}$/.test(text) ? Number(text) : this.refuse(column, 'expected a whole number');
  }

  /** A cell that becomes a code of the product. */
  code(column: Column): string {
    const text = this.text(column);
    return /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/.test(text)
      ? text
      : this.refuse(column, 'expected a name of letters, digits, ".", "_" and "-"');
  }

  refuse(column: Column, expected: string): never {
    const shown = JSON.stringify(this.text(column));
    throw new InputProblem(`${this.file}, row ${this.row}, column "${column}": ${shown} was found, ${expected}.`);
  }
}

/**
 * Reads `folder/name` as a whole, which must have at least these columns; others are passed over. The column `key`, if one is
 * named, must hold something else in every row.
 */
export async function readTable<Column extends string>(
  folder: string,
  name: string,
  columns: readonly Column[],
  key?: Column,
): Promise<readonly TableRow<Column>[]> {
  const [header, ...records] = recordsOf(await readBytes(folder, name), name);
  const missing = columns.filter((column) => !header?.includes(column));
  if (!header || missing.length > 0) throw new InputProblem(`${name} has no column ${quoted(missing)}.`);
  const places = columns.map((column) => [column, header.indexOf(column)] as const);
  const rows = records.map((cells, i) => {
    const byColumn = places.map(([column, place]) => [column, cells[place] ?? ''] as const);
    return new TableRow(name, i + 2, Object.fromEntries(byColumn) as Record<Column, string>);
  });
  if (key !== undefined) refuseRepeated(rows, key);
  return rows;
}

/** The names of a table's columns, to see which of those that may be there are. */
export async function columnsOf(folder: string, name: string): Promise<readonly string[]> {
  const [header] = recordsOf(await readBytes(folder, name), name);
  if (!header) throw new InputProblem(`${name} is empty.`);
  return header;
}

function refuseRepeated<Column extends string>(rows: readonly TableRow<Column>[], key: Column): void {
  const seen = new Set<string>();
  for (const row of rows) {
    if (seen.has(row.text(key))) row.refuse(key, 'expected another one: an earlier row has it');
    seen.add(row.text(key));
  }
}

async function readBytes(folder: string, name: string): Promise<Buffer> {
  const path = join(folder, name);
  try {
    return await readFile(path);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new InputProblem(isMissing ? `There is no file ${path}.` : `${path} cannot be read: ${String(error)}`);
  }
}

function recordsOf(bytes: Buffer, name: string): string[][] {
  try {
    return parse(bytes, { bom: true, skip_empty_lines: true });
  } catch (error) {
    if (error instanceof CsvError) throw new InputProblem(`${name} is no sound CSV: ${error.message}.`);
    throw error;
  }
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(' and no column ');
