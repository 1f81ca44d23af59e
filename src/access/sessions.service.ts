import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Database } from '../database/database.js';
import { Session } from './access.entities.js';
import { newSecret, storedSecret } from './secrets.js';
import { sessionTimes } from './session-times.js';

export interface NewSession {
  /** For the cookie; stored nowhere. */
  readonly secret: string;
  readonly id: string;
  readonly expiresAt: string;
}

const MINUTE_MS = 60_000;

/** Sessions of people: from sign-in until sign-out, until nobody has used them for a while, or until their time is over. */
@Injectable()
export class Sessions {
  /** When each was last used, in milliseconds: what is stored lags behind, so that no reader waits for a writer. */
  private readonly used = new Map<string, number>();

  constructor(private readonly database: Database) {}

  /** Begins a session, within the caller's transaction. */
  async begin(manager: EntityManager, account: number, now = Date.now()): Promise<NewSession> {
    const secret = newSecret();
    const id = storedSecret(secret);
    const at = new Date(now).toISOString();
    const expiresAt = new Date(now + sessionTimes().longestMs).toISOString();
    await manager.insert(Session, { id, account, createdAt: at, lastUsedAt: at, expiresAt });
    await manager.query(`DELETE FROM session WHERE expires_at < $1`, [at]);
    return { secret, id, expiresAt };
  }

  /** The session of a cookie, and notes that it is in use. Nothing where there is none, or its time is over. */
  async find(secret: string, now = Date.now()): Promise<Session | undefined> {
    const id = storedSecret(secret);
    const session = await this.database.reader.findOneBy(Session, { id });
    if (!session || Date.parse(session.expiresAt) <= now) return undefined;
    const lastUsed = Math.max(Date.parse(session.lastUsedAt), this.used.get(id) ?? 0);
    if (lastUsed + sessionTimes().idleMs <= now) return undefined;
    this.used.set(id, now);
    if (now - Date.parse(session.lastUsedAt) >= MINUTE_MS && now - lastUsed >= 0) this.store(id, now);
    return session;
  }

  /** Ends one session, within the caller's transaction. */
  async end(manager: EntityManager, id: string): Promise<void> {
    await manager.delete(Session, { id });
    this.used.delete(id);
  }

  /** Ends all sessions of an account but one, within the caller's transaction; answers how many there were. */
  async endAll(manager: EntityManager, account: number, but = ''): Promise<number> {
    const sessions = (await manager.findBy(Session, { account })).filter(({ id }) => id !== but);
    for (const { id } of sessions) await this.end(manager, id);
    return sessions.length;
  }

  /** Not waited for: a run that is writing must not keep a reader. What is missed is stored a minute later. */
  private readonly storing = new Set<string>();
  private store(id: string, now: number): void {
    if (this.storing.has(id)) return;
    this.storing.add(id);
    this.database
      .write((manager) => manager.update(Session, { id }, { lastUsedAt: new Date(now).toISOString() }))
      .catch(() => undefined)
      .finally(() => this.storing.delete(id));
  }
}
