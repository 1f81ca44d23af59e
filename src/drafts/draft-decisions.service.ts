import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';

import { Account } from '../access/access.entities.js';
import { actorOf, type Principal } from '../access/principal.js';
import { AuditService, type DraftAction } from '../audit/audit.service.js';
import { allOrNothing } from '../database/all-or-nothing.js';
import { Database } from '../database/database.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import type { Period } from '../engine/period.js';
import { accountOf } from '../audit/people.js';
import { reasonProblem } from '../months/refusals.js';
import { closedPeriod, standingOf } from '../months/standing.js';
import { currentPeriod } from '../plans/cost/current-period.js';
import { StoredRuleDocument } from '../plans/plans.entities.js';
import { PlansService } from '../plans/plans.service.js';
import { rulesInForce } from '../plans/rule-versions.js';
import { draftFindings, EXAMPLE_DIFFERS, hasErrors, type DraftSetting } from './check-draft.js';
import { readDraft } from './draft-content.js';
import { stepDetails } from './draft-details.js';
import { filesWithDraft, planIn } from './draft-files.js';
import type { DraftStanding } from './draft-standing.js';
import { DraftStep } from './drafts.entities.js';
import { DraftsService, monthOf } from './drafts.service.js';
import {
  examplesDiffer,
  laterVersion,
  nothingChanged,
  notInFuture,
  ownDraft,
  planChanged,
  staleRevision,
  wrongDraftState,
} from './refusals.js';

export interface Submission {
  /** From when it is to hold. */
  readonly period: Period;
  /** The revision that was looked at. */
  readonly revision: number;
  readonly comment?: string | undefined;
}

