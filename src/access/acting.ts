import { Injectable } from '@nestjs/common';

import type { Actor } from '../audit/audit.service.js';
import { done, refused, type Outcome } from '../engine/finding.js';
import { accountError } from './account-checks.js';
import { Authentication } from './authentication.js';
import { actorOf, may, type Principal } from './principal.js';
import { Principals } from './principals.service.js';
import type { Permission } from './roles.js';
import { SignIn } from './sign-in.service.js';

/** How somebody at the command line says and proves who they are. */
export interface Claim {
  /** `--as`. */
  readonly username?: string;
  /** `CXPAY_PASSWORD`, or asked for at the terminal. */
  readonly password?: string;
  /** `CXPAY_TOKEN`; goes before the rest. */
  readonly token?: string;
}

/** Who acts at the command line. */
@Injectable()
export class Acting {
  constructor(
    private readonly signIns: SignIn,
    private readonly principals: Principals,
    private readonly authentication: Authentication,
  ) {}

  /**
   * Who it is that a claim proves, where they hold the permission. Refused where it does not, where they don't, and where nobody
   * is claimed: for deeds that take a second person, who must be known by name.
   *
   * @example const principal = await acting.principalOfCli(claim, 'period.decide');
   */
  async principalOfCli(claim: Claim, permission: Permission): Promise<Outcome<Principal>> {
    const principal = await this.proven(claim);
    if (!principal.ok || may(principal.value, permission)) return principal;
    const { username, mustChangePassword } = principal.value;
    const advice = mustChangePassword
      ? `change the password first, which somebody else has set: cxpay account password ${username}`
      : `it takes the permission ${permission}`;
    return refused(accountError('not-allowed', `${username} may not do this`, advice));
  }

  /** The actor of a deed that needs no proven account: who is proven and holds the permission, or whoever operates the machine. */
  async actorOfCli(claim: Claim, permission: Permission): Promise<Outcome<Actor>> {
    if (claim.username === undefined && claim.token === undefined) return done('cli');
    const principal = await this.principalOfCli(claim, permission);
    return principal.ok ? done(actorOf(principal.value)) : principal;
  }

  private async proven({ username, password, token }: Claim): Promise<Outcome<Principal>> {
    if (token !== undefined) return foundOr(await this.authentication.byToken(token, 'cli'), WRONG_TOKEN);
    if (username === undefined) return refused(NOBODY);
    if (password === undefined) return refused(NO_PASSWORD);
    const checked = await this.signIns.check(username, password, 'cli', (manager, account) =>
      this.signIns.recordSignIn(manager, 'cli', account.username),
    );
    if (checked.kind === 'locked') return refused(LOCKED);
    if (checked.kind === 'wrong') return refused(WRONG_PASSWORD);
    return foundOr(await this.principals.of(checked.account.id, { kind: 'password' }, 'cli'), WRONG_PASSWORD);
  }
}

const foundOr = (found: Principal | undefined, otherwise: typeof NOBODY): Outcome<Principal> =>
  found ? done(found) : refused(otherwise);

const NOBODY = accountError(
  'nobody-acts',
  'this needs a person who is known by name',
  'add --as USERNAME, with the password in CXPAY_PASSWORD or at the prompt, or a token in CXPAY_TOKEN',
);
const NO_PASSWORD = accountError(
  'no-password',
  'the password is missing',
  'give it at the prompt or in CXPAY_PASSWORD',
);
const WRONG_PASSWORD = accountError('sign-in-failed', 'the user name or the password is not right', 'try again');
const WRONG_TOKEN = accountError('sign-in-failed', 'the token is not known, expired or revoked', 'make a new one');
const LOCKED = accountError(
  'too-many-attempts',
  'too many sign-ins have failed with this user name',
  'wait a quarter of an hour, or let an admin reset the password',
);
