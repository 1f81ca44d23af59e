import type { EntityManager } from 'typeorm';

import { AuditEntry } from '../audit/audit-entry.entity.js';
import type { Action } from '../audit/audit.service.js';
import { canonicalJson, type Canonical } from '../engine/canonical.js';
import { decisionDetails } from '../months/decision-details.js';
import { HoldDecision, PeriodStep } from '../months/months.entities.js';
import { stateOf } from '../months/period-states.js';
import type { ExplainedPayout } from '../runs/payouts.service.js';
import { runDetails } from '../runs/run-details.js';
import type { Run } from '../runs/runs.entities.js';
import type { Recorded, RecordedEntry } from './recorded.js';

/** What the audit trail tells of a run and of one of its payouts; `undefined` where an entry that must be there is not. */
export async function readRecorded(
  manager: EntityManager,
  run: Run,
  payout: ExplainedPayout,
): Promise<Recorded | undefined> {
  const steps = await manager.find(PeriodStep, { where: { period: run.period }, order: { id: 'ASC' } });
  const state = stateOf({ run: run.id, step: steps.at(-1) });
  const isApproved = state === 'approved' || state === 'locked';
  const lastOf = (action: 'approve' | 'lock') => steps.findLast((step) => step.action === action);
  const wanted: Readonly<Record<'run' | 'approval' | 'lock' | 'decision', Told | undefined>> = {
    run: { action: 'run', subject: `run:${run.id}`, details: runDetails(run) },
    approval: isApproved ? toldStep(lastOf('approve')) : undefined,
    lock: state === 'locked' ? toldStep(lastOf('lock')) : undefined,
    decision: payout.decision ? await toldDecision(manager, run, payout) : undefined,
  };
  const found: Partial<Record<keyof typeof wanted, RecordedEntry>> = {};
  for (const [name, told] of Object.entries(wanted)) {
    if (!told) continue;
    const entry = await entryOf(manager, told);
    if (!entry) return undefined;
    found[name as keyof typeof wanted] = entry;
  }
  const { run: ran, approval = null, lock = null, decision = null } = found;
  if (!ran) return undefined;
  return {
    state: state === 'approved' || state === 'locked' ? state : 'not-approved',
    status: payout.status,
    ...{ run: ran, approval, lock, decision },
  };
}

/** What an entry tells. */
interface Told {
  readonly action: Action;
  readonly subject: string;
  readonly details: Canonical;
}

const toldStep = (step: PeriodStep | undefined): Told | undefined =>
  step && { action: step.action, subject: `period:${step.period}`, details: decisionDetails(step) };

async function toldDecision(
  manager: EntityManager,
  { period }: Run,
  payout: ExplainedPayout,
): Promise<Told | undefined> {
  const { employee } = payout;
  const where = { period, employee };
  const [row] = await manager.find(HoldDecision, { where, order: { id: 'DESC' }, take: 1 });
  return row && { action: 'hold-decision', subject: `payout:${period}:${employee}`, details: decisionDetails(row) };
}

/** Plain, with its columns in the order of the entity on every database. */
async function entryOf(manager: EntityManager, told: Told): Promise<RecordedEntry | undefined> {
  const where = { ...told, details: canonicalJson(told.details) };
  const entry = await manager.findOne(AuditEntry, { where });
  if (!entry) return undefined;
  const { seq, at, actor, action, subject, details, previousHash, hash } = entry;
  return { seq, at, actor, action, subject, details, previousHash, hash };
}
