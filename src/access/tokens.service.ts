import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { AuditService, type Actor } from '../audit/audit.service.js';
import { Database } from '../database/database.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { ApiToken } from './access.entities.js';
import { accountError } from './account-checks.js';
import { actorOf, may, type Principal } from './principal.js';
import { TOKEN_PERMISSIONS, type Permission } from './roles.js';
import { newSecret, storedSecret } from './secrets.js';
import { phrase } from '../engine/phrase.js';

/** So that a token that lies about somewhere is known for one. */
const PREFIX = 'cxpay_';
const DAY_MS = 86_400_000;
export const LONGEST_TOKEN_DAYS = 365;
const MOST_TOKENS = 50;

export interface WantedToken {
  /** What it is for. */
  readonly name: string;
  readonly permissions: readonly string[];
  readonly days: number;
}

export interface TokenView {
  readonly id: number;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
}

/** API tokens: what machines show instead of signing in. Each may do what its account may, and of that only what it was made for. */
@Injectable()
export class Tokens {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  /** All tokens of an account, the revoked and expired too. */
  async list(account: number): Promise<TokenView[]> {
    const found = await this.database.reader.find(ApiToken, { where: { account }, order: { id: 'ASC' } });
    return found.map(tokenView);
  }

  /** Makes a token. Its secret is answered this once and stored nowhere. Refused with everything that is wrong with it. */
  async create(
    principal: Principal,
    wanted: WantedToken,
  ): Promise<Outcome<{ readonly secret: string; readonly token: TokenView }>> {
    const findings = permissionFindings(principal, wanted.permissions);
    if (findings.length > 0) return refused(...findings);
    const secret = PREFIX + newSecret();
    const now = Date.now();
    return this.database.write(async (manager) => {
      const account = principal.account;
      const held = await manager.findBy(ApiToken, { account });
      if (held.filter((token) => isAlive(token, now)).length >= MOST_TOKENS)
        return refused(
          accountError(
            'too-many-tokens',
            phrase`there are ${{ most: MOST_TOKENS }} tokens already`,
            phrase`revoke some first`,
          ),
        );
      const [last] = await manager.find(ApiToken, { order: { id: 'DESC' }, take: 1 });
      const token = {
        id: (last?.id ?? 0) + 1,
        account,
        name: wanted.name,
        tokenHash: storedSecret(secret),
        permissions: JSON.stringify([...new Set(wanted.permissions)].sort()),
        createdAt: new Date(now).toISOString(),
        expiresAt: new Date(now + wanted.days * DAY_MS).toISOString(),
        revokedAt: null,
      };
      await manager.insert(ApiToken, token);
      await this.record(manager, actorOf(principal), principal.username, token);
      return done({ secret, token: tokenView(token) });
    });
  }

  /** Revokes one of one's own tokens. Refused where there is no such token. */
  async revoke(principal: Principal, id: number): Promise<Outcome<TokenView>> {
    return this.database.write(async (manager) => {
      const token = await manager.findOneBy(ApiToken, { id, account: principal.account });
      if (!token)
        return refused(
          accountError('no-token', phrase`you have no token ${{ id }}`, phrase`list them: GET /api/v1/tokens`),
        );
      const [revoked = token] = await this.revokeThese(manager, [token], principal.username, actorOf(principal));
      return done(tokenView(revoked));
    });
  }

  /** Revokes all tokens of an account, within the caller's transaction. */
  async revokeAll(manager: EntityManager, account: number, username: string, actor: Actor): Promise<void> {
    await this.revokeThese(manager, await manager.findBy(ApiToken, { account }), username, actor);
  }

  private async revokeThese(
    manager: EntityManager,
    tokens: readonly ApiToken[],
    username: string,
    actor: Actor,
  ): Promise<ApiToken[]> {
    const revokedAt = new Date().toISOString();
    const alive = tokens.filter((token) => token.revokedAt === null);
    for (const token of alive) {
      token.revokedAt = revokedAt;
      await manager.update(ApiToken, { id: token.id }, { revokedAt });
      await this.record(manager, actor, username, token);
    }
    return alive;
  }

  private async record(manager: EntityManager, actor: Actor, username: string, token: ApiToken): Promise<void> {
    const { id, name, expiresAt, revokedAt } = token;
    const permissions = JSON.parse(token.permissions) as string[];
    const details = { account: username, name, permissions, expiresAt, revokedAt };
    await this.audit.append(manager, { actor, action: 'token', subject: `token:${id}`, details });
  }
}

const isAlive = ({ revokedAt, expiresAt }: ApiToken, now: number): boolean =>
  revokedAt === null && Date.parse(expiresAt) > now;

function tokenView({ id, name, permissions, createdAt, expiresAt, revokedAt }: ApiToken): TokenView {
  return { id, name, permissions: JSON.parse(permissions) as string[], createdAt, expiresAt, revokedAt };
}

function permissionFindings(principal: Principal, wanted: readonly string[]): Finding[] {
  const possible = new Set<string>(TOKEN_PERMISSIONS);
  if (wanted.length === 0)
    return [accountError('no-permissions', phrase`the token may do nothing`, phrase`name at least one permission`)];
  return wanted
    .filter((each) => !possible.has(each) || !may(principal, each as Permission))
    .map((each) =>
      accountError(
        'not-yours',
        phrase`you cannot give a token the permission "${{ permission: each }}"`,
        phrase`GET /api/v1/session lists yours`,
      ),
    );
}
