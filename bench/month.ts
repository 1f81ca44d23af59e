/** The product's own month on the bench's company: five stages, each timed. */
import type { CompanyFiles } from './company/files.js';
import { peakMib, timed, type Taken } from './measure.js';
import { benchPeriod, type Product } from './product.js';

export const STAGES = ['load', 'publish', 'ingest', 'run', 'verify'] as const;
export type Stage = (typeof STAGES)[number];

export interface MonthMeasured {
  readonly stages: Readonly<Record<Stage, Taken>>;
  /** The process's peak when the last stage had ended; writing the company's files came before. */
  readonly peakMib: number;
}

/** Takes the company through load, publish, ingest, run and verify on a new database. */
export async function measureMonth(product: Product, files: CompanyFiles, employees: number): Promise<MonthMeasured> {
  const load = await timed(() => product.load(files.organisation));
  const publish = await timed(() => product.publish());
  const ingest = await timed(() => product.ingest(files.observations, files.observationRows));
  const run = await timed(() => product.run(benchPeriod(), employees));
  const verify = await timed(() => product.verify(employees));
  return { stages: { load, publish, ingest, run, verify }, peakMib: peakMib() };
}
