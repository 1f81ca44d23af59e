/** Checks of departments and roles: cells, codes that stand twice, the tree of departments. */
import { shownCell } from '../files/cell-text.js';
import { CheckedRow } from './checked-row.js';
import type { FindingList } from './finding-list.js';
import { placeOf, rowName, type RawRow, type RawTable } from './organisation-files.js';
import type { OrganisationDepartment, OrganisationRole } from './organisation.js';
import { phrase, worded } from '../engine/phrase.js';

const SHOWN_IN_CYCLE = 12;

/** The rows of a table by code; a code that stands twice is noted, and its first row taken. */
export function rowsByCode(table: RawTable, findings: FindingList): ReadonlyMap<string, RawRow> {
  const rows = new Map<string, RawRow>();
  for (const raw of table.rows) {
    const code = raw.fields.get('code') ?? '';
    const first = rows.get(code);
    if (!first) rows.set(code, raw);
    else if (code !== '') {
      const message = phrase`${{ code: shownCell(code) }} stands twice: in ${{ first: rowName(table, first.row) }} and in ${{ second: rowName(table, raw.row) }}.`;
      const row = new CheckedRow(table, raw, findings);
      row.error('code', 'duplicate-code', message, phrase`Remove or correct one of them.`);
    } else new CheckedRow(table, raw, findings).code('code');
  }
  return rows;
}

/** Columns that mean nothing in this table. */
export function warnOfIgnoredColumns(table: RawTable, findings: FindingList): void {
  for (const column of table.otherColumns)
    findings.add({
      severity: 'warning',
      code: 'ignored-column',
      ...placeOf(table, table.from === 'file' ? 1 : 0, column),
      ...worded(
        phrase`The column ${{ column: shownCell(column) }} of ${{ name: table.name }} is not used.`,
        phrase`Columns of your own belong in employees, where rules can use them.`,
      ),
    });
}

/** The departments that are right in themselves; where one hangs in the tree is checked as well. */
export function checkDepartments(
  table: RawTable,
  stored: ReadonlyMap<string, OrganisationDepartment>,
  findings: FindingList,
): OrganisationDepartment[] {
  warnOfIgnoredColumns(table, findings);
  const rows = rowsByCode(table, findings);
  const isKnown = (code: string): boolean => !table.complete || rows.has(code) || stored.has(code);
  const checked: OrganisationDepartment[] = [];
  for (const raw of rows.values()) {
    const row = new CheckedRow(table, raw, findings);
    const [code, name] = [row.code('code'), row.name('name')];
    const parent = row.text('parent') === '' ? null : row.reference('parent', isKnown, 'departments');
    if (code !== undefined && name !== undefined && parent !== undefined) checked.push({ code, name, parent });
  }
  checkTree(table, rows, stored, findings);
  return checked;
}

/** Every department must lead up to a root; each cycle is told once, at the first of its rows. */
function checkTree(
  table: RawTable,
  rows: ReadonlyMap<string, RawRow>,
  stored: ReadonlyMap<string, OrganisationDepartment>,
  findings: FindingList,
): void {
  const parentOf = (code: string): string | undefined =>
    rows.has(code) ? rows.get(code)?.fields.get('parent') : (stored.get(code)?.parent ?? undefined);
  const settled = new Set<string>();
  for (const start of rows.keys()) {
    const path = new Set<string>();
    let code: string | undefined = start;
    while (code && !settled.has(code) && !path.has(code)) {
      path.add(code);
      code = parentOf(code);
    }
    if (code && path.has(code)) noteCycle(table, rows, [...path].slice([...path].indexOf(code)), findings);
    path.forEach((each) => settled.add(each));
  }
}

function noteCycle(
  table: RawTable,
  rows: ReadonlyMap<string, RawRow>,
  members: readonly string[],
  findings: FindingList,
): void {
  const [raw] = members.flatMap((code) => rows.get(code) ?? []).sort((a, b) => a.row - b.row);
  if (!raw) return;
  const start = members.indexOf(raw.fields.get('code') ?? '');
  const cycle = [...members.slice(start), ...members.slice(0, start)];
  const shown = cycle.slice(0, SHOWN_IN_CYCLE);
  const rest = cycle.length > shown.length ? [`… (+${cycle.length - shown.length}) …`] : [];
  const message = phrase`Departments lie within each other: ${{ cycle: [...shown, ...rest, cycle[0] ?? ''].join(' → ') }}.`;
  const row = new CheckedRow(table, raw, findings);
  row.error('parent', 'department-cycle', message, phrase`Give one of them another parent, or none.`);
}

/** The roles that are right in themselves. */
export function checkRoles(table: RawTable, findings: FindingList): OrganisationRole[] {
  warnOfIgnoredColumns(table, findings);
  const checked: OrganisationRole[] = [];
  for (const raw of rowsByCode(table, findings).values()) {
    const row = new CheckedRow(table, raw, findings);
    const [code, name, nameZh] = [row.code('code'), row.name('name'), row.optionalName('name_zh')];
    if (code !== undefined && name !== undefined && nameZh !== undefined) checked.push({ code, name, nameZh });
  }
  return checked;
}
