import type { EntityManager } from 'typeorm';

import { brokenLinks } from '../audit/audit-chain.js';
import { AuditEntry } from '../audit/audit-entry.entity.js';
import type { DifferenceList } from './difference.js';

/** Deeds that leave nothing but their entry, and are many. */
const NO_RECORD: ReadonlySet<string> = new Set(['read', 'sign-in', 'sign-in-failed', 'sign-out']);

/** What the audit chain recorded, by deed and by what it was done to, for holding the stored records against. */
export class RecordedDeeds {
  private readonly bySubject = new Map<string, unknown[]>();
  entries = 0;

  add(entry: AuditEntry): void {
    this.entries += 1;
    if (NO_RECORD.has(entry.action)) return;
    const key = `${entry.action} ${entry.subject}`;
    const held = this.bySubject.get(key);
    const details = parsed(entry.details);
    if (held) held.push(details);
    else this.bySubject.set(key, [details]);
  }

  /** The details recorded of a deed, in order; empty where none was. */
  of(action: string, subject: string): readonly unknown[] {
    return this.bySubject.get(`${action} ${subject}`) ?? [];
  }

  /** Everything that a kind of deed was done to. */
  subjects(action: string): string[] {
    return [...this.bySubject.keys()].flatMap((key) =>
      key.startsWith(`${action} `) ? [key.slice(action.length + 1)] : [],
    );
  }
}

/** `undefined` where the text is not that of an object: it was changed, and the chain says so. */
function parsed(details: string): unknown {
  try {
    const value = JSON.parse(details) as unknown;
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Walks the audit chain from its start, names every broken link, and answers what the entries say. */
export async function checkAuditChain(manager: EntityManager, differences: DifferenceList): Promise<RecordedDeeds> {
  // One entry a deed and one for every few thousand rows: the chain itself is small.
  const entries = await manager.find(AuditEntry, { order: { seq: 'ASC' } });
  for (const { seq, problem } of brokenLinks(entries)) differences.add(`audit entry ${seq}`, problem);
  const deeds = new RecordedDeeds();
  for (const entry of entries) deeds.add(entry);
  return deeds;
}
