/** Which rules a month is paid by that the month before was not, and who brought them. */
import { In, type EntityManager } from 'typeorm';

import { versionOrigins } from '../../drafts/version-origins.js';
import { parsePeriod } from '../../engine/period.js';
import { StoredRuleDocument } from '../../plans/plans.entities.js';
import { hashesInForce } from '../../plans/rule-versions.js';
import type { Run } from '../../runs/runs.entities.js';

/** A rule document that is new or otherwise than in the month before. */
export interface ChangedRule {
  readonly kind: string;
  readonly id: string;
  /** Who published it first, and when. */
  readonly actor: string;
  readonly at: string;
  /** The draft that it came of, which a second person approved; `null` where one person alone published it. */
  readonly draft: number | null;
}

/** The rules of a run that were not those of the run of the month before, in order of kind and id. */
export async function changedRules(manager: EntityManager, run: Run, last: Run | undefined): Promise<ChangedRule[]> {
  if (!last) return [];
  const before = new Set(await hashesOf(manager, last));
  const hashes = (await hashesOf(manager, run)).filter((hash) => !before.has(hash));
  const documents = await manager.find(StoredRuleDocument, {
    select: { hash: true, kind: true, id: true },
    where: { hash: In(hashes) },
    order: { kind: 'ASC', id: 'ASC' },
  });
  const origins = await versionOrigins(manager, hashes);
  return documents.map(({ hash, kind, id }) => {
    const { actor = '', at = '', draft = null } = origins.get(hash) ?? {};
    return { kind, id, actor, at, draft };
  });
}

async function hashesOf(manager: EntityManager, { period, publication }: Run): Promise<string[]> {
  const of = parsePeriod(period);
  return of ? hashesInForce(manager, of, publication) : [];
}
