import { Body, Controller, Delete, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';

import { AuditService } from '../audit/audit.service.js';
import { Database } from '../database/database.js';
import { Problem } from '../http/problem.js';
import { SessionResponse, SignInRequest } from './dto/session.dto.js';
import { actorOf, type Principal } from './principal.js';
import { Principals } from './principals.service.js';
import { OpenToAll, Requires, SignedIn } from './requires.js';
import { clearSessionCookie, setSessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.service.js';
import { SignIn } from './sign-in.service.js';

@ApiTags('Access')
@Controller('session')
export class SessionController {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly signIns: SignIn,
    private readonly sessions: Sessions,
    private readonly principals: Principals,
  ) {}

  /**
   * Sign in
   *
   * @remarks Sets the cookie of the session. The answer to a wrong password is the same whether there is such an account or not.
   */
  @Post()
  @OpenToAll()
  async signIn(
    @Body() { username, password }: SignInRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionResponse> {
    const result = await this.signIns.signIn(username, password);
    if (result.kind === 'locked')
      throw new Problem('too-many-attempts', 'Too many sign-ins have failed with this user name.', [], result.seconds);
    if (result.kind === 'wrong') throw new Problem('sign-in-failed', 'The user name or the password is not right.');
    const { secret, id, expiresAt } = result.session;
    const principal = await this.principals.of(result.account, { kind: 'session', id, expiresAt }, 'api');
    if (!principal) throw new Problem('sign-in-failed', 'The user name or the password is not right.');
    setSessionCookie(response, secret, expiresAt);
    return SessionResponse.of(principal);
  }

  /** Say who is signed in, and what they may do */
  @Get()
  @Requires('own-session.use')
  showSession(@SignedIn() principal: Principal): SessionResponse {
    return SessionResponse.of(principal);
  }

  /** Sign out */
  @Delete()
  @HttpCode(204)
  @Requires('own-session.use')
  async signOut(@SignedIn() principal: Principal, @Res({ passthrough: true }) response: Response): Promise<void> {
    const { proof, username } = principal;
    if (proof.kind === 'session')
      await this.database.write(async (manager) => {
        await this.sessions.end(manager, proof.id);
        const subject = `account:${username}`;
        await this.audit.append(manager, { actor: actorOf(principal), action: 'sign-out', subject, details: {} });
      });
    clearSessionCookie(response);
  }
}
