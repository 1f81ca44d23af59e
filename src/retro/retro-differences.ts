import type { EntityManager } from 'typeorm';

import type { RetroAdjustment } from '../adjustments/adjustments.entities.js';
import { byEmployee } from '../adjustments/by-employee.js';
import { everybody, sidesOf, type KnownRun } from '../bridges/bridge-sides.js';
import { othersBetween } from '../bridges/others-between.js';
import { bridge, type BridgeEffect, type EffectKind } from '../engine/bridge/bridge.js';
import { HybridRules } from '../engine/bridge/hybrid-rules.js';
import type { Others } from '../engine/bridge/others.js';
import { currencyDecimals } from '../engine/currency.js';
import { Exact, exact } from '../engine/exact.js';
import { done, type Outcome } from '../engine/finding.js';
import { computePayout } from '../engine/payout.js';
import type { PayoutInput } from '../engine/payout-input.js';
import type { RetroCause } from '../engine/retro-adjustments.js';
import { isPaid } from '../runs/payout-status.js';
import type { PayoutsService, PayoutView } from '../runs/payouts.service.js';
import type { Run } from '../runs/runs.entities.js';

export interface CauseAmount {
  readonly cause: RetroCause;
  readonly amount: string;
}

/** What somebody is owed, or owes, for a locked period by what is known by now. */
export interface RetroDifference {
  readonly employee: string;
  readonly name: string;
  /** Of the period's first line. */
  readonly department: string;
  readonly currency: string;
  /** What the period paid, with all earlier adjustments of it but clawbacks. */
  readonly paid: string;
  /** With what is known now. */
  readonly now: string;
  readonly difference: string;
  /** They add up to the difference. */
  readonly causes: readonly CauseAmount[];
}

export interface RetroDifferences {
  /** In order of employee code. */
  readonly differences: readonly RetroDifference[];
  /** Whose payout was not paid (refused), or would be held now: nothing is reckoned for them, somebody has to look. */
  readonly open: readonly string[];
}

/** What earlier periods left is settled by a period's payouts, and is no part of what it earned. */
export const NO_ADJUSTMENTS = { adjustmentsThrough: null, stepsThrough: null } as const;

/** A person's payout of the locked period, before and after. */
interface Sides {
  readonly payout: PayoutView | undefined;
  readonly then: PayoutInput | undefined;
  readonly today: PayoutInput | undefined;
  /** Adjustments of the period that were made before. */
  readonly earlier: readonly RetroAdjustment[];
}

/** Holds the run of a locked period, with the adjustments made since, against the same period with other knowledge. */
export async function retroDifferences(
  manager: EntityManager,
  payouts: PayoutsService,
  { run, now, earlier }: { readonly run: Run; readonly now: KnownRun; readonly earlier: readonly RetroAdjustment[] },
): Promise<Outcome<RetroDifferences>> {
  const { id, period, engine, loadId, publication, observationSeq } = run;
  const earned = { id, period, engine, loadId, publication, observationSeq, ...NO_ADJUSTMENTS };
  const sides = await sidesOf(manager, earned, now);
  if (!sides.ok) return sides;
  const [before, after] = sides.value;
  const rules = new HybridRules(before, after);
  const [then, today] = [await everybody(manager, earned, before), await everybody(manager, now, after)];
  const two = { runs: [earned, now], states: [before, after], rules } as const;
  const others = await othersBetween(manager, two, [then, today]);
  const paid = new Map<string, PayoutView>();
  for await (const page of payouts.pages(run)) for (const payout of page) paid.set(payout.employee, payout);
  const made = byEmployee(earlier);
  const differences: RetroDifference[] = [];
  const open: string[] = [];
  for (const code of [...new Set([...then.keys(), ...today.keys()])].sort()) {
    const of = { payout: paid.get(code), then: then.get(code), today: today.get(code), earlier: made.get(code) ?? [] };
    const found = difference(of, rules, others);
    if (found === 'open') open.push(code);
    else if (found) differences.push(found);
  }
  return done({ differences, open });
}

function difference(
  { payout, then, today, earlier }: Sides,
  rules: HybridRules,
  others: Others | undefined,
): RetroDifference | 'open' | undefined {
  const computed = today && computePayout(today);
  if (computed?.status === 'held' || (payout && !isPaid(payout.status))) return 'open';
  const employee = (today ?? then)?.employee;
  if (!employee || (then && today && then.employee.currency !== today.employee.currency)) return 'open';
  const decimals = currencyDecimals(employee.currency);
  const sum = (kind: RetroAdjustment['kind']) =>
    Exact.sum(earlier.filter((each) => each.kind === kind).map((each) => minor(each.amountMinor, decimals)));
  const paid = (payout ? exact(payout.earned) : Exact.ZERO).plus(sum('retro'));
  const now = computed?.earned ?? Exact.ZERO;
  if (paid.equals(now)) return undefined;
  const causes = causesOf(bridge(then, today, rules, others));
  for (const { causes: known } of earlier)
    for (const { cause, amount } of JSON.parse(known) as CauseAmount[]) addTo(causes, cause, exact(amount).negated());
  // Nobody gives back more than they have: what a clawback has recovered already is not recovered again.
  const lowest = paid.plus(sum('clawback')).greater(Exact.ZERO).negated();
  const change = now.minus(paid);
  const owed = change.greater(lowest);
  if (owed.isZero()) return undefined;
  if (!owed.equals(change)) addTo(causes, 'clawback', owed.minus(change));
  const text = (amount: Exact) => amount.toFixedText(decimals);
  return {
    employee: employee.code,
    name: employee.name,
    department: (today ?? then)?.assignments[0]?.department ?? '',
    currency: employee.currency,
    paid: text(paid),
    now: text(now),
    difference: text(owed),
    causes: [...causes].flatMap(([cause, amount]) => (amount.isZero() ? [] : [{ cause, amount: text(amount) }])),
  };
}

const minor = (amount: bigint, decimals: number): Exact => Exact.fromScaledInteger(amount, decimals);

const CAUSES: Readonly<Record<Exclude<EffectKind, 'retro'>, RetroCause>> = {
  metric: 'metric',
  weight: 'plan',
  target: 'plan',
  rule: 'plan',
  proration: 'roster',
  roster: 'roster',
};

function causesOf(effects: readonly BridgeEffect[]): Map<RetroCause, Exact> {
  const sums = new Map<RetroCause, Exact>();
  for (const { kind, amount } of effects) if (kind !== 'retro') addTo(sums, CAUSES[kind], amount);
  return sums;
}

function addTo(sums: Map<RetroCause, Exact>, cause: RetroCause, amount: Exact): void {
  sums.set(cause, (sums.get(cause) ?? Exact.ZERO).plus(amount));
}
