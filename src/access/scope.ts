/** Whose records somebody may see: the one place that decides it. */
import { Injectable } from '@nestjs/common';

import { Database } from '../database/database.js';
import { dayAfter } from '../engine/period.js';
import { latestLoad, readEmployees, readOrganisation } from '../organisation/organisation-reader.js';
import { departmentPath } from '../organisation/organisation.js';
import type { Principal } from './principal.js';
import type { RoleName } from './roles.js';
import { today } from './today.js';

/** Days from `from` until the day before `to`; a period is one. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Whom somebody may see in some days. Whoever is not in it is answered like somebody who does not exist. */
export interface Scope {
  /** Then nothing needs to be asked of the rest. */
  readonly everybody: boolean;
  /** Codes of the employees, in order. */
  readonly employees: ReadonlySet<string>;
  /** Departments whose people, totals and figures are in it. */
  readonly departments: ReadonlySet<string>;
}

/** For whoever holds the database anyway: the command line, and what the product does by itself. */
export const EVERYBODY: Scope = { everybody: true, employees: new Set(), departments: new Set() };

/** May this employee be seen? */
export const sees = (scope: Scope, employee: string): boolean => scope.everybody || scope.employees.has(employee);

/** May what concerns a whole department be seen? */
export const seesDepartment = (scope: Scope, department: string): boolean =>
  scope.everybody || scope.departments.has(department);

/** Are others in it than oneself? Then that it was read is recorded. */
export const seesOthers = (scope: Scope, { employee }: Principal): boolean =>
  scope.everybody || [...scope.employees].some((each) => each !== employee);

/** A page of what is in scope, in order of code. */
export function employeesAfter(scope: Scope, after: string): string[] {
  return [...scope.employees].filter((code) => code > after);
}

const SEE_EVERYBODY: ReadonlySet<RoleName> = new Set<RoleName>(['hr', 'auditor']);

/** Is there nobody whom they may not see? */
export const seesEverybody = ({ roles }: Principal): boolean => roles.some((role) => SEE_EVERYBODY.has(role));

/**
 * Says whom a principal may see. HR and auditors see everybody. A department head sees who is assigned to the subtree that they
 * head today, on any day of those asked for, as the roster is known today; an employee sees themselves. An admin sees nobody.
 */
@Injectable()
export class Scopes {
  constructor(private readonly database: Database) {}

  /** The scope in some days: those of a period, for what belongs to one. */
  async of(principal: Principal, days: Days): Promise<Scope> {
    if (seesEverybody(principal)) return EVERYBODY;
    const { reader } = this.database;
    const loadId = await latestLoad(reader);
    const departments = await this.subtrees(loadId, principal.heads);
    const employees = await this.assigned(loadId, departments, days);
    if (principal.employee !== null && principal.roles.includes('employee')) employees.push(principal.employee);
    return { everybody: false, employees: new Set(employees.sort(byBytes)), departments };
  }

  /** The scope today, for what belongs to no period. */
  today(principal: Principal): Promise<Scope> {
    const from = today();
    return this.of(principal, { from, to: dayAfter(from) });
  }

  /** Was the department theirs, or above theirs, in these days? Its figures then count for what they are paid. */
  async isAbove({ employee, roles }: Principal, department: string, { from, to }: Days): Promise<boolean> {
    if (employee === null || !roles.includes('employee')) return false;
    const { reader } = this.database;
    const loadId = await latestLoad(reader);
    const [own] = await readEmployees(reader, loadId, { limit: 1, only: [employee] });
    const { departments } = await readOrganisation(reader, loadId);
    const held = (own?.assignments ?? []).filter((each) => each.from < to && (each.to === null || each.to > from));
    return held.some((each) => departmentPath(departments, each.department).includes(department));
  }

  private async subtrees(loadId: number, heads: readonly string[]): Promise<ReadonlySet<string>> {
    if (heads.length === 0) return new Set();
    const { departments } = await readOrganisation(this.database.reader, loadId);
    const codes = [...departments.keys()];
    return new Set(codes.filter((code) => departmentPath(departments, code).some((above) => heads.includes(above))));
  }

  private async assigned(loadId: number, departments: ReadonlySet<string>, { from, to }: Days): Promise<string[]> {
    if (departments.size === 0) return [];
    const { reader } = this.database;
    const list = this.database.kind === 'postgres' ? 'json_array_elements_text($6::json)' : 'json_each($6)';
    const rows = await reader.query<{ employee: string }[]>(
      `SELECT DISTINCT a.employee FROM employee AS e JOIN assignment AS a ON a.employee = e.code AND a.load_id = e.load_id
       WHERE e.load_id = (SELECT MAX(v.load_id) FROM employee AS v WHERE v.code = e.code AND v.load_id <= $1)
         AND e.hired < $2 AND (e.left_on IS NULL OR e.left_on > $3)
         AND a.from_day < $4 AND (a.to_day IS NULL OR a.to_day > $5)
         AND a.department IN (SELECT value FROM ${list})`,
      [loadId, to, from, to, from, JSON.stringify([...departments])],
    );
    return rows.map(({ employee }) => employee);
  }
}

/** As both databases order codes. */
const byBytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
