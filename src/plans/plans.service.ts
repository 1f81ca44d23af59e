import { Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual, type EntityManager } from 'typeorm';

import { AuditService, type Actor } from '../audit/audit.service.js';
import { allOrNothing } from '../database/all-or-nothing.js';
import { bulkInsert } from '../database/bulk-insert.js';
import { Database } from '../database/database.js';
import type { DocumentKind } from '../engine/documents.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { phrase, worded } from '../engine/phrase.js';
import { parsePeriod } from '../engine/period.js';
import type { HashedDocument } from '../engine/rule-set.js';
import { reasonProblem } from '../months/refusals.js';
import { checkRules } from './check-rules.js';
import { checkRuleFiles, type CheckedDocument } from './check/check-rule-files.js';
import { closedPeriodsChanged, closedPeriodsProblem, type ClosedPeriod } from './closed-periods.js';
import { Publication, PublicationDocument, StoredRuleDocument } from './plans.entities.js';
import type { RuleFile } from './rule-files.js';
import { latestPublication, rulesInForce, storedForm } from './rule-versions.js';

export interface PublishedDocument {
  readonly path: string;
  readonly kind: DocumentKind;
  readonly id: string;
  readonly effectiveFrom: string;
  readonly hash: string;
  /** Had this very version been published before? */
  readonly isNew: boolean;
}

export interface PublishSummary {
  /** `null` where everything stood so already: nothing was stored. */
  readonly publication: number | null;
  readonly documents: readonly PublishedDocument[];
}

type Prepared = CheckedDocument & { readonly stored: ReturnType<typeof storedForm> };

export interface PublishOptions {
  /** Why what is in force in approved and locked months is to be changed; without a reason that is refused. */
  readonly correctLocked?: string | undefined;
}

/** Publishes rule documents as immutable versions. */
@Injectable()
export class PlansService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  /**
   * Stores the documents of a rules folder as versions, all or none. Refused where the check finds an error, where they would not go
   * together with versions published before, or would change what is in force in an approved or locked month. What is in force
   * already and not in this folder stays in force.
   */
  async publish(
    files: readonly RuleFile[],
    actor: Actor,
    options: PublishOptions = {},
  ): Promise<Outcome<PublishSummary>> {
    const prepared = prepare(files);
    if (!prepared.ok) return prepared;
    return allOrNothing(this.database, (manager) => this.store(manager, prepared, actor, options));
  }

  /** The same within a transaction that a refusal undoes: see `allOrNothing`. */
  async publishWithin(
    manager: EntityManager,
    files: readonly RuleFile[],
    actor: Actor,
  ): Promise<Outcome<PublishSummary>> {
    const prepared = prepare(files);
    return prepared.ok ? this.store(manager, prepared, actor, {}) : prepared;
  }

  private async store(
    manager: EntityManager,
    { value: documents, findings }: { readonly value: readonly Prepared[]; readonly findings: readonly Finding[] },
    actor: Actor,
    { correctLocked }: PublishOptions,
  ): Promise<Outcome<PublishSummary>> {
    const before = await latestPublication(manager);
    const known = await manager.find(StoredRuleDocument, {
      select: { hash: true },
      where: { hash: In(documents.map((d) => d.stored.hash)) },
    });
    const knownHashes = new Set(known.map(({ hash }) => hash));
    const published = documents.map((d) => described(d, knownHashes));
    if (before !== undefined && (await isSameAs(manager, before, documents)))
      return done({ publication: null, documents: published }, findings);

    const id = (before ?? 0) + 1;
    const added = documents.filter((d) => !knownHashes.has(d.stored.hash));
    const at = new Date().toISOString();
    await manager.insert(Publication, { id, at });
    await bulkInsert(manager, StoredRuleDocument, added.map(asRow));
    await bulkInsert(
      manager,
      PublicationDocument,
      documents.map(({ path, stored }) => ({ publication: id, path, hash: stored.hash })),
    );
    const misfit = await misfits(manager, documents);
    if (misfit.length > 0) return refused(...findings, ...misfit);
    const closed = before === undefined ? [] : await closedPeriodsChanged(manager, before, id);
    const problem = correctionProblem(closed, correctLocked);
    if (problem) return refused(...findings, problem);
    const recorded = published.map(({ path, hash }) => ({ path, hash }));
    await this.audit.append(manager, {
      actor,
      action: 'publish',
      subject: `publication:${id}`,
      details: {
        at,
        documents: recorded,
        ...(closed.length > 0 && {
          corrects: closed.map(({ period }) => period),
          reason: correctLocked ?? null,
        }),
      },
    });
    return done({ publication: id, documents: published }, [...findings, ...(await leftInForce(manager, id))]);
  }
}

