import type { EntityManager } from 'typeorm';

import type { PayoutInput } from '../../engine/payout-input.js';
import type { Period } from '../../engine/period.js';
import type { RuleSet } from '../../engine/rule-set.js';
import { departmentPath } from '../../organisation/organisation.js';
import { readOrganisation } from '../../organisation/organisation-reader.js';
import { readEmployeePage, storedEmployee } from '../../runs/employee-page.js';
import { codeOfLine } from '../../runs/json-lines-page.js';

/** Employees whose assignments are held in memory at once. */
const PAGE = 1_000;

/** Everybody in service in the period as known at a load, in order of code, without their figures. */
export async function* staff(
  manager: EntityManager,
  loadId: number,
  period: Period,
  ruleSet: RuleSet,
): AsyncGenerator<PayoutInput> {
  const { departments } = await readOrganisation(manager, loadId);
  for (let after: string | undefined = ''; after !== undefined;) {
    const page = await readEmployeePage(manager, loadId, period, { after, limit: PAGE });
    for (const { facts: employee, assignments } of page.map(storedEmployee))
      yield {
        period,
        ruleSet,
        employee,
        assignments: assignments.map((assignment) => ({
          ...assignment,
          departments: departmentPath(departments, assignment.department),
        })),
        observations: () => [],
      };
    const last = page.at(-1);
    after = last === undefined ? undefined : codeOfLine(last);
  }
}
