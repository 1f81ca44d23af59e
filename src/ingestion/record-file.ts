import { createHash } from 'node:crypto';

import { hashed } from '../files/file-bytes.js';
import { readCsvInPieces, type CsvColumns, type CsvRow } from '../files/csv.js';
import { readJsonLinesInPieces } from './json-lines.js';

/** A file that can be read more than once. */
export interface FileInput {
  /** As it was given; its ending tells the format (.csv, .jsonl, .ndjson), else its first character does. */
  readonly name: string;
  /** Its bytes from the beginning. */
  open(): AsyncIterable<Uint8Array>;
}

export type FileFormat = 'csv' | 'json-lines';

/** What is known of a file once it has been read through. */
export interface InspectedFile {
  readonly sha256: string;
  readonly format: FileFormat;
}

/** A byte order mark and white space, as they stand before the first character. */
const BLANK = new Set([0xef, 0xbb, 0xbf, 0x20, 0x09, 0x0a, 0x0d]);

/** Reads a file through once: its hash, and its format. */
export async function inspectFile(input: FileInput): Promise<InspectedFile> {
  const hash = createHash('sha256');
  let first: number | undefined;
  for await (const piece of input.open()) {
    hash.update(piece);
    first ??= piece.find((byte) => !BLANK.has(byte));
  }
  return { sha256: hash.digest('hex'), format: formatOf(input.name, first) };
}

function formatOf(name: string, first: number | undefined): FileFormat {
  if (/\.csv$/i.test(name)) return 'csv';
  if (/\.(jsonl|ndjson)$/i.test(name)) return 'json-lines';
  return first === 0x7b || first === 0x5b ? 'json-lines' : 'csv';
}

/** A reading of a file. */
export class RecordFile {
  private read = 0;
  private sha256: (() => string) | undefined;

  constructor(
    private readonly input: FileInput,
    private readonly format: FileFormat,
    private readonly columns: CsvColumns,
  ) {}

  /** After a reading to the end: the hash of what was read. */
  hashOfWhatWasRead(): string | undefined {
    return this.sha256?.();
  }

  /** Bytes that have been read so far. */
  get bytesRead(): number {
    return this.read;
  }

  /** Its rows, some hundred at a time. */
  pieces(): AsyncIterable<readonly CsvRow[]> {
    const { bytes, sha256 } = hashed(this.counted());
    this.sha256 = sha256;
    const pieces = this.format === 'csv' ? readCsvInPieces : readJsonLinesInPieces;
    return pieces(bytes, this.columns, this.input.name);
  }

  private async *counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of this.input.open()) {
      this.read += piece.byteLength;
      yield piece;
    }
  }
}
