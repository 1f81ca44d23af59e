import { createHash, type Hash } from 'node:crypto';

import type { EntityManager } from 'typeorm';

import { complaintHash } from '../complaints/complaint-record.js';
import { Complaint } from '../complaints/complaints.entities.js';
import { orderHash } from '../orders/order-record.js';
import { CustomerOrder } from '../orders/orders.entities.js';
import { checkOutcomes } from './orders-check.js';
import { databaseKind } from '../database/append-only.js';
import { Batch, BatchChunk } from '../ingestion/ingestion.entities.js';
import { Observation } from '../metrics/metrics.entities.js';
import { chunkDigest } from '../ingestion/ledger.js';
import { observationHash } from '../metrics/observation-figure.js';
import { responseHash } from '../responses/response-record.js';
import { FormResponse } from '../responses/responses.entities.js';
import type { RecordedDeeds } from './audit-check.js';
import { firstDifference, type DifferenceList } from './difference.js';

const PAGE = 10_000;

/** How many records of each kind were looked at. */
export interface CheckedRecords {
  readonly observations: number;
  readonly complaints: number;
  readonly responses: number;
  readonly orders: number;
}

/**
 * Every observation, complaint, response and order against its own hash, every chunk's hashes against its digest, and every chunk against its audit
 * entry: so a change is named to the row, and one that also mended the row's hash is named to the chunk.
 */
export async function checkTakenIn(
  manager: EntityManager,
  deeds: RecordedDeeds,
  differences: DifferenceList,
  onProgress?: (what: string, done: number) => void,
): Promise<CheckedRecords> {
  // One running digest a chunk, in order of `seq`, and not the hashes of all history.
  const digests = new Map<string, Hash>();
  const observations = await checkRecords(manager, Observation, observationHash, digests, differences, onProgress);
  const complaints = await checkRecords(manager, Complaint, complaintHash, digests, differences, onProgress);
  const responses = await checkRecords(manager, FormResponse, responseHash, digests, differences, onProgress);
  const orders = await checkRecords(manager, CustomerOrder, orderHash, digests, differences, onProgress);
  for (const table of VERSIONED) await checkSuperseded(manager, table, differences);
  await checkAttributes(manager, differences);
  await checkOutcomes(manager, differences);
  await checkChunks(manager, deeds, digests, differences);
  return { observations, complaints, responses, orders };
}

type Recorded = Pick<Observation, 'seq' | 'batch' | 'chunk' | 'row' | 'hash'>;

async function checkRecords<T extends Recorded>(
  manager: EntityManager,
  entity: new () => T,
  hashOf: (record: T) => string,
  digests: Map<string, Hash>,
  differences: DifferenceList,
  onProgress?: (what: string, done: number) => void,
): Promise<number> {
  const name = manager.connection.getMetadata(entity).tableName;
  let checked = 0;
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const page = await manager
      .createQueryBuilder(entity, 'o')
      .where('o.seq > :after', { after })
      .orderBy('o.seq', 'ASC')
      .limit(PAGE)
      .getMany();
    for (const record of page) {
      const { batch, chunk, row, hash } = record;
      if (hashOf(record) !== hash)
        differences.add(`${name} batch:${batch} row:${row}`, 'its content does not match its hash');
      const key = `${batch} ${chunk}`;
      const digest = digests.get(key) ?? createHash('sha256');
      digests.set(key, digest.update(hash));
    }
    checked += page.length;
    onProgress?.(`${name}s`, checked);
    const last = page.at(-1);
    if (!last) return checked;
    after = last.seq;
  }
}

const VERSIONED = ['complaint', 'response', 'customer_order'] as const;

/** Of the versions of a record each takes the place of the one before: otherwise two would count, or none. */
async function checkSuperseded(
  manager: EntityManager,
  table: (typeof VERSIONED)[number],
  differences: DifferenceList,
): Promise<void> {
  const wrong = await manager.query<{ batch: number | string; row: number | string }[]>(
    `SELECT c.batch, c.row_number AS "row" FROM (
       SELECT batch, row_number, supersedes, LAG(seq) OVER (PARTITION BY id ORDER BY seq) AS before FROM ${table}) c
     WHERE COALESCE(c.supersedes, 0) <> COALESCE(c.before, 0) ORDER BY c.batch, c.row_number LIMIT 100`,
  );
  for (const { batch, row } of wrong)
    differences.add(`${table} batch:${batch} row:${row}`, 'it does not take the place of the version before it');
}

