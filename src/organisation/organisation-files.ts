/** The four tables of an organisation as rows of text, from files or from records, with what could not be read. */
import { join } from 'node:path';

import type { Finding } from '../engine/finding.js';
import { readCsvInPieces, type CsvColumns } from '../files/csv.js';
import { folderProblem, hashed, openFile } from '../files/file-bytes.js';
import { FindingList } from './finding-list.js';
import { phrase, worded, type Phrase } from '../engine/phrase.js';

export const TABLE_NAMES = ['departments', 'roles', 'employees', 'assignments'] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** The columns of each table. Those of any other name in `employees` are attributes. */
export const TABLE_COLUMNS: Readonly<Record<TableName, CsvColumns>> = {
  departments: { required: ['code', 'name', 'parent'], optional: [], others: 'keep' },
  roles: { required: ['code', 'name'], optional: ['name_zh'], others: 'keep' },
  employees: { required: ['code', 'name', 'hired', 'currency'], optional: ['left', 'salary'], others: 'keep' },
  assignments: {
    required: ['employee', 'role', 'department', 'from', 'target_bonus'],
    optional: ['to'],
    others: 'keep',
  },
};

/** A row of text; `row` counts as the table does: records of a file from 1, the header's, or of a list from 0. */
export interface RawRow {
  readonly row: number;
  readonly fields: ReadonlyMap<string, string>;
}

/** Which table it is, and where it came from. */
export interface TablePlace {
  readonly name: string;
  readonly from: 'file' | 'records' | 'nowhere';
}

export interface RawTable extends TablePlace {
  readonly name: TableName;
  readonly rows: readonly RawRow[];
  /** Columns besides the known ones. */
  readonly otherColumns: readonly string[];
  /** Could all of it be read? Where not, a code that is not in it may stand in the rest. */
  readonly complete: boolean;
  /** Of the file's bytes. */
  readonly sha256?: string;
}

export interface OrganisationTables extends Readonly<Record<TableName, RawTable>> {
  readonly findings: FindingList;
}

/** Where in a table something stands, as findings say it: file, row and column, or a JSON pointer. */
export function placeOf(
  { name, from }: TablePlace,
  row: number,
  column?: string,
): Pick<Finding, 'file' | 'line' | 'column' | 'pointer'> {
  if (from === 'file') return { file: `${name}.csv`, line: row, ...(column === undefined ? {} : { column }) };
  return { pointer: `/${name}/${row}${column === undefined ? '' : `/${escapedPointer(column)}`}` };
}

export const escapedPointer = (word: string): string => word.replaceAll('~', '~0').replaceAll('/', '~1');

/** A row as sentences name it: `row 5`, or `/departments/4` of a list. */
export const rowName = ({ name, from }: TablePlace, row: number): Phrase =>
  from === 'file' ? phrase`row ${{ row }}` : phrase`/${{ name }}/${{ row }}`;

/** A table that was not given: what is stored of it stays. */
export const noTable = (name: TableName): RawTable => ({
  name,
  from: 'nowhere',
  rows: [],
  otherColumns: [],
  complete: true,
});

/**
 * Reads `departments.csv`, `roles.csv`, `employees.csv` and `assignments.csv` of a folder, those of them that are there: of a table without
 * a file what is stored stays. What is wrong with them is in the findings; a folder with none of them is an error.
 */
export async function readOrganisationFolder(folder: string): Promise<OrganisationTables> {
  const findings = new FindingList();
  const problem = await folderProblem(folder);
  if (problem) findings.add(problem);
  const read = (name: TableName): Promise<RawTable> =>
    problem ? Promise.resolve(noTable(name)) : readTable(folder, name, findings);
  const tables = {
    departments: await read('departments'),
    roles: await read('roles'),
    employees: await read('employees'),
    assignments: await read('assignments'),
  };
  if (!findings.hasErrors && TABLE_NAMES.every((name) => tables[name].from === 'nowhere')) findings.add(noFile(folder));
  return { ...tables, findings };
}

const noFile = (folder: string): Finding => ({
  severity: 'error',
  code: 'file-missing',
  file: folder,
  ...worded(
    phrase`${{ folder }} holds none of ${{ files: TABLE_NAMES.map((name) => `${name}.csv`).join(', ') }}.`,
    phrase`Check the folder, and the names of its files.`,
  ),
});

async function readTable(folder: string, name: TableName, findings: FindingList): Promise<RawTable> {
  const file = await openFile(join(folder, `${name}.csv`), `${name}.csv`);
  if (!file.ok) {
    // Only what has changed need be given.
    if (file.findings.every(({ code }) => code === 'file-missing')) return noTable(name);
    file.findings.forEach((finding) => {
      findings.add(finding);
    });
    return { ...noTable(name), complete: false };
  }
  const { bytes, sha256 } = hashed(file.value.bytes);
  const rows: RawRow[] = [];
  let complete = true;
  for await (const piece of readCsvInPieces(bytes, TABLE_COLUMNS[name], `${name}.csv`))
    for (const row of piece)
      if (row.kind === 'record') rows.push(row);
      else {
        complete = false;
        findings.add(row.finding);
      }
  const otherColumns = otherThan(TABLE_COLUMNS[name], rows[0]?.fields.keys() ?? []);
  return { name, from: 'file', rows, otherColumns, complete, ...(complete ? { sha256: sha256() } : {}) };
}

/** The names that are not those of known columns. */
export function otherThan({ required, optional }: CsvColumns, names: Iterable<string>): string[] {
  return [...names].filter((name) => !required.includes(name) && !optional.includes(name));
}
