/** Evidence of payouts, which is stored in blocks of many: see {@link EvidenceBlock}. */
import { Between, type EntityManager } from 'typeorm';

import { databaseKind } from '../database/append-only.js';
import type { ComputedPage } from './computed-pages.js';
import { EvidenceBlock, type Payout } from './runs.entities.js';

/** Stores the evidence of a page of payouts. SQLite takes the bytes as they are, and need not read them as a text first. */
export async function storeEvidence(manager: EntityManager, { records, evidence }: ComputedPage): Promise<void> {
  const [first] = records;
  if (!first) return;
  const { run, leaf } = first.payout;
  const isPostgres = databaseKind(manager) === 'postgres';
  const values = isPostgres ? '$1, $2, $3, $4' : '?, ?, ?, CAST(? AS TEXT)';
  await manager.query(`INSERT INTO evidence_block (run, first_leaf, payouts, lines) VALUES (${values})`, [
    run,
    leaf,
    records.length,
    isPostgres ? evidence.toString() : evidence,
  ]);
}

/** The evidence of some payouts of one run by their leaves; a leaf of which none is stored is not in it. */
export async function readEvidence(
  manager: EntityManager,
  run: number,
  payouts: readonly Pick<Payout, 'leaf'>[],
): Promise<ReadonlyMap<number, string>> {
  const found = new Map<number, string>();
  const leaves = payouts.map(({ leaf }) => leaf);
  if (leaves.length === 0) return found;
  const wanted = new Set(leaves);
  for (const { firstLeaf, lines } of await blocksOf(manager, run, Math.min(...leaves), Math.max(...leaves)))
    for (const [i, line] of lines.split('\n').entries()) if (wanted.has(firstLeaf + i)) found.set(firstLeaf + i, line);
  return found;
}

async function blocksOf(manager: EntityManager, run: number, from: number, through: number): Promise<EvidenceBlock[]> {
  const [before] = await manager
    .createQueryBuilder(EvidenceBlock, 'block')
    .select('MAX(block.firstLeaf)', 'first')
    .where('block.run = :run AND block.firstLeaf <= :from', { run, from })
    .getRawMany<{ first: string | number | null }>();
  const first = Number(before?.first ?? 0);
  return manager.find(EvidenceBlock, {
    where: { run, firstLeaf: Between(first, through) },
    order: { firstLeaf: 'ASC' },
  });
}
