/** Does an employee cost the same in a company of a million? The same run at two sizes, each in a process of its own. */
import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { writeCompany } from './company/files.js';
import { median, peakMib, REPEATS, timed } from './measure.js';
import { benchPeriod, Product } from './product.js';

/** What a process of its own is to do in a folder: prepare a company up to its run, or run it. */
export interface ScaleJob {
  readonly task: 'prepare' | 'run';
  readonly folder: string;
  readonly employees: number;
  readonly repeats: number;
}

export interface ScaleResult {
  readonly seconds: number;
  readonly peakMib: number;
}

export interface Sizes {
  readonly small: number;
  readonly large: number;
}

export const SIZES: Sizes = { small: 10_000, large: 1_000_000 };

export interface ScaleMeasured {
  readonly smallUs: number;
  readonly largeUs: number;
  /** Of the process that ran the large company. */
  readonly peakMib: number;
  readonly prepareSeconds: number;
}

/** The product's own load holds the organisation in memory, which a million people fill beyond Node's default. */
const MIB_FOR_PREPARING = 12_288;
const MIB_OF_OUTPUT = 16;

/** Does a job and tells how long it took: the median, where it is a run that is repeated. */
export async function doJob({ task, folder, employees, repeats }: ScaleJob): Promise<ScaleResult> {
  if (task === 'prepare') {
    const { seconds } = await timed(() => prepare(folder, employees));
    return { seconds, peakMib: peakMib() };
  }
  const product = await Product.open(databaseIn(folder));
  try {
    const seconds: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat += 1)
      seconds.push((await timed(() => product.run(benchPeriod(), employees))).seconds);
    return { seconds: median(seconds), peakMib: peakMib() };
  } finally {
    await product.close();
  }
}

const databaseIn = (folder: string): string => join(folder, 'cxpay.sqlite');

/** All through the product's own doors, so that every hash is right: files, load, publish, ingest. */
async function prepare(folder: string, employees: number): Promise<void> {
  const files = await writeCompany(folder, employees);
  const product = await Product.open(databaseIn(folder));
  try {
    await product.load(files.organisation);
    await product.publish();
    await product.ingest(files.observations, files.observationRows);
  } finally {
    await product.close();
  }
}

/** Hands a job to a new process and waits for it. */
export function inNewProcess({ task, folder, employees, repeats }: ScaleJob): Promise<ScaleResult> {
  const child = fileURLToPath(new URL('./scale-child.js', import.meta.url));
  const memory = task === 'prepare' ? [`--max-old-space-size=${MIB_FOR_PREPARING}`] : [];
  const args = [...memory, child, task, folder, String(employees), String(repeats)];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { maxBuffer: MIB_OF_OUTPUT * 2 ** 20 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${task} of ${employees} employees failed: ${stderr.slice(-500)}`, { cause: error }));
      else resolve(JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as ScaleResult);
    });
  });
}

/**
 * Runs both sizes. The small run is repeated in its process and the median counts, so that what a process needs to get going is not
 * held against the small company; the large one is run once.
 */
export async function measureScale(
  folder: string,
  { small, large }: Sizes,
  onStage: (what: string) => void,
  work: (job: ScaleJob) => Promise<ScaleResult> = inNewProcess,
): Promise<ScaleMeasured> {
  const at = async (employees: number, repeats: number) => {
    const place = join(folder, `company-of-${employees}`);
    await mkdir(place);
    try {
      onStage(`a company of ${employees} employees is prepared in a process of its own`);
      const prepared = await work({ task: 'prepare', folder: place, employees, repeats: 1 });
      onStage(`a company of ${employees} employees is run in a process of its own`);
      const run = await work({ task: 'run', folder: place, employees, repeats });
      return { prepared, run, us: (run.seconds / employees) * 1e6 };
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  };
  const few = await at(small, REPEATS);
  const many = await at(large, 1);
  return {
    smallUs: few.us,
    largeUs: many.us,
    peakMib: many.run.peakMib,
    prepareSeconds: many.prepared.seconds,
  };
}
