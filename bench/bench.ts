/** One bench: the product on a generated company, and beside it, in the same run, its peers on the same. */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

import { INDICATORS } from './company/documents.js';
import { OBSERVATION_HEADER, writeCompany, writeLines, type CompanyFiles } from './company/files.js';
import { RULES } from './company/rules.js';
import { rounded, type FigureName, type Figures } from './figures.js';
import { peakMib, REPEATS, timed, type Taken } from './measure.js';
import { JsonRulesEngineBench } from './peers/json-rules-engine.js';
import { findImporter, measureImport } from './peers/sqlite-import.js';
import { measureProduct, STAGES, type MeasuredCompany, type ProductMeasured } from './product.js';
import { plainResults, RESULT_COLUMNS } from './results.js';

/** The company that the limits are for. */
export const EMPLOYEES = 20_000;

export interface BenchOptions {
  readonly employees: number;
  /** Told what is done next. */
  readonly onStage?: (what: string) => void;
}

/** All figures with what they are figures of. */
export interface BenchReport {
  readonly employees: number;
  readonly indicators: number;
  readonly rules: number;
  readonly observations: number;
  readonly node: string;
  readonly cores: number;
  /** Processes that wanted to run in the minute before the bench began and before it ended, the bench itself among the latter. */
  readonly load_average: readonly [before: number, after: number];
  readonly repeats_of_short_measurements: number;
  readonly import_by: string;
  /** Employees for whom json-rules-engine on doubles fired other rules than the product. */
  readonly json_rules_engine_fired_otherwise: number;
  /** All of the bench, its own preparations included. */
  readonly bench_seconds: number;
  readonly bench_peak_mib: number;
  readonly figures: Figures;
}

/** Measures everything once, in a temporary folder that is gone afterwards. */
export async function bench({ employees, onStage = () => undefined }: BenchOptions): Promise<BenchReport> {
  const before = loadavg()[0] ?? 0;
  const folder = await mkdtemp(join(tmpdir(), 'cxpay-bench-'));
  try {
    const { value, seconds } = await timed(async () => {
      onStage(`a company of ${employees} employees is written to files`);
      const files = await writeCompany(folder, employees);
      onStage('cxpay: load, publish, ingest, run, verify');
      const product = await measureProduct(folder, files, employees);
      const peers = await measurePeers(folder, files, product, onStage).finally(() => product.database.close());
      return { files, product, peers };
    });
    const { files, product, peers } = value;
    return {
      employees,
      indicators: INDICATORS.length,
      rules: RULES.length,
      observations: files.observationRows,
      node: process.version,
      cores: availableParallelism(),
      load_average: [rounded(before), rounded(loadavg()[0] ?? 0)],
      repeats_of_short_measurements: REPEATS,
      import_by: peers.importBy,
      json_rules_engine_fired_otherwise: peers.firedOtherwise,
      bench_seconds: rounded(seconds),
      bench_peak_mib: rounded(peakMib()),
      figures: figuresOf(product, peers, employees, files.observationRows),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface PeersMeasured {
  readonly importBy: string;
  readonly jsonRulesEngineSeconds: number;
  readonly firedOtherwise: number;
  readonly resultImportSeconds: number;
  readonly observationImportSeconds: number;
}

async function measurePeers(
  folder: string,
  { observations, observationRows }: CompanyFiles,
  { database }: MeasuredCompany,
  onStage: (what: string) => void,
): Promise<PeersMeasured> {
  onStage('json-rules-engine alone on the same rules and facts');
  const engine = new JsonRulesEngineBench();
  const results = join(folder, 'results.csv');
  let rows = 0;
  async function* resultLines(): AsyncGenerator<string> {
    for await (const page of plainResults(database)) {
      await engine.evaluate(page);
      for (const { lines } of page) {
        rows += lines.length;
        yield* lines;
      }
    }
  }
  await writeLines(results, RESULT_COLUMNS.join(','), resultLines());
  const importer = await findImporter();
  onStage(`import by ${importer.by}`);
  return {
    importBy: importer.by,
    jsonRulesEngineSeconds: engine.seconds,
    firedOtherwise: engine.firedOtherwise,
    resultImportSeconds: await measureImport(importer, {
      csv: results,
      table: 'result',
      columns: RESULT_COLUMNS,
      rows,
    }),
    observationImportSeconds: await measureImport(importer, {
      csv: observations,
      table: 'observation',
      columns: OBSERVATION_HEADER,
      rows: observationRows,
    }),
  };
}

function figuresOf(
  { stages, peakMib: peak }: ProductMeasured,
  { jsonRulesEngineSeconds, resultImportSeconds, observationImportSeconds }: PeersMeasured,
  employees: number,
  rows: number,
): Figures {
  const { load, publish, ingest, run, verify } = stages;
  const inAll = (of: keyof Taken) => STAGES.reduce((sum, stage) => sum + stages[stage][of], 0);
  const microseconds = (total: number) => (total / employees) * 1e6;
  const figures: Figures = {
    load_seconds: load.seconds,
    publish_seconds: publish.seconds,
    ingest_seconds: ingest.seconds,
    ingest_rows_per_second: rows / ingest.seconds,
    run_seconds: run.seconds,
    run_us_per_employee: microseconds(run.seconds),
    run_cpu_us_per_employee: microseconds(run.cpuSeconds),
    verify_seconds: verify.seconds,
    product_seconds: inAll('seconds'),
    product_cpu_seconds: inAll('cpuSeconds'),
    peak_mib: peak,
    json_rules_engine_us_per_employee: microseconds(jsonRulesEngineSeconds),
    result_import_us_per_employee: microseconds(resultImportSeconds),
    observation_import_seconds: observationImportSeconds,
    run_over_import: run.seconds / resultImportSeconds,
    json_rules_engine_over_run: jsonRulesEngineSeconds / run.seconds,
    ingest_over_import: ingest.seconds / observationImportSeconds,
    verify_over_run: verify.seconds / run.seconds,
  };
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]: [string, number]) => [name, rounded(value)]),
  ) as Record<FigureName, number>;
}
