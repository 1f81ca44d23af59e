import { MoreThanOrEqual, Not, type EntityManager } from 'typeorm';

import { employeeOf } from '../access/employee-of.js';
import type { Actor } from '../audit/audit.service.js';
import { isSamePerson } from '../audit/people.js';
import { currencyDecimals } from '../engine/currency.js';
import { Exact } from '../engine/exact.js';
import type { Finding } from '../engine/finding.js';
import { PayoutAdjustment, RetroAdjustment } from './adjustments.entities.js';
import { settledElsewhere, withdrawnAmong } from './open-adjustments.js';
import { phrase, worded } from '../engine/phrase.js';

/** Enough to see what is wrong: one of them is enough to refuse. */
const SHOWN = 20;

/**
 * What its adjustments have against approving a run: one was settled by another month meanwhile, is of the
 * approver's own pay, or is a clawback that the approver recorded.
 */
export async function adjustmentProblems(
  manager: EntityManager,
  run: { readonly id: number; readonly period: string },
  approver: Actor,
): Promise<Finding[]> {
  const where = { run: run.id, amountMinor: Not(0n) };
  const settled = await manager.find(PayoutAdjustment, { where, order: { adjustment: 'ASC' } });
  const [first] = settled;
  if (!first) return [];
  const elsewhere = await settledElsewhere(manager, run.period, Number.MAX_SAFE_INTEGER);
  const own = await employeeOf(manager, approver);
  const problems: Finding[] = [];
  // There may be as many as employees: a range of numbers is asked for, and no list of them.
  const known = await manager.find(RetroAdjustment, { where: { id: MoreThanOrEqual(first.adjustment) } });
  const of = new Map(known.map((adjustment) => [adjustment.id, adjustment]));
  const withdrawn = withdrawnAmong(known);
  for (const { adjustment, employee, amountMinor } of settled) {
    if (problems.length >= SHOWN) break;
    const found = of.get(adjustment);
    if (!found) continue;
    if (employee === own) problems.push(ownAdjustment(run.id, adjustment, employee));
    if (found.kind === 'clawback' && isSamePerson(found.actor, approver))
      problems.push(ownClawback(run.id, employee, approver));
    if (withdrawn.has(adjustment)) {
      problems.push(withdrawnMeanwhile(run.period, found));
      continue;
    }
    const left = found.amountMinor - (elsewhere.get(adjustment) ?? 0n);
    if (size(amountMinor) > size(left) || amountMinor < 0n !== left < 0n)
      problems.push(settledMeanwhile(run.period, found, left));
  }
  return problems;
}

const size = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

const ownClawback = (run: number, employee: string, approver: string): Finding => ({
  severity: 'error',
  code: 'same-person',
  ...worded(
    phrase`run ${{ run }} recovers a clawback of ${{ employee }} that ${{ approver }} recorded: nobody approves their own`,
    phrase`let somebody else approve it`,
  ),
});

const ownAdjustment = (run: number, adjustment: number, employee: string): Finding => ({
  severity: 'error',
  code: 'own-payout',
  ...worded(
    phrase`run ${{ run }} settles adjustment ${{ adjustment }} of ${{ employee }}, which is your own pay`,
    phrase`let somebody else approve it`,
  ),
});

const withdrawnMeanwhile = (period: string, { id, employee }: RetroAdjustment): Finding => ({
  severity: 'error',
  code: 'withdrawn-meanwhile',
  ...worded(
    phrase`clawback ${{ id }} of ${{ employee }} has been withdrawn since this run, which still recovers it`,
    phrase`run it again: cxpay run ${{ period }}`,
  ),
});

function settledMeanwhile(period: string, { id, employee, currency }: RetroAdjustment, leftMinor: bigint): Finding {
  const decimals = currencyDecimals(currency);
  const left = Exact.fromScaledInteger(leftMinor, decimals).toFixedText(decimals);
  return {
    severity: 'error',
    code: 'settled-meanwhile',
    ...worded(
      phrase`adjustment ${{ id }} of ${{ employee }} has been settled by another month since this run: ${{ left }} ${{ currency }} is left of it`,
      phrase`run it again: cxpay run ${{ period }}`,
    ),
  };
}
