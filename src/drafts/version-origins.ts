/** When versions of documents were published first, by whom, and of which draft. */
import { In, type EntityManager } from 'typeorm';

import { AuditEntry } from '../audit/audit-entry.entity.js';
import { Publication, PublicationDocument } from '../plans/plans.entities.js';
import { DraftStep } from './drafts.entities.js';

export interface VersionOrigin {
  readonly publication: number;
  readonly at: string;
  readonly actor: string;
  readonly draft: number | null;
}

/** By hash. A version may be published again and again: the first time is told. */
export async function versionOrigins(
  manager: EntityManager,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, VersionOrigin>> {
  const places = await manager.find(PublicationDocument, {
    where: { hash: In([...hashes]) },
    order: { publication: 'DESC' },
  });
  const first = new Map(places.map(({ hash, publication }) => [hash, publication]));
  const ids = [...new Set(first.values())];
  const publications = await manager.find(Publication, { where: { id: In(ids) } });
  const entries = await manager.find(AuditEntry, {
    where: { action: 'publish', subject: In(ids.map((id) => `publication:${id}`)) },
  });
  const steps = await manager.find(DraftStep, { where: { publication: In(ids) } });
  const at = new Map(publications.map((each) => [each.id, each.at]));
  const actors = new Map(entries.map(({ subject, actor }) => [subject, actor]));
  const drafts = new Map(steps.map(({ publication, draft }) => [publication, draft]));
  return new Map(
    [...first].map(([hash, publication]) => [
      hash,
      {
        publication,
        at: at.get(publication) ?? '',
        actor: actors.get(`publication:${publication}`) ?? '',
        draft: drafts.get(publication) ?? null,
      },
    ]),
  );
}
