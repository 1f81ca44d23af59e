/** What is wrong with an account that somebody wants to make or change. */
import type { EntityManager } from 'typeorm';

import type { Finding } from '../engine/finding.js';
import { readOrganisation } from '../organisation/organisation-reader.js';
import { Account } from './access.entities.js';
import type { RoleGrant } from './account-state.js';
import { phrase, worded, type Wording } from '../engine/phrase.js';

export const USERNAME_FORM = /^[a-z0-9][a-z0-9._-]{0,63}$/;

export const accountError = (code: string, message: Wording, advice: Wording): Finding => ({
  severity: 'error',
  code,
  ...worded(message, advice),
});

/** A user name that can be given to a new account. */
export async function usernameFindings(manager: EntityManager, username: string): Promise<Finding[]> {
  if (!USERNAME_FORM.test(username))
    return [
      accountError(
        'bad-username',
        phrase`the user name is not one that can be given`,
        phrase`write lower-case letters, digits, dots, hyphens and underscores, at most 64, a letter or digit first`,
      ),
    ];
  if (await manager.existsBy(Account, { username }))
    return [
      accountError(
        'username-taken',
        phrase`there is an account ${{ username }} already`,
        phrase`choose another user name`,
      ),
    ];
  return [];
}

/** Roles that fit together with the employee, and departments and an employee that are there. `account` is 0 for a new one. */
export async function grantFindings(
  manager: EntityManager,
  account: number,
  employee: string | null,
  roles: readonly RoleGrant[],
): Promise<Finding[]> {
  return [...(await employeeFindings(manager, account, employee)), ...(await roleFindings(manager, employee, roles))];
}

async function employeeFindings(manager: EntityManager, account: number, employee: string | null): Promise<Finding[]> {
  if (employee === null) return [];
  if (!(await isEmployee(manager, employee)))
    return [
      accountError(
        'unknown-employee',
        phrase`there is no employee "${{ employee }}"`,
        phrase`load the organisation first`,
      ),
    ];
  const other = await manager.findOneBy(Account, { employee });
  if (!other || other.id === account) return [];
  const message = phrase`employee "${{ employee }}" has the account ${{ username: other.username }} already`;
  return [accountError('employee-taken', message, phrase`a person has one account: give that one the roles`)];
}

async function isEmployee(manager: EntityManager, code: string): Promise<boolean> {
  return (await manager.query<unknown[]>(`SELECT 1 FROM employee WHERE code = $1 LIMIT 1`, [code])).length > 0;
}

async function roleFindings(
  manager: EntityManager,
  employee: string | null,
  roles: readonly RoleGrant[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const { departments } = await readOrganisation(manager);
  const seen = new Set<string>();
  for (const { role, department } of roles) {
    const name = department === null ? role : `${role} of ${department}`;
    if (seen.has(name))
      findings.push(accountError('role-twice', phrase`the role ${{ name }} stands twice`, phrase`name it once`));
    seen.add(name);
    const isHead = role === 'department-head';
    if (isHead && department === null)
      findings.push(
        accountError('no-department', phrase`a department head needs a department`, phrase`name the department`),
      );
    if (!isHead && department !== null)
      findings.push(
        accountError('needless-department', phrase`the role ${{ role }} is for no department`, phrase`leave it out`),
      );
    if (department !== null && !departments.has(department))
      findings.push(
        accountError('unknown-department', phrase`there is no department "${{ department }}"`, phrase`load it first`),
      );
    if ((isHead || role === 'employee') && employee === null)
      findings.push(
        accountError(
          'no-employee',
          phrase`the role ${{ role }} needs an employee code`,
          phrase`say which employee the account is of`,
        ),
      );
  }
  return findings;
}
