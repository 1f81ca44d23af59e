import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';

import { adjustmentProblems } from '../adjustments/approval-problems.js';
import { AuditService, type Actor, type PeriodAction } from '../audit/audit.service.js';
import { Database } from '../database/database.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import type { Period } from '../engine/period.js';
import { Run } from '../runs/runs.entities.js';
import { decisionDetails } from './decision-details.js';
import { undecidedHolds } from './hold-decisions.js';
import { nextId } from './next-id.js';
import { PeriodStep } from './months.entities.js';
import { accountOf, isSamePerson } from '../audit/people.js';
import { isClosed, stateOf, STEPS, type PeriodState } from './period-states.js';
import {
  holdsUndecided,
  nobodyAnswers,
  nobodyProven,
  notRun,
  otherRun,
  reasonProblem,
  runnerUnknown,
  samePerson,
  wrongState,
} from './refusals.js';
import { firstPersonOf, ranBy, standingOf } from './standing.js';

/** Where a period stands, and how it came there. */
export interface Month {
  readonly period: string;
  readonly state: PeriodState;
  /** The run that counts; `null` where the period has not been run. */
  readonly run: Run | null;
  /** Who ran what and who decided what, when, from the first on. */
  readonly history: readonly TakenStep[];
  /** Employees whose payouts are held and nobody has decided. */
  readonly undecided: readonly string[];
}

/** A step that was taken. */
export interface TakenStep {
  readonly period: string;
  readonly action: PeriodAction | 'run';
  /** Where it led. */
  readonly state: PeriodState;
  readonly run: number;
  readonly root: string;
  readonly actor: string;
  readonly at: string;
  readonly reason: string | null;
}

export interface StepOptions {
  readonly by: Actor;
  /** The run that was looked at: refused where another one counts by now. */
  readonly run?: number | undefined;
}

export type ReasonedStep = StepOptions & { readonly reason: string };

/** A period that has been run, and where it stands. */
export interface PeriodStanding {
  readonly period: string;
  readonly state: PeriodState;
  /** The run that counts. */
  readonly run: number;
}

/** Takes a month from calculated to locked: who decided what, when, about which run. */
@Injectable()
export class MonthsService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  /** Where a period stands. */
  async month(period: Period): Promise<Month> {
    return this.database.read(async (manager) => {
      const { state, run } = await standingOf(manager, period);
      const undecided = run && !isClosed(state) ? await undecidedHolds(manager, run) : [];
      return { period: period.code, state, run: run ?? null, history: await historyOf(manager, period), undecided };
    });
  }

  /** The periods that have been run and where each stands, the latest first, at most so many. */
  async periods(limit: number): Promise<PeriodStanding[]> {
    return this.database.read(async (manager) => {
      const rows = await manager
        .createQueryBuilder(Run, 'run')
        .select('run.period', 'period')
        .addSelect('MAX(run.id)', 'latest')
        .groupBy('run.period')
        .orderBy('run.period', 'DESC')
        .limit(limit)
        .getRawMany<{ period: string; latest: number | string }>();
      const steps = await manager.find(PeriodStep, {
        where: { period: In(rows.map(({ period }) => period)) },
        order: { id: 'ASC' },
      });
      const last = new Map(steps.map((step) => [step.period, step]));
      return rows.map(({ period, latest }) => {
        const run = Number(latest);
        return { period, run, state: stateOf({ run, step: last.get(period) }) };
      });
    });
  }

  /** Hands a calculated period to whoever approves. */
  submit(period: Period, options: StepOptions): Promise<Outcome<TakenStep>> {
    return this.take(period, 'submit', { ...options, reason: null });
  }

  /** The approver does not approve, and says why: the period is calculated again. */
  sendBack(period: Period, options: ReasonedStep): Promise<Outcome<TakenStep>> {
    return this.take(period, 'send-back', options);
  }

  /**
   * Approves the run in review. Refused by the one who ran it (or submitted it, where nobody known by name ran it), by nobody in particular, and while a hold is undecided; the audit
   * entry holds the run's root.
   */
  approve(period: Period, options: StepOptions): Promise<Outcome<TakenStep>> {
    return this.take(period, 'approve', { ...options, reason: null });
  }

  /** Takes an approval back before the period is locked: it is in review again. */
  cancelApproval(period: Period, options: ReasonedStep): Promise<Outcome<TakenStep>> {
    return this.take(period, 'cancel-approval', options);
  }

  /** Ends it: the period was paid so, and nothing changes it any more. */
  lock(period: Period, options: StepOptions): Promise<Outcome<TakenStep>> {
    return this.take(period, 'lock', { ...options, reason: null });
  }

  private take(
    period: Period,
    action: PeriodAction,
    options: StepOptions & { readonly reason: string | null },
  ): Promise<Outcome<TakenStep>> {
    return this.database.write(async (manager) => {
      const { state, run } = await standingOf(manager, period);
      if (!run) return refused(notRun(period.code));
      const problem = wrongState(period.code, action, state, run.id);
      if (problem) return refused(problem);
      const problems = await problemsOf(manager, run, action, options);
      if (problems.length > 0) return refused(...problems);
      return done(await this.store(manager, run, action, options));
    });
  }

  private async store(
    manager: EntityManager,
    { id, period, root }: Run,
    action: PeriodAction,
    { by, reason }: { readonly by: Actor; readonly reason: string | null },
  ): Promise<TakenStep> {
    const step = { period, action, run: id, root, actor: by, at: new Date().toISOString(), reason };
    const row: PeriodStep = { id: await nextId(manager, 'period_step'), ...step };
    await manager.insert(PeriodStep, row);
    await this.audit.append(manager, { actor: by, action, subject: `period:${period}`, details: decisionDetails(row) });
    return { ...step, state: STEPS[action].to };
  }
}

