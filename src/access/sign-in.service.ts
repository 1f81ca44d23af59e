import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { AuditService, type Actor } from '../audit/audit.service.js';
import { Database } from '../database/database.js';
import { Account, SignInFailure } from './access.entities.js';
import { isPassword } from './passwords.js';
import { storedSecret } from './secrets.js';
import { Sessions, type NewSession } from './sessions.service.js';

/** So many wrong passwords in a row, and nobody gets in with that user name for a while, the right password or not. */
const MOST_FAILURES = 5;
const LOCK_MS = 15 * 60_000;

export type PasswordCheck =
  | { readonly kind: 'right'; readonly account: Account }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'locked'; readonly seconds: number };

export type SignInResult =
  | Exclude<PasswordCheck, { kind: 'right' }>
  | { readonly kind: 'signed-in'; readonly account: number; readonly session: NewSession };

/** Lets people in who know their password, and records each attempt in the audit chain. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly sessions: Sessions,
  ) {}

  /** Signs in and begins a session. */
  async signIn(username: string, password: string): Promise<SignInResult> {
    const checked = await this.check(username, password, 'api', async (manager, account) => {
      await this.recordSignIn(manager, 'api', account.username);
      return this.sessions.begin(manager, account.id);
    });
    if (checked.kind !== 'right') return checked;
    return { kind: 'signed-in', account: checked.account.id, session: checked.more };
  }

  /**
   * Checks a password, counts failures, and does what is to be done with the account in the same transaction. An account that is
   * not there, one that is closed and one without a password are as wrong as a wrong password, and take as long.
   */
  async check<T>(
    name: string,
    password: string,
    door: 'api' | 'cli',
    andThen: (manager: EntityManager, account: Account) => Promise<T>,
  ): Promise<(PasswordCheck & { kind: 'right'; more: T }) | Exclude<PasswordCheck, { kind: 'right' }>> {
    const username = name.trim().toLowerCase();
    const key = storedSecret(username);
    const found = await this.database.reader.findOneBy(Account, { username });
    const isRight = (await isPassword(found?.passwordHash, password)) && found?.disabledAt === null;
    return this.database.write(async (manager) => {
      const now = Date.now();
      const failure = await manager.findOneBy(SignInFailure, { key });
      const seconds = lockedSeconds(failure, now);
      if (seconds > 0) return { kind: 'locked', seconds };
      // Whoever changed the password meanwhile has changed which one is right.
      const account = isRight ? await manager.findOneBy(Account, { id: found.id }) : null;
      if (account?.passwordHash !== found?.passwordHash || account === null || account.disabledAt !== null)
        return this.failed(manager, key, failure, found, door, now);
      await manager.delete(SignInFailure, { key });
      return { kind: 'right', account, more: await andThen(manager, account) };
    });
  }

  /** Records that somebody has proven who they are, within the caller's transaction. */
  async recordSignIn(manager: EntityManager, door: 'api' | 'cli', username: string): Promise<void> {
    await this.record(manager, `${door}:${username}`, 'sign-in', username, {});
  }

  private async failed(
    manager: EntityManager,
    key: string,
    before: SignInFailure | null,
    account: Account | null,
    door: 'api' | 'cli',
    now: number,
  ): Promise<{ kind: 'wrong' } | { kind: 'locked'; seconds: number }> {
    const at = new Date(now).toISOString();
    await manager.query(`DELETE FROM sign_in_failure WHERE last_at < $1`, [new Date(now - LOCK_MS).toISOString()]);
    const failures = (before && now - Date.parse(before.lastAt) <= LOCK_MS ? before.failures : 0) + 1;
    const isLocked = failures >= MOST_FAILURES;
    const lockedUntil = isLocked ? new Date(now + LOCK_MS).toISOString() : null;
    await manager.delete(SignInFailure, { key });
    await manager.insert(SignInFailure, { key, failures, lastAt: at, lockedUntil });
    // What was typed where there is no such account may be anything, a password too: it is not recorded.
    const name = account?.username ?? '(unknown)';
    await this.record(manager, door, 'sign-in-failed', name, { failures });
    if (!isLocked) return { kind: 'wrong' };
    await this.record(manager, door, 'lock-out', name, { until: lockedUntil });
    return { kind: 'locked', seconds: LOCK_MS / 1_000 };
  }

  private async record(
    manager: EntityManager,
    actor: Actor,
    action: 'sign-in' | 'sign-in-failed' | 'lock-out',
    username: string,
    details: Record<string, string | number | null>,
  ): Promise<void> {
    await this.audit.append(manager, { actor, action, subject: `account:${username}`, details });
  }
}

/** Seconds that a user name is still locked for; 0 where it is not. */
function lockedSeconds(failure: SignInFailure | null, now: number): number {
  if (!failure?.lockedUntil) return 0;
  return Math.max(0, Math.ceil((Date.parse(failure.lockedUntil) - now) / 1_000));
}
