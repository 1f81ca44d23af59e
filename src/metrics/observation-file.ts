import { createHash } from 'node:crypto';

import { hashed } from '../files/file-bytes.js';
import { readCsvInPieces, type CsvRow } from '../files/csv.js';
import { readJsonLinesInPieces } from './json-lines.js';
import { OBSERVATION_COLUMNS } from './observation-row.js';

/** A file that can be read more than once. */
export interface ObservationInput {
  /** As it was given; its ending tells the format (.csv, .jsonl, .ndjson), else its first character does. */
  readonly name: string;
  /** Its bytes from the beginning. */
  open(): AsyncIterable<Uint8Array>;
}

export type ObservationFormat = 'csv' | 'json-lines';

/** What is known of a file once it has been read through. */
export interface InspectedFile {
  readonly sha256: string;
  readonly format: ObservationFormat;
}

/** Rows of a file that are taken in together. */
export interface RowChunk {
  readonly rows: readonly CsvRow[];
  /** Does the file end with it? */
  readonly last: boolean;
  /** Bytes of the file that had been read when it was full. */
  readonly bytesRead: number;
}

const COLUMNS = { ...OBSERVATION_COLUMNS, others: 'refuse' } as const;
/** A byte order mark and white space, as they stand before the first character. */
const BLANK = new Set([0xef, 0xbb, 0xbf, 0x20, 0x09, 0x0a, 0x0d]);

/** Reads a file through once: its hash, and its format. */
export async function inspectFile(input: ObservationInput): Promise<InspectedFile> {
  const hash = createHash('sha256');
  let first: number | undefined;
  for await (const piece of input.open()) {
    hash.update(piece);
    first ??= piece.find((byte) => !BLANK.has(byte));
  }
  return { sha256: hash.digest('hex'), format: formatOf(input.name, first) };
}

function formatOf(name: string, first: number | undefined): ObservationFormat {
  if (/\.csv$/i.test(name)) return 'csv';
  if (/\.(jsonl|ndjson)$/i.test(name)) return 'json-lines';
  return first === 0x7b || first === 0x5b ? 'json-lines' : 'csv';
}

/** A reading of a file, chunk by chunk. */
export class ObservationFile {
  private bytesRead = 0;
  private sha256: (() => string) | undefined;

  constructor(
    private readonly input: ObservationInput,
    private readonly format: ObservationFormat,
  ) {}

  /** After the last chunk of a file that could be read to its end: the hash of what was read. */
  hashOfWhatWasRead(): string | undefined {
    return this.sha256?.();
  }

  /** The file in chunks of so many rows. There is always a last one, be it empty. */
  async *chunks(size: number): AsyncGenerator<RowChunk> {
    const { bytes, sha256 } = hashed(this.counted());
    this.sha256 = sha256;
    let held: CsvRow[] = [];
    const pieces = this.format === 'csv' ? readCsvInPieces : readJsonLinesInPieces;
    for await (const piece of pieces(bytes, COLUMNS, this.input.name))
      for (const row of piece) {
        if (held.length === size) {
          yield { rows: held, last: false, bytesRead: this.bytesRead };
          held = [];
        }
        held.push(row);
      }
    yield { rows: held, last: true, bytesRead: this.bytesRead };
  }

  private async *counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of this.input.open()) {
      this.bytesRead += piece.byteLength;
      yield piece;
    }
  }
}

/**
 * Items of which the next is made ready while the last one is being stored: from when {@link begin} is called, which is best once the
 * database has something to do.
 */
export class OneAhead<T> {
  private ahead: Promise<IteratorResult<T, unknown>> | undefined;

  constructor(private readonly items: AsyncGenerator<T>) {}

  /** Begins to make the next item ready. */
  begin(): void {
    if (this.ahead) return;
    this.ahead = this.items.next();
    // A failure is thrown when its turn comes; nobody may be waiting for it yet.
    this.ahead.catch(() => undefined);
  }

  /** The next item; `undefined` after the last one. */
  async next(): Promise<T | undefined> {
    this.begin();
    const item = await this.ahead;
    this.ahead = undefined;
    return item?.done === false ? item.value : undefined;
  }

  /** Ends the reading, also before the last item. */
  async close(): Promise<void> {
    await this.items.return(undefined);
  }
}
