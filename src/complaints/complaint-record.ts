import { sha256 } from '../engine/canonical.js';
import type { Complaint } from './complaints.entities.js';

/** A complaint as a row of a file reports it. */
export type ReportedComplaint = Readonly<Omit<Complaint, 'seq' | 'batch' | 'chunk' | 'row' | 'supersedes' | 'hash'>>;

/** What a complaint reports, in the order in which two reports of one are compared. */
export const REPORTED = [
  ...['id', 'period', 'day', 'department', 'employee', 'order', 'channel', 'cause', 'stage', 'severity', 'source'],
  ...['currency', 'lossMinor', 'attributes'],
] as readonly (keyof ReportedComplaint)[];

/**
 * The hash that a complaint must have: over every column but the hash itself, as canonical JSON. The members stand in the order of their
 * names, and all of them are texts, whole numbers or nothing: `JSON.stringify` then writes the canonical form, in half the time.
 */
export function complaintHash(complaint: Omit<Complaint, 'hash'>): string {
  const { attributes, batch, cause, channel, chunk, currency, day, department, employee, id } = complaint;
  const { lossMinor, order, period, row, seq, severity, source, stage, supersedes } = complaint;
  // Written out: an object that is put together of others costs more than its hash.
  // prettier-ignore
  return sha256(JSON.stringify({
    attributes, batch, cause, channel, chunk, currency, day, department, employee, id,
    lossMinor, order, period, row, seq, severity, source, stage, supersedes,
  }));
}
