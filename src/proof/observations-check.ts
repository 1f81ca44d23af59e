import { createHash, type Hash } from 'node:crypto';

import type { EntityManager } from 'typeorm';

import { Batch, BatchChunk, Observation } from '../metrics/metrics.entities.js';
import { chunkDigest, observationHash } from '../metrics/observation-figure.js';
import type { RecordedDeeds } from './audit-check.js';
import { firstDifference, type DifferenceList } from './difference.js';

const PAGE = 10_000;

/**
 * Every observation against its own hash, every chunk's hashes against its digest, and every chunk against its audit entry: so a
 * change is named to the row, and one that also mended the row's hash is named to the chunk.
 */
export async function checkObservations(
  manager: EntityManager,
  deeds: RecordedDeeds,
  differences: DifferenceList,
  onProgress?: (done: number) => void,
): Promise<number> {
  // One running digest a chunk, in order of `seq`, and not the hashes of all history.
  const digests = new Map<string, Hash>();
  let checked = 0;
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const page = await manager
      .createQueryBuilder(Observation, 'o')
      .where('o.seq > :after', { after })
      .orderBy('o.seq', 'ASC')
      .limit(PAGE)
      .getMany();
    for (const observation of page) {
      const { batch, chunk, row, hash } = observation;
      if (observationHash(observation) !== hash)
        differences.add(`observation batch:${batch} row:${row}`, 'its content does not match its hash');
      const key = `${batch} ${chunk}`;
      const digest = digests.get(key) ?? createHash('sha256');
      digests.set(key, digest.update(hash));
    }
    checked += page.length;
    onProgress?.(checked);
    const last = page.at(-1);
    if (!last) break;
    after = last.seq;
  }
  await checkChunks(manager, deeds, digests, differences);
  return checked;
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
    if (digest !== chunk.digest) differences.add(what, 'its observations are not those that were taken in');
    if (!entry) differences.add(what, 'no audit entry tells of it');
    else compareWithEntry(what, chunk, batches.get(chunk.batch), entry, differences);
  }
  for (const what of recorded.keys()) differences.add(what, 'it was taken in and is gone');
  for (const key of digests.keys())
    differences.add(`batch:${key.replace(' ', ' chunk:')}`, 'it is not there, and observations are of it');
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
    chunk: chunk.ordinal,
    rowsThrough,
    final: chunk.final === 0 || chunk.final === 1 ? chunk.final === 1 : chunk.final,
    counts: { accepted, unchanged, superseding, quarantined },
    digest,
  };
  const { file, sha256: hash, source, at, chunk: ordinal, counts, ...rest } = entry;
  const said = {
    file,
    sha256: hash,
    source,
    at,
    chunk: ordinal,
    rowsThrough: rest['rowsThrough'],
    final: rest['final'],
    counts,
    digest: rest['digest'],
  };
  const difference = firstDifference(stored, said);
  if (difference) differences.add(what, `it is not as the audit entry says (${difference})`);
}
