import type { EntityManager } from 'typeorm';

import { sha256 } from '../engine/canonical.js';
import { Publication, PublicationDocument, StoredRuleDocument } from '../plans/plans.entities.js';
import type { RecordedDeeds } from './audit-check.js';
import { firstDifference, parsedOrText, type DifferenceList } from './difference.js';

interface StoredHead {
  readonly kind?: unknown;
  readonly content?: { readonly id?: unknown; readonly effectiveFrom?: unknown; readonly effectiveTo?: unknown };
}

/** Every version of a rule document against the hash it is known by, and every publication against its audit entry. */
export async function checkRuleDocuments(
  manager: EntityManager,
  deeds: RecordedDeeds,
  differences: DifferenceList,
): Promise<number> {
  const documents = await manager.find(StoredRuleDocument);
  for (const document of documents) {
    const name = `rule document ${document.kind} "${document.id}" ${document.hash.slice(0, 12)}`;
    if (sha256(document.content) !== document.hash) differences.add(name, 'its content does not match its hash');
    const { kind, content } = (parsedOrText(document.content) ?? {}) as StoredHead;
    const columns = [document.kind, document.id, document.effectiveFrom, document.effectiveTo];
    const stated = [kind, content?.id, content?.effectiveFrom, content?.effectiveTo ?? null];
    const difference = firstDifference(columns, stated);
    if (difference) differences.add(name, `its columns do not say what its content says (${difference})`);
  }
  await checkPublications(manager, deeds, differences);
  return documents.length;
}

async function checkPublications(
  manager: EntityManager,
  deeds: RecordedDeeds,
  differences: DifferenceList,
): Promise<void> {
  const publications = await manager.find(Publication, { order: { id: 'ASC' } });
  const recorded = new Set(deeds.subjects('publish'));
  for (const { id, at } of publications) {
    const subject = `publication:${id}`;
    recorded.delete(subject);
    const [details] = deeds.of('publish', subject);
    const stored = await manager.find(PublicationDocument, { where: { publication: id }, order: { path: 'ASC' } });
    const documents = stored.map(({ path, hash }) => ({ path, hash }));
    if (details === undefined) differences.add(subject, 'no audit entry tells of it');
    else {
      const { at: saidAt, documents: saidDocuments } = details as Record<string, unknown>;
      const difference = firstDifference({ at, documents }, { at: saidAt, documents: saidDocuments });
      if (difference) differences.add(subject, `it is not as it was published (${difference})`);
    }
  }
  for (const subject of recorded) differences.add(subject, 'it was published and is gone');
}
