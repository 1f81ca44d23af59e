import { canonicalHash } from '../engine/canonical.js';
import type { AuditEntry } from './audit-entry.entity.js';

/** What the first entry has for the hash before it. */
export const CHAIN_START = '0'.repeat(64);

/** The hash that an entry must have: over everything in it, the previous entry's hash included. */
export function entryHash(entry: Omit<AuditEntry, 'hash'>): string {
  const { seq, at, actor, action, subject, details, previousHash } = entry;
  return canonicalHash({ seq, at, actor, action, subject, details, previousHash });
}

/** What is wrong with a chain's entries, given in order of `seq`; empty where nothing is. */
export function* brokenLinks(entries: Iterable<AuditEntry>): Generator<{ seq: number; problem: string }> {
  let expectedSeq = 1;
  let previousHash = CHAIN_START;
  for (const entry of entries) {
    if (entry.seq !== expectedSeq)
      yield { seq: expectedSeq, problem: `entry ${expectedSeq} is missing: the next one there is ${entry.seq}` };
    if (entry.previousHash !== previousHash)
      yield { seq: entry.seq, problem: 'it does not carry the hash of the entry before it' };
    if (entryHash(entry) !== entry.hash) yield { seq: entry.seq, problem: 'its content does not match its hash' };
    expectedSeq = entry.seq + 1;
    previousHash = entry.hash;
  }
}
