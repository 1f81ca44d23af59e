/** What a script makes of the published files: a company and its observations, in the product's own formats. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { csvText } from '../sample-company/csv.js';

export interface DepartmentRow {
  readonly code: string;
  readonly name: string;
  readonly parent: string;
}

export interface RoleRow {
  readonly code: string;
  readonly name: string;
  readonly name_zh: string;
}

export interface EmployeeRow {
  readonly code: string;
  readonly name: string;
  readonly hired: string;
  readonly left: string;
  readonly currency: string;
  readonly salary: string;
  /** Further columns are attributes. */
  readonly [attribute: string]: string;
}

export interface AssignmentRow {
  readonly employee: string;
  readonly role: string;
  readonly department: string;
  readonly from: string;
  readonly to: string;
  readonly target_bonus: string;
}

/** One reported figure: two counts, or a value where it is no ratio. */
export interface ObservationRow {
  readonly indicator: string;
  readonly subject: string;
  readonly period: string;
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly sample: string;
  readonly source: string;
  readonly reference: string;
}

export interface Company {
  readonly departments: readonly DepartmentRow[];
  readonly roles: readonly RoleRow[];
  readonly employees: readonly EmployeeRow[];
  readonly attributes: readonly string[];
  readonly assignments: readonly AssignmentRow[];
  readonly observations: readonly ObservationRow[];
}

const OBSERVATION_COLUMNS = [
  'indicator',
  'subject',
  'period',
  'value',
  'numerator',
  'denominator',
  'sample',
  'source',
  'reference',
] as const;

/** Whose figure it is, of which month, who reports it and where that is written down. */
export type Reported = Pick<ObservationRow, 'indicator' | 'subject' | 'period' | 'source' | 'reference'>;

/** A ratio as its two counts: nothing is divided here, so nothing is rounded. `sample`: the number of cases behind it. */
export function ratioRow(of: Reported, numerator: number, denominator: number, sample = denominator): ObservationRow {
  return {
    ...of,
    value: '',
    numerator: wholeText(numerator),
    denominator: wholeText(denominator),
    sample: wholeText(sample),
  };
}

/** A count that is reported as it is. */
export function countRow(of: Reported, count: number): ObservationRow {
  return { ...of, value: wholeText(count), numerator: '', denominator: '', sample: '' };
}

/** A whole number's decimal text; beyond 2^53 a sum could have been rounded on the way. */
function wholeText(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number that is certainly exact`);
  return String(value);
}

/** Writes the company below `directory`, which is made if need be; observations go to a file for each month. */
export async function writeCompany(directory: string, company: Company): Promise<void> {
  const { departments, roles, employees, attributes, assignments, observations } = company;
  await mkdir(join(directory, 'observations'), { recursive: true });
  const write = (name: string, text: string): Promise<void> => writeFile(join(directory, name), text);
  const employeeColumns = ['code', 'name', 'hired', 'left', 'currency', 'salary', ...attributes];
  const assignmentColumns = ['employee', 'role', 'department', 'from', 'to', 'target_bonus'] as const;
  await write('departments.csv', csvText(['code', 'name', 'parent'], departments));
  await write('roles.csv', csvText(['code', 'name', 'name_zh'], roles));
  await write('employees.csv', csvText(employeeColumns, employees));
  await write('assignments.csv', csvText(assignmentColumns, assignments));
  for (const period of inOrder(observations.map((row) => row.period))) {
    const rows = observations.filter((row) => row.period === period);
    await write(join('observations', `${period}.csv`), csvText(OBSERVATION_COLUMNS, rows));
  }
}

/** Each text once, in the same order on every machine. */
export const inOrder = (texts: Iterable<string>): string[] => [...new Set(texts)].sort();
