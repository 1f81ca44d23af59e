import type { EntityManager } from 'typeorm';

import type { Actor, AuditService } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import type { Finding } from '../engine/finding.js';
import {
  createBatch,
  findBatch,
  NOTHING_YET,
  progressOf,
  quarantine,
  rowsInQuarantine,
  storeChunk,
  takeOutOfQuarantine,
  type BatchProgress,
  type NewChunk,
} from './chunk-store.js';
import { classify, type Classified } from './classify.js';
import { FreshGroups } from './fresh-groups.js';
import type { Batch } from './ingestion.entities.js';
import { keyOf, type Ledger, type Said } from './ledger.js';
import { OneAhead } from './one-ahead.js';
import { readChunks, type ReadChunk, type RowReading } from './read-chunk.js';
import { RecordFile, type FileInput, type InspectedFile } from './record-file.js';
import { SeenKeys } from './seen-keys.js';
import { phrase, worded, type Wording } from '../engine/phrase.js';

/** One file to take in: what it is, and what is known of it already. */
export interface IngestionJob<R> {
  readonly ledger: Ledger<R>;
  readonly input: FileInput;
  readonly file: InspectedFile;
  /** The file's name without folders. */
  readonly baseName: string;
  readonly defaultSource: string;
  readonly actor: Actor;
  readonly chunkRows: number;
  readonly onProgress?: OnProgress | undefined;
  readonly batch: Batch | undefined;
  readonly progress: BatchProgress;
}

export interface Tally {
  accepted: number;
  unchanged: number;
  superseding: number;
}

/** What became of the rows that this reading has dealt with so far. */
export type RowCounts = Readonly<Tally & { quarantined: number }>;

/** Told after each chunk: the rows and bytes of the file that are done with, and what became of the rows. */
export type OnProgress = (rowsDone: number, bytesDone: number, counts: RowCounts) => void;

/** How it went: the batch and what was counted in this reading, or why it was refused. */
export type IngestionResult =
  | { readonly batch: Batch; readonly rows: number; readonly tally: Tally; readonly findings: readonly Finding[] }
  | { readonly refusal: Finding };

type Pending = (row: number) => boolean;

/**
 * One reading of a file into a batch. A batch that is not complete is carried on after the last row that is done with; of one
 * that is, only the rows in quarantine are tried again.
 */
