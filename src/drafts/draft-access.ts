import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { may, type Principal } from '../access/principal.js';
import { seesEverybody } from '../access/scope.js';
import { Database } from '../database/database.js';
import { assignedDays } from '../engine/payout-input.js';
import type { Period } from '../engine/period.js';
import { planFor } from '../engine/plan-choice.js';
import { latestLoad, readOrganisation } from '../organisation/organisation-reader.js';
import { departmentPath } from '../organisation/organisation.js';
import { currentPeriod } from '../plans/cost/current-period.js';
import { latestPublication, rulesInForce } from '../plans/rule-versions.js';
import { readEmployeePage, storedEmployee } from '../runs/employee-page.js';
import { codeOfLine } from '../runs/json-lines-page.js';
import { Latest } from './latest.js';

/** Employees whose assignments are held in memory at once. */
const PAGE = 1_000;
/** Heads whose plans are remembered. */
const REMEMBERED = 100;

/** Who asks: somebody signed in, or, where nobody is named, whoever holds the database. */
export type Asker = Principal | null;

/** Which plans are somebody's to see and to change in drafts. */
@Injectable()
export class DraftAccess {
  private readonly known = new Latest<string, ReadonlySet<string>>(REMEMBERED);

  constructor(private readonly database: Database) {}

  /**
   * Is the plan one that they may read drafts of? HR and auditors any; a department head those that somebody is on who is assigned to a
   * department of theirs this month.
   */
  async reaches(asker: Asker, plan: string): Promise<boolean> {
    const plans = await this.plansOf(asker);
    return plans === 'all' || plans.has(plan);
  }

  /** May they edit drafts of it, as far as HR lets heads do so? */
  async mayEdit(principal: Principal, plan: string, { heads = true }: { readonly heads?: boolean }): Promise<boolean> {
    if (!may(principal, 'draft.edit')) return false;
    if (principal.roles.includes('hr')) return true;
    return heads && (await this.reaches(principal, plan));
  }

  /** Ids of the plans that are theirs to read. */
  async plansOf(asker: Asker): Promise<ReadonlySet<string> | 'all'> {
    if (asker === null || seesEverybody(asker)) return 'all';
    const { reader } = this.database;
    const period = currentPeriod();
    const marks = [await latestLoad(reader), await latestPublication(reader), period.code];
    const key = JSON.stringify([marks, asker.heads]);
    return this.known.getOrMake(key, () => plansOfDepartments(reader, period, asker.heads));
  }
}

/** The plans that people assigned to these departments, or below them, are on in a period. */
async function plansOfDepartments(
  manager: EntityManager,
  period: Period,
  heads: readonly string[],
): Promise<ReadonlySet<string>> {
  const plans = new Set<string>();
  const rules = await rulesInForce(manager, period);
  if (heads.length === 0 || !rules.ok) return plans;
  const loadId = await latestLoad(manager);
  const { departments } = await readOrganisation(manager, loadId);
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: readonly string[] = await readEmployeePage(manager, loadId, period, { after, limit: PAGE });
    for (const { facts: employee, assignments } of page.map(storedEmployee))
      for (const assignment of assignments) {
        const path = departmentPath(departments, assignment.department);
        if (!path.some((each) => heads.includes(each)) || !assignedDays(period, employee, assignment)) continue;
        const held = { ...assignment, departments: path };
        const input = { period, ruleSet: rules.value.ruleSet, employee, assignments: [held], observations: () => [] };
        const plan = planFor(input, held);
        if (plan) plans.add(plan.id);
      }
    const last: string | undefined = page.at(-1);
    after = last === undefined ? undefined : codeOfLine(last);
  }
  return plans;
}
