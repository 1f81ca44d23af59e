import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import { AuditService, type Actor, type AuditRecord } from '../audit/audit.service.js';
import { Database } from '../database/database.js';
import { StorageFailure } from '../database/storage-failure.js';
import type { Canonical } from '../engine/canonical.js';
import { Problem } from '../http/problem.js';
import { actorOf, type Principal } from './principal.js';
import { phrase } from '../engine/phrase.js';

/** How long an answer waits for its entry while somebody else is writing. */
const PATIENCE_MS = 500;
/** Entries that may wait to be stored; beyond that nobody reads others' pay until they are. */
const MOST_WAITING = 5_000;
const RETRY_MS = 2_000;
const RETRY_AFTER_SECONDS = 5;

/**
 * Records in the audit chain who has read others' pay. An entry needs the write lock, which a run holds for as long as it computes,
 * and readers are not to wait for that: an answer waits for its entry half a second and no longer, and the entry is stored as soon
 * as the writer has ended. All that wait are stored together. Where storage refuses them nothing is shown.
 */
@Injectable()
export class ReadLog implements OnApplicationShutdown {
  private readonly waiting: AuditRecord[] = [];
  private storing: Promise<void> | undefined;
  private retry: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  /**
   * Notes what somebody is about to be shown: one entry a request, however many rows it has. Await it before answering.
   *
   * @example await reads.note(principal, 'payouts:2026-10');
   */
  async note(principal: Principal, subject: string, details: Readonly<Record<string, Canonical>> = {}): Promise<void> {
    if (this.waiting.length >= MOST_WAITING)
      throw new Problem('busy', phrase`What is read cannot be recorded now.`, [], RETRY_AFTER_SECONDS);
    this.waiting.push(recordOf(actorOf(principal), subject, details));
    await patience(this.flush());
  }

  /**
   * The same for a process that ends with its answer: it waits until the entry is stored. Throws where it cannot be; nothing is to be
   * shown then.
   */
  async noteAtOnce(by: Actor, subject: string, details: Readonly<Record<string, Canonical>> = {}): Promise<void> {
    await this.database.write((manager) => this.audit.append(manager, recordOf(by, subject, details)));
  }

  /** Stores all that waits. */
  async flush(): Promise<void> {
    this.storing ??= this.store().finally(() => {
      this.storing = undefined;
    });
    return this.storing;
  }

  private async store(): Promise<void> {
    clearTimeout(this.retry);
    while (this.waiting.length > 0) {
      const records = [...this.waiting];
      try {
        await this.database.write(async (manager) => {
          for (const record of records) await this.audit.append(manager, record);
        });
      } catch (error) {
        if (!(error instanceof StorageFailure && error.code === 'busy')) {
          // What they recorded is not shown either.
          this.waiting.splice(0, records.length);
          throw error;
        }
        this.retry = setTimeout(() => {
          this.flush().catch(() => undefined);
        }, RETRY_MS).unref();
        return;
      }
      this.waiting.splice(0, records.length);
    }
  }

  /** What still waits when the server ends is stored before the database is closed. */
  async onApplicationShutdown(): Promise<void> {
    await this.flush();
    clearTimeout(this.retry);
  }
}

const recordOf = (actor: Actor, subject: string, details: Readonly<Record<string, Canonical>>): AuditRecord => ({
  ...{ actor, action: 'read', subject },
  details: { ...details, at: new Date().toISOString() },
});

/** Waits for it, but not for long; what goes wrong within that time is told. */
async function patience(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  try {
    await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
