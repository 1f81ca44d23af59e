import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { main } from '../../scripts/hospitals.js';
import { withFiles } from './in-folder.js';

// Two made-up hospitals; each published figure was worked out by hand, by the rules of the programme.
const FOLDER = 'test/fixtures/hospitals';
const PROGRAMME = pathToFileURL('rules/examples/hospital-vbp-fy2024/');

describe('the script that tries the hospital programme', () => {
  let said: string[];
  let complaints: string[];

  beforeEach(() => {
    [said, complaints] = [[], []];
    jest.spyOn(console, 'log').mockImplementation((text: unknown) => void said.push(String(text)));
    jest.spyOn(console, 'error').mockImplementation((text: unknown) => void complaints.push(String(text)));
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('compares every published figure', async () => {
    expect(await main([FOLDER], PROGRAMME)).toBe(0);
    expect(said).toEqual([
      '2 hospitals',
      'achievement points              18 compared, 18 equal',
      'improvement points              15 compared, 15 equal',
      'measure scores                  19 compared, 19 equal',
      'experience base scores           1 compared, 1 equal',
      'consistency scores               1 compared, 1 equal',
      'domain scores                    6 compared, 6 equal',
      'weighted domain scores           4 compared, 4 equal',
      'total scores                     1 compared, 1 equal',
      '65 published figures: all equal',
    ]);
  });

  it('sees a pool balance on made-up bases', async () => {
    expect(await main([FOLDER, '--made-up-bases'], PROGRAMME)).toBe(0);
    // 2 % of 1,000,000.10 and 1,012,345.11; the second hospital has no total, so all of it is the first one's.
    expect(said[1]).toBe('pool of 2 % of made-up bases: 40246.90, paid out: 40246.90');
  });

  it('names every figure that differs, and every standard', async () => {
    await withCopy(async (folder) => {
      await replace(join(folder, 'tps.csv'), '31.583333333333', '31.583333333334');
      await replace(join(folder, 'clinical_outcomes.csv'), '7 out of 10', '8 out of 10');
      await replace(join(folder, 'efficiency_and_cost_reduction.csv'), '0.848160', '0.848161');
      expect(await main([folder], PROGRAMME)).toBe(1);
    });
    expect(said).toEqual(
      expect.arrayContaining([
        '900001: total scores: published 31.583333333334, computed 31.583333333333',
        '900002 mort-30-hf: achievement points: published 8, computed 7',
        '900002 mort-30-hf: measure scores: published 8, computed 7',
        'the parameter mspb-1-benchmark holds in 2023-10 as 0.84816, published is 0.848161',
        '65 published figures; differences: 4',
      ]),
    );
  });

  it('writes lines for cxpay evaluate', async () => {
    expect(await main(['convert', FOLDER], PROGRAMME)).toBe(0);
    expect(said.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { subject: '900001', attributes: { role: 'hospital', period: '2023-10' } },
      {
        subject: '900002',
        observations: [
          { indicator: 'mort-30-hf', value: '0.9', baseline: '0.89', source: 'third-party' },
          { indicator: 'hai-5', value: '0', baseline: '0.1', source: 'third-party' },
          { indicator: 'hai-6', value: '0.267', source: 'third-party' },
          { indicator: 'mspb-1', value: '0.9', source: 'third-party' },
        ],
      },
    ]);
  });

  it('writes the standards of several years as parameters', async () => {
    await withCopy(async (folder) => {
      for (const name of ['clinical_outcomes', 'safety', 'tps'])
        await replace(join(folder, `${name}.csv`), '2024,', '2025,');
      await replace(join(folder, 'clinical_outcomes.csv'), '0.869247', '0.872624');
      expect(await main(['standards', FOLDER, folder], PROGRAMME)).toBe(0);
    });
    const { effectiveFrom, parameters } = JSON.parse(said.join('\n')) as {
      effectiveFrom: string;
      parameters: readonly { name: string; values: readonly unknown[] }[];
    };
    expect(effectiveFrom).toBe('2023-10');
    expect(parameters.find(({ name }) => name === 'mort-30-ami-threshold')?.values).toEqual([
      { from: '2023-10', is: '0.869247', reference: 'CMS, fiscal year 2024' },
      { from: '2024-10', is: '0.872624', reference: 'CMS, fiscal year 2025' },
    ]);
  });

  it('compares what cxpay evaluate wrote, and misses whoever is not in it', async () => {
    await withFiles({ 'results.jsonl': '{"line":1,"error":"the line is not valid JSON"}\n' }, async ({ input }) => {
      expect(await main(['compare', FOLDER, join(input, 'results.jsonl')], PROGRAMME)).toBe(1);
    });
    expect(said.slice(-4)).toEqual([
      'line 1: the line is not valid JSON',
      '900001: there is no result',
      '900002: there is no result',
      '0 published figures; differences: 3',
    ]);
  });

  it('says what is wrong with tables and arguments', async () => {
    expect(await main(['no-such-folder'], PROGRAMME)).toBe(1);
    expect(complaints[0]).toMatch(/^There is no file no-such-folder.clinical_outcomes\.csv\.$/);
    await withCopy(async (folder) => {
      await replace(join(folder, 'safety.csv'), '0.750', 'some');
      expect(await main([folder], PROGRAMME)).toBe(1);
    });
    expect(complaints[1]).toBe(
      'safety.csv, row 2, column "HAI-3 Performance Rate": "some" was found, expected a figure or "Not Available".',
    );
    for (const args of [[], ['a', 'b'], ['--help'], ['convert'], ['compare', 'a'], ['standards']]) {
      expect(await main(args, PROGRAMME)).toBe(2);
      expect(complaints.at(-1)).toMatch(/^Usage: node dist\/scripts\/hospitals\.js FOLDER/);
    }
  });
});

async function withCopy(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'cxpay-hospitals-'));
  try {
    await cp(FOLDER, folder, { recursive: true });
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function replace(file: string, from: string, to: string): Promise<void> {
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll(from, to));
}
