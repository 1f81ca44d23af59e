import { currencyDecimals } from '../engine/currency.js';
import type { PayoutView } from '../runs/payouts.service.js';
import type { Run } from '../runs/runs.entities.js';
import { PAYROLL_COLUMNS, payrollRow, type PayrollRow } from './payroll-row.js';

const AMOUNTS: ReadonlySet<keyof PayrollRow> = new Set(['payable', 'not_paid', 'earned']);

/**
 * One sheet, one row a payout. Texts are text cells, which no spreadsheet computes. Amounts are number cells, because payroll adds
 * them up; an amount that a spreadsheet's double could not show to the cent stays text.
 */
export async function xlsxExport(run: Run, payouts: readonly PayoutView[]): Promise<Uint8Array> {
  // Large, and needed for this format alone: loaded when somebody asks for it.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  // The run's own time, so that the same run gives the same bytes.
  workbook.creator = 'cxpay';
  workbook.created = workbook.modified = new Date(run.at);
  const sheet = workbook.addWorksheet(`Payouts ${run.period}`, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = PAYROLL_COLUMNS.map((column) => ({ header: column, key: column, width: 18 }));
  sheet.getRow(1).font = { bold: true };
  for (const payout of payouts) {
    const row = payrollRow(payout);
    const decimals = currencyDecimals(payout.currency);
    const added = sheet.addRow(
      PAYROLL_COLUMNS.map((column) => (AMOUNTS.has(column) ? amountCell(row[column]) : row[column])),
    );
    for (const column of AMOUNTS)
      added.getCell(PAYROLL_COLUMNS.indexOf(column) + 1).numFmt = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
  }
  return withDate(await workbook.xlsx.writeBuffer(), new Date(run.at));
}

/** The same archive with one date on every part: writing puts the clock's there, and then no two files would be alike. */
async function withDate(bytes: ArrayBuffer, date: Date): Promise<Uint8Array> {
  const { default: JSZip } = await import('jszip');
  const written = await JSZip.loadAsync(bytes);
  const dated = new JSZip();
  for (const name of Object.keys(written.files).sort()) {
    const part = await written.file(name)?.async('uint8array');
    if (part) dated.file(name, part, { date, createFolders: false });
  }
  return dated.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' });
}

function amountCell(amount: string): number | string {
  const number = Number(amount);
  const decimals = amount.split('.')[1]?.length ?? 0;
  return number.toFixed(decimals) === amount ? number : amount;
}