/** What complaints are counted by is what they say themselves. */
async function checkAttributes(manager: EntityManager, differences: DifferenceList): Promise<void> {
  const each = databaseKind(manager) === 'postgres' ? 'json_each_text(c.attributes::json)' : 'json_each(c.attributes)';
  const isSame = ['department', 'severity', 'currency', 'loss_minor'].map(
    (of) => `a.${of} IS NOT DISTINCT FROM c.${of}`,
  );
  const wrong = await manager.query<{ batch: number | string; row: number | string; name: string }[]>(
    `SELECT c.batch, c.row_number AS "row", j.key AS name FROM complaint c, ${each} j WHERE NOT EXISTS (
       SELECT 1 FROM complaint_attribute a
        WHERE a.name = j.key AND a.period = c.period AND a.value = j.value AND a.seq = c.seq AND ${isSame.join(' AND ')})
      ORDER BY c.seq, j.key LIMIT 100`,
  );
  for (const { batch, row, name } of wrong)
    differences.add(`complaint batch:${batch} row:${row}`, `its attribute ${name} is not counted as it is`);
  const strays = await manager.query<{ seq: number | string; name: string }[]>(
    `SELECT a.seq, a.name FROM complaint_attribute a WHERE NOT EXISTS (
       SELECT 1 FROM complaint c, ${each} j WHERE c.seq = a.seq AND j.key = a.name) ORDER BY a.seq, a.name LIMIT 100`,
  );
  for (const { seq, name } of strays)
    differences.add(`complaint_attribute seq:${seq} name:${name}`, 'no complaint has it');
}

async function checkChunks(
  manager: EntityManager,
  deeds: RecordedDeeds,
  digests: Map<string, Hash>,
  differences: DifferenceList,
): Promise<void> {
  const batches = new Map((await manager.find(Batch)).map((batch) => [batch.id, batch]));
  const chunks = await manager.find(BatchChunk, { order: { batch: 'ASC', ordinal: 'ASC' } });
  const recorded = new Map<string, Record<string, unknown>>();
  for (const subject of deeds.subjects('ingest'))
    for (const details of deeds.of('ingest', subject)) {
      const entry = (details ?? {}) as Record<string, unknown>;
      recorded.set(`${subject} chunk:${String(entry['chunk'])}`, entry);
    }
  for (const chunk of chunks) {
    const what = `batch:${chunk.batch} chunk:${chunk.ordinal}`;
    const entry = recorded.get(what);
    recorded.delete(what);
    const key = `${chunk.batch} ${chunk.ordinal}`;
    const digest = digests.get(key)?.digest('hex') ?? chunkDigest([]);
    digests.delete(key);
    if (digest !== chunk.digest)
      differences.add(what, `its ${batches.get(chunk.batch)?.kind ?? 'records'} are not those that were taken in`);
    if (!entry) differences.add(what, 'no audit entry tells of it');
    else compareWithEntry(what, chunk, batches.get(chunk.batch), entry, differences);
  }
  for (const what of recorded.keys()) differences.add(what, 'it was taken in and is gone');
  for (const key of digests.keys())
    differences.add(`batch:${key.replace(' ', ' chunk:')}`, 'it is not there, and records are of it');
}

function compareWithEntry(
  what: string,
  chunk: BatchChunk,
  batch: Batch | undefined,
  entry: Record<string, unknown>,
  differences: DifferenceList,
): void {
  const { accepted, unchanged, superseding, quarantined, digest, rowsThrough } = chunk;
  const stored = {
    file: batch?.file,
    sha256: batch?.sha256,
    source: batch?.defaultSource,
    at: batch?.at,
    kind: batch?.kind,
    chunk: chunk.ordinal,
    rowsThrough,
    final: chunk.final === 0 || chunk.final === 1 ? chunk.final === 1 : chunk.final,
    counts: { accepted, unchanged, superseding, quarantined },
    digest,
  };
  const { file, sha256: hash, source, at, kind = 'observations', chunk: ordinal, counts, ...rest } = entry;
  const said = {
    file,
    sha256: hash,
    source,
    at,
    kind,
    chunk: ordinal,
    rowsThrough: rest['rowsThrough'],
    final: rest['final'],
    counts,
    digest: rest['digest'],
  };
  const difference = firstDifference(stored, said);
  if (difference) differences.add(what, `it is not as the audit entry says (${difference})`);
}
