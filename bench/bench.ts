/** One bench: the product on a generated company, and beside it, in the same run, its peers on the same. */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

import { rulesInForce } from '../src/plans/rule-versions.js';
import { INDICATORS } from './company/documents.js';
import { OBSERVATION_HEADER, writeCompany, writeEarlierObservations, type CompanyFiles } from './company/files.js';
import { RULES } from './company/rules.js';
import { measureEngine, type EngineMeasured } from './engine.js';
import { rounded, type Figures } from './figures.js';
import { inMemoryInputs } from './inputs.js';
import { peakMib, REPEATS, timed } from './measure.js';
import {
  figuresOf,
  whyNull,
  type IngestMeasured,
  type Measured,
  type PeersMeasured,
  type WhyNull,
} from './measured.js';
import { measureMonth } from './month.js';
import { measurePeers } from './peers/peers.js';
import type { PayoutDifferences } from './peers/plan-peer.js';
import { findImporter, measureImport, type Importer } from './peers/sqlite-import.js';
import type { Missing } from './peers/tools.js';
import { benchPeriod, Product, worked } from './product.js';
import { measureScale, SIZES, type ScaleMeasured, type Sizes } from './scale.js';
import { inMemoryWhatIf, measureWhatIf } from './what-if.js';

/** The company that the limits are for. */
export const EMPLOYEES = 20_000;
const INGEST_ROWS = 1_000_000;
const WHAT_IF = { employees: 5_000, months: 12 } as const;

export interface BenchOptions {
  readonly employees: number;
  /** Leaves out what takes a million employees or rows. */
  readonly quick?: boolean;
  /** Told what is done next. */
  readonly onStage?: (what: string) => void;
  /** Smaller than the real ones where the bench itself is tried out. */
  readonly ingestRows?: number;
  readonly whatIf?: { readonly employees: number; readonly months: number };
  readonly sizes?: Sizes;
  readonly scaleJob?: Parameters<typeof measureScale>[3];
  /** Where the peers' packages are installed. */
  readonly tools?: string;
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
  /** The peers that worked out the whole plan, and how many payouts came out otherwise than ours; `null` where one is missing. */
  readonly zen_by: string | null;
  readonly zen_payouts_otherwise: PayoutDifferences | null;
  readonly spreadsheet_by: string | null;
  readonly spreadsheet_payouts_otherwise: PayoutDifferences | null;
  /** Employees for whom json-rules-engine on doubles fired other rules than the product. */
  readonly json_rules_engine_fired_otherwise: number;
  /** All of the bench, its own preparations included. */
  readonly bench_seconds: number;
  readonly bench_peak_mib: number;
  readonly figures: Figures;
  /** Of the figures that are `null`: why. */
  readonly not_measured: WhyNull;
}

