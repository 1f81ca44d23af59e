import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { actorOf, type Principal } from '../access/principal.js';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../database/database.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { parsePeriod, type Period } from '../engine/period.js';
import { compileRuleSet } from '../engine/rule-set.js';
import { renewedExample } from '../engine/renewed-example.js';
import { currentPeriod } from '../plans/cost/current-period.js';
import { lastPathOf, latestFiles, type PublishedFile } from '../plans/published-files.js';
import { latestPublication, readStoredDocument, rulesInForce } from '../plans/rule-versions.js';
import { StoredRuleDocument } from '../plans/plans.entities.js';
import { BoundsService } from './bounds.service.js';
import { draftFindings, hasErrors, quickFindings, type DraftSetting } from './check-draft.js';
import { DraftAccess, type Asker } from './draft-access.js';
import { readDraft, storedDraft, withChanges, type DraftChange, type DraftContent } from './draft-content.js';
import { revisionDetails, startDetails } from './draft-details.js';
import { documentsWithDraft, planIn } from './draft-files.js';
import { draftParts, type DraftParts } from './draft-parts.js';
import { draftStanding, type DraftStanding } from './draft-standing.js';
import { DraftRevision, PlanDraft } from './drafts.entities.js';
import { Latest } from './latest.js';
import { noDraft, noSuchPlan, notTheirs, staleRevision, wrongDraftState } from './refusals.js';

/** A draft with what is to be said of it. */
export interface DraftView {
  readonly standing: DraftStanding;
  readonly content: DraftContent;
  readonly base: DraftContent;
  readonly findings: readonly Finding[];
}

export interface DraftEdit {
  /** The revision that was looked at: refused where another one has been saved since. */
  readonly revision: number;
  readonly changes: readonly DraftChange[];
  /** Let worked examples expect what comes out now. */
  readonly renewExamples?: boolean;
}

/** What is to be saved, with what the check has to say of it. */
export interface CheckedContent {
  readonly content: DraftContent;
  readonly findings: readonly Finding[];
}

