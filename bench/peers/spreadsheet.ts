/** The HyperFormula spreadsheet on the bench's plan: one sheet, one row an employee, the plan as formulas beside their values. */
import { timedMedian } from '../measure.js';
import type { PlainResult } from '../results.js';
import { ALWAYS_KNOWN, MEASURED, PAYOUT, planFormulas, type Language } from './plan-formulas.js';
import { PayoutComparison, type PlanPeer, type PlanPeerFound, type PlanPeerMeasured } from './plan-peer.js';
import { findTool } from './tools.js';

const PACKAGE = 'hyperformula';

type Cell = string | number | null;

/** As much of the package as is used here. */
interface Module {
  readonly HyperFormula: {
    buildFromArray(cells: readonly (readonly Cell[])[], options: object): Sheet;
  };
}
interface Sheet {
  getCellValue(address: { readonly sheet: number; readonly row: number; readonly col: number }): unknown;
  destroy(): void;
}

/** The units that an employee belongs to, from the smallest up: a cell each. */
const DEPARTMENTS = ['department:0', 'department:1', 'department:2'];
const INPUTS: readonly string[] = [...MEASURED, ...ALWAYS_KNOWN, ...DEPARTMENTS];

/** `A`, `B` … `Z`, `AA` … */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${columnName(Math.floor(index / 26) - 1)}${last}`;
}

/** Formulas with `#` for the number of the row. */
function rowFormulas(): { readonly formulas: readonly string[]; readonly payoutColumn: number } {
  const columns = new Map(INPUTS.map((name, i) => [name, columnName(i)]));
  const ref = (name: string): string => {
    const column = columns.get(name);
    if (column === undefined) throw new RangeError(`no column for "${name}"`);
    return `${column}#`;
  };
  const text = (value: string): string => `"${value}"`;
  // Columns are given out beforehand, in the order in which the formulas will stand.
  const names = planFormulas(sheetLanguage((name) => name, text)).map(({ name }) => name);
  for (const name of names) columns.set(name, columnName(columns.size));
  const formulas = planFormulas(sheetLanguage(ref, text)).map(({ formula }) => `=${formula}`);
  return { formulas, payoutColumn: INPUTS.length + names.indexOf(PAYOUT) };
}

const sheetLanguage = (ref: (name: string) => string, text: (value: string) => string): Language => ({
  ref,
  text,
  nothing: '""',
  isKnown: (cell) => `ISNUMBER(${cell})`,
  isAmong: (cell, values) => `OR(${values.map((value) => `${cell}=${value}`).join(',')})`,
  isWithin: (department) => `OR(${DEPARTMENTS.map((name) => `${ref(name)}=${text(department)}`).join(',')})`,
  allOf: (conditions) => `AND(${conditions.join(',')})`,
  anyOf: (conditions) => `OR(${conditions.join(',')})`,
  not: (condition) => `NOT(${condition})`,
  when: (condition, then, otherwise) => `IF(${condition},${then},${otherwise})`,
  least: (a, b) => `MIN(${a},${b})`,
  most: (a, b) => `MAX(${a},${b})`,
  rounded: (amount, decimals) => `ROUND(${amount},${decimals})`,
});

/** The formulas of one employee's row, as they stand in row 1. */
export const firstRow = (): readonly string[] => rowFormulas().formulas.map((formula) => formula.replaceAll('#', '1'));

/** HyperFormula, or why there is none. */
export async function spreadsheetPeer(folder?: string): Promise<PlanPeerFound> {
  const tool = await findTool<Module>(PACKAGE, folder);
  return 'missing' in tool ? tool : new SpreadsheetBench(`${PACKAGE} ${tool.version}`, tool.module);
}

/** So many rows a sheet: it takes about 90 KiB of memory a row here. More people are on further sheets, one after the other. */
const ROWS_PER_SHEET = 5_000;

/** Collects a sheet's worth of people, then builds the sheet and works it out. */
class SpreadsheetBench implements PlanPeer {
  private readonly comparison = new PayoutComparison();
  private readonly formulas = rowFormulas();
  private held: Pick<PlainResult, 'inputs' | 'amount'>[] = [];
  private seconds = 0;

  constructor(
    private readonly by: string,
    private readonly module: Module,
  ) {}

  async take(page: readonly PlainResult[]): Promise<void> {
    for (const { inputs, amount } of page) {
      this.held.push({ inputs, amount });
      if (this.held.length === ROWS_PER_SHEET) await this.workOut();
    }
  }

  async measured(): Promise<PlanPeerMeasured> {
    if (this.held.length > 0) await this.workOut();
    return { by: this.by, seconds: this.seconds, differences: this.comparison.result };
  }

  /** From rows of values and formulas to a column of payouts. */
  private async workOut(): Promise<void> {
    const { formulas, payoutColumn } = this.formulas;
    const cells = this.held.map(({ inputs }, i) => [
      ...cellsOf(inputs),
      ...formulas.map((formula) => formula.replaceAll('#', String(i + 1))),
    ]);
    const { seconds, value } = await timedMedian(() => this.payouts(cells, payoutColumn));
    this.seconds += seconds;
    this.comparison.compare(this.held, value);
    this.held = [];
  }

  private payouts(cells: readonly (readonly Cell[])[], col: number): unknown[] {
    const sheet = this.module.HyperFormula.buildFromArray(cells, { licenseKey: 'gpl-v3', maxRows: ROWS_PER_SHEET });
    const payouts = cells.map((_, row) => sheet.getCellValue({ sheet: 0, row, col }));
    sheet.destroy();
    return payouts;
  }
}

function cellsOf(inputs: PlainResult['inputs']): Cell[] {
  const { departments } = inputs;
  const units = Array.isArray(departments) ? (departments as readonly string[]) : [];
  return [...MEASURED, ...ALWAYS_KNOWN]
    .map((name): Cell => {
      const value = inputs[name];
      return typeof value === 'number' || typeof value === 'string' ? value : null;
    })
    .concat(DEPARTMENTS.map((_, i) => units[i] ?? null));
}
