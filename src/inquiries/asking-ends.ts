import type { EntityManager } from 'typeorm';

import { today } from '../access/today.js';
import type { Period } from '../engine/period.js';
import { PeriodStep } from '../months/months.entities.js';
import { isClosed } from '../months/period-states.js';
import { standingOf } from '../months/standing.js';
import { daysLater, inquiryTimes } from './inquiry-times.js';

export interface Asking {
  /** The run whose payouts can be questioned; 0 where the period has not been run. */
  readonly latest: number;
  /** The last day on which they can be; `null` while the period is not approved, as the time has not begun to run. */
  readonly last: string | null;
}

/** Until when the payouts of a period can be questioned: so many days after the day on which it was approved. */
export async function askingEnds(manager: EntityManager, period: Period): Promise<Asking> {
  const { state, run } = await standingOf(manager, period);
  const latest = run?.id ?? 0;
  if (!isClosed(state)) return { latest, last: null };
  const where = { period: period.code, action: 'approve' as const, run: latest };
  const [approval] = await manager.find(PeriodStep, { where, order: { id: 'DESC' }, take: 1 });
  return { latest, last: approval ? daysLater(today(new Date(approval.at)), inquiryTimes().openDays) : null };
}