/** A period's runs and steps in the order in which they came. */
async function historyOf(manager: EntityManager, { code: period }: Period): Promise<TakenStep[]> {
  const steps = await manager.find(PeriodStep, { where: { period }, order: { id: 'ASC' } });
  const history: TakenStep[] = [];
  for (const run of await manager.find(Run, { where: { period }, order: { id: 'ASC' } })) {
    const actor = (await ranBy(manager, run.id)) ?? 'unknown';
    history.push({
      period,
      action: 'run',
      state: 'calculated',
      run: run.id,
      root: run.root,
      actor,
      at: run.at,
      reason: null,
    });
    for (const { id: _, ...step } of steps)
      if (step.run === run.id) history.push({ ...step, state: STEPS[step.action].to });
  }
  return history;
}

/** Everything that stands in the way of a step at once. */
async function problemsOf(
  manager: EntityManager,
  run: Run,
  action: PeriodAction,
  { by, run: meant, reason }: StepOptions & { readonly reason: string | null },
): Promise<Finding[]> {
  const problems: (Finding | undefined)[] = [];
  if (meant !== undefined && meant !== run.id) problems.push(otherRun(run.period, meant, run.id));
  if (reason !== null) problems.push(reasonProblem(reason));
  if (STEPS[action].isDecision && accountOf(by) === undefined) problems.push(nobodyProven(STEPS[action].noun));
  if (action === 'submit') problems.push(await submissionProblem(manager, run, by));
  if (action === 'approve') problems.push(...(await approvalProblems(manager, run, by)));
  return problems.filter((problem) => problem !== undefined);
}

/** Two people answer for a month. Who ran it is nobody in particular where a machine did: then whoever submits it is the first. */
async function submissionProblem(manager: EntityManager, run: Run, by: Actor): Promise<Finding | undefined> {
  const runner = await ranBy(manager, run.id);
  const isAnswered = accountOf(by) !== undefined || (runner !== undefined && accountOf(runner) !== undefined);
  return isAnswered ? undefined : nobodyAnswers(run.period, run.id);
}

async function approvalProblems(manager: EntityManager, run: Run, by: Actor): Promise<(Finding | undefined)[]> {
  const runner = await ranBy(manager, run.id);
  const first = await firstPersonOf(manager, run.id);
  const undecided = await undecidedHolds(manager, run);
  return [
    runner === undefined ? runnerUnknown(run.id) : undefined,
    runner !== undefined && first === undefined ? nobodyAnswers(run.period, run.id) : undefined,
    first !== undefined && isSamePerson(first, by) ? samePerson(run.id, by, first === runner) : undefined,
    undecided.length > 0 ? holdsUndecided(run.period, undecided) : undefined,
    ...(await adjustmentProblems(manager, run, by)),
  ];
}
