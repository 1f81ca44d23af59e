import type { Accounts } from '../src/access/accounts.service.js';
import type { RoleGrant } from '../src/access/account-state.js';
import { randomPassword } from '../src/access/passwords.js';
import type { RoleName } from '../src/access/roles.js';
import { table } from '../src/cli/output.js';
import type { Database } from '../src/database/database.js';
import { done, refused, type Outcome } from '../src/engine/finding.js';
import { latestLoad } from '../src/organisation/organisation-reader.js';

/** What each of the demo's accounts is for. The head's department is that of the employee whose month the demo explains. */
const HEADED = 'delivery-north';
const HEADS_ROLE = 'delivery-manager';

/**
 * Makes an account for each role, all with the password of `CXPAY_DEMO_PASSWORD`, or else one made up; answers what there is to
 * say, the password included where it was made up.
 */
export async function demoAccounts(accounts: Accounts, database: Database, employee: string): Promise<Outcome<string>> {
  const given = process.env['CXPAY_DEMO_PASSWORD'];
  const password = given === undefined || given === '' ? randomPassword() : given;
  const head = await holderOf(database, HEADS_ROLE, HEADED);
  const role = (name: RoleName, department: string | null = null): RoleGrant => ({ role: name, department });
  const wanted: readonly [username: string, employee: string | null, roles: readonly RoleGrant[], what: string][] = [
    ['hr', null, [role('hr')], 'HR: everything of the month'],
    ['approver', null, [role('hr')], 'a second person in HR, who approves'],
    ['head', head, [role('department-head', HEADED), role('employee')], `heads ${HEADED}, and is ${head}`],
    ['employee', employee, [role('employee')], `is ${employee}, and sees only that`],
    ['auditor', null, [role('auditor')], 'reads everything, changes nothing'],
    ['admin', null, [role('admin')], 'manages accounts, sees no pay'],
  ];
  for (const [username, of, roles] of wanted) {
    const account = { username, employee: of, roles, password, mustChange: false, anyPassword: true };
    const made = await accounts.create(account, 'cli');
    if (!made.ok) return refused(...made.findings);
  }
  const shown = given === password ? 'the password is that of CXPAY_DEMO_PASSWORD' : `the password is ${password}`;
  return done(`${table(wanted.map(([username, , , what]) => [username, what]))}\nOf all of them ${shown}`);
}

/** The first employee who holds a role in a department without an end. */
async function holderOf(database: Database, role: string, department: string): Promise<string> {
  const [row] = await database.reader.query<{ employee: string }[]>(
    `SELECT employee FROM assignment WHERE load_id = $1 AND role = $2 AND department = $3 AND to_day IS NULL
     ORDER BY employee LIMIT 1`,
    [await latestLoad(database.reader), role, department],
  );
  if (!row) throw new Error(`nobody is ${role} of ${department}`);
  return row.employee;
}
