import type { EntityManager } from 'typeorm';

import { canonicalJson, sha256, type Canonical } from '../engine/canonical.js';
import {
  UNPAID_KINDS,
  type CausesDocument,
  type DocumentKind,
  type FormDocument,
  type Indicator,
  type RuleDocument,
  type StagesDocument,
} from '../engine/documents.js';
import type { EventsDocument } from '../engine/event-documents.js';
import { done, refused, type Outcome } from '../engine/finding.js';
import type { Period } from '../engine/period.js';
import { compileRuleSet, type HashedDocument, type RuleSet } from '../engine/rule-set.js';
import type { StoredRuleDocument } from './plans.entities.js';
import { phrase, worded } from '../engine/phrase.js';

/** A document as it is stored: its kind and content as canonical JSON, and the hash of that text. */
export function storedForm(document: RuleDocument): { readonly content: string; readonly hash: string } {
  const { kind, content: of } = document;
  const content = canonicalJson({ kind, content: of as unknown as Canonical });
  return { content, hash: sha256(content) };
}

/** Reads back what {@link storedForm} wrote. */
export function readStoredDocument({ content, hash }: Pick<StoredRuleDocument, 'content' | 'hash'>): HashedDocument {
  return { ...(JSON.parse(content) as RuleDocument), hash };
}

/** The rules of one period, and the publication up to which versions were known. */
export interface RulesInForce {
  readonly publication: number;
  readonly ruleSet: RuleSet;
  readonly documents: readonly HashedDocument[];
}

interface VersionRow {
  readonly hash: string;
  readonly kind: string;
  readonly id: string;
  readonly effective_from: string;
  readonly effective_to: string | null;
  readonly content: string;
  readonly publication: string | number;
}

/**
 * The documents in force for a period as known at a publication (the latest where none is named): of each document the version
 * with the latest start not after the period, the last published where two begin together. Refused where nothing has been
 * published, or nothing that holds then.
 */
export async function rulesInForce(
  manager: EntityManager,
  period: Period,
  asOf?: number,
): Promise<Outcome<RulesInForce>> {
  const publication = asOf ?? (await latestPublication(manager));
  if (publication === undefined)
    return refused({
      severity: 'error',
      code: 'no-rules',
      ...worded(phrase`no rules have been published`, phrase`publish them: cxpay rules publish`),
    });
  const documents = await documentsInForce(manager, period, publication);
  if (documents.length === 0)
    return refused({
      severity: 'error',
      code: 'no-rules-in-force',
      ...worded(
        phrase`no published rules hold for ${{ period: period.code }}: all of them begin later`,
        phrase`publish rules with an effectiveFrom no later than the period`,
      ),
    });
  const compiled = compileRuleSet(documents);
  return compiled.ok ? done({ publication, ruleSet: compiled.value, documents }) : compiled;
}

async function documentsInForce(
  manager: EntityManager,
  period: Period,
  publication: number,
): Promise<HashedDocument[]> {
  const rows = await versionsInForce<VersionRow>(manager, period, publication, ', d.content');
  return rows.map(readStoredDocument).sort((a, b) => (a.hash < b.hash ? -1 : 1));
}

/** Hashes of the documents in force for a period as known at a publication, in order. */
export async function hashesInForce(manager: EntityManager, period: Period, publication: number): Promise<string[]> {
  return (await versionsInForce(manager, period, publication)).map(({ hash }) => hash).sort();
}

const UNPAID = UNPAID_KINDS.map((kind) => `'${kind}'`).join(', ');

type VersionHead = Omit<VersionRow, 'content'>;

