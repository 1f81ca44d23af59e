import { Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import type { NextFunction, Response } from 'express';

import { Database } from '../database/database.js';
import { isApi } from '../http/request-guards.js';
import { ApiToken } from './access.entities.js';
import type { Principal, SignedInRequest } from './principal.js';
import { Principals } from './principals.service.js';
import type { Permission } from './roles.js';
import { storedSecret } from './secrets.js';
import { sessionCookieName } from './session-cookie.js';
import { Sessions } from './sessions.service.js';

const BEARER = /^Bearer +([A-Za-z0-9_-]{20,200})$/i;

/** Finds out whom a request comes from: by the token that it shows, or else by the cookie of a session. */
@Injectable()
export class Authentication {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly principals: Principals,
  ) {}

  /** As a step before every route: what follows finds the one who asks in `request.principal`. */
  readonly step = (request: SignedInRequest, _response: Response, next: NextFunction): void => {
    if (!isApi(request)) {
      next();
      return;
    }
    this.principalOf(request).then((principal) => {
      if (principal) request.principal = principal;
      next();
    }, next);
  };

  private async principalOf(request: SignedInRequest): Promise<Principal | undefined> {
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined) return this.byToken(BEARER.exec(authorization)?.[1], 'api');
    const secret = cookie === undefined ? undefined : parseCookie(cookie)[sessionCookieName()];
    return secret === undefined ? undefined : this.bySession(secret);
  }

  private async bySession(secret: string): Promise<Principal | undefined> {
    const session = await this.sessions.find(secret);
    if (!session) return undefined;
    const { account, id, expiresAt } = session;
    return this.principals.of(account, { kind: 'session', id, expiresAt }, 'api');
  }

  /** Whom a token stands for; nobody for one that is unknown, revoked or expired. */
  async byToken(secret: string | undefined, door: Principal['door']): Promise<Principal | undefined> {
    if (secret === undefined) return undefined;
    const token = await this.database.reader.findOneBy(ApiToken, { tokenHash: storedSecret(secret) });
    if (!token || token.revokedAt !== null || Date.parse(token.expiresAt) <= Date.now()) return undefined;
    const only = new Set(JSON.parse(token.permissions) as Permission[]);
    return this.principals.of(token.account, { kind: 'token', id: token.id }, door, only);
  }
}
