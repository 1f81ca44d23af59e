/** The documents of the latest publication, as they stood in the folder that was published. */
import { In, type EntityManager } from 'typeorm';

import { UNPAID_KINDS } from '../engine/documents.js';
import { done, type Finding, type Outcome } from '../engine/finding.js';
import type { Period } from '../engine/period.js';
import type { HashedDocument } from '../engine/rule-set.js';
import { PublicationDocument, StoredRuleDocument } from './plans.entities.js';
import { latestPublication, readStoredDocument, rulesInForce } from './rule-versions.js';

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

/**
 * Every document in force in a period, each where it stood last, in order of paths; documents that hold in every month (causes, stages)
 * as they were published last. Refused where no rules hold then.
 */
export async function filesInForce(manager: EntityManager, period: Period): Promise<Outcome<readonly PublishedFile[]>> {
  const rules = await rulesInForce(manager, period);
  if (!rules.ok) return rules;
  const unpaid: ReadonlySet<string> = new Set(UNPAID_KINDS);
  const files = (await latestFiles(manager)).filter(({ document }) => unpaid.has(document.kind));
  const taken = new Set(files.map(({ path }) => path));
  for (const document of rules.value.documents) {
    const last = (await lastPathOf(manager, document.hash)) ?? '';
    // Two documents can have stood in one place, one after the other.
    const path = taken.has(last) ? last.replace(/\.json$/, `-${document.hash.slice(0, 12)}.json`) : last;
    taken.add(path);
    files.push({ path, document });
  }
  return done(files.sort((a, b) => (a.path < b.path ? -1 : 1)));
}

/**
 * What writing these files alone would lose: the documents of which another version is in force in a period. A folder holds one version
 * of each, so the others take a folder of their own, `${directory}-${period}`. Nothing where no rules hold then.
 */
export async function leftBehind(
  manager: EntityManager,
  written: readonly PublishedFile[],
  period: Period,
  directory: string,
): Promise<readonly Finding[]> {
  const inForce = await filesInForce(manager, period);
  if (!inForce.ok) return [];
  const versions = new Map(written.map(({ document }) => [keyOf(document), document]));
  const lost = inForce.value.flatMap(({ document }) => {
    const other = versions.get(keyOf(document));
    if (other?.hash === document.hash) return [];
    return [
      `${keyOf(document)} (${other ? `written as it holds from ${other.content.effectiveFrom}` : 'not written'})`,
    ];
  });
  if (lost.length === 0) return [];
  const beside = `${directory.replace(/\/+$/, '')}-${period.code}`;
  return [
    {
      severity: 'warning',
      code: 'earlier-version-in-force',
      message: `in ${period.code} other versions are in force than those written: ${lost.join(', ')}`,
      advice: `write those into another folder: cxpay rules write-back ${beside} --as-of ${period.code}; into a new database publish that one first, then this`,
    },
  ];
}

const keyOf = ({ kind, content }: HashedDocument): string => `${kind} ${content.id}`;
