import { In, type EntityManager } from 'typeorm';

import { PayoutAdjustment, RetroAdjustment } from '../../adjustments/adjustments.entities.js';
import type { Run } from '../../runs/runs.entities.js';
import { shownAmount } from './shown-amount.js';

/** What a run settles of a correction of an earlier month. Amounts carry their sign. */
export interface ReviewedAdjustment {
  readonly employee: string;
  readonly name: string;
  readonly kind: 'retro' | 'clawback';
  /** The month that was corrected. */
  readonly period: string;
  readonly currency: string;
  /** All of it. */
  readonly amount: string;
  /** By this run. */
  readonly settled: string;
  readonly reason: string;
}

/** Adjustments named to the database at once. */
const AT_ONCE = 500;

/** What a run settles of earlier months, in order of employee; what waits for a later one is among it, with 0. */
export async function settledAdjustments(manager: EntityManager, run: Run): Promise<ReviewedAdjustment[]> {
  const settled = await manager.find(PayoutAdjustment, {
    where: { run: run.id },
    order: { employee: 'ASC', adjustment: 'ASC' },
  });
  const ids = [...new Set(settled.map(({ adjustment }) => adjustment))];
  const known = new Map<number, RetroAdjustment>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = await manager.findBy(RetroAdjustment, { id: In(ids.slice(from, from + AT_ONCE)) });
    for (const each of some) known.set(each.id, each);
  }
  return settled.flatMap(({ adjustment, amountMinor }) => {
    const of = known.get(adjustment);
    if (!of) return [];
    const { employee, name, kind, period, currency, reason } = of;
    const amounts = { amount: shownAmount(of.amountMinor, currency), settled: shownAmount(amountMinor, currency) };
    return [{ employee, name, kind, period, currency, ...amounts, reason }];
  });
}
