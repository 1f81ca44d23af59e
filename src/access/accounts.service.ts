import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';

import { AuditEntry } from '../audit/audit-entry.entity.js';
import { AuditService, type Actor } from '../audit/audit.service.js';
import { accountOf, isSamePerson } from '../audit/people.js';
import { Database } from '../database/database.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { Account, AccountRole, SignInFailure } from './access.entities.js';
import { accountError, grantFindings, usernameFindings } from './account-checks.js';
import { accountRecord, accountView, readGrants, type AccountView, type RoleGrant } from './account-state.js';
import { hashPassword, passwordProblem } from './passwords.js';
import { SEES_OTHERS } from './roles.js';
import { storedSecret } from './secrets.js';
import { Sessions } from './sessions.service.js';
import { Tokens } from './tokens.service.js';
import { phrase } from '../engine/phrase.js';

export interface NewAccount {
  readonly username: string;
  readonly employee: string | null;
  readonly roles: readonly RoleGrant[];
  /** `null` for somebody who signs in elsewhere. */
  readonly password: string | null;
  /** Must it be changed at the first sign-in? */
  readonly mustChange: boolean;
  /** Takes any password: for the demo, whose data are nobody's. */
  readonly anyPassword?: boolean;
}

/** What is to be otherwise with an account; what is not named stays. */
export interface AccountChange {
  readonly employee?: string | null;
  readonly roles?: readonly RoleGrant[];
  readonly disabled?: boolean;
}

/** Makes, changes and closes accounts; each change is an audit entry with before and after. */
@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
  ) {}

  /** Every account, in order of user name. */
  async list(after = '', limit = 1_000): Promise<AccountView[]> {
    const { reader } = this.database;
    const found = await reader
      .createQueryBuilder(Account, 'account')
      .where('account.username > :after', { after })
      .orderBy('account.username')
      .limit(limit)
      .getMany();
    return Promise.all(found.map(async (account) => accountView(account, await readGrants(reader, account.id))));
  }

  /** One account. Refused where there is none. */
  async show(username: string): Promise<Outcome<AccountView>> {
    const { reader } = this.database;
    const account = await reader.findOneBy(Account, { username });
    return account ? done(accountView(account, await readGrants(reader, account.id))) : refused(noAccount(username));
  }

  /** Those that wait for somebody of HR, in order of user name; not those that are closed. */
  async unconfirmed(): Promise<AccountView[]> {
    const { reader } = this.database;
    const where = { unconfirmed: 1, disabledAt: IsNull() };
    const found = await reader.find(Account, { where, order: { username: 'ASC' } });
    return Promise.all(found.map(async (account) => accountView(account, await readGrants(reader, account.id))));
  }

  /** Makes an account. Refused with everything that is wrong with it. */
  async create(wanted: NewAccount, actor: Actor): Promise<Outcome<AccountView>> {
    const { username, employee, roles, password, mustChange } = wanted;
    const weak = wanted.anyPassword === true ? [] : passwordFindings(password, username);
    const passwordHash = password === null ? null : await hashPassword(password);
    return this.database.write(async (manager) => {
      const findings = [
        ...(await usernameFindings(manager, username)),
        ...weak,
        ...(await grantFindings(manager, 0, employee, roles)),
      ];
      if (findings.length > 0) return refused(...findings);
      const [last] = await manager.find(Account, { order: { id: 'DESC' }, take: 1 });
      const account = {
        id: (last?.id ?? 0) + 1,
        username,
        employee,
        passwordHash,
        mustChangePassword: mustChange ? 1 : 0,
        unconfirmed: toConfirm(roles, actor),
        disabledAt: null,
        createdAt: new Date().toISOString(),
      };
      await manager.insert(Account, account);
      await this.grant(manager, account.id, roles);
      await this.record(manager, actor, null, account.id);
      return done(accountView(account, await readGrants(manager, account.id)));
    });
  }

  /** Changes an account. Closing it ends its sessions at once, and with it go its tokens. Nobody changes their own. */
  async change(username: string, change: AccountChange, actor: Actor): Promise<Outcome<AccountView>> {
    return this.changing(username, actor, async (manager, account, before) => {
      const employee = change.employee === undefined ? account.employee : change.employee;
      const roles = change.roles ?? before;
      const findings = [
        ...ownFindings(username, actor),
        ...(await grantFindings(manager, account.id, employee, roles)),
      ];
      if (findings.length > 0) return findings;
      const disabledAt =
        change.disabled === undefined
          ? account.disabledAt
          : change.disabled
            ? (account.disabledAt ?? new Date().toISOString())
            : null;
      const isSame = sameGrants(roles, before) && employee === account.employee && disabledAt === account.disabledAt;
      const unconfirmed = isSame ? account.unconfirmed : Math.max(account.unconfirmed, toConfirm(roles, actor));
      await manager.update(Account, { id: account.id }, { employee, disabledAt, unconfirmed });
      await this.grant(manager, account.id, roles);
      if (disabledAt !== null) await this.endAll(manager, account, actor);
      return [];
    });
  }

  /** Gives an account a password that must be changed at the next sign-in, ends its sessions, revokes its tokens and lifts a lock-out. */
  async resetPassword(username: string, password: string, actor: Actor): Promise<Outcome<AccountView>> {
    const weak = passwordFindings(password, username);
    if (weak.length > 0) return refused(...weak);
    const passwordHash = await hashPassword(password);
    return this.changing(username, actor, async (manager, account, roles) => {
      const own = ownFindings(username, actor);
      if (own.length > 0) return own;
      const unconfirmed = Math.max(account.unconfirmed, toConfirm(roles, actor));
      await manager.update(Account, { id: account.id }, { passwordHash, mustChangePassword: 1, unconfirmed });
      await manager.delete(SignInFailure, { key: storedSecret(username) });
      await this.endAll(manager, account, actor);
      return [];
    });
  }

  /** Changes a password that its owner has proven to know; ends all their other sessions. */
  async changePassword(username: string, password: string, actor: Actor, session = ''): Promise<Outcome<AccountView>> {
    const weak = passwordFindings(password, username);
    if (weak.length > 0) return refused(...weak);
    const passwordHash = await hashPassword(password);
    return this.changing(username, actor, async (manager, { id }) => {
      await manager.update(Account, { id }, { passwordHash, mustChangePassword: 0 });
      await this.sessions.endAll(manager, id, session);
      return [];
    });
  }

  /**
   * Confirms what an admin has done to an account that sees others' pay: from then on its roles count. Refused where nothing waits,
   * for one's own account, and by whoever has done it.
   */
  async confirm(username: string, actor: Actor): Promise<Outcome<AccountView>> {
    return this.changing(username, actor, async (manager, account) => {
      if (account.unconfirmed === 0) return [nothingToConfirm(username)];
      const [last] = await manager.find(AuditEntry, {
        where: { action: 'account', subject: `account:${username}` },
        order: { seq: 'DESC' },
        take: 1,
      });
      const own = ownFindings(username, actor);
      if (own.length > 0) return own;
      if (last && isSamePerson(last.actor, actor)) return [ownDeed(username)];
      await manager.update(Account, { id: account.id }, { unconfirmed: 0 });
      return [];
    });
  }

  /** Ends all sessions of an account and revokes its tokens. */
  async signOut(username: string, actor: Actor): Promise<Outcome<AccountView>> {
    return this.database.write(async (manager) => {
      const account = await manager.findOneBy(Account, { username });
      if (!account) return refused(noAccount(username));
      await this.endAll(manager, account, actor);
      return done(accountView(account, await readGrants(manager, account.id)));
    });
  }

  private async endAll(manager: EntityManager, { id, username }: Account, actor: Actor): Promise<void> {
    const sessions = await this.sessions.endAll(manager, id);
    const subject = `account:${username}`;
    if (sessions > 0) await this.audit.append(manager, { actor, action: 'sign-out', subject, details: { sessions } });
    await this.tokens.revokeAll(manager, id, username, actor);
  }

  private async changing(
    username: string,
    actor: Actor,
    work: (manager: EntityManager, account: Account, roles: readonly RoleGrant[]) => Promise<readonly Finding[]>,
  ): Promise<Outcome<AccountView>> {
    return this.database.write(async (manager) => {
      const account = await manager.findOneBy(Account, { username });
      if (!account) return refused(noAccount(username));
      const roles = await readGrants(manager, account.id);
      const findings = await work(manager, account, roles);
      if (findings.length > 0) return refused(...findings);
      await this.record(manager, actor, { account, roles }, account.id);
      const changed = await manager.findOneByOrFail(Account, { id: account.id });
      return done(accountView(changed, await readGrants(manager, account.id)));
    });
  }

  private async grant(manager: EntityManager, account: number, roles: readonly RoleGrant[]): Promise<void> {
    await manager.delete(AccountRole, { account });
    for (const { role, department } of roles)
      await manager.insert(AccountRole, { account, role, department: department ?? '' });
  }

  private async record(
    manager: EntityManager,
    actor: Actor,
    before: { readonly account: Account; readonly roles: readonly RoleGrant[] } | null,
    id: number,
  ): Promise<void> {
    const account = await manager.findOneByOrFail(Account, { id });
    const after = accountRecord(account, await readGrants(manager, id));
    await this.audit.append(manager, {
      actor,
      action: 'account',
      subject: `account:${account.username}`,
      details: { before: before && accountRecord(before.account, before.roles), after },
    });
  }
}

