import { Exact } from '../../src/engine/exact.js';
import { columnsOf, readTable, type TableRow } from '../real-input/read-table.js';
import { InputProblem } from '../real-input/input-problem.js';
import {
  BASE_SCORE,
  CONSISTENCY,
  DOMAINS,
  HOSPITAL,
  MEASURE_COLUMNS,
  MEASURES,
  SSI,
  TABLES,
  TOTAL,
  YEAR,
  type Domain,
  type Measure,
  type Table,
} from './measures.js';

export type MeasureFigure = keyof typeof MEASURE_COLUMNS;

/** Everything published of one hospital; a figure that is not available is left out. */
export interface Hospital {
  readonly id: string;
  /** The month that its fiscal year begins with: 2024 is `2023-10`. */
  readonly period: string;
  /** By measure, those of it that are published. */
  readonly measures: ReadonlyMap<string, Readonly<Partial<Record<MeasureFigure, Exact>>>>;
  readonly ssi: Exact | undefined;
  readonly base: Exact | undefined;
  readonly consistency: Exact | undefined;
  readonly unweighted: Readonly<Partial<Record<Domain, Exact>>>;
  readonly weighted: Readonly<Partial<Record<Domain, Exact>>>;
  readonly total: Exact | undefined;
}

/** One table by hospital. A year may lack a measure, so only the columns that name the hospital must be there. */
interface PublishedTable {
  readonly rows: ReadonlyMap<string, TableRow>;
  readonly columns: ReadonlySet<string>;
}

const NOT_AVAILABLE: ReadonlySet<string> = new Set(['', 'Not Available', 'Not Applicable', 'N/A', '-']);
const OUT_OF = / out of (?:9|10)$/;

/** Reads the five published tables of a folder, hospitals in the order of the totals. */
export async function readHospitals(folder: string): Promise<readonly Hospital[]> {
  const tables = new Map<Table, PublishedTable>();
  for (const table of Object.keys(TABLES) as Table[]) tables.set(table, await readPublished(folder, table));
  const totals = tables.get('totals');
  return [...(totals?.rows.values() ?? [])].map((row) => hospitalOf(row, tables));
}

async function readPublished(folder: string, table: Table): Promise<PublishedTable> {
  const columns = await columnsOf(folder, TABLES[table]);
  const rows = await readTable(folder, TABLES[table], [...new Set([HOSPITAL, YEAR, ...columns])], HOSPITAL);
  return { rows: new Map(rows.map((row) => [row.text(HOSPITAL), row])), columns: new Set(columns) };
}

function hospitalOf(row: TableRow, tables: ReadonlyMap<Table, PublishedTable>): Hospital {
  const id = row.text(HOSPITAL);
  const figure = (table: Table, column: string): Exact | undefined => {
    const published = tables.get(table);
    const own = published?.columns.has(column) ? published.rows.get(id) : undefined;
    return own && figureOf(own, column);
  };
  const domains = (which: 'unweighted' | 'weighted') =>
    Object.fromEntries(
      DOMAINS.flatMap((domain) => {
        const score = figure('totals', domain[which]);
        return score ? [[domain.id, score]] : [];
      }),
    );
  return {
    id,
    period: periodOf(row),
    measures: new Map(MEASURES.map((measure) => [measure.id, figuresOf(measure, figure)])),
    ssi: figure(SSI.table, SSI.column),
    base: figure(BASE_SCORE.table, BASE_SCORE.column),
    consistency: figure(CONSISTENCY.table, CONSISTENCY.column),
    unweighted: domains('unweighted'),
    weighted: domains('weighted'),
    total: figure('totals', TOTAL),
  };
}

function figuresOf(
  { column, table }: Measure,
  figure: (table: Table, column: string) => Exact | undefined,
): Partial<Record<MeasureFigure, Exact>> {
  const names = Object.entries(MEASURE_COLUMNS) as [MeasureFigure, string][];
  return Object.fromEntries(
    names.flatMap(([name, words]) => {
      const found = figure(table, `${column} ${words}`);
      return found ? [[name, found]] : [];
    }),
  );
}

/** A rate (`0.880237`, `77.4970%`), a score, or points (`6 out of 10`). */
function figureOf(row: TableRow, column: string): Exact | undefined {
  const text = row.text(column).trim();
  if (NOT_AVAILABLE.has(text)) return undefined;
  return Exact.parse(text.replace(OUT_OF, '')) ?? row.refuse(column, 'expected a figure or "Not Available"');
}

/** The fiscal year 2024 begins in October 2023. */
function periodOf(row: TableRow): string {
  const year = row.text(YEAR);
  if (!/^20[0-9]{2}$/.test(year)) throw new InputProblem(`${TABLES.totals}: "${year}" is not a fiscal year.`);
  return `${Number(year) - 1}-10`;
}
