import type { EntityManager } from 'typeorm';

import { decisionDetails } from '../months/decision-details.js';
import { firstPersonOf } from '../months/standing.js';
import { HoldDecision, PeriodStep } from '../months/months.entities.js';
import { isClosed, stateOf, STEPS, type PeriodState } from '../months/period-states.js';
import { isSamePerson } from '../audit/people.js';
import { Payout, type Run } from '../runs/runs.entities.js';
import type { RecordedDeeds } from './audit-check.js';
import { firstDifference, type DifferenceList } from './difference.js';

/**
 * Every step of a month and every decision about a hold against its audit entry; that each step began where the one before had led,
 * about the run that counted, with the root that this run has; and that nobody ran a month that was closed or approved their own run.
 */
export async function checkMonths(
  manager: EntityManager,
  runs: readonly Run[],
  deeds: RecordedDeeds,
  differences: DifferenceList,
): Promise<number> {
  const steps = await manager.find(PeriodStep, { order: { id: 'ASC' } });
  const decisions = await manager.find(HoldDecision, { order: { id: 'ASC' } });
  compareWithEntries('period step', steps, recordedSteps(deeds), differences);
  compareWithEntries('hold decision', decisions, recordedRows(deeds, ['hold-decision']), differences);
  await checkSteps(manager, steps, new Map(runs.map((run) => [run.id, run])), differences);
  checkRunsOfClosed(steps, runs, differences);
  for (const decision of decisions) await checkDecision(manager, decision, differences);
  return steps.length + decisions.length;
}

type Recorded = Map<unknown, { readonly details: unknown; readonly action: string }>;

const recordedSteps = (deeds: RecordedDeeds): Recorded => recordedRows(deeds, Object.keys(STEPS));

/** What the audit chain says of rows, by their number. */
function recordedRows(deeds: RecordedDeeds, actions: readonly string[]): Recorded {
  const rows: Recorded = new Map();
  for (const action of actions)
    for (const subject of deeds.subjects(action))
      for (const details of deeds.of(action, subject))
        rows.set((details as { readonly id?: unknown } | undefined)?.id, { details, action });
  return rows;
}

function compareWithEntries(
  what: string,
  rows: readonly (PeriodStep | HoldDecision)[],
  recorded: Recorded,
  differences: DifferenceList,
): void {
  for (const row of rows) {
    const name = `${what}:${row.id} ${row.period}`;
    const entry = recorded.get(row.id);
    recorded.delete(row.id);
    if (!entry) {
      differences.add(name, 'no audit entry tells of it');
      continue;
    }
    const action = 'action' in row && row.action !== entry.action ? `its action is ${row.action}` : undefined;
    const difference = firstDifference(decisionDetails(row), entry.details) ?? action;
    if (difference) differences.add(name, `it is not as its audit entry says (${difference})`);
  }
  for (const id of recorded.keys()) differences.add(`${what}:${String(id)}`, 'it was decided and is gone');
}

/** Replays the steps of each period: each must begin where the period stood. */
async function checkSteps(
  manager: EntityManager,
  steps: readonly PeriodStep[],
  runs: ReadonlyMap<number, Run>,
  differences: DifferenceList,
): Promise<void> {
  const last = new Map<string, PeriodStep>();
  for (const step of steps) {
    const name = `period step:${step.id} ${step.period}`;
    const before = last.get(step.period);
    const state = before && beginningOf(before) === undefined ? undefined : stateOf({ run: step.run, step: before });
    last.set(step.period, step);
    const run = runs.get(step.run);
    if (run?.period !== step.period) differences.add(name, `its run ${step.run} is none of ${step.period}`);
    else if (run.root !== step.root) differences.add(name, `the root of run ${step.run} is not the one that it names`);
    const from = beginningOf(step);
    if (from !== undefined && state !== undefined && state !== from)
      differences.add(name, `${step.action} begins where a period is ${from}, and it was ${state}`);
    if (step.action === 'approve' && isSamePerson((await firstPersonOf(manager, step.run)) ?? '', step.actor))
      differences.add(name, `${step.actor} approved the run that they had computed or submitted`);
  }
}

const beginningOf = ({ action }: PeriodStep): PeriodState | undefined =>
  Object.hasOwn(STEPS, action) ? STEPS[action].from : undefined;

/** A run of a period that was approved or locked with an earlier one came in past the service. */
function checkRunsOfClosed(steps: readonly PeriodStep[], runs: readonly Run[], differences: DifferenceList): void {
  const last = new Map(steps.map((step) => [step.period, step]));
  for (const run of runs) {
    const step = last.get(run.period);
    const state = step && beginningOf(step) !== undefined ? stateOf({ run: step.run, step }) : 'open';
    if (step && run.id > step.run && isClosed(state))
      differences.add(`run:${run.id}`, `${run.period} was ${state} with run ${step.run}, and it was run all the same`);
  }
}

async function checkDecision(
  manager: EntityManager,
  { id, period, run, employee, leafHash }: HoldDecision,
  differences: DifferenceList,
): Promise<void> {
  const payout = await manager.findOne(Payout, {
    select: { run: true, employee: true, leafHash: true, status: true },
    where: { run, employee },
  });
  const name = `hold decision:${id} ${period}`;
  if (payout?.leafHash !== leafHash)
    differences.add(name, `the payout of ${employee} in run ${run} is not the one that was decided about`);
  else if (payout.status !== 'held') differences.add(name, `the payout of ${employee} in run ${run} was not held`);
}