/** Takes a draft from its submission to a new version of the plan: who decided what, when. */
@Injectable()
export class DraftDecisions {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly drafts: DraftsService,
    private readonly plans: PlansService,
  ) {}

  /**
   * Hands a draft to whoever approves, to hold from a later month on. Refused where it goes beyond the bounds, worked examples come
   * out otherwise, the month has begun or is closed, or another version is in force by then than the one it was begun from.
   */
  async submit(id: number, { period, revision, comment }: Submission, by: Principal): Promise<Outcome<DraftStep>> {
    return this.database.write(async (manager) => {
      const found = await this.drafts.editable(manager, id, by);
      if (!found.ok) return found;
      const { latest } = found.value;
      if (latest.revision !== revision) return refused(staleRevision(id, revision, latest.revision));
      const said = comment === undefined ? undefined : reasonProblem(comment);
      const findings = [...(said ? [said] : []), ...(await this.problems(manager, found.value, period))];
      if (hasErrors(findings)) return refused(...findings);
      const step = { action: 'submit', period: period.code, comment: comment ?? null, publication: null } as const;
      return done(await this.store(manager, found.value, step, by), findings);
    });
  }

  /** Does not approve, and says why: the draft can be worked on again. */
  async sendBack(id: number, comment: string, by: Principal): Promise<Outcome<DraftStep>> {
    return this.database.write(async (manager) => {
      const found = await this.decidable(manager, id, by);
      if (!found.ok) return found;
      const problem = reasonProblem(comment);
      if (problem) return refused(problem);
      const step = { action: 'send-back', period: null, comment, publication: null } as const;
      return done(await this.store(manager, found.value, step, by));
    });
  }

  /** Gives a draft up; whoever may edit it can. */
  async withdraw(id: number, by: Principal): Promise<Outcome<DraftStep>> {
    return this.database.write(async (manager) => {
      const found = await this.drafts.editable(manager, id, by);
      if (!found.ok) return found;
      const step = { action: 'withdraw', period: null, comment: null, publication: null } as const;
      return done(await this.store(manager, found.value, step, by));
    });
  }

  /**
   * Approves a submitted draft: it is published as a new version of the plan from the month named, with every check that a publication
   * takes. Refused by whoever wrote or submitted it, and for all that a submission is refused for: things may have changed since.
   */
  async approve(id: number, by: Principal): Promise<Outcome<DraftStep>> {
    return allOrNothing(this.database, async (manager) => {
      const found = await this.decidable(manager, id, by);
      if (!found.ok) return found;
      const standing = found.value;
      const period = monthOf(standing.period ?? '');
      const findings = await this.problems(manager, standing, period);
      if (hasErrors(findings)) return refused(...findings);
      const setting = await this.drafts.setting(manager, standing.draft);
      if (!setting.ok) return setting;
      const files = filesWithDraft(
        setting.value.files,
        setting.value.planPath,
        readDraft(standing.latest.content),
        period.code,
      );
      const published = await this.plans.publishWithin(manager, files, actorOf(by));
      if (!published.ok) return published;
      const { publication } = published.value;
      const step = { action: 'approve', period: period.code, comment: null, publication } as const;
      return done(await this.store(manager, standing, step, by), [
        ...findings,
        ...ofPlan(published.findings, setting.value),
      ]);
    });
  }

  /** A submitted draft that is not theirs. */
  private async decidable(manager: EntityManager, id: number, by: Principal): Promise<Outcome<DraftStanding>> {
    const found = await this.drafts.readable(manager, id, by);
    if (!found.ok) return found;
    const { state } = found.value;
    if (state !== 'submitted') return refused(wrongDraftState(id, state));
    const own = await ownedBy(manager, found.value, by);
    return own === undefined ? found : refused(ownDraft(id, own));
  }

  /** Why it cannot hold from a month on; with what is to be said of it all the same. */
  private async problems(manager: EntityManager, standing: DraftStanding, period: Period): Promise<Finding[]> {
    const { draft, latest } = standing;
    const findings: Finding[] = [];
    const now = currentPeriod().code;
    if (period.code <= now) findings.push(notInFuture(period.code, now));
    const closed = closedPeriod(await standingOf(manager, period), period);
    if (closed) findings.push(closed);
    if (latest.hash === standing.revisions[0]?.hash) findings.push(nothingChanged(draft.id));
    const rules = await rulesInForce(manager, period);
    const inForce = rules.ok ? planIn(rules.value.documents, draft.plan) : undefined;
    if (inForce?.hash !== draft.base) findings.push(planChanged(draft.plan, period.code));
    const setting = await this.drafts.setting(manager, draft);
    if (!setting.ok) return [...findings, ...setting.findings];
    const { plan, parameters } = readDraft(latest.content);
    const said = draftFindings({ plan: { ...plan, effectiveFrom: period.code }, parameters }, setting.value);
    const examples = said.filter(({ code }) => code === EXAMPLE_DIFFERS).length;
    if (examples > 0) findings.push(examplesDiffer(draft.id, examples));
    return [...findings, ...said, ...(await laterVersions(manager, draft.plan, period))];
  }

  private async store(
    manager: EntityManager,
    { draft, latest }: DraftStanding,
    step: Pick<DraftStep, 'action' | 'period' | 'comment' | 'publication'>,
    by: Principal,
  ): Promise<DraftStep> {
    const [row] = await manager.query<{ id: string | number | null }[]>('SELECT max(id) AS id FROM draft_step');
    const actor = actorOf(by);
    const common = { draft: draft.id, revision: latest.revision, at: new Date().toISOString(), actor };
    const taken: DraftStep = { id: Number(row?.id ?? 0) + 1, ...common, ...step, employee: by.employee };
    await manager.insert(DraftStep, taken);
    const action: DraftAction = `draft-${taken.action}`;
    await this.audit.append(manager, { actor, action, subject: `draft:${draft.id}`, details: stepDetails(taken) });
    return taken;
  }
}

const ofPlan = (findings: readonly Finding[], { planPath }: DraftSetting): Finding[] =>
  findings.filter(({ file, severity }) => severity === 'error' || file === planPath);

/** Versions of the plan that begin later than a draft would. */
async function laterVersions(manager: EntityManager, plan: string, period: Period): Promise<Finding[]> {
  const versions = await manager.find(StoredRuleDocument, {
    select: { hash: true, effectiveFrom: true },
    where: { kind: 'plan', id: plan },
  });
  const [first] = versions
    .map(({ effectiveFrom }) => effectiveFrom)
    .filter((from) => from > period.code)
    .sort();
  return first === undefined ? [] : [laterVersion(plan, first)];
}

/**
 * By which account it is their own, if it is: the same, or another one of the same employee, as it was when they wrote it or as it
 * is now.
 */
async function ownedBy(
  manager: EntityManager,
  { revisions, steps }: DraftStanding,
  { username, employee }: Principal,
): Promise<string | undefined> {
  const deeds = [...revisions, ...steps.filter(({ action }) => action === 'submit')];
  const names = [...new Set(deeds.flatMap(({ actor }) => accountOf(actor) ?? []))];
  const accounts = await manager.find(Account, { where: { username: In(names) } });
  const employeeNow = new Map(accounts.map((account) => [account.username, account.employee]));
  const own = deeds.find(({ actor, employee: then }) => {
    const name = accountOf(actor);
    if (name === undefined || name === username) return true;
    return employee !== null && (then === employee || employeeNow.get(name) === employee);
  });
  return own?.actor;
}
