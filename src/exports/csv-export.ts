import { stringify } from 'csv-stringify/sync';

import type { PayoutView } from '../runs/payouts.service.js';
import type { Run } from '../runs/runs.entities.js';
import { FIGURE_COLUMNS, PAYROLL_COLUMNS, payrollRow, withoutFormula } from './payroll-row.js';

/** One row a payout, RFC 4180, UTF-8. */
export function csvExport(_run: Run, payouts: readonly PayoutView[]): Promise<Uint8Array> {
  const rows = payouts.map((payout) => {
    const row = payrollRow(payout);
    return PAYROLL_COLUMNS.map((column) => (FIGURE_COLUMNS.has(column) ? row[column] : withoutFormula(row[column])));
  });
  return Promise.resolve(Buffer.from(stringify([[...PAYROLL_COLUMNS], ...rows], { record_delimiter: '\r\n' }), 'utf8'));
}