async function versionsInForce<Row extends VersionHead>(
  manager: EntityManager,
  period: Period,
  publication: number,
  more: '' | ', d.content' = '',
): Promise<Row[]> {
  const parameter = (place: number) => (manager.connection.options.type === 'postgres' ? `$${place}` : '?');
  const rows = await manager.query<Row[]>(
    `SELECT d.hash, d.kind, d.id, d.effective_from, d.effective_to${more}, max(p.publication) AS publication
       FROM publication_document p JOIN rule_document d ON d.hash = p.hash
      WHERE p.publication <= ${parameter(1)} AND d.effective_from <= ${parameter(2)} AND d.kind NOT IN (${UNPAID})
      GROUP BY d.hash, d.kind, d.id, d.effective_from, d.effective_to${more}`,
    [publication, period.code],
  );
  const latest = new Map<string, Row>();
  for (const row of rows) {
    const key = `${row.kind}/${row.id}`;
    const held = latest.get(key);
    if (!held || isLater(row, held)) latest.set(key, row);
  }
  return [...latest.values()].filter((row) => row.effective_to === null || row.effective_to > period.code);
}

function isLater(a: VersionHead, b: VersionHead): boolean {
  if (a.effective_from !== b.effective_from) return a.effective_from > b.effective_from;
  return Number(a.publication) > Number(b.publication);
}

export async function latestPublication(manager: EntityManager): Promise<number | undefined> {
  const [row] = await manager.query<{ id: string | number | null }[]>('SELECT max(id) AS id FROM publication');
  return row?.id === null || row?.id === undefined ? undefined : Number(row.id);
}

/**
 * The catalogue of causes as it was published last: each document as its latest version has it. What it says is said of complaints of
 * every month, also of those from before it was written.
 */
export async function publishedCauses(manager: EntityManager): Promise<CausesDocument[]> {
  const documents = new Map<string, CausesDocument>();
  for (const document of await latestDocuments(manager, 'causes'))
    if (document.kind === 'causes') documents.set(document.content.id, document.content);
  return [...documents.values()];
}

/** The stages of orders as they were published last, each document by its latest version, with its hash. */
export async function publishedStages(
  manager: EntityManager,
): Promise<{ readonly content: StagesDocument; readonly hash: string }[]> {
  const documents = new Map<string, { readonly content: StagesDocument; readonly hash: string }>();
  for (const document of await latestDocuments(manager, 'stages'))
    if (document.kind === 'stages')
      documents.set(document.content.id, { content: document.content, hash: document.hash });
  return [...documents.values()];
}

/** The documents of events, of each the version that holds in a month. */
export async function publishedEvents(manager: EntityManager, period: string): Promise<EventsDocument[]> {
  const documents = new Map<string, EventsDocument>();
  for (const document of await latestDocuments(manager, 'events'))
    if (document.kind === 'events' && document.content.effectiveFrom <= period)
      documents.set(document.content.id, document.content);
  return [...documents.values()].filter(({ effectiveTo }) => effectiveTo === undefined || effectiveTo > period);
}

/** Every version of every form that was published, the latest last. */
export async function publishedForms(manager: EntityManager): Promise<FormDocument[]> {
  const documents = await latestDocuments(manager, 'form');
  return documents.flatMap((document) => (document.kind === 'form' ? [document.content] : []));
}

/** Every version of the documents of a kind, the latest last: the one that begins last, and the last published where two begin together. */
async function latestDocuments(manager: EntityManager, kind: DocumentKind): Promise<HashedDocument[]> {
  const rows = await manager.query<Pick<VersionRow, 'hash' | 'content'>[]>(
    `SELECT d.hash, d.content
       FROM publication_document p JOIN rule_document d ON d.hash = p.hash
      WHERE d.kind = $1
      GROUP BY d.hash, d.effective_from, d.content
      ORDER BY d.effective_from, max(p.publication), d.hash`,
    [kind],
  );
  return rows.map(readStoredDocument);
}

/**
 * Every indicator ever published, by code, each as its latest version has it: what observations may be reported of. The latest
 * is the one that begins last, and the last published where two begin together.
 */
export async function publishedIndicators(manager: EntityManager): Promise<Map<string, Indicator>> {
  const indicators = new Map<string, Indicator>();
  for (const document of await latestDocuments(manager, 'indicators'))
    if (document.kind === 'indicators')
      for (const indicator of document.content.indicators) indicators.set(indicator.code, indicator);
  return indicators;
}
