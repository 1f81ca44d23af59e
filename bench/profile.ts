/** A CPU profile of the run stage, as a file for a profile viewer and as a table of where the time goes. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Session, type Profiler } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { table } from '../src/cli/output.js';
import { writeCompany } from './company/files.js';
import { benchPeriod, Product } from './product.js';

const SAMPLING_MICROSECONDS = 200;
const SHOWN = 25;

/** The time that was spent in one function itself, whoever called it. */
export interface SelfTime {
  readonly name: string;
  /** File and line; of what is not JavaScript `native`. */
  readonly place: string;
  readonly milliseconds: number;
  /** Of the time that the processor was busy. */
  readonly share: number;
}

/** Prepares a company, profiles its run, writes the profile to a file and answers the table. */
export async function profileRun(employees: number, file: string, onStage: (what: string) => void): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cxpay-bench-'));
  try {
    onStage(`a company of ${employees} employees is prepared`);
    const files = await writeCompany(folder, employees);
    const product = await Product.open(join(folder, 'cxpay.sqlite'));
    try {
      await product.load(files.organisation);
      await product.publish();
      await product.ingest(files.observations, files.observationRows);
      onStage('its run is profiled');
      const profile = await profiled(() => product.run(benchPeriod(), employees));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify(profile));
      return profileText(profile);
    } finally {
      await product.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The CPU profile of some work on this thread. */
export async function profiled(work: () => Promise<void>): Promise<Profiler.Profile> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: SAMPLING_MICROSECONDS });
    await session.post('Profiler.start');
    await work();
    return (await session.post('Profiler.stop')).profile;
  } finally {
    session.disconnect();
  }
}

/** Functions by the time spent in themselves, the longest first; waiting is left out. */
export function selfTimes({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): SelfTime[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const spent = new Map<string, { name: string; place: string; microseconds: number }>();
  let busy = 0;
  for (const [i, id] of samples.entries()) {
    const frame = frames.get(id);
    if (!frame || frame.functionName === '(idle)') continue;
    const { functionName, url, lineNumber } = frame;
    const place = url === '' ? 'native' : `${basename(url)}:${lineNumber + 1}`;
    const name = functionName === '' ? '(anonymous)' : functionName;
    const held = spent.get(`${name} ${place}`) ?? { name, place, microseconds: 0 };
    // The time between two samples belongs to the first of them.
    const microseconds = timeDeltas[i + 1] ?? 0;
    held.microseconds += microseconds;
    busy += microseconds;
    spent.set(`${name} ${place}`, held);
  }
  return [...spent.values()]
    .sort((a, b) => b.microseconds - a.microseconds)
    .map(({ name, place, microseconds }) => ({
      name,
      place,
      milliseconds: microseconds / 1_000,
      share: busy === 0 ? 0 : microseconds / busy,
    }));
}

/** The top of it, for people. */
export function profileText(profile: Profiler.Profile): string {
  const rows = selfTimes(profile)
    .slice(0, SHOWN)
    .map(({ name, place, milliseconds, share }) => [
      `${(share * 100).toFixed(1)} %`,
      `${milliseconds.toFixed(0)} ms`,
      name,
      place,
    ]);
  return table([['self', 'time', 'function', 'where'], ...rows], new Set([0, 1]));
}
