import type { Finding } from '../engine/finding.js';
import { CsvFields } from '../files/csv-fields.js';
import type { CsvRow } from '../files/csv.js';
import type { Ledger, RecordStore } from './ledger.js';
import type { RecordFile } from './record-file.js';
import { RowProblem, type Cells } from './row-problem.js';
import type { SeenKeys } from './seen-keys.js';
import { phrase } from '../engine/phrase.js';

/** A row of a file that cannot be taken in, or the place from which the file cannot be read. */
export interface BadRow {
  readonly row: number;
  /** Its cells; of a row that was not to be split into cells its beginning. */
  readonly record: Cells | string;
  readonly problem: RowProblem;
}

/** Rows of a file that are taken in together. */
export interface ReadChunk<R> {
  readonly count: number;
  /** Numbers of its first and last row; without rows, the last is that of the row before. */
  readonly firstRow: number | undefined;
  readonly lastRow: number;
  readonly good: RecordStore<R>;
  readonly bad: readonly BadRow[];
  /** The groups that its records are of. */
  readonly groups: ReadonlySet<string>;
  /** Places among the good rows of those whose key an earlier row of the file, be it of this chunk, may have reported of. */
  readonly repeating: ReadonlySet<number>;
  /** The cells of good rows that may turn out to contradict another one, by their places. */
  readonly cells: ReadonlyMap<number, Cells>;
  /** Its first row as the file has it. */
  readonly first: CsvRow | undefined;
  /** Why the file cannot be read on after it. */
  readonly broken: Finding | undefined;
  /** Does the file end with it? */
  readonly last: boolean;
  /** Bytes of the file that had been read when it was full. */
  readonly bytesRead: number;
}

/** What rows are read by. */
export interface RowReading<R> {
  readonly ledger: Ledger<R>;
  /** Is the whole file read again for some of its rows? Then one may also contradict a later row. */
  readonly retry: boolean;
  /** Told of every key; without it, no row is known to repeat another. */
  readonly seen?: SeenKeys;
}

/** Reads a file in chunks of so many rows. There is always a last one, be it empty. */
export async function* readChunks<R>(file: RecordFile, rows: number, by: RowReading<R>): AsyncGenerator<ReadChunk<R>> {
  let chunk = new ChunkReader(by, 0);
  for await (const piece of file.pieces())
    for (const row of piece) {
      if (chunk.count === rows) {
        yield chunk.read(false, file.bytesRead);
        chunk = new ChunkReader(by, chunk.lastRow);
      }
      chunk.add(row);
    }
  yield chunk.read(true, file.bytesRead);
}

/** Rows on their way into a chunk: of a good one only what it reports is kept, and of its cells what tells them anew. */
class ChunkReader<R> {
  count = 0;
  private readonly good: RecordStore<R>;
  private readonly bad: BadRow[] = [];
  private readonly groups = new Set<string>();
  private readonly repeating = new Set<number>();
  private readonly cells = new Map<number, Cells>();
  private first: CsvRow | undefined;
  private firstRow: number | undefined;
  private broken: Finding | undefined;

  constructor(
    private readonly by: RowReading<R>,
    public lastRow: number,
  ) {
    this.good = by.ledger.newStore();
  }

  add(from: CsvRow): void {
    const row = from.kind === 'bad-file' ? (from.finding.line ?? this.lastRow + 1) : from.row;
    this.first ??= from;
    this.firstRow ??= row;
    this.lastRow = row;
    this.count++;
    if (from.kind === 'record') this.addRecord(row, from.fields);
    else this.bad.push({ row, record: from.kind === 'bad-row' ? from.raw : new Map(), problem: unreadable(from) });
    if (from.kind === 'bad-file') this.broken = from.finding;
  }

  private addRecord(row: number, cells: Cells): void {
    const { ledger, seen, retry } = this.by;
    const record = ledger.read(cells);
    if (record instanceof RowProblem) {
      this.bad.push({ row, record: cells, problem: record });
      return;
    }
    const place = this.good.count;
    const { beginning, rest } = ledger.key(record);
    const mayRepeat = seen?.mark(beginning, rest) ?? false;
    if (mayRepeat) this.repeating.add(place);
    if (mayRepeat || retry) this.keepCells(place, cells);
    this.good.add(row, record);
    this.groups.add(ledger.group(record));
  }

  private keepCells(place: number, cells: Cells): void {
    if (cells instanceof CsvFields) cells.release();
    this.cells.set(place, cells);
  }

  read(last: boolean, bytesRead: number): ReadChunk<R> {
    const { count, firstRow, lastRow, good, bad, groups, repeating, cells, first, broken } = this;
    return { count, firstRow, lastRow, good, bad, groups, repeating, cells, first, broken, last, bytesRead };
  }
}

function unreadable(from: Exclude<CsvRow, { kind: 'record' }>): RowProblem {
  const { code, message, advice, column, phrases } = from.finding;
  const value = from.kind === 'bad-row' ? from.raw : '';
  const reason = phrases?.message ?? message;
  const why = from.kind === 'bad-file' ? phrase`${{ reason }} Nothing after it was read.` : reason;
  return new RowProblem(column === undefined ? '' : String(column), value, code, why, phrases?.advice ?? advice ?? '');
}
