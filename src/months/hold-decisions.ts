import type { EntityManager } from 'typeorm';

import { Payout, type Run } from '../runs/runs.entities.js';
import { HoldDecision } from './months.entities.js';

/** What was decided about a payout that was held. */
export interface Decision {
  readonly decision: 'release' | 'refuse';
  readonly reason: string;
  readonly actor: string;
  readonly at: string;
  /** The run in which it was decided: an earlier one, where the payout came out the same since. */
  readonly run: number;
}

/** A payout as far as decisions are about it. */
type Decided = Pick<Payout, 'employee' | 'status' | 'leafHash'>;

/** The decisions about a run's held payouts. */
export class HoldDecisions {
  constructor(private readonly last: ReadonlyMap<string, HoldDecision>) {}

  /** What holds for this payout: the last decision about the employee, if it was about the very same evidence. */
  of({ employee, status, leafHash }: Decided): Decision | undefined {
    const last = this.last.get(employee);
    if (status !== 'held' || last?.leafHash !== leafHash) return undefined;
    return shown(last);
  }

  /** A decision that held for an earlier payout of the employee and does not for this one: it is asked again. */
  outdated({ employee, status, leafHash }: Decided): Decision | undefined {
    const last = this.last.get(employee);
    if (status !== 'held' || !last || last.leafHash === leafHash) return undefined;
    return shown(last);
  }
}

const shown = ({ decision, reason, actor, at, run }: HoldDecision): Decision => ({ decision, reason, actor, at, run });

/** All decisions about a period's held payouts. */
export async function holdDecisions(manager: EntityManager, period: string): Promise<HoldDecisions> {
  const rows = await manager.find(HoldDecision, { where: { period }, order: { id: 'ASC' } });
  return new HoldDecisions(new Map(rows.map((row) => [row.employee, row])));
}

/** Held payouts of a run about which nobody has decided, in order of employee code. */
export async function undecidedHolds(manager: EntityManager, run: Run): Promise<string[]> {
  const decisions = await holdDecisions(manager, run.period);
  const held = await manager.find(Payout, {
    select: { run: true, employee: true, status: true, leafHash: true },
    where: { run: run.id, status: 'held' },
    order: { employee: 'ASC' },
  });
  return held.filter((payout) => !decisions.of(payout)).map(({ employee }) => employee);
}
