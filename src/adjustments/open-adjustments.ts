import type { EntityManager } from 'typeorm';

import { currencyDecimals } from '../engine/currency.js';
import { Exact } from '../engine/exact.js';
import type { Period } from '../engine/period.js';
import type { OpenAdjustment } from '../engine/retro-adjustments.js';
import { RetroAdjustment } from './adjustments.entities.js';

/** Up to which adjustment, and which step of whatever period, something was known; `null` where there were no adjustments. */
export interface AdjustmentMarks {
  readonly adjustmentsThrough: number | null;
  readonly stepsThrough: number | null;
}

/** What is known now. */
export async function adjustmentMarks(manager: EntityManager): Promise<AdjustmentMarks> {
  const highest = async (table: string) => {
    const [row] = await manager.query<{ mark: string | number | null }[]>(`SELECT max(id) AS mark FROM ${table}`);
    return row?.mark == null ? null : Number(row.mark);
  };
  const adjustmentsThrough = await highest('retro_adjustment');
  if (adjustmentsThrough === null) return { adjustmentsThrough, stepsThrough: null };
  return { adjustmentsThrough, stepsThrough: (await highest('period_step')) ?? 0 };
}

/** SQL: runs whose payouts are approved or locked, but for those of the period `$1`, as of the step `$2`. */
export const CLOSED_RUNS = `SELECT s.run FROM period_step s WHERE s.action IN ('approve', 'lock') AND s.period <> $1
  AND s.id = (SELECT max(l.id) FROM period_step l WHERE l.period = s.period AND l.id <= $2)`;

/** What approved runs of other periods than this one have settled, by adjustment, in minor units. */
export async function settledElsewhere(
  manager: EntityManager,
  period: string,
  stepsThrough: number,
): Promise<ReadonlyMap<number, bigint>> {
  const rows = await manager.query<{ adjustment: string | number; minor: string | number }[]>(
    `SELECT p.adjustment, CAST(sum(p.amount_minor) AS BIGINT) AS minor FROM payout_adjustment p
     WHERE p.run IN (${CLOSED_RUNS}) GROUP BY p.adjustment`,
    [period, stepsThrough],
  );
  return new Map(rows.map(({ adjustment, minor }) => [Number(adjustment), BigInt(minor)]));
}

/**
 * What corrections of periods before this one are still to be settled, by employee and in order of their numbers, as it stood at
 * the marks: an adjustment is settled by payouts of approved runs only.
 */
export async function openAdjustments(
  manager: EntityManager,
  period: Period,
  { adjustmentsThrough, stepsThrough }: AdjustmentMarks,
): Promise<ReadonlyMap<string, readonly OpenAdjustment[]>> {
  const open = new Map<string, OpenAdjustment[]>();
  if (adjustmentsThrough === null) return open;
  const settled = await settledElsewhere(manager, period.code, stepsThrough ?? 0);
  const adjustments = await manager
    .createQueryBuilder(RetroAdjustment, 'a')
    .where('a.id <= :last AND a.period < :period', { last: adjustmentsThrough, period: period.code })
    .orderBy('a.id')
    .getMany();
  const withdrawn = withdrawnAmong(adjustments);
  for (const adjustment of adjustments) {
    if (adjustment.withdraws !== null || withdrawn.has(adjustment.id)) continue;
    const left = adjustment.amountMinor - (settled.get(adjustment.id) ?? 0n);
    if (left === 0n) continue;
    const of = open.get(adjustment.employee);
    if (of) of.push(openAdjustment(adjustment, left));
    else open.set(adjustment.employee, [openAdjustment(adjustment, left)]);
  }
  return open;
}

/** The numbers of those that others among them take back. */
export const withdrawnAmong = (adjustments: readonly RetroAdjustment[]): ReadonlySet<number> =>
  new Set(adjustments.flatMap(({ withdraws }) => withdraws ?? []));

/** An adjustment as the engine settles it, with so much of it left. */
export function openAdjustment(adjustment: RetroAdjustment, leftMinor: bigint): OpenAdjustment {
  const { id, kind, period, department, currency, amountMinor, causes, reason } = adjustment;
  const decimals = currencyDecimals(currency);
  const text = (minor: bigint) => Exact.fromScaledInteger(minor, decimals).toFixedText(decimals);
  return {
    ...{ id, kind, period, department, currency, reason },
    amount: text(amountMinor),
    open: text(leftMinor),
    causes: JSON.parse(causes) as OpenAdjustment['causes'],
  };
}