/** Measures everything once, in a temporary folder that is gone afterwards. */
export async function bench(options: BenchOptions): Promise<BenchReport> {
  const before = loadavg()[0] ?? 0;
  const folder = await mkdtemp(join(tmpdir(), 'cxpay-bench-'));
  try {
    const { value, seconds } = await timed(() => new Bench(folder, options).measure());
    return { ...reportOf(options.employees, value, before), bench_seconds: rounded(seconds) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Everything = Measured & { readonly observations: number };

function reportOf(employees: number, measured: Everything, before: number): Omit<BenchReport, 'bench_seconds'> {
  const { peers, observations } = measured;
  const { zen, spreadsheet } = peers;
  return {
    employees,
    indicators: INDICATORS.length,
    rules: RULES.length,
    observations,
    node: process.version,
    cores: availableParallelism(),
    load_average: [rounded(before), rounded(loadavg()[0] ?? 0)],
    repeats_of_short_measurements: REPEATS,
    import_by: peers.importBy,
    zen_by: 'by' in zen ? zen.by : null,
    zen_payouts_otherwise: 'by' in zen ? zen.differences : null,
    spreadsheet_by: 'by' in spreadsheet ? spreadsheet.by : null,
    spreadsheet_payouts_otherwise: 'by' in spreadsheet ? spreadsheet.differences : null,
    json_rules_engine_fired_otherwise: peers.firedOtherwise,
    bench_peak_mib: rounded(peakMib()),
    figures: figuresOf(measured, employees, observations),
    not_measured: whyNull(measured),
  };
}

const LEFT_OUT: Missing = { missing: 'left out by --quick' };

/** The parts of a bench, one after the other. */
class Bench {
  constructor(
    private readonly folder: string,
    private readonly options: BenchOptions,
  ) {}

  async measure(): Promise<Everything> {
    const { employees, quick = false } = this.options;
    this.stage(`a company of ${employees} employees is written to files`);
    const files = await writeCompany(this.folder, employees);
    const importer = await findImporter();
    const onCompany = await this.onCompany(files, importer);
    return {
      ...onCompany,
      observations: files.observationRows,
      ingest: quick ? LEFT_OUT : await this.ingest(files, importer),
      scale: quick ? LEFT_OUT : await this.scale(),
    };
  }

  private stage(what: string): void {
    this.options.onStage?.(what);
  }

  /** The month, its peers, and the engine on the company's documents. */
  private async onCompany(files: CompanyFiles, importer: Importer): Promise<Omit<Measured, 'ingest' | 'scale'>> {
    const { employees, tools, onStage = () => undefined } = this.options;
    const product = await Product.open(join(this.folder, 'cxpay.sqlite'));
    try {
      this.stage('cxpay: load, publish, ingest, run, verify');
      const month = await measureMonth(product, files, employees);
      const about = { folder: this.folder, files, importer, tools, onStage };
      const peers: PeersMeasured = await measurePeers(product.database, about);
      return { month, peers, ...(await this.inMemory(product)) };
    } finally {
      await product.close();
    }
  }

  private async inMemory({ database }: Product): Promise<{ engine: EngineMeasured; whatIfMs: number }> {
    const { employees, whatIf = WHAT_IF } = this.options;
    const { ruleSet, documents } = worked(await rulesInForce(database.reader, benchPeriod()));
    this.stage('the engine alone, beside the closure loop');
    const engine = measureEngine(documents, inMemoryInputs(ruleSet, employees));
    this.stage(`one weight changed: ${whatIf.employees} people × ${whatIf.months} months computed again`);
    const inputs = inMemoryInputs(ruleSet, whatIf.employees, whatIf.months);
    return { engine, whatIfMs: await measureWhatIf(inMemoryWhatIf(documents, inputs)) };
  }

  /** The same employees in a database of their own, and a file of observations from the months before. */
  private async ingest(files: CompanyFiles, importer: Importer): Promise<IngestMeasured> {
    const { employees, ingestRows = INGEST_ROWS } = this.options;
    this.stage(`ingestion of ${ingestRows} observations`);
    const { file, rows } = await writeEarlierObservations(this.folder, { employees, rows: ingestRows });
    const product = await Product.open(join(this.folder, 'ingest.sqlite'));
    try {
      await product.load(files.organisation);
      await product.publish();
      const { seconds } = await timed(() => product.ingest(file, rows));
      const job = { csv: file, table: 'observation', columns: OBSERVATION_HEADER, rows };
      return { rows, seconds, importSeconds: await measureImport(importer, job) };
    } finally {
      await product.close();
    }
  }

  /** A machine may be too small for a million employees: then the rest is told all the same. */
  private async scale(): Promise<ScaleMeasured | Missing> {
    const { sizes = SIZES, scaleJob } = this.options;
    try {
      return await measureScale(this.folder, sizes, (what) => this.stage(what), scaleJob);
    } catch (error) {
      return { missing: error instanceof Error ? error.message : String(error) };
    }
  }
}