/** Begins, saves and shows drafts of plans. */
@Injectable()
export class DraftsService {
  private readonly published = new Latest<number, readonly PublishedFile[]>(1);

  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly bounds: BoundsService,
    private readonly access: DraftAccess,
  ) {}

  /** Begins a draft from the version of a plan that is in force in a period: in this month where none is named. */
  async start(plan: string, by: Principal, period: Period = currentPeriod()): Promise<Outcome<DraftStanding>> {
    if (!(await this.access.reaches(by, plan))) return refused(noSuchPlan(plan, period.code));
    const { bounds } = await this.bounds.of(plan);
    if (!(await this.access.mayEdit(by, plan, bounds))) return refused(notTheirs(plan));
    return this.database.write(async (manager) => {
      const rules = await rulesInForce(manager, period);
      const base = rules.ok ? planIn(rules.value.documents, plan) : undefined;
      if (!base) return refused(noSuchPlan(plan, period.code));
      const [row] = await manager.query<{ id: string | number | null }[]>('SELECT max(id) AS id FROM plan_draft');
      const at = new Date().toISOString();
      const actor = actorOf(by);
      const draft: PlanDraft = { id: Number(row?.id ?? 0) + 1, plan, base: base.hash, at, actor };
      await manager.insert(PlanDraft, draft);
      const subject = `draft:${draft.id}`;
      await this.audit.append(manager, { actor, action: 'draft-start', subject, details: startDetails(draft) });
      await this.storeRevision(manager, draft, 1, { plan: base.content, parameters: {} }, by);
      return this.standing(manager, draft.id);
    });
  }

  /**
   * Saves changes as a new revision. Refused, and nothing stored, where somebody has saved another revision since, where a change is
   * none that a draft can make, and where the check finds an error; lint's warnings are answered.
   */
  async edit(id: number, { revision, changes, renewExamples }: DraftEdit, by: Principal): Promise<Outcome<DraftView>> {
    return this.database.write(async (manager) => {
      const standing = await this.editable(manager, id, by);
      if (!standing.ok) return standing;
      const { latest, draft } = standing.value;
      if (latest.revision !== revision) return refused(staleRevision(id, revision, latest.revision));
      const changed = withChanges(readDraft(latest.content), changes);
      if (!changed.ok) return changed;
      const setting = await this.setting(manager, draft);
      if (!setting.ok) return setting;
      const { content, findings } = checked(changed.value, setting.value, renewExamples ?? false);
      if (hasErrors(findings)) return refused(...findings);
      return this.save(manager, standing.value, { content, findings }, by);
    });
  }

  /** Stores a content that has been checked as the next revision of a draft; nothing where it says the same as the last. */
  async save(
    manager: EntityManager,
    { draft, latest }: DraftStanding,
    { content, findings }: CheckedContent,
    by: Principal,
  ): Promise<Outcome<DraftView>> {
    if (storedDraft(content).hash !== latest.hash)
      await this.storeRevision(manager, draft, latest.revision + 1, content, by);
    return this.view(manager, draft.id, findings);
  }

  /** A draft as it stands, with all that is to be said of it. */
  async show(id: number, asker: Asker): Promise<Outcome<DraftView>> {
    const manager = this.database.reader;
    const found = await this.readable(manager, id, asker);
    if (!found.ok) return found;
    const { draft, latest } = found.value;
    const setting = await this.setting(manager, draft);
    const findings = setting.ok ? draftFindings(readDraft(latest.content), setting.value) : setting.findings;
    return this.view(manager, id, findings);
  }

  /** What a draft would say with changes that nobody has saved yet; refused where they are none it can make. Stores nothing. */
  async proposed(id: number, changes: readonly DraftChange[], asker: Asker): Promise<Outcome<DraftView>> {
    const manager = this.database.reader;
    const found = await this.readable(manager, id, asker);
    if (!found.ok) return found;
    const { draft, latest } = found.value;
    const changed = withChanges(readDraft(latest.content), changes);
    if (!changed.ok) return changed;
    const setting = await this.setting(manager, draft);
    if (!setting.ok) return setting;
    const findings = quickFindings(changed.value, setting.value);
    if (hasErrors(findings)) return refused(...findings);
    return done({ standing: found.value, content: changed.value, base: await baseOf(manager, draft), findings });
  }

  /** What a draft can move, by the bounds of today; `undefined` where its plan has not been published any more. */
  async parts({ standing, content, base }: DraftView): Promise<DraftParts | undefined> {
    const setting = await this.setting(this.database.reader, standing.draft);
    return setting.ok ? draftParts(content, base, setting.value) : undefined;
  }

  /** The same of a plan as it was published last; `undefined` where it has not been published any more. */
  async partsOfPlan(plan: string): Promise<DraftParts | undefined> {
    const setting = await this.setting(this.database.reader, { plan, base: '' });
    if (!setting.ok) return undefined;
    const own = planIn(
      setting.value.files.map(({ document }) => document),
      plan,
    );
    const content = own && { plan: own.content, parameters: {} };
    return content && draftParts(content, content, setting.value);
  }

  /** Every draft that they may read, the newest first. */
  async list(asker: Asker, plan?: string): Promise<readonly DraftStanding[]> {
    const plans = await this.access.plansOf(asker);
    const manager = this.database.reader;
    const drafts = await manager.find(PlanDraft, {
      ...(plan !== undefined && { where: { plan } }),
      order: { id: 'DESC' },
    });
    const standings: DraftStanding[] = [];
    for (const draft of drafts) {
      if (plans !== 'all' && !plans.has(draft.plan)) continue;
      const standing = await draftStanding(manager, draft.id);
      if (standing) standings.push(standing);
    }
    return standings;
  }

  /** A draft that they may read. */
  async readable(manager: EntityManager, id: number, asker: Asker): Promise<Outcome<DraftStanding>> {
    const standing = await this.standing(manager, id);
    if (!standing.ok || (await this.access.reaches(asker, standing.value.draft.plan))) return standing;
    return refused(noDraft(id));
  }

  /** A draft that they may change, and that is being worked on. */
  async editable(manager: EntityManager, id: number, by: Principal): Promise<Outcome<DraftStanding>> {
    const found = await this.readable(manager, id, by);
    if (!found.ok) return found;
    const { draft, state } = found.value;
    const { bounds } = await this.bounds.of(draft.plan, manager);
    if (!(await this.access.mayEdit(by, draft.plan, bounds))) return refused(notTheirs(draft.plan));
    return state === 'draft' ? found : refused(wrongDraftState(id, state));
  }

  /** What a draft is held against: the documents published last, and the bounds of today. */
  async setting(
    manager: EntityManager,
    { plan, base }: Pick<PlanDraft, 'plan' | 'base'>,
  ): Promise<Outcome<DraftSetting>> {
    const files = await this.files(manager);
    const own = files.find(({ document }) => document.kind === 'plan' && document.content.id === plan);
    const planPath = own?.path ?? (await lastPathOf(manager, base));
    if (planPath === undefined) return refused(noSuchPlan(plan, 'the latest publication'));
    const { bounds } = await this.bounds.of(plan, manager);
    return done({ files, planPath, bounds, period: currentPeriod().code });
  }

  /** The documents published last, which are read once for each publication. */
  async files(manager: EntityManager): Promise<readonly PublishedFile[]> {
    const publication = (await latestPublication(manager)) ?? 0;
    return this.published.getOrMake(publication, () => latestFiles(manager));
  }

  private async standing(manager: EntityManager, id: number): Promise<Outcome<DraftStanding>> {
    const standing = await draftStanding(manager, id);
    return standing ? done(standing) : refused(noDraft(id));
  }

  private async view(manager: EntityManager, id: number, findings: readonly Finding[]): Promise<Outcome<DraftView>> {
    const standing = await this.standing(manager, id);
    if (!standing.ok) return standing;
    const { draft, latest } = standing.value;
    const content = readDraft(latest.content);
    return done({ standing: standing.value, content, base: await baseOf(manager, draft), findings });
  }

  private async storeRevision(
    manager: EntityManager,
    { id }: PlanDraft,
    revision: number,
    content: DraftContent,
    by: Principal,
  ): Promise<void> {
    const at = new Date().toISOString();
    const actor = actorOf(by);
    const row: DraftRevision = { draft: id, revision, at, actor, employee: by.employee, ...storedDraft(content) };
    await manager.insert(DraftRevision, row);
    const record = { actor, action: 'draft-edit', subject: `draft:${id}`, details: revisionDetails(row) } as const;
    await this.audit.append(manager, record);
  }
}

