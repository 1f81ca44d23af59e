/** What the parts of a bench measured, and the figures that come of it. */
import type { EngineMeasured } from './engine.js';
import { rounded, type FigureName, type Figures } from './figures.js';
import type { Taken } from './measure.js';
import { STAGES, type MonthMeasured } from './month.js';
import type { PlanPeerMeasured } from './peers/plan-peer.js';
import type { Missing } from './peers/tools.js';
import type { ScaleMeasured } from './scale.js';

export interface PeersMeasured {
  readonly importBy: string;
  readonly jsonRulesEngineSeconds: number;
  readonly firedOtherwise: number;
  readonly zen: PlanPeerMeasured | Missing;
  readonly spreadsheet: PlanPeerMeasured | Missing;
  readonly resultImportSeconds: number;
  readonly observationImportSeconds: number;
}

/** Ingestion of a larger file, beside its import. */
export interface IngestMeasured {
  readonly rows: number;
  readonly seconds: number;
  readonly importSeconds: number;
}

export interface Measured {
  readonly month: MonthMeasured;
  readonly peers: PeersMeasured;
  readonly engine: EngineMeasured;
  readonly whatIfMs: number;
  readonly ingest: IngestMeasured | Missing;
  readonly scale: ScaleMeasured | Missing;
}

/** Why figures are `null`, by their names. */
export type WhyNull = Readonly<Partial<Record<FigureName, string>>>;

export function figuresOf(measured: Measured, employees: number, rows: number): Figures {
  const figures: Figures = {
    ...monthFigures(measured.month, employees, rows),
    ...scaleFigures(measured),
    ...peerFigures(measured.peers, measured.month.stages.run.seconds, employees),
    ...ratiosOfStages(measured),
    engine_raw_us: measured.engine.rawUs,
    closure_us: measured.engine.closureUs,
    engine_us: measured.engine.us,
    whatif_ms: measured.whatIfMs,
  };
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]: [string, number | null]) => [
      name,
      value === null ? null : rounded(value),
    ]),
  ) as Record<FigureName, number | null>;
}

/** Every figure that is `null`, with the reason. */
export function whyNull({ peers, ingest, scale }: Measured): WhyNull {
  const reasons = (of: object | Missing, names: readonly FigureName[]): WhyNull =>
    'missing' in of ? Object.fromEntries(names.map((name) => [name, of.missing])) : {};
  return {
    ...reasons(ingest, ['million_rows_ingest_seconds', 'million_rows_import_seconds']),
    ...reasons(scale, [
      'run_us_at_ten_thousand',
      'run_us_at_million',
      'million_peak_mib',
      'million_prepare_seconds',
      'million_over_ten_thousand',
    ]),
    ...reasons(peers.zen, ['zen_us_per_employee', 'zen_overlapping_us_per_employee', 'zen_over_run']),
    ...reasons(peers.spreadsheet, ['spreadsheet_us_per_employee', 'spreadsheet_over_run']),
  };
}

function monthFigures({ stages, peakMib }: MonthMeasured, employees: number, rows: number) {
  const { load, publish, ingest, run, verify } = stages;
  const inAll = (of: keyof Taken) => STAGES.reduce((sum, stage) => sum + stages[stage][of], 0);
  return {
    load_seconds: load.seconds,
    publish_seconds: publish.seconds,
    ingest_seconds: ingest.seconds,
    ingest_rows_per_second: rows / ingest.seconds,
    run_seconds: run.seconds,
    run_us_per_employee: (run.seconds / employees) * 1e6,
    run_cpu_us_per_employee: (run.cpuSeconds / employees) * 1e6,
    verify_seconds: verify.seconds,
    product_seconds: inAll('seconds'),
    product_cpu_seconds: inAll('cpuSeconds'),
    product_peak_mib: peakMib,
  };
}

function scaleFigures({ month, ingest, scale }: Measured) {
  const at = 'missing' in scale ? undefined : scale;
  const rows = 'missing' in ingest ? undefined : ingest;
  return {
    million_rows_ingest_seconds: rows?.seconds ?? null,
    million_rows_import_seconds: rows?.importSeconds ?? null,
    run_us_at_ten_thousand: at?.smallUs ?? null,
    run_us_at_million: at?.largeUs ?? null,
    million_peak_mib: at?.peakMib ?? null,
    million_prepare_seconds: at?.prepareSeconds ?? null,
    million_over_ten_thousand: at ? at.largeUs / at.smallUs : null,
    peak_mib: Math.max(month.peakMib, at?.peakMib ?? 0),
  };
}

function peerFigures(peers: PeersMeasured, runSeconds: number, employees: number) {
  const { jsonRulesEngineSeconds, zen, spreadsheet, resultImportSeconds, observationImportSeconds } = peers;
  const each = (seconds: number | undefined) => (seconds === undefined ? null : (seconds / employees) * 1e6);
  const overRun = (seconds: number | undefined) => (seconds === undefined ? null : seconds / runSeconds);
  const [ofZen, ofSheet] = [found(zen), found(spreadsheet)];
  return {
    json_rules_engine_us_per_employee: each(jsonRulesEngineSeconds),
    zen_us_per_employee: each(ofZen?.seconds),
    zen_overlapping_us_per_employee: each(ofZen?.overlappingSeconds),
    spreadsheet_us_per_employee: each(ofSheet?.seconds),
    result_import_us_per_employee: each(resultImportSeconds),
    observation_import_seconds: observationImportSeconds,
    json_rules_engine_over_run: overRun(jsonRulesEngineSeconds),
    zen_over_run: overRun(ofZen?.seconds),
    spreadsheet_over_run: overRun(ofSheet?.seconds),
  };
}

const found = (peer: PlanPeerMeasured | Missing): PlanPeerMeasured | undefined =>
  'missing' in peer ? undefined : peer;

function ratiosOfStages({ month, peers, ingest: million }: Measured) {
  const { ingest, run, verify } = month.stages;
  return {
    run_over_import: run.seconds / peers.resultImportSeconds,
    ingest_over_import:
      'missing' in million ? ingest.seconds / peers.observationImportSeconds : million.seconds / million.importSeconds,
    verify_over_run: verify.seconds / run.seconds,
  };
}
