import type { Canonical } from '../engine/canonical.js';
import type { HoldDecision, PeriodStep } from './months.entities.js';

/** Everything a step or a decision consists of, as its audit entry records it: `verify` holds the stored row against this. */
export function decisionDetails(row: PeriodStep | HoldDecision): Canonical {
  const { ...details } = row;
  return details;
}
