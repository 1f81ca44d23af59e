import type { EntityManager } from 'typeorm';

import { AuditEntry } from '../audit/audit-entry.entity.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import type { Period } from '../engine/period.js';
import { Run } from '../runs/runs.entities.js';
import { PeriodStep } from './months.entities.js';
import { accountOf } from '../audit/people.js';
import { nextStep, notRun, STATES } from './refusals.js';
import { isClosed, stateOf, type PeriodState } from './period-states.js';
import { phrase, worded } from '../engine/phrase.js';

/** Where a period stands, and by what. */
export interface Standing {
  readonly state: PeriodState;
  /** The latest run: it counts. */
  readonly run: Run | undefined;
  /** The last thing that was decided; about an earlier run where the period has been run again since. */
  readonly step: PeriodStep | undefined;
}

/** Where a period stands now. Within a write transaction it stays so until that ends. */
export async function standingOf(manager: EntityManager, period: Period): Promise<Standing> {
  const [run] = await manager.find(Run, { where: { period: period.code }, order: { id: 'DESC' }, take: 1 });
  const [step] = await manager.find(PeriodStep, { where: { period: period.code }, order: { id: 'DESC' }, take: 1 });
  return { state: stateOf({ run: run?.id, step }), run, step };
}

/** Why a period cannot be run any more; `undefined` where it can. */
export function closedPeriod({ state, step }: Standing, period: Period): Finding | undefined {
  if (!step || !isClosed(state)) return undefined;
  const isLocked = state === 'locked';
  return {
    severity: 'error',
    code: 'period-closed',
    ...worded(
      phrase`run ${{ run: step.run }} of ${{ period: period.code }} is ${{ state: STATES[state] }} (by ${{ actor: step.actor }}, ${{ at: step.at }}): the period cannot be run again`,
      isLocked
        ? phrase`what was wrong with a locked period is corrected in a later one`
        : phrase`cancel the approval first, and say why: cxpay approve ${{ period: period.code }} --cancel --reason "…"`,
    ),
  };
}

/** The run that is paid. Refused until one is approved. */
export function approvedRun({ state, run }: Standing, { code }: Period): Outcome<Run> {
  if (!run) return refused(notRun(code));
  if (isClosed(state)) return done(run);
  return refused({
    severity: 'error',
    code: 'not-approved',
    ...worded(
      phrase`${{ period: code }} is ${{ state: STATES[state] }}: payroll gets what was approved, and nothing else`,
      nextStep(code, state),
    ),
  });
}

/** What a run undoes: a period that was in review is calculated again. Empty where there is nothing to say. */
export function reviewUndone({ state, step }: Standing, period: Period): Finding[] {
  if (state !== 'in-review' || !step) return [];
  const message = phrase`${{ period: period.code }} was in review with run ${{ run: step.run }}: with this run it is calculated anew`;
  const advice = phrase`submit it again: cxpay submit ${{ period: period.code }}`;
  return [{ severity: 'warning', code: 'review-undone', ...worded(message, advice) }];
}

/** Who ran a run, by its audit entry; `undefined` where there is none, which `verify` says. */
export async function ranBy(manager: EntityManager, run: number): Promise<string | undefined> {
  const [entry] = await manager.find(AuditEntry, {
    where: { action: 'run', subject: `run:${run}` },
    order: { seq: 'ASC' },
    take: 1,
  });
  return entry?.actor;
}

/** The first of the two people who answer for a run: who ran it, or else who submitted it; `undefined` where neither is known by name. */
export async function firstPersonOf(manager: EntityManager, run: number): Promise<string | undefined> {
  const runner = await ranBy(manager, run);
  if (runner !== undefined && accountOf(runner) !== undefined) return runner;
  const [submitted] = await manager.find(PeriodStep, {
    where: { run, action: 'submit' },
    order: { id: 'DESC' },
    take: 1,
  });
  return submitted && accountOf(submitted.actor) !== undefined ? submitted.actor : undefined;
}
