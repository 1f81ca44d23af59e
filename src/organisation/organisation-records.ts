/** An organisation given as lists of records (JSON) instead of files. */
import type { Finding } from '../engine/finding.js';
import { shownCell, unreadable } from '../files/cell-text.js';
import { headerProblem } from '../files/csv-header.js';
import { MAX_CELL } from '../files/csv-records.js';
import { FindingList } from './finding-list.js';
import {
  noTable,
  otherThan,
  placeOf,
  TABLE_COLUMNS,
  type OrganisationTables,
  type RawRow,
  type RawTable,
  type TableName,
} from './organisation-files.js';
import { phrase, worded } from '../engine/phrase.js';

/** A row as a record: texts by the name of the column; `null` or absent where a cell would be empty. */
export type OrganisationRecord = Readonly<Record<string, unknown>>;

/** Lists of records; what is stored of a list that is not given stays. */
export type OrganisationRecords = { readonly [Name in TableName]?: readonly OrganisationRecord[] | undefined };

/**
 * Takes records as rows, as if they had been read from files.
 *
 * @example tablesFromRecords({ roles: [{ code: 'COURIER', name: 'Courier' }] })
 */
export function tablesFromRecords(records: OrganisationRecords): OrganisationTables {
  const findings = new FindingList();
  const table = (name: TableName): RawTable => tableFrom(name, records[name], findings);
  return {
    departments: table('departments'),
    roles: table('roles'),
    employees: table('employees'),
    assignments: table('assignments'),
    findings,
  };
}

function tableFrom(
  name: TableName,
  records: readonly OrganisationRecord[] | undefined,
  findings: FindingList,
): RawTable {
  if (records === undefined) return noTable(name);
  const table = { name, from: 'records' } as const;
  const names = new Set<string>();
  const rows = records.map((record, row): RawRow => {
    const fields = new Map<string, string>();
    for (const [key, value] of Object.entries(record)) {
      const column = key.trim();
      const text = textOf(value);
      const problem = text === undefined ? notText(value) : fields.has(column) ? DOUBLED : textProblem(text);
      if (problem) findings.add({ severity: 'error', ...problem, ...placeOf(table, row, key) });
      names.add(column);
      fields.set(column, text ?? '');
    }
    return { row, fields };
  });
  const { required } = TABLE_COLUMNS[name];
  const problem = headerProblem([...new Set([...required, ...names])], TABLE_COLUMNS[name]);
  if (problem) findings.add(aboutKeys(problem, name));
  return { ...table, rows, otherColumns: otherThan(TABLE_COLUMNS[name], names), complete: true };
}

const textOf = (value: unknown): string | undefined =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value.trim() : undefined;

type Problem = Pick<Finding, 'code' | 'message' | 'advice' | 'phrases'>;

const DOUBLED: Problem = {
  code: 'duplicate-column',
  ...worded(phrase`The record names this twice.`, phrase`Remove one.`),
};

const notText = (value: unknown): Problem => ({
  code: 'not-text',
  ...worded(
    typeof value === 'object'
      ? phrase`A value that is an object or a list cannot be taken.`
      : phrase`A value that is a ${{ type: typeof value }} cannot be taken.`,
    phrase`Write it as text, in quotes: figures too, so that no digit of theirs is lost.`,
  ),
});

function textProblem(text: string): Problem | undefined {
  if (text.length > MAX_CELL)
    return {
      code: 'cell-too-long',
      ...worded(phrase`The text is longer than ${{ most: MAX_CELL }} characters.`, phrase`Shorten it.`),
    };
  const character = unreadable(text);
  if (character === undefined) return undefined;
  return { code: 'unreadable-character', ...worded(phrase`The text contains ${{ character }}.`, phrase`Remove it.`) };
}

function aboutKeys({ severity, code, message, advice, phrases }: Finding, name: TableName): Finding {
  const what = phrases?.message ?? message;
  return {
    severity,
    code,
    pointer: `/${name}`,
    ...worded(phrase`In ${{ name: shownCell(name) }}: ${{ what }}`, phrases?.advice ?? advice),
  };
}
