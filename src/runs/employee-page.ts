/** Employees in service with their assignments, as known at a load: read for computing, each a line of JSON. */
import type { EntityManager } from 'typeorm';

import { databaseKind, type DatabaseKind } from '../database/append-only.js';
import { Exact } from '../engine/exact.js';
import type { EmployeeFacts } from '../engine/payout-input.js';
import type { Period } from '../engine/period.js';
import type { OrganisationAssignment } from '../organisation/organisation.js';
import { UnreadableEmployee } from '../organisation/organisation-reader.js';
import { linesOf } from './json-lines-page.js';

export interface StoredEmployee {
  readonly facts: EmployeeFacts;
  readonly assignments: readonly OrganisationAssignment[];
  /** All of it as it is stored: what is hashed. */
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

/** Those in service on any day of a period, and some others, in order of code (byte by byte), as lines for {@link storedEmployee}. */
export async function readEmployeePage(
  manager: EntityManager,
  loadId: number,
  period: Period,
  range: EmployeeRange,
  also: readonly string[] = [],
): Promise<readonly string[]> {
  const isOne = 'only' in range;
  const sql = employeesSql(databaseKind(manager), isOne, also.length > 0);
  const others = also.length > 0 ? [JSON.stringify(also)] : [];
  // SQLite binds in the order in which they first appear.
  const parameters = [
    isOne ? range.only : range.after,
    loadId,
    period.to,
    period.from,
    ...others,
    isOne ? 1 : range.limit,
  ];
  return linesOf(manager, sql, parameters);
}

/** Takes a line apart. */
export function storedEmployee(text: string): StoredEmployee {
  const [code, name, hired, left, currency, salaryText, attributes, assignments] = JSON.parse(text) as EmployeeRow;
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
    text,
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

function employeesSql(kind: DatabaseKind, isOne: boolean, hasOthers: boolean): string {
  const [list, array] = kind === 'sqlite' ? ['json_group_array', 'json_array'] : ['json_agg', 'json_build_array'];
  const page = (line: string) =>
    kind === 'sqlite' ? `group_concat(${line}, char(10))` : `string_agg((${line})::text, E'\\n' ORDER BY e.code)`;
  const nested = (select: string) => (kind === 'sqlite' ? `json((${select}))` : `(${select})`);
  const codes = kind === 'sqlite' ? 'SELECT value FROM json_each($5)' : 'SELECT json_array_elements_text($5::json)';
  const others = hasOthers ? ` OR code IN (${codes})` : '';
  const ofEmployee = nested(`SELECT ${list}(${array}(a.role, a.department, a.from_day, a.to_day, a.target_bonus)) FROM (
      SELECT * FROM assignment AS o WHERE o.employee = e.code AND o.load_id = e.load_id ORDER BY o.ordinal) AS a`);
  const line = `${array}(e.code, e.name, e.hired, e.left_on, e.currency, e.salary, e.attributes, ${ofEmployee})`;
  return `SELECT ${page(line)} AS page
    FROM (SELECT * FROM employee AS r WHERE code ${isOne ? '=' : '>'} $1
       AND load_id = (SELECT MAX(v.load_id) FROM employee AS v WHERE v.code = r.code AND v.load_id <= $2)
       AND (hired < $3 AND (left_on IS NULL OR left_on > $4)${others})
     ORDER BY code LIMIT $${hasOthers ? 6 : 5}) AS e`;
}
