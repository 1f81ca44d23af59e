import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { everybody, sidesOf, type KnownRun } from '../bridges/bridge-sides.js';
import { Database } from '../database/database.js';
import { bridge, type BridgeEffect, type EffectKind } from '../engine/bridge/bridge.js';
import { HybridRules } from '../engine/bridge/hybrid-rules.js';
import { currencyDecimals } from '../engine/currency.js';
import { Exact, exact } from '../engine/exact.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { computePayout, ENGINE_VERSION } from '../engine/payout.js';
import type { PayoutInput } from '../engine/payout-input.js';
import type { Period } from '../engine/period.js';
import { standingOf } from '../months/standing.js';
import { latestPublication } from '../plans/rule-versions.js';
import { knownNow } from '../runs/frozen-inputs.js';
import { isPaid } from '../runs/payout-status.js';
import { PayoutsService, type PayoutView } from '../runs/payouts.service.js';
import type { Run } from '../runs/runs.entities.js';

/** Why a locked month would come out otherwise: other figures, another plan, another roster. */
export type RetroCause = 'metric' | 'plan' | 'roster';

export interface RetroDifference {
  readonly employee: string;
  readonly name: string;
  readonly currency: string;
  readonly paid: string;
  /** With what is known now. */
  readonly now: string;
  readonly difference: string;
  /** They add up to the difference. */
  readonly causes: readonly { readonly cause: RetroCause; readonly amount: string }[];
}

export interface RetroPreview {
  readonly period: string;
  /** The run that was paid. */
  readonly run: number;
  readonly differences: readonly RetroDifference[];
  /** Employees whose payout was not paid (refused), or would be held now: nothing is reckoned for them, somebody has to look. */
  readonly open: readonly string[];
}

/** Says what a locked month would come to with what is known now. It changes nothing, and carries nothing to a later month yet. */
@Injectable()
export class RetroService {
  constructor(
    private readonly database: Database,
    private readonly payouts: PayoutsService,
  ) {}

  /** The differences to what was paid, in order of employee code. Refused where the period is not locked. */
  async preview(period: Period): Promise<Outcome<RetroPreview>> {
    return this.database.read(async (manager) => {
      const { state, run } = await standingOf(manager, period);
      if (state !== 'locked' || !run) return refused(notLocked(period));
      const now = await runNow(manager, run);
      if (!now.ok) return now;
      const sides = await sidesOf(manager, run, now.value);
      if (!sides.ok) return sides;
      const [before, after] = sides.value;
      const rules = new HybridRules(before, after);
      const [then, today] = [await everybody(manager, run, before), await everybody(manager, now.value, after)];
      const paid = new Map<string, PayoutView>();
      for await (const page of this.payouts.pages(run)) for (const payout of page) paid.set(payout.employee, payout);
      const differences: RetroDifference[] = [];
      const open: string[] = [];
      for (const code of [...new Set([...then.keys(), ...today.keys()])].sort()) {
        const found = difference(paid.get(code), then.get(code), today.get(code), rules);
        if (found === 'open') open.push(code);
        else if (found) differences.push(found);
      }
      return done({ period: period.code, run: run.id, differences, open });
    });
  }
}

/** The same period with everything that has been recorded since. */
async function runNow(manager: EntityManager, run: Run): Promise<Outcome<KnownRun>> {
  const known = await knownNow(manager);
  if (!known.ok) return known;
  const publication = (await latestPublication(manager)) ?? run.publication;
  return done({ id: run.id, period: run.period, ...known.value, publication, engine: ENGINE_VERSION });
}

function difference(
  payout: PayoutView | undefined,
  then: PayoutInput | undefined,
  today: PayoutInput | undefined,
  rules: HybridRules,
): RetroDifference | 'open' | undefined {
  const computed = today && computePayout(today);
  if (computed?.status === 'held' || (payout && !isPaid(payout.status))) return 'open';
  const employee = (today ?? then)?.employee;
  if (!employee || (then && today && then.employee.currency !== today.employee.currency)) return 'open';
  const [paid, now] = [payout ? exact(payout.amount) : Exact.ZERO, computed?.amount ?? Exact.ZERO];
  if (paid.equals(now)) return undefined;
  const text = (amount: Exact) => amount.toFixedText(currencyDecimals(employee.currency));
  return {
    employee: employee.code,
    name: employee.name,
    currency: employee.currency,
    paid: text(paid),
    now: text(now),
    difference: text(now.minus(paid)),
    causes: causesOf(bridge(then, today, rules)).map(([cause, amount]) => ({ cause, amount: text(amount) })),
  };
}

const CAUSES: Readonly<Record<EffectKind, RetroCause>> = {
  metric: 'metric',
  weight: 'plan',
  target: 'plan',
  rule: 'plan',
  proration: 'roster',
  roster: 'roster',
};

function causesOf(effects: readonly BridgeEffect[]): readonly (readonly [RetroCause, Exact])[] {
  const sums = new Map<RetroCause, Exact>();
  for (const { kind, amount } of effects) sums.set(CAUSES[kind], (sums.get(CAUSES[kind]) ?? Exact.ZERO).plus(amount));
  return [...sums].filter(([, amount]) => !amount.isZero());
}

const notLocked = ({ code }: Period): Finding => ({
  severity: 'error',
  code: 'not-locked',
  message: `${code} is not locked: what has come in since is in it as soon as it is run again`,
  advice: `run it: cxpay run ${code}`,
});