export class BatchIngestion<R> {
  private readonly fresh: FreshGroups<R>;
  private readonly tally: Tally = { accepted: 0, unchanged: 0, superseding: 0 };
  private quarantined = 0;
  private readonly retry: boolean;
  private batch: Batch | undefined;
  private progress: BatchProgress;

  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly job: IngestionJob<R>,
  ) {
    this.fresh = new FreshGroups(job.ledger);
    this.batch = job.batch;
    this.progress = job.progress;
    this.retry = job.progress.complete;
  }

  async run(): Promise<IngestionResult> {
    const reading = this.reading();
    const by = { ...this.rowReading(), seen: new SeenKeys() };
    const chunks = new OneAhead(readChunks(reading, this.job.chunkRows, by));
    try {
      return await this.takeAll(chunks, reading);
    } finally {
      await chunks.close();
    }
  }

  private async takeAll(chunks: OneAhead<ReadChunk<R>>, reading: RecordFile): Promise<IngestionResult> {
    const findings: Finding[] = [];
    let rowsDone = 0;
    for (let chunk = await chunks.next(); chunk; chunk = await chunks.next()) {
      const { broken } = chunk;
      const refusal = this.cannotBegin(chunk, rowsDone) ?? (broken ? undefined : this.changed(chunk, reading));
      if (refusal) return { refusal };
      if (broken) findings.push(broken);
      if (!(await this.take(chunk, () => chunks.begin()))) return { refusal: this.underWay() };
      rowsDone += chunk.count;
      this.job.onProgress?.(rowsDone, chunk.bytesRead, { ...this.tally, quarantined: this.quarantined });
    }
    if (!this.batch) throw new Error('a file ended without a last chunk');
    return { batch: this.batch, rows: rowsDone, tally: this.tally, findings };
  }

  private rowReading(): RowReading<R> {
    return { ledger: this.job.ledger, retry: this.retry };
  }

  private reading(): RecordFile {
    return new RecordFile(this.job.input, this.job.file.format, this.job.ledger.columns);
  }

  /** A file of which not one row can be read, or none could ever be right, is refused as a whole. */
  private cannotBegin({ first }: ReadChunk<R>, rowsDone: number): Finding | undefined {
    if (rowsDone > 0 || !first) return undefined;
    if (first.kind === 'bad-file') return first.finding;
    const { optional } = this.job.ledger.columns;
    const noSource = this.job.file.format === 'csv' && this.job.defaultSource === '' && optional.includes('source');
    if (!noSource || first.kind !== 'record' || first.fields.has('source')) return undefined;
    return this.finding(
      'source-missing',
      phrase`The file has no column source, and no source was given for the whole of it.`,
      phrase`Say who reports these ${{ noun: this.job.ledger.noun }}, with --source or in a column source.`,
    );
  }

  /** The rows are recorded as those of the content that was hashed: it must still be that when the end is reached. */
  private changed({ last }: ReadChunk<R>, reading: RecordFile): Finding | undefined {
    if (!last || reading.hashOfWhatWasRead() === this.job.file.sha256) return undefined;
    return this.finding(
      'file-changed',
      phrase`The file was changed while it was read; the rows taken in until then stay.`,
      phrase`Ingest it again once nothing writes to it any more.`,
    );
  }

  private underWay(): Finding {
    const message = phrase`Another ingestion of the same content is under way.`;
    return this.finding('ingestion-under-way', message, phrase`Wait until it has ended, then ingest the file again.`);
  }

  private finding(code: string, message: Wording, advice: Wording): Finding {
    return { severity: 'error', code, file: this.job.input.name, ...worded(message, advice) };
  }

  /** Takes in what is pending of these rows; `false` where somebody else has taken in rows of the batch meanwhile. */
  private async take(chunk: ReadChunk<R>, meanwhile: () => void): Promise<boolean> {
    if (this.retry) return this.tryAgain(chunk, meanwhile);
    const { rowsThrough } = this.progress;
    const isPending: Pending = (row) => row > rowsThrough;
    if (!chunk.last && !isPending(chunk.lastRow)) return true;
    return this.database.write(async (manager) => {
      const batch = await this.ownBatch(manager);
      if (!batch) return false;
      const through = chunk.count > 0 ? chunk.lastRow : rowsThrough;
      await this.store(manager, batch, chunk, isPending, { rowsThrough: through, final: chunk.last, meanwhile });
      return true;
    });
  }

  /** The batch, created by its first chunk; `undefined` where another ingestion has moved it on since it was looked up. */
  private async ownBatch(manager: EntityManager): Promise<Batch | undefined> {
    const { file, baseName, defaultSource, ledger } = this.job;
    const { kind } = ledger;
    const stored = await findBatch(manager, kind, file.sha256, defaultSource);
    if (stored?.id !== this.batch?.id) return undefined;
    const progress = stored ? await progressOf(manager, stored.id) : NOTHING_YET;
    if (progress.chunks !== this.progress.chunks) return undefined;
    return stored ?? createBatch(manager, { kind, file: baseName, sha256: file.sha256, defaultSource });
  }

  private async tryAgain(chunk: ReadChunk<R>, meanwhile: () => void): Promise<boolean> {
    const { firstRow: from, lastRow: through } = chunk;
    const { batch } = this;
    if (!batch || from === undefined) return true;
    const waiting = await rowsInQuarantine(this.database.reader, batch.id, from, through);
    if (waiting.size === 0) return true;
    await this.database.write(async (manager) => {
      const now = await rowsInQuarantine(manager, batch.id, from, through);
      this.progress = await progressOf(manager, batch.id);
      await takeOutOfQuarantine(manager, batch.id, from, through);
      const end = { rowsThrough: this.progress.rowsThrough, final: true, meanwhile };
      await this.store(manager, batch, chunk, (row) => now.has(row), end);
    });
    return true;
  }

  private async store(
    manager: EntityManager,
    batch: Batch,
    chunk: ReadChunk<R>,
    isPending: Pending,
    end: Pick<NewChunk<R>, 'rowsThrough' | 'final' | 'meanwhile'>,
  ): Promise<void> {
    const { ledger } = this.job;
    const latestSeq = await ledger.latestSeq(manager);
    await this.fresh.look(manager, chunk.groups, latestSeq);
    const classified = await classify(manager, chunk, isPending, {
      ledger,
      batch: batch.id,
      fresh: this.fresh,
      firstSaid: (keys, row) => this.firstSaid(keys, row),
    });
    const bad = [...chunk.bad.filter(({ row }) => isPending(row)), ...classified.conflicts];
    await quarantine(manager, batch.id, bad);
    this.quarantined += bad.length;
    if (this.retry && taken(classified) === 0) return;
    const ordinal = this.progress.chunks + 1;
    const quarantined = this.retry ? 0 : bad.length;
    const stored = { batch, ordinal, latestSeq, ...end, retry: this.retry, good: chunk.good, classified, quarantined };
    await storeChunk(manager, this.audit, this.job.actor, stored);
    this.fresh.stored(latestSeq + classified.places.length);
    this.count(batch, classified, { ...this.progress, chunks: ordinal, rowsThrough: end.rowsThrough });
  }

  private count(batch: Batch, { accepted, unchanged, superseding }: Classified<R>, progress: BatchProgress): void {
    this.batch = batch;
    this.progress = progress;
    this.tally.accepted += accepted;
    this.tally.unchanged += unchanged;
    this.tally.superseding += superseding;
  }

  /** Reads the file again from its beginning for what it says first of some keys. */
  private async firstSaid(keys: ReadonlySet<string>, before: number): Promise<ReadonlyMap<string, Said<R>>> {
    const { ledger } = this.job;
    const found = new Map<string, Said<R>>();
    for await (const { good } of readChunks(this.reading(), this.job.chunkRows, this.rowReading()))
      for (let place = 0; place < good.count; place++) {
        const said = { row: good.row(place), record: good.record(place) };
        if (said.row >= before) return found;
        const key = keyOf(ledger, said.record);
        if (keys.has(key) && !found.has(key)) found.set(key, said);
      }
    return found;
  }
}

const taken = ({ accepted, unchanged, superseding }: Classified<unknown>): number => accepted + unchanged + superseding;
