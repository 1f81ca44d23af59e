/** The organisation read back as it was known at a load: of each code, the row of the latest load up to that one. */
import type { EntityManager } from 'typeorm';

import { canonicalJson } from '../engine/canonical.js';
import { Exact } from '../engine/exact.js';
import {
  OrganisationDigest,
  type Organisation,
  type OrganisationAssignment,
  type OrganisationDepartment,
  type OrganisationEmployee,
  type OrganisationRole,
  type WholeOrganisation,
} from './organisation.js';

/** Employees in a page, where somebody reads them all. */
const PAGE = 5_000;
/** Codes named to the database in one question. */
const NAMED_AT_ONCE = 500;

/** Which page: employees whose code comes after `after`, at most `limit`. */
export interface EmployeePage {
  readonly after?: string;
  readonly limit: number;
  /** Of these only; not many, as each is named to the database. */
  readonly only?: readonly string[];
}

interface EmployeeRow {
  code: string;
  name: string;
  hired: string;
  left_on: string | null;
  currency: string;
  salary: string | null;
  attributes: string;
}

interface AssignmentRow {
  employee: string;
  role: string;
  department: string;
  from_day: string;
  to_day: string | null;
  target_bonus: string;
}

/** The latest load; 0 where there is none. */
export async function latestLoad(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ id: string | number | null }[]>('SELECT MAX(id) AS id FROM organisation_load');
  return Number(row?.id ?? 0);
}

/** Departments and roles as known at a load, or as they are. */
export async function readOrganisation(manager: EntityManager, asOfLoadId?: number): Promise<Organisation> {
  const loadId = asOfLoadId ?? (await latestLoad(manager));
  const departments = await manager.query<OrganisationDepartment[]>(currentRows('department', 'code, name, parent'), [
    loadId,
  ]);
  const roles = await manager.query<{ code: string; name: string; name_zh: string | null }[]>(
    currentRows('role', 'code, name, name_zh'),
    [loadId],
  );
  return {
    loadId,
    departments: new Map(departments.map(({ code, name, parent }) => [code, { code, name, parent }])),
    roles: new Map(
      roles.map(({ code, name, name_zh }): [string, OrganisationRole] => [code, { code, name, nameZh: name_zh }]),
    ),
  };
}

const currentRows = (table: 'department' | 'role', columns: string): string =>
  `SELECT ${columns} FROM ${table} AS r
   WHERE load_id = (SELECT MAX(v.load_id) FROM ${table} AS v WHERE v.code = r.code AND v.load_id <= $1) ORDER BY code`;

/** A page of employees with their assignments as known at a load, in order of code (byte by byte). */
export async function readEmployees(
  manager: EntityManager,
  asOfLoadId: number,
  { after = '', limit, only }: EmployeePage,
): Promise<OrganisationEmployee[]> {
  if (only?.length === 0) return [];
  const codes = only ?? [];
  const rows = await manager.query<EmployeeRow[]>(employeesSql(codes), [after, asOfLoadId, ...codes, limit]);
  const last = rows.at(-1);
  if (!last) return [];
  const parameters = [after, last.code, asOfLoadId, ...codes];
  const assignments = await manager.query<AssignmentRow[]>(assignmentsSql(codes), parameters);
  const byEmployee = new Map<string, OrganisationAssignment[]>();
  for (const row of assignments) {
    const own = byEmployee.get(row.employee);
    if (own) own.push(asAssignment(row));
    else byEmployee.set(row.employee, [asAssignment(row)]);
  }
  return rows.map((row) => asEmployee(row, byEmployee.get(row.code) ?? []));
}

// The primary key (code, load_id) answers the inner question for each row; parameters stand in the order of their numbers,
// which is how SQLite counts them.
const employeesSql = (only: readonly string[]): string => `
  SELECT code, name, hired, left_on, currency, salary, attributes FROM employee AS r
  WHERE code > $1 AND load_id = (SELECT MAX(v.load_id) FROM employee AS v WHERE v.code = r.code AND v.load_id <= $2)
    ${among('code', only, 3)}
  ORDER BY code LIMIT $${only.length + 3}`;
