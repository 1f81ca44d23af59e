import { canonicalHash } from '../engine/canonical.js';
import type { Complaint } from './complaints.entities.js';

/** A complaint as a row of a file reports it. */
export type ReportedComplaint = Readonly<Omit<Complaint, 'seq' | 'batch' | 'chunk' | 'row' | 'supersedes' | 'hash'>>;

/** What a complaint reports, in the order in which two reports of one are compared. */
export const REPORTED = [
  ...['id', 'period', 'day', 'department', 'employee', 'order', 'channel', 'cause', 'stage', 'severity', 'source'],
  ...['currency', 'lossMinor', 'attributes'],
] as readonly (keyof ReportedComplaint)[];

/** The hash that a complaint must have: over every column but the hash itself. */
export function complaintHash(complaint: Omit<Complaint, 'hash'>): string {
  const { seq, batch, chunk, row, supersedes } = complaint;
  const { id, period, day, department, employee, order, channel, cause, stage, severity, source } = complaint;
  const { currency, lossMinor, attributes } = complaint;
  return canonicalHash({
    ...{ seq, batch, chunk, row, supersedes },
    ...{ id, period, day, department, employee, order, channel, cause, stage, severity, source },
    ...{ currency, lossMinor, attributes },
  });
}
