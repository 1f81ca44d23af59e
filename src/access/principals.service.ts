import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Database } from '../database/database.js';
import { Account, AccountRole } from './access.entities.js';
import { headedDepartments } from './headed-departments.js';
import type { Principal, Proof } from './principal.js';
import { permissionsOf, SEES_OTHERS, type Permission } from './roles.js';
import { today } from './today.js';

/** Says what an account may do now. */
@Injectable()
export class Principals {
  constructor(private readonly database: Database) {}

  /**
   * Who acts with an account, with all that it may do now, or with what a token is limited to. Nobody where the account is not
   * there or has been closed.
   */
  async of(
    account: number,
    proof: Proof,
    door: Principal['door'],
    only?: ReadonlySet<Permission>,
    manager: EntityManager = this.database.reader,
  ): Promise<Principal | undefined> {
    const found = await manager.findOneBy(Account, { id: account });
    if (!found || found.disabledAt !== null) return undefined;
    const granted = await manager.find(AccountRole, { where: { account }, order: { role: 'ASC', department: 'ASC' } });
    // An admin could otherwise give themselves everybody's pay, by a role or by somebody else's password.
    const rows = granted.filter(({ role }) => found.unconfirmed === 0 || !SEES_OTHERS.has(role));
    const roles = [...new Set(rows.map(({ role }) => role))];
    const heading = rows.filter(({ role }) => role === 'department-head').map(({ department }) => department);
    const { username, employee, mustChangePassword } = found;
    const mustChange = mustChangePassword === 1;
    const held = mustChange ? OWN_SESSION : permissionsOf(roles);
    return {
      account,
      username,
      roles,
      permissions: only === undefined ? held : new Set([...only].filter((each) => held.has(each))),
      employee,
      heads: employee === null ? [] : await headedDepartments(manager, employee, heading, today()),
      mustChangePassword: mustChange,
      unconfirmed: found.unconfirmed === 1,
      door,
      proof,
    };
  }
}

/** Until a password that somebody else has set is changed, that is all one can do. */
const OWN_SESSION: ReadonlySet<Permission> = new Set<Permission>(['own-session.use']);
