/** The figures of a bench by the names that they have in its JSON: adding one is a line here and a value where it is measured. */
import { table } from '../src/cli/output.js';

type Section = 'product' | 'scale' | 'engine' | 'peers' | 'targets';

/** What a figure is to be: at most so much, or at least. */
export type Target = { readonly atMost: number } | { readonly atLeast: number };

interface Definition {
  readonly section: Section;
  readonly what: string;
  readonly unit: string;
  readonly target?: Target;
}

const figure = (section: Section, what: string, unit = ''): Definition => ({ section, what, unit });
const aim = (what: string, target: Target, unit = ''): Definition => ({ section: 'targets', what, unit, target });

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
  product_peak_mib: figure('product', 'peak memory of the process when they had ended', 'MiB'),
  million_rows_ingest_seconds: figure('scale', 'ingest: a file of a million observations', 's'),
  million_rows_import_seconds: figure('scale', '  import of the same file', 's'),
  run_us_at_ten_thousand: figure('scale', 'run of 10,000 employees, an employee', 'µs'),
  run_us_at_million: figure('scale', 'run of 1,000,000 employees, an employee', 'µs'),
  million_peak_mib: figure('scale', '  peak memory of its process', 'MiB'),
  million_prepare_seconds: figure('scale', '  files, load, publish and ingest before it', 's'),
  engine_raw_us: figure('engine', 'engine alone, by the clock', 'µs'),
  closure_us: figure('engine', 'the closure loop beside it, a call by the clock', 'µs'),
  json_rules_engine_us_per_employee: figure('peers', 'json-rules-engine on the same rules, an employee', 'µs'),
  zen_us_per_employee: figure('peers', 'GoRules zen on the same plan, an employee', 'µs'),
  zen_overlapping_us_per_employee: figure('peers', '  the same, a thousand at once on every core', 'µs'),
  spreadsheet_us_per_employee: figure('peers', 'HyperFormula on the same plan, an employee', 'µs'),
  result_import_us_per_employee: figure('peers', 'import of a plain result table, an employee', 'µs'),
  observation_import_seconds: figure('peers', 'import of the company’s file of observations', 's'),
  run_over_import: aim('our run ÷ import of a plain result table', { atMost: 2 }),
  json_rules_engine_over_run: aim('json-rules-engine, the rules alone ÷ our whole run', { atLeast: 2 }),
  zen_over_run: aim('GoRules zen ÷ our whole run', { atLeast: 5 }),
  spreadsheet_over_run: aim('HyperFormula ÷ our whole run', { atLeast: 4 }),
  engine_us: aim('engine alone, an employee beside a 1 µs closure loop', { atMost: 5 }, 'µs'),
  million_over_ten_thousand: aim('run of an employee among 1,000,000 ÷ among 10,000', { atMost: 1.2 }),
  peak_mib: aim('peak memory of any process of the product', { atMost: 600 }, 'MiB'),
  ingest_over_import: aim('our ingestion ÷ import of the same file', { atMost: 4 }),
  verify_over_run: aim('our verify ÷ our run', { atMost: 6 }),
  whatif_ms: aim('one weight changed, 5,000 people × 12 months', { atMost: 300 }, 'ms'),
} as const satisfies Readonly<Record<string, Definition>>;

export type FigureName = keyof typeof FIGURES;
/** A figure is `null` where it was not measured. */
export type Figures = Readonly<Record<FigureName, number | null>>;

const DEFINITIONS = Object.entries(FIGURES) as readonly (readonly [FigureName, Definition])[];

/** The figures that have a target, in their order. */
export const TARGETS: readonly (readonly [name: FigureName, target: Target])[] = DEFINITIONS.flatMap(
  ([name, { target }]) => (target ? [[name, target] as const] : []),
);

const HEADINGS: Readonly<Record<Section, string>> = {
  product: 'cxpay',
  scale: 'cxpay on more',
  engine: 'the engine alone',
  peers: 'beside it, in the same run',
  targets: 'what it is to be',
};

/** To four significant digits: more of them would be noise. */
export const rounded = (value: number): number => Number(value.toPrecision(4));

/** Is a figure what it is to be? `null` where it was not measured. */
export function isMet(value: number | null, target: Target): boolean | null {
  if (value === null) return null;
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}

/** `<= 2` */
export const targetText = (target: Target): string =>
  'atMost' in target ? `<= ${target.atMost}` : `>= ${target.atLeast}`;

/** One table of all figures, for people. */
export function figuresTable(figures: Figures): string {
  const rows: string[][] = [];
  let section: Section | undefined;
  for (const [name, definition] of DEFINITIONS) {
    if (definition.section !== section) rows.push([HEADINGS[definition.section], '', '', '', '', '']);
    section = definition.section;
    const value = figures[name];
    const [target, verdict] = verdictOn(value, definition.target);
    rows.push([`  ${definition.what}`, shown(value), definition.unit, name, target, verdict]);
  }
  return table(rows, new Set([1]));
}

function verdictOn(value: number | null, target: Target | undefined): readonly [target: string, verdict: string] {
  if (!target) return ['', ''];
  const met = isMet(value, target);
  return [targetText(target), met === null ? 'not measured' : met ? 'met' : 'MISSED'];
}

function shown(value: number | null): string {
  if (value === null) return '-';
  const [whole = '', decimals] = String(rounded(value)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}
