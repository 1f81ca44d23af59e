import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { bench, type BenchReport } from '../../bench/bench.js';
import { INDICATORS, ruleFiles } from '../../bench/company/documents.js';
import { writeCompany } from '../../bench/company/files.js';
import { RULES } from '../../bench/company/rules.js';
import { FIGURES } from '../../bench/figures.js';
import { beyondLimits } from '../../bench/limits.js';
import { median } from '../../bench/measure.js';
import { findImporter, measureImport } from '../../bench/peers/sqlite-import.js';
import { benchJson, benchText } from '../../bench/report.js';
import { sha256 } from '../../src/engine/canonical.js';
import { checkRules } from '../../src/plans/check-rules.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cxpay-bench-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the generated company', () => {
  const hashes = async (employees: number): Promise<string[]> => {
    const { organisation, observations } = await writeCompany(folder, employees);
    const files = ['departments', 'roles', 'employees', 'assignments'].map((name) => join(organisation, `${name}.csv`));
    const found = await Promise.all([...files, observations].map(async (path) => sha256(await readFile(path))));
    await rm(organisation, { recursive: true });
    return found;
  };

  it('is the same to the byte each time', async () => {
    expect(await hashes(40)).toEqual(await hashes(40));
  });

  it('has the employees and observations that were asked for', async () => {
    const { organisation, observations, observationRows } = await writeCompany(folder, 30);
    const lines = async (path: string) => (await readFile(path, 'utf8')).trimEnd().split('\n').length - 1;
    expect(await lines(join(organisation, 'employees.csv'))).toBe(30);
    expect(await lines(observations)).toBe(240);
    expect(observationRows).toBe(240);
  });

  it('is paid by documents without a finding: eight indicators, twelve rules, a worked example', async () => {
    expect(await checkRules(ruleFiles())).toMatchObject({ findings: [], examples: 1 });
    expect([INDICATORS.length, RULES.length]).toEqual([8, 12]);
  });
});

describe('a bench of 50 employees', () => {
  let report: BenchReport;
  beforeAll(async () => {
    report = await bench({ employees: 50 });
  });

  it('gives every figure and ratio, each a positive number', () => {
    const figures = Object.entries(report.figures);
    expect(figures.map(([name]) => name)).toEqual(Object.keys(FIGURES));
    for (const [, value] of figures) expect(value).toBeGreaterThan(0);
  });

  it('found json-rules-engine and the product of one mind about every employee', () => {
    expect(report.json_rules_engine_fired_otherwise).toBe(0);
  });

  it('is one line of JSON with the figures by their names', () => {
    const json = benchJson(report, true);
    expect(json).not.toContain('\n');
    expect(JSON.parse(json)).toMatchObject({ employees: 50, observations: 400, rules: 12, within_limits: true });
    expect(Object.keys(JSON.parse(json) as object)).toEqual(
      expect.arrayContaining([
        'run_over_import',
        'json_rules_engine_over_run',
        'ingest_over_import',
        'verify_over_run',
        'run_us_per_employee',
        'ingest_rows_per_second',
        'verify_seconds',
        'peak_mib',
      ]),
    );
  });

  it('shows people the same figures, and says by what was imported', () => {
    const text = benchText(report);
    expect(text).toContain(report.import_by);
    for (const name of Object.keys(FIGURES)) expect(text).toContain(name);
  });
});

describe('the limits', () => {
  const taking = async (product_seconds: number, peak_mib: number, employees = 20_000): Promise<string[]> => {
    const figures = Object.fromEntries(Object.keys(FIGURES).map((name) => [name, 1])) as BenchReport['figures'];
    return beyondLimits({ employees, load_average: [1, 2], figures: { ...figures, product_seconds, peak_mib } });
  };

  it('are two minutes and one GiB for the company of 20,000', async () => {
    expect(await taking(120, 1_024)).toEqual([]);
    expect(await taking(121, 1_025)).toEqual([
      'the product took 121 s (1 s of processor time; load average 2); the limit is 120 s for 20000 employees',
      'the process held 1025 MiB at its peak; the limit is 1024 MiB for 20000 employees',
    ]);
  });

  it('do not hold for a larger one, nor where they are not wanted', async () => {
    expect(await taking(121, 1_025, 20_001)).toEqual([]);
    process.env['CXPAY_BENCH_NO_LIMIT'] = '1';
    try {
      expect(await taking(121, 1_025)).toEqual([]);
    } finally {
      delete process.env['CXPAY_BENCH_NO_LIMIT'];
    }
  });
});

describe('the import beside it', () => {
  const job = async (rows: number) => {
    const csv = join(folder, 'figures.csv');
    await writeFile(csv, `a,b\n${Array.from({ length: rows }, (_, i) => `${i},x${i}\n`).join('')}`);
    return { csv, table: 'figures', columns: ['a', 'b'], rows };
  };

  it.each([1, 500, 1_203])('takes in %i rows with the driver where there is no shell, and says so', async (rows) => {
    const importer = await findImporter(join(folder, 'no-such-shell'));
    expect(importer.by).toContain('npm driver');
    expect(await measureImport(importer, await job(rows))).toBeGreaterThan(0);
  });

  it('stops where rows are missing', async () => {
    const importer = await findImporter(join(folder, 'no-such-shell'));
    await expect(measureImport(importer, { ...(await job(3)), rows: 4 })).rejects.toThrow('took in 3 rows of 4');
  });
});

describe('the median', () => {
  it('is the middle one, or between the two in the middle', () => {
    expect(median([9, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 9])).toBe(3.5);
  });
});