const noAccount = (username: string): Finding =>
  accountError('no-account', phrase`there is no account "${{ username }}"`, phrase`list them: cxpay account list`);

/** 1 where roles that see others' pay were given by an admin: not by whoever operates the machine, who holds the database anyway. */
const toConfirm = (roles: readonly RoleGrant[], actor: Actor): 0 | 1 =>
  accountOf(actor) !== undefined && roles.some(({ role }) => SEES_OTHERS.has(role)) ? 1 : 0;

const grantText = (grants: readonly RoleGrant[]): string =>
  grants
    .map(({ role, department }) => `${role}:${department ?? ''}`)
    .sort()
    .join(' ');
const sameGrants = (a: readonly RoleGrant[], b: readonly RoleGrant[]): boolean => grantText(a) === grantText(b);

const nothingToConfirm = (username: string): Finding =>
  accountError(
    'nothing-to-confirm',
    phrase`nothing about ${{ username }} waits to be confirmed`,
    phrase`list them: cxpay account list`,
  );

const ownDeed = (username: string): Finding =>
  accountError(
    'same-person',
    phrase`you have changed ${{ username }} yourself`,
    phrase`let somebody else of HR confirm it`,
  );

/** Who could change their own roles could give themselves any. */
const ownFindings = (username: string, actor: Actor): Finding[] =>
  actor.split(':')[1] === username
    ? [accountError('own-account', phrase`nobody changes their own account`, phrase`ask another admin`)]
    : [];

function passwordFindings(password: string | null, username: string): Finding[] {
  const problem = password === null ? undefined : passwordProblem(password, username);
  return problem === undefined ? [] : [accountError('weak-password', problem, phrase`choose a longer one`)];
}
