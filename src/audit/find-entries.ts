import type { EntityManager, SelectQueryBuilder } from 'typeorm';

import { dayAfter } from '../engine/period.js';
import { AuditEntry } from './audit-entry.entity.js';
import type { Action } from './audit.service.js';

/** Which entries are wanted: those that fit all that is named. */
export interface EntryFilter {
  /** The account, or the door and the account. */
  readonly actor?: string | undefined;
  readonly action?: Action | undefined;
  /** The subject, or what it begins with up to a colon or a slash. */
  readonly subject?: string | undefined;
  /** In the subject or the details. */
  readonly period?: string | undefined;
  /** Days, both counted. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface EntryPage {
  /** The first, or where they begin, 0. */
  readonly after: number;
  readonly newest: boolean;
  readonly limit: number;
}

/** Entries of the audit chain that fit. */
export function findEntries(
  manager: EntityManager,
  filter: EntryFilter,
  { after, newest, limit }: EntryPage,
): Promise<AuditEntry[]> {
  const query = manager.createQueryBuilder(AuditEntry, 'entry').orderBy('entry.seq', newest ? 'DESC' : 'ASC');
  query.where(newest && after > 0 ? 'entry.seq < :after' : 'entry.seq > :after', { after });
  narrow(query, filter);
  return query.limit(limit).getMany();
}

function narrow(
  query: SelectQueryBuilder<AuditEntry>,
  { actor, action, subject, period, from, to }: EntryFilter,
): void {
  if (actor !== undefined)
    query.andWhere('entry.actor IN (:...actors)', { actors: [actor, `api:${actor}`, `cli:${actor}`] });
  if (action !== undefined) query.andWhere('entry.action = :action', { action });
  if (subject !== undefined) aboutSubject(query, subject);
  if (period !== undefined)
    query.andWhere('(entry.subject LIKE :inSubject OR entry.details LIKE :inDetails)', {
      inSubject: `%:${period}%`,
      inDetails: `%"${period}"%`,
    });
  if (from !== undefined) query.andWhere('entry.at >= :from', { from });
  if (to !== undefined) query.andWhere('entry.at < :until', { until: dayAfter(to) });
}

/** The subject itself, or one that goes on after it. A decision about a payout names it with a colon, a reading with a slash. */
function aboutSubject(query: SelectQueryBuilder<AuditEntry>, subject: string): void {
  const decided = subject.replace(/^(payout:[0-9]{4}-[0-9]{2})\//, '$1:');
  const begins = literally(subject);
  query.andWhere(
    "(entry.subject IN (:...subjects) OR entry.subject LIKE :within ESCAPE '!' OR entry.subject LIKE :below ESCAPE '!')",
    {
      subjects: [subject, decided],
      within: /[:/]$/.test(subject) ? `${begins}%` : `${begins}:%`,
      below: `${begins}/%`,
    },
  );
}

/** What LIKE takes for itself and nothing else. */
const literally = (text: string): string => text.replace(/[!%_]/g, '!$&');
