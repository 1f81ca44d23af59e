/** The product's own month on the bench's company, every stage through the door that people use, each timed. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';

import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { AppModule } from '../src/app.module.js';
import { Progress } from '../src/cli/progress.js';
import { Database } from '../src/database/database.js';
import type { Outcome } from '../src/engine/finding.js';
import { parsePeriod, type Period } from '../src/engine/period.js';
import { IngestService } from '../src/metrics/ingest.service.js';
import { readOrganisationFolder } from '../src/organisation/organisation-files.js';
import { OrganisationService } from '../src/organisation/organisation.service.js';
import { PlansService } from '../src/plans/plans.service.js';
import { publishedIndicators } from '../src/plans/rule-versions.js';
import { VerifyService } from '../src/proof/verify.service.js';
import { RunService } from '../src/runs/run.service.js';
import { PERIOD, ruleFiles } from './company/documents.js';
import type { CompanyFiles } from './company/files.js';
import { peakMib, timed, type Taken } from './measure.js';

export const STAGES = ['load', 'publish', 'ingest', 'run', 'verify'] as const;
export type Stage = (typeof STAGES)[number];

export interface ProductMeasured {
  readonly stages: Readonly<Record<Stage, Taken>>;
  /** The process's peak when the last stage had ended; writing the company's files came before. */
  readonly peakMib: number;
}

/** The measured product with its database still open, to read results from. */
export interface MeasuredCompany extends ProductMeasured {
  readonly database: Database;
}

/** Something came out otherwise than the bench's company is made to: figures of that would mean nothing. */
export class BenchBroken extends Error {}

/**
 * Takes the company through load, publish, ingest, run and verify on a new SQLite file in the folder. Throws {@link BenchBroken}
 * where a stage is refused, a row is not taken in, an employee is not paid or verify finds a difference.
 */
export async function measureProduct(
  folder: string,
  files: CompanyFiles,
  employees: number,
  period: Period = benchPeriod(),
): Promise<MeasuredCompany> {
  const database = await Database.open({ kind: 'sqlite', path: join(folder, 'cxpay.sqlite') });
  await database.prepare();
  const app = await NestFactory.createApplicationContext(AppModule.over(database), { logger: ['error', 'fatal'] });
  try {
    const load = await timed(() => loadFrom(app, files));
    const publish = await timed(() => app.get(PlansService).publish(ruleFiles(), 'cli'));
    worked(publish.value);
    const ingest = await timed(() => ingestFrom(app, database, files));
    const run = await timed(() => runAll(app, period, employees));
    const verify = await timed(() => verifyAll(app, employees));
    return { stages: { load, publish, ingest, run, verify }, peakMib: peakMib(), database };
  } catch (error) {
    await database.close();
    throw error;
  } finally {
    await app.close();
  }
}

export function benchPeriod(): Period {
  const period = parsePeriod(PERIOD);
  if (!period) throw new RangeError(PERIOD);
  return period;
}

function worked<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new BenchBroken(outcome.findings.map(({ message }) => message).join('; '));
}

function expect(what: string, actual: number, expected: number): void {
  if (actual !== expected) throw new BenchBroken(`${what}: ${actual}, not ${expected}`);
}

async function withProgress<T>(label: string, total: number, work: (at: (done: number) => void) => Promise<T>) {
  const progress = new Progress(label, total);
  return work((done) => progress.at(done)).finally(() => progress.end());
}

async function loadFrom(app: INestApplicationContext, { organisation }: CompanyFiles): Promise<void> {
  worked(await app.get(OrganisationService).load(await readOrganisationFolder(organisation), 'cli'));
}

async function ingestFrom(app: INestApplicationContext, database: Database, files: CompanyFiles): Promise<void> {
  const { observations: name, observationRows } = files;
  const indicators = await publishedIndicators(database.reader);
  const outcome = await withProgress('ingest', observationRows, (onProgress) =>
    app
      .get(IngestService)
      .ingest({ name, open: () => createReadStream(name) }, { indicators, actor: 'cli', onProgress }),
  );
  expect('rows taken in', worked(outcome).accepted, observationRows);
}

async function runAll(app: INestApplicationContext, period: Period, employees: number): Promise<void> {
  const outcome = await withProgress('run', employees, (onProgress) =>
    app.get(RunService).run(period, { actor: 'cli', onProgress }),
  );
  expect('payouts', worked(outcome).payouts, employees);
}

async function verifyAll(app: INestApplicationContext, employees: number): Promise<void> {
  const report = await withProgress('verify', employees, (at) =>
    app.get(VerifyService).verify(undefined, (what, done) => {
      if (what.startsWith('run')) at(done);
    }),
  );
  expect('differences found by verify', report.differenceCount, 0);
  expect('payouts verified', report.checked.payouts, employees);
}
