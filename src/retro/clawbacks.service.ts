import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { adjustmentDetails } from '../adjustments/adjustment-details.js';
import { RetroAdjustment } from '../adjustments/adjustments.entities.js';
import { settledElsewhere, withdrawnAmong } from '../adjustments/open-adjustments.js';
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
import { phrase, worded } from '../engine/phrase.js';

/** Why, and who says so. */
export interface Withdrawal {
  readonly reason: string;
  readonly by: Actor;
  /** The employee that whoever acts is, where they are one. */
  readonly byEmployee?: string | null | undefined;
}

export interface Clawback extends Withdrawal {
  /** What is to be recovered, in decimal text: more than nothing. */
  readonly amount: string;
  /** The same is open already, and this is meant to come on top of it. */
  readonly again?: boolean | undefined;
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
   * left of it; where the same is open and nobody says that one more is meant; without a reason; by nobody in particular, and by
   * whoever was paid it. Whoever records it does not approve the run
   * that recovers it.
   */
  async claw(period: Period, employee: string, clawback: Clawback): Promise<Outcome<RetroAdjustment>> {
    const { reason, by, byEmployee } = clawback;
    const problem = accountOf(by) === undefined ? nobodyProven(phrase`a clawback`) : reasonProblem(reason);
    if (problem) return refused(problem);
    if (byEmployee === employee) return refused(ownPayout(employee));
    return this.database.write(async (manager) => {
      const { state, run } = await standingOf(manager, period);
      if (state !== 'locked' || !run) return refused(notLocked(period));
      const payout = await this.payouts.payout(run, employee);
      if (!payout) return refused(noPayout(run, employee));
      const amount = amountOf(clawback.amount, payout.currency);
      if (!amount) return refused(noAmount(clawback.amount, payout.currency));
      const same = clawback.again === true ? undefined : await sameOpen(manager, payout, amount, reason.trim());
      if (same) return refused(sameClawback(same));
      const left = await leftOf(manager, payout);
      if (amount.isGreaterThan(left)) return refused(tooMuch(payout, amount, left));
      const adjustment = await this.store(manager, payout, amount, clawback);
      return done(adjustment);
    });
  }

  /**
   * Takes a clawback back by an opposing one that names it; no payout settles either. Refused once an approved run has settled a
   * part; without a reason; by nobody in particular, and by whoever was paid.
   */
  async withdraw(id: number, { reason, by, byEmployee }: Withdrawal): Promise<Outcome<RetroAdjustment>> {
    const problem = accountOf(by) === undefined ? nobodyProven(phrase`a withdrawal`) : reasonProblem(reason);
    if (problem) return refused(problem);
    return this.database.write(async (manager) => {
      const found = await manager.findOneBy(RetroAdjustment, { id });
      if (found?.kind !== 'clawback' || found.withdraws !== null) return refused(noClawback(id));
      if (byEmployee === found.employee) return refused(ownPayout(found.employee));
      const before = await manager.findOneBy(RetroAdjustment, { withdraws: id });
      if (before) return refused(withdrawnBefore(id, before.id));
      const settled = (await settledElsewhere(manager, '', Number.MAX_SAFE_INTEGER)).get(id) ?? 0n;
      if (settled !== 0n) return refused(settledBefore(found));
      const { kind, retro, period, employee, name, department, currency, causes } = found;
      const withdrawal: RetroAdjustment = {
        ...{ kind, retro, period, employee, name, department, currency, causes },
        ...{ id: await nextId(manager, 'retro_adjustment'), amountMinor: -found.amountMinor, withdraws: id },
        ...{ reason: reason.trim(), actor: by, at: new Date().toISOString() },
      };
      await this.record(manager, withdrawal, by);
      return done(withdrawal);
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
      withdraws: null,
    };
    await this.record(manager, adjustment, by);
    return adjustment;
  }

  private async record(manager: EntityManager, adjustment: RetroAdjustment, actor: Actor): Promise<void> {
    await manager.insert(RetroAdjustment, adjustment);
    const subject = `retro-adjustment:${adjustment.id}`;
    await this.audit.append(manager, { actor, action: 'clawback', subject, details: adjustmentDetails(adjustment) });
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

/** A clawback of the same payout, amount and cause that is not settled in full, and was not taken back. */
async function sameOpen(
  manager: EntityManager,
  { period, employee, currency }: PayoutView,
  amount: Exact,
  reason: string,
): Promise<RetroAdjustment | undefined> {
  const adjustments = await manager.find(RetroAdjustment, { where: { period, employee }, order: { id: 'ASC' } });
  const withdrawn = withdrawnAmong(adjustments);
  const settled = await settledElsewhere(manager, '', Number.MAX_SAFE_INTEGER);
  const minor = amount.negated().toScaledInteger(currencyDecimals(currency));
  return adjustments.find(
    ({ id, kind, amountMinor, reason: known }) =>
      kind === 'clawback' &&
      amountMinor === minor &&
      known === reason &&
      !withdrawn.has(id) &&
      settled.get(id) !== amountMinor,
  );
}

const noClawback = (id: number): Finding => ({
  severity: 'error',
  code: 'no-clawback',
  ...worded(phrase`there is no clawback ${{ id }}`, phrase`list those there are: cxpay adjustments --open`),
});

const withdrawnBefore = (id: number, by: number): Finding => ({
  severity: 'error',
  code: 'wrong-state',
  ...worded(phrase`clawback ${{ id }} has been withdrawn already, by ${{ by }}`, phrase`nothing is left to do`),
});

const settledBefore = ({ id, period, employee }: RetroAdjustment): Finding => ({
  severity: 'error',
  code: 'settled-meanwhile',
  ...worded(
    phrase`an approved run has recovered clawback ${{ id }} of ${{ employee }} for ${{ period }}, all of it or a part`,
    phrase`cancel that approval first; of a locked month it stays as it is`,
  ),
});

const sameClawback = ({ id, employee, period }: RetroAdjustment): Finding => ({
  severity: 'error',
  code: 'same-clawback',
  ...worded(
    phrase`clawback ${{ id }} recovers the same of ${{ employee }} for ${{ period }}, for the same cause, and is open`,
    phrase`where one more is meant, say so: --again, or "again": true`,
  ),
});

const noAmount = (text: string, currency: string): Finding => ({
  severity: 'error',
  code: 'bad-amount',
  ...worded(
    phrase`${{ text: JSON.stringify(text.slice(0, 40)) }} is no amount in ${{ currency }} that could be recovered`,
    phrase`write more than nothing, with at most ${{ decimals: currencyDecimals(currency) }} decimals, as 120.50`,
  ),
});

const tooMuch = ({ employee, period, currency }: PayoutView, amount: Exact, left: Exact): Finding => {
  const text = (value: Exact) => value.toFixedText(currencyDecimals(currency));
  return {
    severity: 'error',
    code: 'more-than-paid',
    ...worded(
      phrase`${{ amount: text(amount) }} ${{ currency }} cannot be recovered from ${{ employee }}: of ${{ period }} ${{ left: text(left) }} was paid, with all its adjustments`,
      phrase`recover no more than was paid`,
    ),
  };
};
