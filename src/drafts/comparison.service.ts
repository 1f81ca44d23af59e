import { Injectable } from '@nestjs/common';
import { Like, type EntityManager } from 'typeorm';

import { Database } from '../database/database.js';
import type { Indicator, PlanDocument } from '../engine/documents.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { parameterNames, ParameterTable } from '../engine/parameters.js';
import { parsePeriod } from '../engine/period.js';
import type { HashedDocument } from '../engine/rule-set.js';
import {
  comparePlans,
  type PlanChange,
  type PlanVersion,
  type VersionParameter,
} from '../plans/compare/compare-plans.js';
import { inOneLine, type BothTexts } from '../plans/compare/change-words.js';
import { currentPeriod } from '../plans/cost/current-period.js';
import { StoredRuleDocument } from '../plans/plans.entities.js';
import { latestFiles } from '../plans/published-files.js';
import { readStoredDocument, rulesInForce } from '../plans/rule-versions.js';
import type { Asker } from './draft-access.js';
import { readDraft, type DraftContent } from './draft-content.js';
import { documentsWithDraft, planIn } from './draft-files.js';
import { DraftsService } from './drafts.service.js';
import { noSuchPlan } from './refusals.js';
import { versionOrigins } from './version-origins.js';
import { phrase, worded } from '../engine/phrase.js';

export interface Comparison {
  readonly plan: string;
  readonly changes: readonly PlanChange[];
  /** All of them in one line, by language. */
  readonly text: BothTexts;
}

/** A published version of a plan. */
export interface PlanVersionHead {
  readonly hash: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** The publication that brought it first: when, and by whom. */
  readonly publication: number;
  readonly at: string;
  readonly actor: string;
  /** The draft that it came of, once approved. */
  readonly draft: number | null;
}

const DRAFT = /^draft:(\d{1,15})$/;
const HASH = /^[0-9a-f]{8,64}$/;

/** Says in words what is different between two versions of a plan. */
@Injectable()
export class ComparisonService {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftsService,
  ) {}

  /** Every version of a plan that was ever published, in order of their beginning. */
  async versions(plan: string): Promise<readonly PlanVersionHead[]> {
    const { reader } = this.database;
    const rows = await reader.find(StoredRuleDocument, {
      select: { hash: true, effectiveFrom: true, effectiveTo: true },
      where: { kind: 'plan', id: plan },
      order: { effectiveFrom: 'ASC', hash: 'ASC' },
    });
    const origins = await versionOrigins(
      reader,
      rows.map(({ hash }) => hash),
    );
    return rows.flatMap(({ hash, effectiveFrom, effectiveTo }) => {
      const origin = origins.get(hash);
      return origin ? [{ hash, effectiveFrom, effectiveTo, ...origin }] : [];
    });
  }

  /**
   * Compares two versions. Each is named by a period in which it is in force, by the first digits of its hash (8 or more), or as
   * `draft:NUMBER`.
   *
   * @example compare('courier', '2026-10', 'draft:3', principal)
   */
  async compare(plan: string, from: string, to: string, asker: Asker): Promise<Outcome<Comparison>> {
    const before = await this.version(plan, from, asker);
    if (!before.ok) return before;
    const after = await this.version(plan, to, asker);
    return after.ok ? done(comparison(before.value, after.value)) : after;
  }

  /** What a draft changes in the plan that it was begun from. */
  async ofDraft(base: DraftContent, content: DraftContent): Promise<Comparison> {
    const documents = (await this.drafts.files(this.database.reader)).map(({ document }) => document);
    const period = currentPeriod().code;
    const before = versionOf(base.plan, documents, period);
    return comparison(before, versionOf(content.plan, documentsWithDraft(documents, content), period));
  }

  private async version(plan: string, named: string, asker: Asker): Promise<Outcome<PlanVersion>> {
    const { reader } = this.database;
    const draft = DRAFT.exec(named)?.[1];
    if (draft !== undefined) {
      const found = await this.drafts.readable(reader, Number(draft), asker);
      if (!found.ok) return found;
      if (found.value.draft.plan !== plan) return refused(noSuchVersion(plan, named));
      const content = readDraft(found.value.latest.content);
      const documents = (await latestFiles(reader)).map(({ document }) => document);
      return done(versionOf(content.plan, documentsWithDraft(documents, content), currentPeriod().code));
    }
    const period = parsePeriod(named);
    if (!period) return HASH.test(named) ? byHash(reader, plan, named) : refused(noSuchVersion(plan, named));
    const rules = await rulesInForce(reader, period);
    const found = rules.ok ? planIn(rules.value.documents, plan) : undefined;
    if (!rules.ok || !found) return refused(noSuchPlan(plan, period.code));
    return done(versionOf(found.content, rules.value.documents, period.code));
  }
}

function comparison(before: PlanVersion, after: PlanVersion): Comparison {
  const changes = comparePlans(before, after);
  return { plan: after.document.id, changes, text: inOneLine(changes.map(({ text }) => text)) };
}

/** With the documents that were in force when it began. */
async function byHash(manager: EntityManager, plan: string, hash: string): Promise<Outcome<PlanVersion>> {
  const found = await manager.find(StoredRuleDocument, { where: { kind: 'plan', id: plan, hash: Like(`${hash}%`) } });
  const [first] = found;
  if (!first || found.length > 1) return refused(noSuchVersion(plan, hash));
  const document = readStoredDocument(first);
  const period = parsePeriod(first.effectiveFrom);
  if (document.kind !== 'plan' || !period) return refused(noSuchVersion(plan, hash));
  const rules = await rulesInForce(manager, period);
  return done(versionOf(document.content, rules.ok ? rules.value.documents : [], period.code));
}

function versionOf(document: PlanDocument, documents: readonly HashedDocument[], period: string): PlanVersion {
  const indicators = new Map<string, Indicator>(
    documents.flatMap((d) => (d.kind === 'indicators' ? d.content.indicators.map((i) => [i.code, i] as const) : [])),
  );
  const used = new Set(parameterNames(document));
  const parameters = new Map<string, VersionParameter>();
  for (const held of documents) {
    if (held.kind !== 'parameters') continue;
    for (const parameter of held.content.parameters) {
      if (!used.has(parameter.name)) continue;
      const values = new Map<string, string>();
      const add = (who: string, dated: typeof parameter.values) => {
        const one = { ...parameter, values: dated, overrides: [] };
        const table = new ParameterTable([{ ...held.content, parameters: [one] }]);
        const value = table.valueFor(parameter.name, period, NOBODY)?.value;
        if (value !== undefined) values.set(who, value);
      };
      add('', parameter.values);
      for (const { when, values: dated } of parameter.overrides ?? []) add(whomText(when), dated);
      parameters.set(parameter.name, { name: parameter.label ?? { en: parameter.name }, unit: parameter.unit, values });
    }
  }
  return { document, indicators, parameters };
}

const NOBODY = { role: '', departments: [], attributes: {} };

const whomText = (when: Readonly<Record<string, string>>): string =>
  Object.entries(when)
    .map(([fact, value]) => `${fact} ${value}`)
    .join(', ');

const noSuchVersion = (plan: string, named: string): Finding => ({
  severity: 'error',
  code: 'no-such-version',
  ...worded(
    phrase`"${{ named }}" names no version of the plan "${{ plan }}"`,
    phrase`name a period as 2026-10, 8 digits or more of its hash, or a draft as draft:3; list them: cxpay rules versions PLAN`,
  ),
});
