import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { Evaluation, type BadLine } from '../../src/evaluate/evaluation.js';
import { loadPlan } from '../../src/evaluate/loaded-plan.js';
import type { ResultLine } from '../../src/evaluate/result-line.js';

/** Puts files into a folder of their own, does something with it, and removes it. */
export async function withFolder<T>(
  files: Readonly<Record<string, unknown>>,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'cxpay-evaluate-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    }
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** An indicator by code; a percentage of which more is better, unless something else is said. */
export const indicator = (code: string, other: Readonly<Record<string, unknown>> = {}) => ({
  code,
  name: { en: code },
  unit: 'percent',
  better: 'higher',
  aggregate: 'ratio',
  whenMissing: 'reweight',
  ...other,
});

export const indicatorsOf = (...indicators: readonly unknown[]) => ({
  id: 'measures',
  effectiveFrom: '2026-01',
  indicators,
});

/** A plan of one component over the indicator `on-time`: 0 at 90 %, 1 at 95 %. */
export const planOf = (other: Readonly<Record<string, unknown>> = {}) => ({
  id: 'courier',
  effectiveFrom: '2026-01',
  name: { en: 'Courier' },
  uses: ['indicators.json'],
  components: [
    {
      id: 'on-time',
      indicator: 'on-time',
      weight: '100%',
      attainment: {
        linear: [
          ['90%', '0'],
          ['95%', '1'],
        ],
      },
    },
  ],
  payout: { of: 'target-bonus', currency: 'EUR', round: { to: '0.01', mode: 'half-up' } },
  ...other,
});

/** A line about somebody of whom `on-time` was reported. */
export const onTime = (subject: string, value: string, attributes: Readonly<Record<string, string>> = {}): string =>
  JSON.stringify({ subject, attributes, observations: [{ indicator: 'on-time', value, source: 'internal' }] });

/** Tries a plan on lines, in this process. */
export async function evaluated(
  plan: string,
  lines: readonly (string | Uint8Array)[],
  explain = false,
): Promise<readonly (ResultLine | BadLine)[]> {
  const loaded = await loadPlan(plan);
  if (!loaded.ok)
    throw new Error(loaded.findings.map(({ file, pointer, message }) => `${file} ${pointer} ${message}`).join('\n'));
  const open = async function* () {
    for (const line of lines) yield typeof line === 'string' ? Buffer.from(`${line}\n`) : line;
  };
  const results: (ResultLine | BadLine)[] = [];
  for await (const result of new Evaluation(loaded.value).results(open, explain)) results.push(result);
  return results;
}
