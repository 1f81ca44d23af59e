/** Evidence of payouts, which is stored in blocks of many: see {@link EvidenceBlock}. */
import { Between, type EntityManager } from 'typeorm';

import type { PayoutRecord } from './payout-record.js';
import { EvidenceBlock, type Payout } from './runs.entities.js';

/** A block of payouts that follow each other; canonical JSON has no line breaks of its own. */
export function evidenceBlock(records: readonly PayoutRecord[]): EvidenceBlock {
  const [first] = records;
  if (!first) throw new RangeError('a block of no payouts has no evidence');
  const { run, leaf } = first.payout;
  return { run, firstLeaf: leaf, payouts: records.length, lines: records.map(({ evidence }) => evidence).join('\n') };
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
    for (const [i, line] of lines.split('\n').entries())
      if (wanted.has(firstLeaf + i)) found.set(firstLeaf + i, line);
  return found;
}

async function blocksOf(manager: EntityManager, run: number, from: number, through: number): Promise<EvidenceBlock[]> {
  const [before] = await manager
    .createQueryBuilder(EvidenceBlock, 'block')
    .select('MAX(block.firstLeaf)', 'first')
    .where('block.run = :run AND block.firstLeaf <= :from', { run, from })
    .getRawMany<{ first: string | number | null }>();
  const first = Number(before?.first ?? 0);
  return manager.find(EvidenceBlock, { where: { run, firstLeaf: Between(first, through) }, order: { firstLeaf: 'ASC' } });
}
