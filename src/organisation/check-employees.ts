/** Checks of employees and of their assignments. */
import { shownCell } from '../files/cell-text.js';
import { rowsByCode, warnOfIgnoredColumns } from './check-frame.js';
import { CheckedRow } from './checked-row.js';
import { attributeColumns, attributesOf } from './employee-attributes.js';
import type { FindingList } from './finding-list.js';
import { rowName, type RawRow, type RawTable } from './organisation-files.js';
import type { OrganisationAssignment, OrganisationEmployee } from './organisation.js';
import { phrase } from '../engine/phrase.js';

/** An employee without assignments. */
export type EmployeeRecord = Omit<OrganisationEmployee, 'assignments'>;

export interface CheckedEmployees {
  /** Every code in the table, whether the rest of the row is right or not. */
  readonly codes: ReadonlySet<string>;
  readonly employees: ReadonlyMap<string, EmployeeRecord>;
}

/** The employees that are right in themselves. */
export function checkEmployees(table: RawTable, findings: FindingList): CheckedEmployees {
  const columns = attributeColumns(table, findings);
  const rows = rowsByCode(table, findings);
  const employees = new Map<string, EmployeeRecord>();
  for (const raw of rows.values()) {
    const employee = checkEmployee(new CheckedRow(table, raw, findings), raw, columns);
    if (employee) employees.set(employee.code, employee);
  }
  return { codes: new Set(rows.keys()), employees };
}

function checkEmployee(row: CheckedRow, raw: RawRow, columns: ReadonlyMap<string, string>): EmployeeRecord | undefined {
  const [code, name] = [row.code('code'), row.name('name')];
  const [hired, left] = [row.day('hired'), row.optionalDay('left')];
  const currency = row.currency('currency');
  const salary = row.optionalAmount('salary', currency);
  if (hired !== undefined && left && left < hired) {
    const message = phrase`Left on ${{ left }}, before being hired on ${{ hired }}.`;
    row.error('left', 'left-before-hired', message, phrase`Correct one of the days.`);
  }
  if (code === undefined || name === undefined || hired === undefined || left === undefined) return undefined;
  if (currency === undefined || salary === undefined) return undefined;
  return { code, name, hired, left, currency, salary, attributes: attributesOf(columns, raw.fields) };
}

/** What an assignment may refer to. */
export interface KnownToAssignments {
  readonly isEmployee: (code: string) => boolean;
  readonly isRole: (code: string) => boolean;
  readonly isDepartment: (code: string) => boolean;
  /** The employee as they will be; `undefined` where their own row is not right. */
  readonly employee: (code: string) => EmployeeRecord | undefined;
}

interface PlacedAssignment extends OrganisationAssignment {
  readonly raw: RawRow;
}

/** The assignments of each employee in the table, in order of `from`. */
export function checkAssignments(
  table: RawTable,
  known: KnownToAssignments,
  findings: FindingList,
): ReadonlyMap<string, readonly OrganisationAssignment[]> {
  warnOfIgnoredColumns(table, findings);
  const byEmployee = new Map<string, PlacedAssignment[]>();
  for (const raw of table.rows) {
    const row = new CheckedRow(table, raw, findings);
    const code = row.reference('employee', known.isEmployee, 'employees');
    const assignment = checkAssignment(row, known, code === undefined ? undefined : known.employee(code));
    if (code === undefined || !assignment) continue;
    const own = byEmployee.get(code);
    if (own) own.push({ ...assignment, raw });
    else byEmployee.set(code, [{ ...assignment, raw }]);
  }
  return new Map([...byEmployee].map(([code, own]) => [code, inOrder(table, own, findings)]));
}

function checkAssignment(
  row: CheckedRow,
  known: KnownToAssignments,
  employee: EmployeeRecord | undefined,
): OrganisationAssignment | undefined {
  const role = row.reference('role', known.isRole, 'roles');
  const department = row.reference('department', known.isDepartment, 'departments');
  const [from, to] = [row.day('from'), row.optionalDay('to')];
  const targetBonus = row.targetBonus('target_bonus', employee?.currency, employee ? employee.salary !== null : true);
  if (from === undefined || to === undefined) return undefined;
  if (to !== null && to <= from) {
    row.error(
      'to',
      'ends-before-start',
      phrase`It ends on ${{ to }}, not after ${{ from }}.`,
      phrase`"to" is the first day after it.`,
    );
    return undefined;
  }
  if (employee) checkService(row, employee, from, to);
  if (role === undefined || department === undefined || targetBonus === undefined) return undefined;
  return { role, department, from, to, targetBonus };
}

/** An assignment must lie in the employee's service; an open end means as long as they serve. */
function checkService(row: CheckedRow, { hired, left }: EmployeeRecord, from: string, to: string | null): void {
  const service = left === null ? phrase`from ${{ hired }}` : phrase`from ${{ hired }} until ${{ left }} (exclusive)`;
  const advice = phrase`Correct the days here or in employees.`;
  const days = to === null ? phrase`${{ from }} until further notice` : phrase`${{ from }} until ${{ to }} (exclusive)`;
  if ((to !== null && to <= hired) || (left !== null && from >= left))
    row.error(
      'from',
      'outside-service',
      phrase`The assignment, ${{ days }}, lies outside the employee's service ${{ service }}.`,
      advice,
    );
  else if (from < hired || (left !== null && to !== null && to > left))
    row.warning(
      'from',
      'partly-outside-service',
      phrase`A part of the assignment, ${{ days }}, lies outside the employee's service ${{ service }}: it is not paid.`,
      advice,
    );
}

/** In order of `from`; two that share a day are noted. */
function inOrder(table: RawTable, own: PlacedAssignment[], findings: FindingList): OrganisationAssignment[] {
  own.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.raw.row - b.raw.row));
  let latest: PlacedAssignment | undefined;
  for (const assignment of own) {
    if (latest && (latest.to === null || latest.to > assignment.from)) noteOverlap(table, latest, assignment, findings);
    if (!latest || (latest.to !== null && (assignment.to === null || assignment.to > latest.to))) latest = assignment;
  }
  return own.map(({ role, department, from, to, targetBonus }) => ({ role, department, from, to, targetBonus }));
}

function noteOverlap(table: RawTable, first: PlacedAssignment, second: PlacedAssignment, findings: FindingList): void {
  const code = shownCell(second.raw.fields.get('employee') ?? '');
  const [one, other] = [first.raw.row, second.raw.row].sort((a, b) => a - b).map((row) => rowName(table, row));
  const message = phrase`Employee ${{ code }} has two assignments on ${{ from: second.from }} (and maybe later): ${{ one: one ?? '' }} and ${{ other: other ?? '' }}.`;
  const row = new CheckedRow(table, second.raw, findings);
  row.error(
    'from',
    'overlapping-assignments',
    message,
    phrase`End the earlier one on ${{ from: second.from }}: "to" is the first day after it.`,
  );
}
