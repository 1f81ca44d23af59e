/** Tables in CSV files, read row by row in constant memory. */
import type { Finding } from '../engine/finding.js';
import { CsvFields, type ColumnPlaces } from './csv-fields.js';
import { headerProblem, type CsvColumns } from './csv-header.js';
import {
  CsvRecords,
  MAX_CELL,
  MAX_COLUMNS,
  MAX_RECORD,
  RAW_SHOWN,
  type CsvRecord,
  type RecordProblem,
} from './csv-records.js';
import { Utf8Text } from './utf8-text.js';
import { phrase, worded, type Phrase, type Wording } from '../engine/phrase.js';

export type { CsvColumns } from './csv-header.js';

/**
 * One step of reading. `row` counts records, the header being 1; the findings carry it as their `line`. After a `bad-row` reading
 * goes on with the next row; a `bad-file` is the last, because nothing after it can be read.
 */
export type CsvRow =
  | { readonly kind: 'record'; readonly row: number; readonly fields: ReadonlyMap<string, string> }
  | { readonly kind: 'bad-row'; readonly row: number; readonly raw: string; readonly finding: Finding }
  | { readonly kind: 'bad-file'; readonly finding: Finding };

/** Bytes that are decoded and split at a time, whatever the size of the pieces they come in. */
const PIECE = 65_536;
const SAVE_AS_UTF8 = phrase`Save the file as UTF-8 (in a spreadsheet program: "CSV UTF-8"), then try again.`;

/**
 * Reads a table: strict UTF-8 (a byte order mark is passed over), LF or CRLF, RFC 4180 quotes, cells trimmed, blank lines passed over.
 * `file` is put into the findings.
 *
 * @example
 * for await (const row of readCsv(file.bytes, { required: ['code'], optional: [], others: 'keep' }, 'roles.csv'))
 *   if (row.kind === 'record') console.log(row.row, row.fields.get('code'));
 */
export async function* readCsv(
  bytes: AsyncIterable<Uint8Array>,
  columns: CsvColumns,
  file?: string,
): AsyncGenerator<CsvRow> {
  for await (const rows of readCsvInPieces(bytes, columns, file)) yield* rows;
}

/** As {@link readCsv}, some hundred rows at a time: waiting once for many is several times quicker. */
export async function* readCsvInPieces(
  bytes: AsyncIterable<Uint8Array>,
  columns: CsvColumns,
  file?: string,
): AsyncGenerator<CsvRow[]> {
  const reader = new CsvReader(columns, file);
  for await (const piece of bytes)
    for (let start = 0; start < piece.byteLength; start += PIECE) {
      const rows = reader.push(piece.subarray(start, start + PIECE));
      if (rows.length > 0) yield rows;
      if (reader.failed) return;
    }
  yield reader.end();
}

/** Bytes to rows, a piece at a time. */
class CsvReader {
  private readonly text = new Utf8Text();
  private readonly records = new CsvRecords();
  private header: readonly string[] | undefined;
  private places: ColumnPlaces = new Map();
  private row = 0;
  private firstByte: number | undefined;
  private beginning = true;
  failed = false;

  constructor(
    private readonly columns: CsvColumns,
    private readonly file: string | undefined,
  ) {}

  push(piece: Uint8Array): CsvRow[] {
    this.firstByte ??= piece[0];
    const { text, invalidAt } = this.text.push(piece);
    const rows = this.read(this.records.push(this.withoutMark(text)));
    if (invalidAt === undefined || this.failed) return rows;
    return [...rows, this.invalidByte(invalidAt)];
  }

  end(): CsvRow[] {
    const { invalidAt } = this.text.end();
    if (invalidAt !== undefined) return [this.invalidByte(invalidAt)];
    const { record, neverClosed } = this.records.end();
    if (neverClosed !== undefined) return [this.neverClosed(neverClosed)];
    const rows = record ? this.read([record]) : [];
    return this.header === undefined && !this.failed ? [this.empty()] : rows;
  }

  private withoutMark(text: string): string {
    if (!this.beginning || text === '') return text;
    this.beginning = false;
    return text.startsWith('\ufeff') ? text.slice(1) : text;
  }

  private read(records: readonly CsvRecord[]): CsvRow[] {
    const rows: CsvRow[] = [];
    for (const record of records) {
      this.row++;
      const row = this.header === undefined ? this.readHeader(record) : this.readRow(record, this.header);
      if (row) rows.push(row);
      if (this.failed) break;
    }
    return rows;
  }

  private readHeader(record: CsvRecord): CsvRow | undefined {
    if (record.problem) return this.fail(...this.wording(record, record.problem, record.cells));
    if (record.count > MAX_COLUMNS)
      return this.fail(
        'too-many-columns',
        phrase`The header has ${{ count: record.count }} columns.`,
        phrase`No more than ${{ most: MAX_COLUMNS }} can be read.`,
      );
    const problem = headerProblem(record.cells, this.columns);
    if (problem) return this.failWith(problem);
    this.header = record.cells;
    this.places = new Map(record.cells.map((name, place) => [name, place]));
    return undefined;
  }

