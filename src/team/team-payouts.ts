import { In, type EntityManager } from 'typeorm';

import { holdDecisions } from '../months/hold-decisions.js';
import { isPaid, statusOf, type PayoutStatus } from '../runs/payout-status.js';
import { Payout, PayoutLine, type Run } from '../runs/runs.entities.js';

/** A payout without its evidence, and where its latest line stands. */
export interface TeamPayout {
  readonly employee: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  /** 0 where it is held or was refused. */
  readonly payableMinor: bigint;
  readonly status: PayoutStatus;
  readonly role: string;
  readonly department: string;
  readonly score: string | null;
}

/** Employees named to the database at once. */
const AT_ONCE = 500;

/** What a run pays these employees, in order of code; who has no payout in it is left out. */
export async function teamPayouts(
  manager: EntityManager,
  run: Run,
  employees: readonly string[],
): Promise<TeamPayout[]> {
  const decisions = await holdDecisions(manager, run.period);
  const found: TeamPayout[] = [];
  for (let from = 0; from < employees.length; from += AT_ONCE) {
    const where = { run: run.id, employee: In(employees.slice(from, from + AT_ONCE)) };
    const payouts = await manager.find(Payout, { where, order: { employee: 'ASC' } });
    const lines = await manager.find(PayoutLine, { where, order: { employee: 'ASC', ordinal: 'ASC' } });
    const latest = new Map(lines.map((line) => [line.employee, line]));
    for (const payout of payouts) {
      const { employee, currency, amountMinor } = payout;
      const status = statusOf(payout, decisions.of(payout));
      const { role = '', department = '', score = null } = latest.get(employee) ?? {};
      const payableMinor = isPaid(status) ? amountMinor : 0n;
      found.push({ employee, currency, amountMinor, payableMinor, status, role, department, score });
    }
  }
  return found;
}
