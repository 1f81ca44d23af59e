/** Reading what became of files: batches and quarantine. */
import { MoreThan, type EntityManager } from 'typeorm';

import type { Finding } from '../engine/finding.js';
import { QuarantinedRow, type Batch } from './ingestion.entities.js';

/** A page of a list: what comes after a row or batch, and at most so many. */
export interface Page {
  readonly after?: number;
  readonly limit?: number;
}

const PAGE = 100;

/** The quarantined rows of a batch, in order of row. */
export async function quarantinedRows(
  manager: EntityManager,
  batch: number,
  { after = 0, limit = PAGE }: Page = {},
): Promise<QuarantinedRow[]> {
  return manager.find(QuarantinedRow, { where: { batch, row: MoreThan(after) }, order: { row: 'ASC' }, take: limit });
}

/** Why a row is in quarantine with the values apart; nothing of rows from before that was kept. */
export const phrasesOfRow = ({ phrases }: QuarantinedRow): Pick<Finding, 'phrases'> =>
  phrases === null ? {} : { phrases: JSON.parse(phrases) as NonNullable<Finding['phrases']> };

export async function countQuarantined(manager: EntityManager, batch: number): Promise<number> {
  return manager.countBy(QuarantinedRow, { batch });
}

/** A batch and what became of its rows. */
export interface BatchOverview extends Batch {
  readonly accepted: number;
  readonly unchanged: number;
  readonly superseding: number;
  /** Rows that are in quarantine now. */
  readonly quarantined: number;
  /** Has the file been read to its end? If not, ingesting it again carries it on. */
  readonly complete: boolean;
}

const OVERVIEW = `SELECT b.id, b.file, b.sha256, b.default_source AS "defaultSource", b.at, b.kind, c.accepted, c.unchanged,
    c.superseding, c.final, (SELECT COUNT(*) FROM quarantine q WHERE q.batch = b.id) AS quarantined
  FROM batch b JOIN (
    SELECT batch, SUM(accepted) AS accepted, SUM(unchanged) AS unchanged, SUM(superseding) AS superseding, MAX(final) AS final
      FROM batch_chunk GROUP BY batch) c ON c.batch = b.id
  WHERE b.id > $1 ORDER BY b.id LIMIT $2`;

type StoredOverview = Omit<Batch, 'id'> &
  Record<'id' | 'accepted' | 'unchanged' | 'superseding' | 'quarantined' | 'final', number | string>;

/** The batches, in the order in which they were first given. */
export async function listBatches(
  manager: EntityManager,
  { after = 0, limit = PAGE }: Page = {},
): Promise<BatchOverview[]> {
  const rows = await manager.query<StoredOverview[]>(OVERVIEW, [after, limit]);
  return rows.map(({ final, ...row }) => ({
    ...row,
    id: Number(row.id),
    accepted: Number(row.accepted),
    unchanged: Number(row.unchanged),
    superseding: Number(row.superseding),
    quarantined: Number(row.quarantined),
    complete: Number(final) === 1,
  }));
}
