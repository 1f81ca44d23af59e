import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';

import { AuditService } from '../audit/audit.service.js';
import { Database } from '../database/database.js';
import { Problem } from '../http/problem.js';
import { valueOf } from '../http/value-of.js';
import { Accounts } from './accounts.service.js';
import { PasswordChangeRequest } from './dto/accounts.dto.js';
import { SessionResponse, SignInRequest } from './dto/session.dto.js';
import { actorOf, type Principal } from './principal.js';
import { Principals } from './principals.service.js';
import { OpenToAll, Requires, SignedIn } from './requires.js';
import { clearSessionCookie, setSessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.service.js';
import { SignInLimit } from './sign-in-limit.js';
import { SignIn, type PasswordCheck } from './sign-in.service.js';
import { phrase } from '../engine/phrase.js';

@ApiTags('Access')
@Controller('session')
export class SessionController {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly signIns: SignIn,
    private readonly sessions: Sessions,
    private readonly principals: Principals,
    private readonly accounts: Accounts,
    private readonly limit: SignInLimit,
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
    @Req() { ip = '' }: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionResponse> {
    this.limit.count(ip);
    const result = await this.signIns.signIn(username, password);
    if (result.kind !== 'signed-in') throw notRight(result);
    const { secret, id, expiresAt } = result.session;
    const principal = await this.principals.of(result.account, { kind: 'session', id, expiresAt }, 'api');
    if (!principal) throw notRight({ kind: 'wrong' });
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

  /** Sign out everywhere: end all your sessions, this one too */
  @Delete('everywhere')
  @HttpCode(204)
  @Requires('own-session.use')
  async signOutEverywhere(
    @SignedIn() principal: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { account, username } = principal;
    await this.database.write(async (manager) => {
      const sessions = await this.sessions.endAll(manager, account);
      const details = { sessions };
      const subject = `account:${username}`;
      await this.audit.append(manager, { actor: actorOf(principal), action: 'sign-out', subject, details });
    });
    clearSessionCookie(response);
  }

  /** Change your password; ends your other sessions */
  @Put('password')
  @HttpCode(204)
  @Requires('own-session.use')
  async changePassword(
    @Body() { oldPassword, newPassword }: PasswordChangeRequest,
    @SignedIn() principal: Principal,
    @Req() { ip = '' }: Request,
  ): Promise<void> {
    this.limit.count(ip);
    const { username, proof } = principal;
    const checked = await this.signIns.check(username, oldPassword, 'api', () => Promise.resolve());
    if (checked.kind !== 'right') throw notRight(checked);
    const session = proof.kind === 'session' ? proof.id : '';
    valueOf(await this.accounts.changePassword(username, newPassword, actorOf(principal), session));
  }
}

function notRight(result: Exclude<PasswordCheck, { kind: 'right' }>): Problem {
  if (result.kind === 'wrong')
    return new Problem('sign-in-failed', phrase`The user name or the password is not right.`);
  return new Problem(
    'too-many-attempts',
    phrase`Too many sign-ins have failed with this user name.`,
    [],
    result.seconds,
  );
}
