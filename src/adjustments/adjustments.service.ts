import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan, Not, type EntityManager, type FindOptionsWhere } from 'typeorm';

import { sees, type Scope } from '../access/scope.js';
import { Database } from '../database/database.js';
import { currencyDecimals } from '../engine/currency.js';
import { Exact } from '../engine/exact.js';
import type { OpenAdjustment } from '../engine/retro-adjustments.js';
import { RetroAdjustment } from './adjustments.entities.js';
import { CLOSED_RUNS } from './open-adjustments.js';

/** A part of an adjustment that a payout of a later period settles. */
export interface SettlementView {
  readonly run: number;
  readonly period: string;
  readonly amount: string;
}

/** An adjustment with what became of it. Amounts are signed decimal text. */
export interface AdjustmentView {
  readonly id: number;
  readonly kind: 'retro' | 'clawback';
  /** The locked period that was corrected. */
  readonly period: string;
  readonly employee: string;
  readonly name: string;
  readonly currency: string;
  readonly amount: string;
  readonly causes: OpenAdjustment['causes'];
  readonly reason: string;
  readonly actor: string;
  readonly at: string;
  /** By approved and locked runs. */
  readonly settled: readonly SettlementView[];
  /** What no approved run has settled yet; nothing of what was taken back. */
  readonly open: string;
  /** The clawback that this one takes back, and the one that takes this one back. */
  readonly withdraws: number | null;
  readonly withdrawnBy: number | null;
}

export interface AdjustmentFilter {
  readonly employee?: string | undefined;
  readonly period?: string | undefined;
  /** Only those that are not settled in full. */
  readonly open?: boolean | undefined;
  /** Those after this number. */
  readonly after?: number | undefined;
}

/** Reads retro adjustments and clawbacks, and what became of them. */
@Injectable()
export class AdjustmentsService {
  constructor(private readonly database: Database) {}

  /** In order of their numbers, at most so many, of those in scope. */
  async list(filter: AdjustmentFilter, limit: number, scope: Scope): Promise<AdjustmentView[]> {
    return this.database.read(async (manager) => {
      const where: FindOptionsWhere<RetroAdjustment> = {
        ...(filter.employee !== undefined && { employee: filter.employee }),
        ...(filter.period !== undefined && { period: filter.period }),
        ...(filter.after !== undefined && { id: MoreThan(filter.after) }),
      };
      const adjustments = await manager.find(RetroAdjustment, { where, order: { id: 'ASC' } });
      const settlements = await settlementsOf(manager);
      const withdrawals = await manager.findBy(RetroAdjustment, { withdraws: Not(IsNull()) });
      const withdrawnBy = new Map(withdrawals.map(({ id, withdraws }) => [withdraws, id]));
      return adjustments
        .filter(({ employee }) => sees(scope, employee))
        .map((adjustment) =>
          adjustmentView(adjustment, settlements.get(adjustment.id) ?? [], withdrawnBy.get(adjustment.id) ?? null),
        )
        .filter(({ open }) => filter.open !== true || !/^-?0([.]0+)?$/.test(open))
        .slice(0, limit);
    });
  }
}

interface Settlement {
  readonly run: number;
  readonly period: string;
  readonly minor: bigint;
}

/** What runs that are approved or locked have settled, by adjustment. */
async function settlementsOf(manager: EntityManager): Promise<ReadonlyMap<number, readonly Settlement[]>> {
  const rows = await manager.query<
    { adjustment: string | number; run: string | number; period: string; minor: string | number }[]
  >(
    `SELECT p.adjustment, p.run, r.period, p.amount_minor AS minor FROM payout_adjustment p JOIN run r ON r.id = p.run
     WHERE p.run IN (${CLOSED_RUNS}) AND p.amount_minor <> 0 ORDER BY p.adjustment, r.period`,
    // Of every period, as of now.
    ['', Number.MAX_SAFE_INTEGER],
  );
  const found = new Map<number, Settlement[]>();
  for (const { adjustment, run, period, minor } of rows) {
    const settlement = { run: Number(run), period, minor: BigInt(minor) };
    const of = found.get(Number(adjustment));
    if (of) of.push(settlement);
    else found.set(Number(adjustment), [settlement]);
  }
  return found;
}

function adjustmentView(
  adjustment: RetroAdjustment,
  settlements: readonly Settlement[],
  withdrawnBy: number | null,
): AdjustmentView {
  const { id, kind, period, employee, name, currency, amountMinor, causes, reason, actor, at, withdraws } = adjustment;
  const decimals = currencyDecimals(currency);
  const text = (minor: bigint) => Exact.fromScaledInteger(minor, decimals).toFixedText(decimals);
  const settled = settlements.reduce((sum, { minor }) => sum + minor, 0n);
  return {
    ...{ id, kind, period, employee, name, currency, reason, actor, at },
    amount: text(amountMinor),
    causes: JSON.parse(causes) as OpenAdjustment['causes'],
    settled: settlements.map(({ run, period: by, minor }) => ({ run, period: by, amount: text(minor) })),
    open: text(withdraws === null && withdrawnBy === null ? amountMinor - settled : 0n),
    withdraws,
    withdrawnBy,
  };
}
