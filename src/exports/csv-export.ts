import { stringify } from 'csv-stringify/sync';

import type { PayoutView } from '../runs/payouts.service.js';
import type { Run } from '../runs/runs.entities.js';
import { FIGURE_COLUMNS, PAYROLL_COLUMNS, payrollRow, withoutFormula } from './payroll-row.js';

/** Without it Excel takes the file for the machine's old code page, and Chinese names for noise. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * One row a payout, RFC 4180, UTF-8 with a byte order mark. Texts are quoted, every one of them: where the list separator is a
 * semicolon or a tab, one within a text must not begin another cell.
 */
export function csvExport(_run: Run, payouts: readonly PayoutView[]): Promise<Uint8Array> {
  const rows = payouts.map((payout) => {
    const row = payrollRow(payout);
    return PAYROLL_COLUMNS.map((column) => (FIGURE_COLUMNS.has(column) ? row[column] : withoutFormula(row[column])));
  });
  const text = stringify([[...PAYROLL_COLUMNS], ...rows], {
    record_delimiter: '\r\n',
    cast: { string: (value, { index }) => ({ value, quoted: isText(index) }) },
  });
  return Promise.resolve(Buffer.from(BYTE_ORDER_MARK + text, 'utf8'));
}

function isText(index: number): boolean {
  const column = PAYROLL_COLUMNS[index];
  return column === undefined || !FIGURE_COLUMNS.has(column);
}
