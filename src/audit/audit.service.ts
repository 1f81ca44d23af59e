import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { canonicalJson, type Canonical } from '../engine/canonical.js';
import { CHAIN_START, entryHash } from './audit-chain.js';
import { AuditEntry } from './audit-entry.entity.js';

/** The door that was used. */
type Door = 'cli' | 'api';

/** Who acts: the door, and the account where one was proven. `cli` alone is whoever operates the machine. */
export type Actor = Door | `${Door}:${string}`;

/** What is decided about a month. */
export type PeriodAction = 'submit' | 'send-back' | 'approve' | 'cancel-approval' | 'lock';

/** What is done to a draft of a plan. */
export type DraftAction =
  'draft-start' | 'draft-edit' | 'draft-submit' | 'draft-approve' | 'draft-send-back' | 'draft-withdraw';

/** What is done, of records of pay and of accounts. */
export const ACTIONS = [
  'load',
  'publish',
  'ingest',
  'run',
  'export',
  'budget',
  'hold-decision',
  'inquiry',
  'retro',
  'clawback',
  'submit',
  'send-back',
  'approve',
  'cancel-approval',
  'lock',
  'bounds',
  'draft-start',
  'draft-edit',
  'draft-submit',
  'draft-approve',
  'draft-send-back',
  'draft-withdraw',
  'account',
  'token',
  'read',
  'sign-in',
  'sign-in-failed',
  'lock-out',
  'sign-out',
] as const;
export type Action = (typeof ACTIONS)[number];

export interface AuditRecord {
  readonly actor: Actor;
  readonly action: Action;
  readonly subject: string;
  readonly details: Canonical;
}

@Injectable()
export class AuditService {
  /** Appends an entry within the caller's write transaction, so that a deed and its entry are stored together or not at all. */
  async append(manager: EntityManager, record: AuditRecord): Promise<AuditEntry> {
    const [last] = await manager.find(AuditEntry, { order: { seq: 'DESC' }, take: 1 });
    const entry = {
      seq: (last?.seq ?? 0) + 1,
      at: new Date().toISOString(),
      actor: record.actor,
      action: record.action,
      subject: record.subject,
      details: canonicalJson(record.details),
      previousHash: last?.hash ?? CHAIN_START,
    };
    const linked = { ...entry, hash: entryHash(entry) };
    await manager.insert(AuditEntry, linked);
    return linked;
  }
}
