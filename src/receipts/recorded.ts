import type { AuditEntry } from '../audit/audit-entry.entity.js';
import { parsedOrText } from '../proof/difference.js';
import type { PayoutStatus } from '../runs/payout-status.js';

/** Is what the run pays settled? */
export const RECORDED_STATES = ['not-approved', 'approved', 'locked'] as const;
export type RecordedState = (typeof RECORDED_STATES)[number];

export const RECORDED_STATUSES = ['payable', 'held', 'released', 'refused'] as const satisfies readonly PayoutStatus[];

/**
 * What the audit trail tells of the run and the payout, entry by entry, when the receipt was written. A leaf knows neither its run
 * nor what people decide later, so that the root cannot prove this: each entry carries its hash, to be held against the trail.
 */
export interface Recorded {
  readonly state: RecordedState;
  readonly status: PayoutStatus;
  readonly run: RecordedEntry;
  /** Of the period with this very run; `null` while nobody has approved it. */
  readonly approval: RecordedEntry | null;
  readonly lock: RecordedEntry | null;
  /** About this payout, where it was held. */
  readonly decision: RecordedEntry | null;
}

/** An entry as a file has it. */
export type RecordedEntry = Pick<AuditEntry, keyof AuditEntry>;

/** What an entry records, as far as receipts ask for it. */
export interface EntryDetails {
  readonly at?: string;
  readonly actor?: string;
  readonly decision?: string;
  readonly reason?: string | null;
}

/** An entry's details; none where they are no object. */
export function detailsOf({ details }: RecordedEntry): EntryDetails {
  const parsed = parsedOrText(details);
  return typeof parsed === 'object' && parsed !== null ? parsed : {};
}
