/**
 * Writes the sample company: a fictional online shop with 400 employees and thirteen months of figures, for the demo, for tests
 * and for trying things out. Nobody in it exists. The same seed writes the same bytes.
 *
 *     node dist/scripts/sample-company.js DIR [--seed N]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { COMPLAINT_COLUMNS, complaintsOf } from './sample-company/complaints.js';
import { CORRECTIONS } from './sample-company/corrections.js';
import { csvText } from './sample-company/csv.js';
import { OBSERVATION_COLUMNS, observationsOf } from './sample-company/observations.js';
import { CURRENT_PERIOD, DEPARTMENTS, STAFF } from './sample-company/organisation.js';
import { overlap, people, periods } from './sample-company/people.js';

/** What `docs/sample-company.md` describes. */
export const DEFAULT_SEED = 2026;

export interface Summary {
  readonly directory: string;
  readonly seed: number;
  readonly departments: number;
  readonly roles: number;
  /** All, and those who hold an assignment on a day of the current period. */
  readonly employees: number;
  readonly employeesNow: number;
  readonly assignments: number;
  readonly periods: readonly string[];
  readonly observations: number;
  readonly corrections: number;
  readonly complaints: number;
}

async function writeOrganisation(directory: string, seed: number): Promise<ReturnType<typeof people>> {
  const everybody = people(seed);
  const roles = STAFF.map(({ role }) => role);
  const employees = everybody.map(({ employee }) => employee);
  const assignments = everybody.flatMap((person) => person.assignments);
  const employeeColumns = ['code', 'name', 'hired', 'left', 'currency', 'salary'] as const;
  const attributeColumns = ['grade', 'region', 'service-training-hours'] as const;
  const assignmentColumns = ['employee', 'role', 'department', 'from', 'to', 'target_bonus'] as const;
  const write = (name: string, text: string): Promise<void> => writeFile(join(directory, name), text);
  await write('departments.csv', csvText(['code', 'name', 'parent'], DEPARTMENTS));
  await write('roles.csv', csvText(['code', 'name', 'name_zh'], roles));
  await write('employees.csv', csvText([...employeeColumns, ...attributeColumns], employees));
  await write('assignments.csv', csvText(assignmentColumns, assignments));
  return everybody;
}

/** Writes the company's organisation and observations below `directory`, which is made if need be. */
export async function writeSampleCompany(directory: string, seed: number = DEFAULT_SEED): Promise<Summary> {
  for (const folder of ['observations', 'complaints']) await mkdir(join(directory, folder), { recursive: true });
  const everybody = await writeOrganisation(directory, seed);
  let [observations, complaints] = [0, 0];
  for (const [index, period] of periods().entries()) {
    const rows = observationsOf(seed, everybody, period, index);
    await writeFile(join(directory, 'observations', `${period}.csv`), csvText(OBSERVATION_COLUMNS, rows));
    observations += rows.length;
    const complained = complaintsOf(seed, everybody, period, index);
    await writeFile(join(directory, 'complaints', `${period}.csv`), csvText(COMPLAINT_COLUMNS, complained));
    complaints += complained.length;
  }
  const corrections = csvText(OBSERVATION_COLUMNS, CORRECTIONS);
  await writeFile(join(directory, 'observations', `corrections-${CURRENT_PERIOD}.csv`), corrections);
  const now = everybody.filter(({ assignments }) => assignments.some((one) => overlap(one, CURRENT_PERIOD)));
  return {
    directory,
    seed,
    departments: DEPARTMENTS.length,
    roles: STAFF.length,
    employees: everybody.length,
    employeesNow: now.length,
    assignments: everybody.flatMap((person) => person.assignments).length,
    periods: periods(),
    observations,
    corrections: CORRECTIONS.length,
    complaints,
  };
}

/** The summary for people, who are told that none of it is real. */
export function describeSample(summary: Summary): string {
  const { directory, seed, departments, roles, employees, employeesNow, assignments } = summary;
  const [first, last] = [summary.periods[0], summary.periods.at(-1)];
  return [
    `A fictional company, Pomelo Lane, was written to ${directory} (seed ${seed}). Nobody in it exists.`,
    `  ${departments} departments, ${roles} roles, ${assignments} assignments`,
    `  ${employees} employees, ${employeesNow} of them in ${CURRENT_PERIOD}`,
    `  ${summary.observations} observations, ${String(first)} to ${String(last)}, and ${summary.corrections} late corrections`,
    `  ${summary.complaints} complaints`,
  ].join('\n');
}

const USAGE = 'Usage: node dist/scripts/sample-company.js DIR [--seed N]';

async function main(): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ options: { seed: { type: 'string' } }, allowPositionals: true });
    const [directory, ...rest] = positionals;
    const seed = values.seed ?? String(DEFAULT_SEED);
    if (directory === undefined || rest.length > 0 || !/^[0-9]{1,9}$/.test(seed))
      throw new TypeError('one folder is needed, and the seed is a whole number');
    console.log(describeSample(await writeSampleCompany(directory, Number(seed))));
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    if (!(error instanceof TypeError)) return 1;
    console.error(USAGE);
    return 2;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main();
}
