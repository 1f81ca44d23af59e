/** The figures of a bench by the names that they have in its JSON: adding one is a line here and a value where it is measured. */
import { table } from '../src/cli/output.js';

type Section = 'product' | 'peers' | 'ratios';

interface Definition {
  readonly section: Section;
  readonly what: string;
  readonly unit: string;
}

const figure = (section: Section, what: string, unit = ''): Definition => ({ section, what, unit });

export const FIGURES = {
  load_seconds: figure('product', 'load: the organisation from CSV files', 's'),
  publish_seconds: figure('product', 'publish: rule documents checked and stored', 's'),
  ingest_seconds: figure('product', 'ingest: a CSV file of observations', 's'),
  ingest_rows_per_second: figure('product', '  rows of it', '/s'),
  run_seconds: figure('product', 'run: read, score, rules, explain, hash, store', 's'),
  run_us_per_employee: figure('product', '  an employee of it', 'µs'),
  run_cpu_us_per_employee: figure('product', '  the same in processor time, all threads', 'µs'),
  verify_seconds: figure('product', 'verify: everything stored, every payout computed again', 's'),
  product_seconds: figure('product', 'all five stages', 's'),
  product_cpu_seconds: figure('product', '  the same in processor time, all threads', 's'),
  peak_mib: figure('product', 'peak memory of the process when they had ended', 'MiB'),
  json_rules_engine_us_per_employee: figure('peers', 'json-rules-engine alone on the same rules, an employee', 'µs'),
  result_import_us_per_employee: figure('peers', 'import of a plain result table, an employee', 'µs'),
  observation_import_seconds: figure('peers', 'import of the same file of observations', 's'),
  run_over_import: figure('ratios', 'our run ÷ import of a plain result table'),
  json_rules_engine_over_run: figure('ratios', 'json-rules-engine alone ÷ our whole run'),
  ingest_over_import: figure('ratios', 'our ingestion ÷ import of the same file'),
  verify_over_run: figure('ratios', 'our verify ÷ our run'),
} as const satisfies Readonly<Record<string, Definition>>;

export type FigureName = keyof typeof FIGURES;
export type Figures = Readonly<Record<FigureName, number>>;

const HEADINGS: Readonly<Record<Section, string>> = {
  product: 'cxpay',
  peers: 'beside it, in the same run',
  ratios: 'ratios',
};

/** To four significant digits: more of them would be noise. */
export const rounded = (value: number): number => Number(value.toPrecision(4));

/** One table of all figures, for people. */
export function figuresTable(figures: Figures): string {
  const rows: string[][] = [];
  let section: Section | undefined;
  for (const [name, definition] of Object.entries(FIGURES) as [FigureName, Definition][]) {
    if (definition.section !== section) rows.push([HEADINGS[definition.section], '', '', '']);
    section = definition.section;
    rows.push([`  ${definition.what}`, shown(figures[name]), definition.unit, name]);
  }
  return table(rows, new Set([1]));
}

function shown(value: number): string {
  const [whole = '', decimals] = String(rounded(value)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}
