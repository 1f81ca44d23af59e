import { Injectable } from '@nestjs/common';

import { AuditService, type Actor } from '../audit/audit.service.js';
import { Database } from '../database/database.js';
import { currencyDecimals } from '../engine/currency.js';
import { Exact } from '../engine/exact.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import type { Period } from '../engine/period.js';
import { Payout, type Run } from '../runs/runs.entities.js';
import { noPayout, PayoutsService, type PayoutView } from '../runs/payouts.service.js';
import { decisionDetails } from './decision-details.js';
import { HoldDecision } from './months.entities.js';
import { nextId } from './next-id.js';
import { accountOf } from '../audit/people.js';
import { isClosed } from './period-states.js';
import {
  belowZero,
  decisionsSettled,
  nobodyProven,
  notHeld,
  notRun,
  otherRun,
  ownPayout,
  reasonProblem,
} from './refusals.js';
import { standingOf } from './standing.js';
import { phrase } from '../engine/phrase.js';

export interface HoldAnswer {
  readonly decision: 'release' | 'refuse';
  readonly reason: string;
  readonly by: Actor;
  /** The employee whom that account belongs to: nobody decides about their own pay. */
  readonly byEmployee?: string | null;
  /** The run that was looked at: refused where another one counts by now. */
  readonly run?: number | undefined;
}

/** Lets a person decide about payouts that are held, one by one, each with a reason. */
@Injectable()
export class HoldsService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly payouts: PayoutsService,
  ) {}

  /** The payouts of the latest run that were held, decided or not, in order of employee code. */
  async list(period: Period): Promise<Outcome<readonly PayoutView[]>> {
    const run = await this.payouts.latestRun(period);
    if (!run.ok) return run;
    return done(await this.payouts.held(run.value));
  }

  /** Decides about one of them. May be decided anew until the period is approved. */
  async decide(period: Period, employee: string, answer: HoldAnswer): Promise<Outcome<HoldDecision>> {
    return this.database.write(async (manager) => {
      const { state, run } = await standingOf(manager, period);
      if (!run) return refused(notRun(period.code));
      if (isClosed(state)) return refused(decisionsSettled(period.code, state));
      const payout = await manager.findOne(Payout, { where: { run: run.id, employee } });
      if (!payout) return refused(noPayout(run, employee));
      if (payout.status !== 'held') return refused(notHeld(period.code, employee));
      const problems = answerProblems(payout, run, answer);
      if (problems.length > 0) return refused(...problems);
      const { decision, reason, by: actor } = answer;
      const row: HoldDecision = {
        id: await nextId(manager, 'hold_decision'),
        period: period.code,
        employee,
        run: run.id,
        leafHash: payout.leafHash,
        decision,
        reason,
        actor,
        at: new Date().toISOString(),
      };
      await manager.insert(HoldDecision, row);
      const subject = `payout:${period.code}:${employee}`;
      await this.audit.append(manager, { actor, action: 'hold-decision', subject, details: decisionDetails(row) });
      return done(row);
    });
  }
}

function answerProblems(payout: Payout, run: Run, answer: HoldAnswer): Finding[] {
  const { decision, reason, by, byEmployee, run: meant } = answer;
  const decimals = currencyDecimals(payout.currency);
  const amount = Exact.fromScaledInteger(payout.amountMinor, decimals);
  const problems = [
    meant !== undefined && meant !== run.id ? otherRun(run.period, meant, run.id) : undefined,
    accountOf(by) === undefined ? nobodyProven(phrase`deciding about a held payout`) : undefined,
    byEmployee === payout.employee ? ownPayout(payout.employee) : undefined,
    reasonProblem(reason),
    decision === 'release' && amount.isNegative()
      ? belowZero(payout.employee, `${amount.toFixedText(decimals)} ${payout.currency}`)
      : undefined,
  ];
  return problems.filter((problem) => problem !== undefined);
}