  private readRow(record: CsvRecord, header: readonly string[]): CsvRow {
    if (record.problem) return this.bad(record, ...this.wording(record, record.problem, header));
    if (record.count !== header.length) return this.bad(record, ...this.countWording(record, header));
    return { kind: 'record', row: this.row, fields: new CsvFields(this.places, record.cells, record.plainLine) };
  }

  private countWording({ count }: CsvRecord, header: readonly string[]): Words {
    const message =
      count === 1
        ? phrase`The row has 1 cell, expected ${{ expected: header.length }} as in the header.`
        : phrase`The row has ${{ count }} cells, expected ${{ expected: header.length }} as in the header.`;
    const advice =
      count > header.length
        ? phrase`Put cells that contain a comma in quotes: "a, b".`
        : phrase`Add the cells that are missing; an empty cell still needs its comma.`;
    return ['column-count', message, advice];
  }

  private wording(record: CsvRecord, problem: RecordProblem, header: readonly string[]): Words {
    const column = header[problem.cell] ?? String(problem.cell + 1);
    const lines =
      record.endLine > record.line
        ? phrase` (lines ${{ first: record.line }} to ${{ last: record.endLine }} of the file)`
        : '';
    switch (problem.code) {
      case 'text-after-quote':
        return [
          problem.code,
          phrase`Text follows a closing quote${{ lines }}.`,
          phrase`Double a quote that is part of the text ("she said ""yes"""), or close the one that was left open.`,
          column,
        ];
      case 'quote-in-cell':
        return [
          problem.code,
          phrase`A quote stands in the middle of a cell${{ lines }}.`,
          phrase`Put the whole cell in quotes and double the quote inside: "55"" screen".`,
          column,
        ];
      case 'cell-too-long':
        return [
          problem.code,
          phrase`The cell is longer than ${{ most: MAX_CELL }} characters${{ lines }}.`,
          phrase`Shorten it; if it was not meant to be long, a quote before it is not closed.`,
          column,
        ];
      case 'row-too-long':
        return [
          problem.code,
          phrase`The row is longer than ${{ most: MAX_RECORD }} characters${{ lines }}.`,
          phrase`Shorten it.`,
          column,
        ];
      case 'unreadable-character':
        return [
          problem.code,
          phrase`The cell contains ${{ character: problem.character }}${{ lines }}.`,
          this.characterAdvice(),
          column,
        ];
    }
  }

  private characterAdvice(): Phrase {
    return this.header === undefined ? phrase`Remove it. ${{ then: SAVE_AS_UTF8 }}` : phrase`Remove it.`;
  }

  private invalidByte(offset: number): CsvRow {
    if (offset === 0 && (this.firstByte === 0xff || this.firstByte === 0xfe))
      return this.fail('encoding', phrase`The file is encoded in UTF-16, not in UTF-8.`, SAVE_AS_UTF8);
    const message = phrase`The file is not UTF-8 throughout: the byte at offset ${{ offset }}, in row ${{ row: this.row + 1 }}, belongs to no character.`;
    return this.fail('encoding', message, SAVE_AS_UTF8, undefined, this.row + 1);
  }

  private neverClosed(line: number): CsvRow {
    const row = this.row + 1;
    const message = phrase`Row ${{ row }} (line ${{ line }} of the file) opens a quote that is never closed.`;
    return this.fail(
      'quote-not-closed',
      message,
      phrase`Close the quote, or double it where it is part of the text.`,
      undefined,
      row,
    );
  }

  private empty(): CsvRow {
    const names = [...this.columns.required, ...this.columns.optional].join(',');
    return this.fail('empty-file', phrase`The file is empty.`, phrase`Begin with a header row: ${{ names }}`);
  }

  private bad(record: CsvRecord, ...wording: Words): CsvRow {
    return {
      kind: 'bad-row',
      row: this.row,
      raw: record.raw.slice(0, RAW_SHOWN),
      finding: this.finding(this.row, ...wording),
    };
  }

  private fail(...[code, message, advice, column, row]: [...Words, row?: number]): CsvRow {
    return this.failWith(this.finding(row ?? 1, code, message, advice, column));
  }

  private failWith(finding: Finding): CsvRow {
    this.failed = true;
    return { kind: 'bad-file', finding: this.file === undefined ? finding : { ...finding, file: this.file } };
  }

  private finding(row: number, ...[code, message, advice, column]: Words): Finding {
    const place = column === undefined ? { line: row } : { line: row, column };
    return {
      severity: 'error',
      code,
      ...(this.file === undefined ? {} : { file: this.file }),
      ...place,
      ...worded(message, advice),
    };
  }
}

/** A finding's code, message, advice and column. */
type Words = [code: string, message: Wording, advice: Wording, column?: string];