const assignmentsSql = (only: readonly string[]): string => `
  SELECT employee, role, department, from_day, to_day, target_bonus FROM assignment AS r
  WHERE employee > $1 AND employee <= $2
    AND load_id = (SELECT MAX(v.load_id) FROM employee AS v WHERE v.code = r.employee AND v.load_id <= $3)
    ${among('employee', only, 4)}
  ORDER BY employee, ordinal`;
const among = (column: string, codes: readonly string[], first: number): string =>
  codes.length === 0 ? '' : `AND ${column} IN (${codes.map((_, i) => `$${first + i}`).join(', ')})`;

/** A stored employee is not as cxpay writes them: somebody changed the row. */
export class UnreadableEmployee extends Error {
  constructor(readonly code: string) {
    super(`employee ${code} as stored cannot be read: the row was changed from outside (run: cxpay verify)`);
  }
}

function asEmployee(row: EmployeeRow, assignments: readonly OrganisationAssignment[]): OrganisationEmployee {
  const { code, name, hired, currency } = row;
  const salary = row.salary === null ? null : Exact.parse(row.salary);
  const attributes = storedAttributes(row.attributes);
  if (salary === undefined || attributes === undefined || (salary?.toText(60) ?? null) !== row.salary)
    throw new UnreadableEmployee(code);
  return { code, name, hired, left: row.left_on, currency, salary, attributes, assignments };
}

/** Only the very text that they are written as, so that no changed byte passes for the same. */
function storedAttributes(text: string): Readonly<Record<string, string>> | undefined {
  try {
    const attributes = JSON.parse(text) as Record<string, string>;
    return canonicalJson(attributes) === text ? attributes : undefined;
  } catch {
    return undefined;
  }
}

const asAssignment = (row: AssignmentRow): OrganisationAssignment => ({
  role: row.role,
  department: row.department,
  from: row.from_day,
  to: row.to_day,
  targetBonus: row.target_bonus,
});

/** The names of these employees as they are, by code. */
export async function employeeNames(
  manager: EntityManager,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (let from = 0; from < codes.length; from += NAMED_AT_ONCE) {
    const some = codes.slice(from, from + NAMED_AT_ONCE);
    const rows = await manager.query<{ code: string; name: string }[]>(
      `SELECT code, name FROM employee AS r WHERE code IN (${some.map((_, i) => `$${i + 1}`).join(', ')})
       ORDER BY code, load_id`,
      some,
    );
    // The latest row of a code comes last.
    for (const { code, name } of rows) names.set(code, name);
  }
  return names;
}

/** Every employee as known at a load, in order of code, a page at a time in memory. */
export async function* allEmployees(manager: EntityManager, asOfLoadId: number): AsyncGenerator<OrganisationEmployee> {
  let after = '';
  for (;;) {
    const page = await readEmployees(manager, asOfLoadId, { after, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (page.length < PAGE || !last) return;
    after = last.code;
  }
}

/** The whole organisation as it is, in memory. */
export async function readWholeOrganisation(manager: EntityManager): Promise<WholeOrganisation & Organisation> {
  const organisation = await readOrganisation(manager);
  const employees = new Map<string, OrganisationEmployee>();
  for await (const employee of allEmployees(manager, organisation.loadId)) employees.set(employee.code, employee);
  return { ...organisation, employees };
}

/** The digest recomputed from the rows: it must be the one that the load recorded. Empty where a row cannot be read. */
export async function digestAsOf(manager: EntityManager, asOfLoadId: number): Promise<string> {
  const digest = new OrganisationDigest(await readOrganisation(manager, asOfLoadId));
  try {
    for await (const employee of allEmployees(manager, asOfLoadId)) digest.addEmployee(employee);
  } catch (error) {
    if (error instanceof UnreadableEmployee) return '';
    throw error;
  }
  return digest.value();
}
