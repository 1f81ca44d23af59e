import type { Decision } from '../months/hold-decisions.js';
import type { Payout } from './runs.entities.js';

/** As it was computed (`payable`, `held`), or as a person has decided about one that was held. */
export type PayoutStatus = 'payable' | 'held' | 'released' | 'refused';

export function statusOf({ status }: Pick<Payout, 'status'>, decision: Decision | undefined): PayoutStatus {
  if (status === 'payable' || !decision) return status;
  return decision.decision === 'release' ? 'released' : 'refused';
}

/** Is the amount paid? What is held waits, and what was refused is not. */
export const isPaid = (status: PayoutStatus): boolean => status === 'payable' || status === 'released';
