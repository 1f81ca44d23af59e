import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { adjustmentDetails } from '../adjustments/adjustment-details.js';
import { RetroAdjustment } from '../adjustments/adjustments.entities.js';
import { AuditService, type Actor } from '../audit/audit.service.js';
import { Database } from '../database/database.js';
import { currencyDecimals } from '../engine/currency.js';
import { Exact } from '../engine/exact.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import type { Period } from '../engine/period.js';
import { nextId } from '../months/next-id.js';
import { accountOf } from '../audit/people.js';
import { nobodyProven, ownPayout, reasonProblem } from '../months/refusals.js';
import { standingOf } from '../months/standing.js';
import { isPaid } from '../runs/payout-status.js';
import { noPayout, PayoutsService, type PayoutView } from '../runs/payouts.service.js';
import { notLocked } from './retro.service.js';

export interface Clawback {
  /** What is to be recovered, in decimal text: more than nothing. */
  readonly amount: string;
  /** Why: it is kept and shown, to the employee too. */
  readonly reason: string;
  readonly by: Actor;
  /** The employee that whoever acts is, where they are one. */
  readonly byEmployee?: string | null | undefined;
}

/** Recovers what was paid for a locked period, for a stated cause, by the payouts of later ones. */
@Injectable()
export class ClawbacksService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly payouts: PayoutsService,
  ) {}

  /**
   * Records that so much of a payout is to be recovered. Refused where the period is not locked, the payout was not paid, or less is
   * left of it; without a reason; by nobody in particular, and by whoever was paid it. Whoever records it does not approve the run
   * that recovers it.
   */
  async claw(period: Period, employee: string, clawback: Clawback): Promise<Outcome<RetroAdjustment>> {
    const { reason, by, byEmployee } = clawback;
    const problem = accountOf(by) === undefined ? nobodyProven('a clawback') : reasonProblem(reason);
    if (problem) return refused(problem);
    if (byEmployee === employee) return refused(ownPayout(employee));
    return this.database.write(async (manager) => {
      const { state, run } = await standingOf(manager, period);
      if (state !== 'locked' || !run) return refused(notLocked(period));
      const payout = await this.payouts.payout(run, employee);
      if (!payout) return refused(noPayout(run, employee));
      const amount = amountOf(clawback.amount, payout.currency);
      if (!amount) return refused(noAmount(clawback.amount, payout.currency));
      const left = await leftOf(manager, payout);
      if (amount.isGreaterThan(left)) return refused(tooMuch(payout, amount, left));
      const adjustment = await this.store(manager, payout, amount, clawback);
      return done(adjustment);
    });
  }

  private async store(
    manager: EntityManager,
    { period, employee, name, currency, lines }: PayoutView,
    amount: Exact,
    { reason, by }: Clawback,
  ): Promise<RetroAdjustment> {
    const id = await nextId(manager, 'retro_adjustment');
    const adjustment: RetroAdjustment = {
      ...{ id, kind: 'clawback', retro: null, period, employee, name, currency },
      department: lines[0]?.department ?? '',
      amountMinor: amount.negated().toScaledInteger(currencyDecimals(currency)),
      causes: '[]',
      ...{ reason: reason.trim(), actor: by, at: new Date().toISOString() },
    };
    await manager.insert(RetroAdjustment, adjustment);
    const subject = `retro-adjustment:${id}`;
    await this.audit.append(manager, {
      actor: by,
      action: 'clawback',
      subject,
      details: adjustmentDetails(adjustment),
    });
    return adjustment;
  }
}

/** An amount of more than nothing that the currency has; `undefined` for anything else. */
function amountOf(text: string, currency: string): Exact | undefined {
  if (!/^[0-9]{1,13}([.][0-9]{1,4})?$/.test(text)) return undefined;
  const amount = Exact.parse(text);
  const step = Exact.fromScaledInteger(1n, currencyDecimals(currency));
  return amount && !amount.isZero() && amount.isMultipleOf(step) ? amount : undefined;
}

/** What the period has paid, with everything adjusted since. */
async function leftOf(
  manager: EntityManager,
  { period, employee, status, earned, currency }: PayoutView,
): Promise<Exact> {
  const adjustments = await manager.find(RetroAdjustment, { where: { period, employee } });
  const decimals = currencyDecimals(currency);
  const adjusted = Exact.sum(adjustments.map(({ amountMinor }) => Exact.fromScaledInteger(amountMinor, decimals)));
  const paid = isPaid(status) ? (Exact.parse(earned) ?? Exact.ZERO) : Exact.ZERO;
  return paid.plus(adjusted).greater(Exact.ZERO);
}

const noAmount = (text: string, currency: string): Finding => ({
  severity: 'error',
  code: 'bad-amount',
  message: `${JSON.stringify(text.slice(0, 40))} is no amount in ${currency} that could be recovered`,
  advice: `write more than nothing, with at most ${currencyDecimals(currency)} decimals, as 120.50`,
});

const tooMuch = ({ employee, period, currency }: PayoutView, amount: Exact, left: Exact): Finding => {
  const text = (value: Exact) => value.toFixedText(currencyDecimals(currency));
  return {
    severity: 'error',
    code: 'more-than-paid',
    message: `${text(amount)} ${currency} cannot be recovered from ${employee}: of ${period} ${text(left)} was paid, with all its adjustments`,
    advice: 'recover no more than was paid',
  };
};
