/** Tables of text into an organisation: everything that is wrong is found at once, and nothing is taken where anything is. */
import { done, refused, type Outcome } from '../engine/finding.js';
import { checkAssignments, checkEmployees, type CheckedEmployees } from './check-employees.js';
import { checkDepartments, checkRoles } from './check-frame.js';
import { FindingList } from './finding-list.js';
import { TABLE_NAMES, type OrganisationTables, type RawTable, type TableName } from './organisation-files.js';
import {
  byCode,
  type OrganisationAssignment,
  type OrganisationDepartment,
  type OrganisationEmployee,
  type OrganisationRole,
  type WholeOrganisation,
} from './organisation.js';
import { phrase, worded, type Phrase, type Wording } from '../engine/phrase.js';

/** What a load asks to be stored: each as it will be, in order of code, whether it changes or not. */
export interface CheckedOrganisation {
  readonly departments: readonly OrganisationDepartment[];
  readonly roles: readonly OrganisationRole[];
  readonly employees: readonly OrganisationEmployee[];
}

const SHOWN_CODES = 10;

/** Checks tables against themselves, each other and what is stored. */
export function checkOrganisation(tables: OrganisationTables, stored: WholeOrganisation): Outcome<CheckedOrganisation> {
  const findings = new FindingList(tables.findings);
  const departments = checkDepartments(tables.departments, stored.departments, findings);
  const roles = checkRoles(tables.roles, findings);
  const checked = checkEmployees(tables.employees, findings);
  const assignments = checkAssignments(tables.assignments, knownTo(tables, stored, checked), findings);
  if (!findings.hasErrors && TABLE_NAMES.every((name) => tables[name].rows.length === 0)) findings.add(NOTHING);
  if (findings.hasErrors) return refused(...findings.findings);
  const employees = units(tables.assignments, stored, checked, assignments);
  warnOfAbsent(tables, stored, findings);
  warnOfUnassigned(employees, findings);
  return done({ departments: departments.sort(byCode), roles: roles.sort(byCode), employees }, findings.findings);
}

const NOTHING = {
  severity: 'error',
  code: 'nothing-to-load',
  ...worded(
    phrase`There are no rows to load.`,
    phrase`Write at least the departments, roles, employees and assignments that a month needs.`,
  ),
} as const;

function knownTo(tables: OrganisationTables, stored: WholeOrganisation, { codes, employees }: CheckedEmployees) {
  const departments = codesOf(tables.departments);
  const roles = codesOf(tables.roles);
  return {
    isDepartment: (code: string) =>
      !tables.departments.complete || departments.has(code) || stored.departments.has(code),
    isRole: (code: string) => !tables.roles.complete || roles.has(code) || stored.roles.has(code),
    isEmployee: (code: string) => !tables.employees.complete || codes.has(code) || stored.employees.has(code),
    employee: (code: string) => (codes.has(code) ? employees.get(code) : stored.employees.get(code)),
  };
}

const codesOf = (table: RawTable): ReadonlySet<string> =>
  new Set(table.rows.map(({ fields }) => fields.get('code') ?? ''));

/**
 * Employees with their assignments. Where assignments are given, they are all that an employee in either table has; where they
 * are not, those stored stay. An employee who stands in the assignments alone stays as stored otherwise.
 */
function units(
  table: RawTable,
  stored: WholeOrganisation,
  { employees }: CheckedEmployees,
  assignments: ReadonlyMap<string, readonly OrganisationAssignment[]>,
): OrganisationEmployee[] {
  const stay = (code: string): readonly OrganisationAssignment[] =>
    table.from === 'nowhere' ? (stored.employees.get(code)?.assignments ?? []) : [];
  const result = [...employees.values()].map((employee): OrganisationEmployee => {
    const { code } = employee;
    return { ...employee, assignments: assignments.get(code) ?? stay(code) };
  });
  for (const [code, own] of assignments) {
    const employee = employees.has(code) ? undefined : stored.employees.get(code);
    if (employee) result.push({ ...employee, assignments: own });
  }
  return result.sort(byCode);
}

/** What is stored and not in the tables stays as it was: worth knowing, because it may have been forgotten. */
function warnOfAbsent(tables: OrganisationTables, stored: WholeOrganisation, findings: FindingList): void {
  const inAssignments = new Set(tables.assignments.rows.map(({ fields }) => fields.get('employee') ?? ''));
  const warn = (name: TableName, codes: Iterable<string>, advice: Wording): void => {
    const table = tables[name];
    if (table.from === 'nowhere') return;
    const given = codesOf(table);
    const absent = [...codes].filter((code) => !given.has(code) && !(name === 'employees' && inAssignments.has(code)));
    if (absent.length === 0) return;
    const message = phrase`${{ what: counted(absent.length, name) }} loaded before, not in this load, stayed as before: ${{ codes: listed(absent) }}.`;
    const file = table.from === 'file' ? { file: `${name}.csv` } : { pointer: `/${name}` };
    findings.add({ severity: 'warning', code: 'not-in-this-load', ...file, ...worded(message, advice) });
  };
  warn('departments', stored.departments.keys(), phrase`Nothing to do, unless they were forgotten.`);
  warn('roles', stored.roles.keys(), phrase`Nothing to do, unless they were forgotten.`);
  warn('employees', stored.employees.keys(), phrase`For those who left, load them with the day in "left".`);
}

function warnOfUnassigned(employees: readonly OrganisationEmployee[], findings: FindingList): void {
  const unassigned = employees.filter(({ assignments }) => assignments.length === 0).map(({ code }) => code);
  if (unassigned.length === 0) return;
  const message =
    unassigned.length === 1
      ? phrase`1 employee without any assignment: ${{ codes: listed(unassigned) }}.`
      : phrase`${{ count: unassigned.length }} employees without any assignment: ${{ codes: listed(unassigned) }}.`;
  const advice = phrase`Give them one: nobody is paid without.`;
  findings.add({ severity: 'warning', code: 'no-assignment', ...worded(message, advice) });
}

const COUNTED: Readonly<Record<TableName, readonly [one: Phrase, many: (count: number) => Phrase]>> = {
  departments: [phrase`1 department`, (count) => phrase`${{ count }} departments`],
  roles: [phrase`1 role`, (count) => phrase`${{ count }} roles`],
  employees: [phrase`1 employee`, (count) => phrase`${{ count }} employees`],
  assignments: [phrase`1 assignment`, (count) => phrase`${{ count }} assignments`],
};

function counted(count: number, table: TableName): Phrase {
  const [one, many] = COUNTED[table];
  return count === 1 ? one : many(count);
}

function listed(codes: readonly string[]): Phrase {
  const shown = codes.slice(0, SHOWN_CODES).join(', ');
  const more = codes.length - SHOWN_CODES;
  return more > 0 ? phrase`${{ shown }}, … and ${{ more }} more` : phrase`${{ shown }}`;
}