/** The plan that a draft was begun from. */
export async function baseOf(manager: EntityManager, { base, plan }: PlanDraft): Promise<DraftContent> {
  const stored = await manager.findOneByOrFail(StoredRuleDocument, { hash: base });
  const document = readStoredDocument(stored);
  if (document.kind !== 'plan')
    throw new RangeError(`the draft of "${plan}" was begun from something else than a plan`);
  return { plan: document.content, parameters: {} };
}

/** The content with its findings; with its worked examples renewed where that was asked for. */
export function checked(content: DraftContent, setting: DraftSetting, renew: boolean): CheckedContent {
  const renewed =
    renew && !hasErrors(quickFindings(content, setting)) ? withRenewedExamples(content, setting) : content;
  return { content: renewed, findings: draftFindings(renewed, setting) };
}

function withRenewedExamples(content: DraftContent, { files }: DraftSetting): DraftContent {
  const compiled = compileRuleSet(
    documentsWithDraft(
      files.map(({ document }) => document),
      content,
    ),
  );
  const plan = compiled.ok ? compiled.value.plans.get(content.plan.id) : undefined;
  if (!compiled.ok || !plan || !content.plan.examples) return content;
  const examples = content.plan.examples.map((example) => renewedExample(plan, compiled.value, example));
  return { ...content, plan: { ...content.plan, examples } };
}

/** The month by its code, checked before. */
export function monthOf(code: string): Period {
  const period = parsePeriod(code);
  if (!period) throw new RangeError(`the period "${code}" was not checked at the door`);
  return period;
}