/** The documents of a folder, checked and as they are stored. */
function prepare(files: readonly RuleFile[]): Outcome<readonly Prepared[]> {
  const { findings } = checkRules(files);
  if (findings.some(({ severity }) => severity === 'error')) return refused(...findings);
  const documents = checkRuleFiles(files).documents.map((d): Prepared => ({ ...d, stored: storedForm(d) }));
  if (documents.length > 0) return done(documents, findings);
  return refused({
    severity: 'error',
    code: 'no-documents',
    ...worded(
      phrase`there are no rule documents to publish`,
      phrase`name the folder that holds indicators/, plans/ and eligibility.json`,
    ),
  });
}

/** Closed months are changed by who asks for it and says why, and by nobody else. */
function correctionProblem(closed: readonly ClosedPeriod[], reason: string | undefined): Finding | undefined {
  if (closed.length === 0) return undefined;
  return reason === undefined ? closedPeriodsProblem(closed) : reasonProblem(reason);
}

const asRow = ({ kind, content, stored }: Prepared): StoredRuleDocument => ({
  hash: stored.hash,
  kind,
  id: content.id,
  effectiveFrom: content.effectiveFrom,
  effectiveTo: content.effectiveTo ?? null,
  content: stored.content,
});

const described = ({ path, kind, content, stored }: Prepared, known: ReadonlySet<string>): PublishedDocument => ({
  path,
  kind,
  id: content.id,
  effectiveFrom: content.effectiveFrom,
  hash: stored.hash,
  isNew: !known.has(stored.hash),
});

async function isSameAs(manager: EntityManager, publication: number, documents: readonly Prepared[]): Promise<boolean> {
  const before = await manager.find(PublicationDocument, { where: { publication } });
  const paths = new Map(before.map(({ path, hash }) => [path, hash]));
  return paths.size === documents.length && documents.every(({ path, stored }) => paths.get(path) === stored.hash);
}

/**
 * Versions begin and end on different days: on each from the first start of these documents on, what is in force then must make a
 * whole. That includes the days of versions published earlier, which may begin later than these and no longer go with them.
 */
async function misfits(manager: EntityManager, documents: readonly HashedDocument[]): Promise<readonly Finding[]> {
  for (const start of await changesSince(manager, firstStart(documents))) {
    const period = parsePeriod(start);
    if (!period) throw new RangeError(`the period "${start}" was not checked at the door`);
    const rules = await rulesInForce(manager, period);
    const isEmptyByIntent = !rules.ok && rules.findings[0]?.code === 'no-rules-in-force';
    if (!rules.ok && !isEmptyByIntent) return rules.findings.map((finding) => startingFrom(start, finding));
  }
  return [];
}

function startingFrom(start: string, finding: Finding): Finding {
  const { message, advice, phrases, ...rest } = finding;
  const what = phrases?.message ?? message;
  return { ...rest, ...worded(phrase`from ${{ start }}: ${{ what }}`, phrases?.advice ?? advice) };
}

const firstStart = (documents: readonly HashedDocument[]): string =>
  documents.map(({ content }) => content.effectiveFrom).reduce((first, start) => (start < first ? start : first));

/** The periods from one on in which any version ever published begins or no longer holds, in order. */
async function changesSince(manager: EntityManager, first: string): Promise<string[]> {
  const versions = await manager.find(StoredRuleDocument, {
    select: { hash: true, effectiveFrom: true, effectiveTo: true },
    where: [{ effectiveFrom: MoreThanOrEqual(first) }, { effectiveTo: MoreThanOrEqual(first) }],
  });
  const changes = versions.flatMap(({ effectiveFrom, effectiveTo }) =>
    effectiveTo === null ? [effectiveFrom] : [effectiveFrom, effectiveTo],
  );
  return [...new Set(changes)].filter((change) => change >= first).sort();
}

/** Says which documents published earlier are not in this folder and go on holding all the same. */
async function leftInForce(manager: EntityManager, publication: number): Promise<Finding[]> {
  const sql = `SELECT DISTINCT d.kind, d.id FROM publication_document p JOIN rule_document d ON d.hash = p.hash
     WHERE p.publication < ${publication} AND NOT EXISTS (
       SELECT 1 FROM publication_document q JOIN rule_document e ON e.hash = q.hash
        WHERE q.publication = ${publication} AND e.kind = d.kind AND e.id = d.id)
     ORDER BY d.kind, d.id`;
  const rows = await manager.query<{ kind: string; id: string }[]>(sql);
  return rows.map(({ kind, id }) => ({
    severity: 'warning',
    code: 'not-in-this-folder',
    ...worded(
      phrase`the ${{ kind }} document "${{ id }}" was published before, is not in this folder, and stays in force`,
      phrase`to end it, publish it with an effectiveTo`,
    ),
  }));
}
