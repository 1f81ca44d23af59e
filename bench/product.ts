/** cxpay as the bench uses it: on a database of its own, through the services that the command line and the API use. */
import { createReadStream } from 'node:fs';

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

/** Something came out otherwise than the bench's company is made to: figures of that would mean nothing. */
export class BenchBroken extends Error {}

export function benchPeriod(): Period {
  const period = parsePeriod(PERIOD);
  if (!period) throw new RangeError(PERIOD);
  return period;
}

/** What came of something that the bench's company is made to get through. */
export function worked<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new BenchBroken(outcome.findings.map(({ message }) => message).join('; '));
}

function expect(what: string, actual: number, expected: number): void {
  if (actual !== expected) throw new BenchBroken(`${what}: ${actual}, not ${expected}`);
}

/** An open product. Its stages throw {@link BenchBroken} where something is refused or left out. */
export class Product {
  private constructor(
    readonly database: Database,
    private readonly app: INestApplicationContext,
  ) {}

  /** Opens the SQLite file at a path, made where there is none. */
  static async open(path: string): Promise<Product> {
    const database = await Database.open({ kind: 'sqlite', path });
    try {
      await database.prepare();
      const logger: ('error' | 'fatal')[] = ['error', 'fatal'];
      return new Product(database, await NestFactory.createApplicationContext(AppModule.over(database), { logger }));
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.close();
  }

  async load(organisation: string): Promise<void> {
    worked(await this.app.get(OrganisationService).load(await readOrganisationFolder(organisation), 'cli'));
  }

  async publish(): Promise<void> {
    worked(await this.app.get(PlansService).publish(ruleFiles(), 'cli'));
  }

  async ingest(file: string, rows: number): Promise<void> {
    const indicators = await publishedIndicators(this.database.reader);
    const open = () => createReadStream(file);
    const outcome = await withProgress('ingest', rows, (onProgress) =>
      this.app.get(IngestService).ingest({ name: file, open }, { indicators, actor: 'cli', onProgress }),
    );
    expect('rows taken in', worked(outcome).accepted, rows);
  }

  async run(period: Period, employees: number): Promise<void> {
    const outcome = await withProgress('run', employees, (onProgress) =>
      this.app.get(RunService).run(period, { actor: 'cli', onProgress }),
    );
    expect('payouts', worked(outcome).payouts, employees);
  }

  async verify(employees: number): Promise<void> {
    const report = await withProgress('verify', employees, (at) =>
      this.app.get(VerifyService).verify(undefined, (what, done) => {
        if (what.startsWith('run')) at(done);
      }),
    );
    expect('differences found by verify', report.differenceCount, 0);
    expect('payouts verified', report.checked.payouts, employees);
  }
}

async function withProgress<T>(label: string, total: number, work: (at: (done: number) => void) => Promise<T>) {
  const progress = new Progress(label, total);
  return work((done) => progress.at(done)).finally(() => progress.end());
}
