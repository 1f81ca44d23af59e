/** The documents of the latest publication, as they stood in the folder that was published. */
import { In, type EntityManager } from 'typeorm';

import type { HashedDocument } from '../engine/rule-set.js';
import { PublicationDocument, StoredRuleDocument } from './plans.entities.js';
import { latestPublication, readStoredDocument } from './rule-versions.js';

export interface PublishedFile {
  /** Relative to the rules folder: `plans/courier.json`. */
  readonly path: string;
  readonly document: HashedDocument;
}

/** Every document of the latest publication with its place, in order of paths; empty where nothing has been published. */
export async function latestFiles(manager: EntityManager): Promise<readonly PublishedFile[]> {
  const publication = await latestPublication(manager);
  if (publication === undefined) return [];
  const places = await manager.find(PublicationDocument, { where: { publication }, order: { path: 'ASC' } });
  const hashes = [...new Set(places.map(({ hash }) => hash))];
  const stored = await manager.find(StoredRuleDocument, { where: { hash: In(hashes) } });
  const documents = new Map(stored.map((row) => [row.hash, readStoredDocument(row)]));
  return places.flatMap(({ path, hash }) => {
    const document = documents.get(hash);
    return document ? [{ path, document }] : [];
  });
}

/** Where a version of a document stood in the last publication that has it; `undefined` where none has. */
export async function lastPathOf(manager: EntityManager, hash: string): Promise<string | undefined> {
  const [row] = await manager.find(PublicationDocument, { where: { hash }, order: { publication: 'DESC' }, take: 1 });
  return row?.path;
}
