/** An account as it stands, in words: what is shown, and what the audit chain keeps of before and after a change. */
import type { EntityManager } from 'typeorm';

import type { Canonical } from '../engine/canonical.js';
import { Account, AccountRole } from './access.entities.js';
import type { RoleName } from './roles.js';
import { storedSecret } from './secrets.js';

/** A role; with the department whose subtree it is for, where it is that of a department head. */
export interface RoleGrant {
  readonly role: RoleName;
  readonly department: string | null;
}

export interface AccountView {
  readonly username: string;
  readonly employee: string | null;
  readonly roles: readonly RoleGrant[];
  readonly disabled: boolean;
  readonly hasPassword: boolean;
  readonly mustChangePassword: boolean;
  /** Does it wait for somebody of HR to confirm what an admin has done? Until then its roles that see others' pay do nothing. */
  readonly unconfirmed: boolean;
  readonly createdAt: string;
}

export async function readGrants(manager: EntityManager, account: number): Promise<RoleGrant[]> {
  const rows = await manager.find(AccountRole, { where: { account }, order: { role: 'ASC', department: 'ASC' } });
  return rows.map(({ role, department }) => ({ role, department: department === '' ? null : department }));
}

export function accountView(account: Account, roles: readonly RoleGrant[]): AccountView {
  const { username, employee, createdAt } = account;
  return {
    username,
    employee,
    roles,
    disabled: account.disabledAt !== null,
    hasPassword: account.passwordHash !== null,
    mustChangePassword: account.mustChangePassword === 1,
    unconfirmed: account.unconfirmed === 1,
    createdAt,
  };
}

/**
 * What the audit chain keeps of an account. Of the password it keeps a hash of the salted hash that is stored: nothing can be
 * guessed from it, and it shows when somebody put another one in its place.
 */
export function accountRecord(account: Account, roles: readonly RoleGrant[]): Canonical {
  const { username, employee, passwordHash, disabledAt, mustChangePassword, unconfirmed } = account;
  return {
    username,
    employee,
    roles: roles.map(({ role, department }) => ({ role, department })),
    disabledAt,
    mustChangePassword: mustChangePassword === 1,
    // Said only where it is so: entries of before it was known have none.
    ...(unconfirmed === 1 ? { unconfirmed: true } : {}),
    credential: passwordHash === null ? null : storedSecret(passwordHash),
  };
}
