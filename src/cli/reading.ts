/** Who reads others' pay at the command line: within whose scope, and the entry in the audit chain that tells of it. */
import type { INestApplicationContext } from '@nestjs/common';

import { Acting } from '../access/acting.js';
import { actorOf, type Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import type { Permission } from '../access/roles.js';
import { EVERYBODY, Scopes, seesOthers, type Days, type Scope } from '../access/scope.js';
import type { Canonical } from '../engine/canonical.js';
import { done, type Outcome } from '../engine/finding.js';
import { monthAfter, parsePeriod, type Period } from '../engine/period.js';
import type { ScorecardScopes } from '../explanations/scorecard.service.js';
import { claimOf, type ActingOptions } from './acting.js';

/** What somebody is about to be shown. */
export interface Shown {
  /** As the API names it: `payouts:2026-10`, `payout:2026-10/E1003`. */
  readonly subject: string;
  readonly details?: Readonly<Record<string, Canonical>>;
  /** The only one whose pay it is: reading one's own leaves no entry. */
  readonly employee?: string;
  /** Or all those whose pay it is. */
  readonly scope?: Scope;
}

/** Somebody who reads: a person proven by `--as`, or whoever operates the machine, who holds the database anyway. */
export class CliReader {
  constructor(
    private readonly app: INestApplicationContext,
    /** Nobody where `--as` names nobody. */
    readonly principal: Principal | undefined,
  ) {}

  /** Whom they may see in some days. */
  scope(days: Days): Promise<Scope> {
    return this.principal ? this.app.get(Scopes).of(this.principal, days) : Promise.resolve(EVERYBODY);
  }

  /** The same in a period and in the one before, which scorecards compare with. */
  async scopes(period: Period): Promise<ScorecardScopes> {
    const before = parsePeriod(monthAfter(period.code, -1));
    return { scope: await this.scope(period), before: await this.scope(before ?? period) };
  }

  /**
   * Records that they are shown it, where it is others' pay, and answers it: what cannot be recorded is not shown. A refusal shows
   * nothing, and is answered as it is.
   */
  async shown<T>(outcome: Outcome<T>, shown: Shown): Promise<Outcome<T>> {
    if (!outcome.ok || this.isOwn(shown)) return outcome;
    const by = this.principal ? actorOf(this.principal) : 'cli';
    await this.app.get(ReadLog).noteAtOnce(by, shown.subject, shown.details);
    return outcome;
  }

  private isOwn({ employee, scope }: Shown): boolean {
    if (!this.principal) return false;
    if (employee !== undefined) return employee === this.principal.employee;
    return scope !== undefined && !seesOthers(scope, this.principal);
  }
}

/**
 * Reads as whoever the options name, where they may and within their scope; as the operator of the machine where they name nobody.
 *
 * @example reading(app, options, 'payout.read', async (reader) => reader.shown(await …, { subject: 'payouts:2026-10' }))
 */
export async function reading<T>(
  app: INestApplicationContext,
  options: ActingOptions,
  permission: Permission,
  work: (reader: CliReader) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const claim = await claimOf(options);
  const isNobody = claim.username === undefined && claim.token === undefined;
  const principal = isNobody ? done(undefined) : await app.get(Acting).principalOfCli(claim, permission);
  return principal.ok ? work(new CliReader(app, principal.value)) : principal;
}

/** One payout, as the API names it. */
export const payoutShown = ({ code }: Period, employee: string): Shown => ({
  subject: `payout:${code}/${employee}`,
  employee,
});
