import type { EntityManager } from 'typeorm';

import type { Actor, AuditService } from '../audit/audit.service.js';
import { bulkInsert } from '../database/bulk-insert.js';
import type { Classified } from './classify.js';
import { Batch, BatchChunk, QuarantinedRow, type BatchKind } from './ingestion.entities.js';
import { chunkDigest, type RecordStore } from './ledger.js';
import { quarantinedRow } from './quarantined-row.js';
import type { BadRow } from './read-chunk.js';

/** How far a batch has come. */
export interface BatchProgress {
  /** Chunks that are stored. */
  readonly chunks: number;
  /** Last row of the file that is done with; the header's where nothing is. */
  readonly rowsThrough: number;
  /** Has the file been read to its end? */
  readonly complete: boolean;
  /** Rows that have been taken in: accepted, unchanged or superseding. */
  readonly taken: number;
}

export const NOTHING_YET: BatchProgress = { chunks: 0, rowsThrough: 0, complete: false, taken: 0 };

/** The batch of this content under this default source, where it has been seen before. */
export async function findBatch(
  manager: EntityManager,
  kind: BatchKind,
  sha256: string,
  defaultSource: string,
): Promise<Batch | undefined> {
  return (await manager.findOneBy(Batch, { kind, sha256, defaultSource })) ?? undefined;
}

export async function progressOf(manager: EntityManager, batch: number): Promise<BatchProgress> {
  const [row] = await manager.query<Record<'chunks' | 'through' | 'final' | 'taken', number | string | null>[]>(
    `SELECT MAX(ordinal) AS chunks, MAX(rows_through) AS through, MAX(final) AS final,
        SUM(accepted + unchanged + superseding) AS taken FROM batch_chunk WHERE batch = $1`,
    [batch],
  );
  return {
    chunks: Number(row?.chunks ?? 0),
    rowsThrough: Number(row?.through ?? 0),
    complete: Number(row?.final ?? 0) === 1,
    taken: Number(row?.taken ?? 0),
  };
}

export async function createBatch(manager: EntityManager, batch: Omit<Batch, 'id' | 'at'>): Promise<Batch> {
  const created = { id: (await largestBatch(manager)) + 1, at: new Date().toISOString(), ...batch };
  await bulkInsert(manager, Batch, [created]);
  return created;
}

/** A chunk about to be stored: its good rows, what becomes of them, and where it stands in its batch. */
export interface NewChunk<R> {
  readonly batch: Batch;
  readonly ordinal: number;
  /** The number of the last record that is stored already; 0 where there is none. */
  readonly latestSeq: number;
  readonly rowsThrough: number;
  readonly final: boolean;
  /** Does it take in rows that had been quarantined? */
  readonly retry: boolean;
  readonly good: RecordStore<R>;
  readonly classified: Classified<R>;
  /** Rows of it that go into quarantine. */
  readonly quarantined: number;
  /** Called once the database is at work on the records: there is time for something else. */
  readonly meanwhile: () => void;
}

/** Stores a chunk with its records and its audit entry. */
export async function storeChunk<R>(
  manager: EntityManager,
  audit: AuditService,
  actor: Actor,
  chunk: NewChunk<R>,
): Promise<void> {
  const { batch, ordinal, latestSeq, rowsThrough } = chunk;
  const { accepted, unchanged, superseding } = chunk.classified;
  const counts = { accepted, unchanged, superseding, quarantined: chunk.quarantined };
  const first = { seq: latestSeq + 1, batch: batch.id, chunk: ordinal };
  const hashes = await chunk.good.insert(manager, chunk.classified, first, chunk.meanwhile);
  const digest = chunkDigest(hashes);
  await bulkInsert(manager, BatchChunk, [
    { batch: batch.id, ordinal, rowsThrough, ...counts, final: chunk.final ? 1 : 0, digest },
  ]);
  await audit.append(manager, {
    actor,
    action: 'ingest',
    subject: `batch:${batch.id}`,
    details: {
      file: batch.file,
      sha256: batch.sha256,
      source: batch.defaultSource,
      at: batch.at,
      // Observations were all that there was when the first entries were made: they do not say so.
      ...(batch.kind === 'observations' ? {} : { kind: batch.kind }),
      chunk: ordinal,
      rowsThrough,
      final: chunk.final,
      retry: chunk.retry,
      counts,
      digest,
      firstSeq: hashes.length > 0 ? latestSeq + 1 : null,
      lastSeq: hashes.length > 0 ? latestSeq + hashes.length : null,
    },
  });
}

async function largestBatch(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ largest: string | number | null }[]>(`SELECT MAX(id) AS largest FROM batch`);
  return Number(row?.largest ?? 0);
}

/** Puts rows into quarantine. */
export async function quarantine(manager: EntityManager, batch: number, rows: readonly BadRow[]): Promise<void> {
  await bulkInsert(
    manager,
    QuarantinedRow,
    rows.map((row) => quarantinedRow(batch, row)),
  );
}

/** Takes all rows of a part of a batch out of quarantine: those that are not right yet are put back. */
export async function takeOutOfQuarantine(
  manager: EntityManager,
  batch: number,
  from: number,
  through: number,
): Promise<void> {
  await manager.query(`DELETE FROM quarantine WHERE batch = $1 AND row_number BETWEEN $2 AND $3`, [
    batch,
    from,
    through,
  ]);
}

/** The numbers of the quarantined rows of a part of a batch. */
export async function rowsInQuarantine(
  manager: EntityManager,
  batch: number,
  from: number,
  through: number,
): Promise<ReadonlySet<number>> {
  const sql = `SELECT row_number AS "row" FROM quarantine WHERE batch = $1 AND row_number BETWEEN $2 AND $3`;
  const rows = await manager.query<{ row: number | string }[]>(sql, [batch, from, through]);
  return new Set(rows.map(({ row }) => Number(row)));
}
