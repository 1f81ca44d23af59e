/** Budgets as rows of text, from a file or from records, with what could not be read. */
import { basename } from 'node:path';

import { readCsvInPieces, type CsvColumns } from '../files/csv.js';
import { hashed, openFile } from '../files/file-bytes.js';
import { FindingList } from '../organisation/finding-list.js';
import type { RawRow, TablePlace } from '../organisation/organisation-files.js';

const COLUMNS: CsvColumns = {
  required: ['department', 'period', 'currency', 'amount'],
  optional: [],
  others: 'refuse',
};

export interface BudgetTable {
  readonly place: TablePlace;
  readonly rows: readonly RawRow[];
  readonly findings: FindingList;
  /** Of the file's bytes. */
  readonly sha256?: string;
}

/** A budget as a record: all values are text. */
export interface BudgetRecord {
  readonly department: string;
  readonly period: string;
  readonly currency: string;
  readonly amount: string;
}

/** Reads a file of budgets: `department,period,currency,amount`. What is wrong with it is in the findings. */
export async function readBudgetFile(path: string): Promise<BudgetTable> {
  const name = basename(path);
  const findings = new FindingList();
  const place = { name: name.replace(/\.csv$/, ''), from: 'file' } as const;
  const file = await openFile(path, name);
  if (!file.ok) {
    for (const finding of file.findings) findings.add(finding);
    return { place, rows: [], findings };
  }
  const { bytes, sha256 } = hashed(file.value.bytes);
  const rows: RawRow[] = [];
  for await (const piece of readCsvInPieces(bytes, COLUMNS, name))
    for (const row of piece)
      if (row.kind === 'record') rows.push(row);
      else findings.add(row.finding);
  return { place, rows, findings, sha256: sha256() };
}

/** Takes records as rows, as if they had been read from a file. */
export function budgetsFromRecords(records: readonly BudgetRecord[]): BudgetTable {
  const rows = records.map(({ department, period, currency, amount }, row) => ({
    row,
    fields: new Map(Object.entries({ department, period, currency, amount })),
  }));
  return { place: { name: 'budgets', from: 'records' }, rows, findings: new FindingList() };
}
