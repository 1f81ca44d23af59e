/** Employees in service with their assignments, as known at a load: read for computing, many in one text. */
import type { EntityManager } from 'typeorm';

import { databaseKind } from '../database/append-only.js';
import { Exact } from '../engine/exact.js';
import type { EmployeeFacts } from '../engine/payout-input.js';
import type { Period } from '../engine/period.js';
import type { OrganisationAssignment } from '../organisation/organisation.js';
import { UnreadableEmployee } from '../organisation/organisation-reader.js';

export interface StoredEmployee {
  readonly facts: EmployeeFacts;
  readonly assignments: readonly OrganisationAssignment[];
  /** All of it as it is stored, as canonical JSON: what is hashed. */
  readonly text: string;
}

export type EmployeeRange = { readonly only: string } | { readonly after: string; readonly limit: number };

type AssignmentRow = readonly [role: string, department: string, from: string, to: string | null, targetBonus: string];
type EmployeeRow = readonly [
  code: string,
  name: string,
  hired: string,
  left: string | null,
  currency: string,
  salary: string | null,
  attributes: string,
  assignments: readonly AssignmentRow[] | null,
];

/** Those in service on any day of a period, in order of code (byte by byte). */
export async function readEmployeePage(
  manager: EntityManager,
  loadId: number,
  period: Period,
  range: EmployeeRange,
): Promise<readonly StoredEmployee[]> {
  const isOne = 'only' in range;
  const sql = employeesSql(databaseKind(manager), isOne);
  const parameters = [isOne ? range.only : range.after, loadId, period.to, period.from, isOne ? 1 : range.limit];
  const [row] = await manager.query<{ page: string }[]>(sql, parameters);
  const rows = JSON.parse(row?.page ?? '[]') as readonly EmployeeRow[];
  return rows.map(storedEmployee);
}

function storedEmployee(row: EmployeeRow): StoredEmployee {
  const [code, name, hired, left, currency, salaryText, attributes, assignments] = row;
  const salary = salaryText === null ? null : Exact.parse(salaryText);
  if (salary === undefined) throw new UnreadableEmployee(code);
  return {
    facts: { code, name, hired, left, currency, salary, attributes: attributesOf(code, attributes) },
    assignments: (assignments ?? []).map(([role, department, from, to, targetBonus]) => ({
      role,
      department,
      from,
      to,
      targetBonus,
    })),
    text: JSON.stringify(row),
  };
}

function attributesOf(code: string, text: string): EmployeeFacts['attributes'] {
  if (text === '{}') return NO_ATTRIBUTES;
  try {
    return JSON.parse(text) as EmployeeFacts['attributes'];
  } catch {
    throw new UnreadableEmployee(code);
  }
}

const NO_ATTRIBUTES: EmployeeFacts['attributes'] = {};

/** One row with one text: a value a column and row would take the database driver longer to hand over than SQLite to find. */
function employeesSql(kind: 'sqlite' | 'postgres', isOne: boolean): string {
  const [list, array, text] =
    kind === 'sqlite' ? ['json_group_array', 'json_array', ''] : ['json_agg', 'json_build_array', '::text'];
  const nested = (select: string) => (kind === 'sqlite' ? `json((${select}))` : `(${select})`);
  const ofEmployee = nested(`SELECT ${list}(${array}(a.role, a.department, a.from_day, a.to_day, a.target_bonus)) FROM (
      SELECT * FROM assignment AS o WHERE o.employee = e.code AND o.load_id = e.load_id ORDER BY o.ordinal) AS a`);
  return `SELECT ${list}(${array}(e.code, e.name, e.hired, e.left_on, e.currency, e.salary, e.attributes, ${ofEmployee}))${text} AS page
    FROM (SELECT * FROM employee AS r WHERE code ${isOne ? '=' : '>'} $1
       AND load_id = (SELECT MAX(v.load_id) FROM employee AS v WHERE v.code = r.code AND v.load_id <= $2)
       AND hired < $3 AND (left_on IS NULL OR left_on > $4)
     ORDER BY code LIMIT $5) AS e`;
}
