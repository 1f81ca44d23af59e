import type { EntityManager } from 'typeorm';

import { PayoutAdjustment } from '../../adjustments/adjustments.entities.js';
import { isPaid, statusOf, type PayoutStatus } from '../../runs/payout-status.js';
import { Payout, PayoutLine, type Run } from '../../runs/runs.entities.js';
import { holdDecisions } from '../hold-decisions.js';

/** What a run pays somebody, without the rest of the payout. */
export interface Paid {
  readonly currency: string;
  /** As computed. */
  readonly amountMinor: bigint;
  /** 0 where it is held or was refused. */
  readonly paidMinor: bigint;
  readonly status: PayoutStatus;
}

/** What a run pays everybody, by employee code. */
export async function paidBy(manager: EntityManager, run: Run): Promise<ReadonlyMap<string, Paid>> {
  const decisions = await holdDecisions(manager, run.period);
  const payouts = await manager.find(Payout, {
    select: { run: true, employee: true, currency: true, amountMinor: true, status: true, leafHash: true },
    where: { run: run.id },
    order: { employee: 'ASC' },
  });
  return new Map(
    payouts.map((payout) => {
      const status = statusOf(payout, decisions.of(payout));
      const { employee, currency, amountMinor } = payout;
      return [employee, { currency, amountMinor, paidMinor: isPaid(status) ? amountMinor : 0n, status }];
    }),
  );
}

/** The lines of a run, and what it settles of earlier periods: whose, in which department, how much. */
export async function linesOf(
  manager: EntityManager,
  run: Run,
): Promise<Pick<PayoutLine, 'employee' | 'department' | 'amountMinor'>[]> {
  const lines = await manager.find(PayoutLine, {
    select: { run: true, employee: true, ordinal: true, department: true, amountMinor: true },
    where: { run: run.id },
  });
  return [...lines, ...(await manager.find(PayoutAdjustment, { where: { run: run.id } }))];
}
