import 'reflect-metadata';

import { createReadStream, existsSync, renameSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';

import { Accounts } from '../src/access/accounts.service.js';
import { AppModule } from '../src/app.module.js';
import { takenInText } from '../src/cli/take-in-files.js';
import { loadText } from '../src/cli/commands/load.js';
import { preflightText } from '../src/cli/commands/preflight.js';
import { publishText } from '../src/cli/commands/rules.js';
import { stepText } from '../src/cli/commands/month.js';
import { reviewText } from '../src/cli/commands/review.js';
import { runText } from '../src/cli/commands/run.js';
import { interrupted } from '../src/cli/commands/serve.js';
import { verifyText } from '../src/cli/commands/verify.js';
import { findingText } from '../src/cli/output.js';
import { Progress } from '../src/cli/progress.js';
import { ComplaintsService } from '../src/complaints/complaints.service.js';
import { paretoText } from '../src/complaints/pareto-text.js';
import { MOST_VITAL, ParetoService } from '../src/complaints/pareto.service.js';
import { Database } from '../src/database/database.js';
import type { Finding, Outcome } from '../src/engine/finding.js';
import { parsePeriod, type Period } from '../src/engine/period.js';
import { ListenFailure } from '../src/http/listen-failure.js';
import { StorageFailure } from '../src/database/storage-failure.js';
import { ScorecardService, SHOW_ALL } from '../src/explanations/scorecard.service.js';
import { IngestService } from '../src/metrics/ingest.service.js';
import { readOrganisationFolder } from '../src/organisation/organisation-files.js';
import { MonthsService } from '../src/months/months.service.js';
import { ReviewService } from '../src/months/review/review.service.js';
import { OrganisationService } from '../src/organisation/organisation.service.js';
import { PlansService } from '../src/plans/plans.service.js';
import { readRuleFiles } from '../src/plans/rule-files.js';
import { publishedIndicators } from '../src/plans/rule-versions.js';
import { PreflightService } from '../src/preflight/preflight.service.js';
import { VerifyService } from '../src/proof/verify.service.js';
import { RunService } from '../src/runs/run.service.js';
import { startServer } from '../src/server.js';
import { demoAccounts } from './demo-accounts.js';
import { APPROVER, decideMonth, HR } from './demo-decisions.js';
import { DEFAULT_SEED, describeSample, writeSampleCompany } from './sample-company.js';

/**
 * The whole month on the sample company, from files to a verified payout, then the server. Compiled to `dist/scripts/demo.js`;
 * `--no-serve` ends instead of serving. The database is made anew; one that is not the demo's own is kept under another name.
 */

const DATA = fileURLToPath(new URL('../../data/', import.meta.url));
const RULES = fileURLToPath(new URL('../../rules/', import.meta.url));
const DATABASE = join(DATA, 'cxpay.sqlite');
/** Beside the database: says that it is the demo's and may be made anew. */
const MARK = join(DATA, 'cxpay.sqlite.is-the-demo');
const SAMPLE = join(DATA, 'sample');
const LAST_MONTH = month('2026-09');
const MONTH = month('2026-10');
/** Somebody whose month has something to tell. */
const EXPLAINED = 'E1003';
const PORT = Number(process.env['PORT'] ?? 3000);

function month(code: string): Period {
  const period = parsePeriod(code);
  if (!period) throw new RangeError(code);
  return period;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const heading = (text: string): void => {
  say(`\n── ${text} ${'─'.repeat(Math.max(0, 90 - text.length))}`);
};

/** What a step answers when it worked; where it was refused the demo ends and says why. */
function worked<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new DemoRefused(outcome.findings);
  return outcome.value;
}

class DemoRefused extends Error {
  constructor(readonly findings: readonly Finding[]) {
    super(findings.map(findingText).join('\n'));
  }
}

function freshDatabaseFile(): void {
  mkdirSync(DATA, { recursive: true });
  const isOurs = existsSync(MARK);
  for (const file of ['', '-wal', '-shm'].map((ending) => DATABASE + ending)) {
    if (!existsSync(file)) continue;
    if (isOurs) rmSync(file);
    else {
      const kept = `${file}.kept-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
      renameSync(file, kept);
      say(`There was a database that the demo did not make: kept as ${kept}`);
    }
  }
  writeFileSync(MARK, 'Made by npm run demo, which may remove it.\n');
}

async function withProgress<T>(label: string, work: (progress: Progress) => Promise<T>): Promise<T> {
  const progress = new Progress(label);
  return work(progress).finally(() => {
    progress.end();
  });
}

async function takeIn(app: INestApplicationContext, database: Database): Promise<void> {
  const indicators = await publishedIndicators(database.reader);
  const folder = join(SAMPLE, 'observations');
  const names = (await readdir(folder)).sort();
  // Corrections come last, as they do in life.
  const files = [
    ...names.filter((n) => !n.startsWith('corrections')),
    ...names.filter((n) => n.startsWith('corrections')),
  ];
  for (const name of files) {
    const path = join(folder, name);
    const summary = await withProgress(name, (progress) =>
      app.get(IngestService).ingest(
        { name, open: () => createReadStream(path) },
        {
          indicators,
          actor: 'cli',
          onProgress: (rows) => {
            progress.at(rows);
          },
        },
      ),
    );
    say(takenInText(worked(summary)));
  }
}

/** Thirteen months of them, and what the last is about. */
async function takeInComplaints(app: INestApplicationContext): Promise<void> {
  const folder = join(SAMPLE, 'complaints');
  let accepted = 0;
  for (const name of (await readdir(folder)).sort()) {
    const input = { name, open: () => createReadStream(join(folder, name)) };
    accepted += worked(await app.get(ComplaintsService).takeIn(input, { actor: 'cli' })).accepted;
  }
  say(`${accepted} complaints taken in`);
  say(paretoText(worked(await app.get(ParetoService).of(MONTH, { by: 'cause', measure: 'count', most: MOST_VITAL }))));
}

async function theMonth(app: INestApplicationContext, database: Database): Promise<void> {
  heading('1. The organisation');
  say(loadText(worked(await app.get(OrganisationService).load(await readOrganisationFolder(SAMPLE), 'cli'))));
  heading('2. What the company pays for');
  const published = worked(await app.get(PlansService).publish(worked(await readRuleFiles(RULES)), 'cli'));
  say(publishText({ ...published, documents: published.documents.map((d) => ({ ...d, isNew: false })) }));
  heading('3. Thirteen months of observations, and late corrections');
  await takeIn(app, database);
  heading('4. Thirteen months of complaints, and what the last is about');
  await takeInComplaints(app);
  heading(`5. Preflight of ${MONTH.code}`);
  const preflight = await withProgress('preflight', (progress) =>
    app.get(PreflightService).preflight(MONTH, (done) => {
      progress.at(done);
    }),
  );
  say(preflightText(worked(preflight)));
  heading('6. Accounts');
  say(worked(await demoAccounts(app.get(Accounts), database, EXPLAINED)));
  heading(`7. Run ${LAST_MONTH.code} and ${MONTH.code}`);
  const run = (period: Period) =>
    withProgress(`run ${period.code}`, (progress) =>
      app.get(RunService).run(period, {
        actor: HR,
        onProgress: (done) => {
          progress.at(done);
        },
      }),
    );
  worked(await run(LAST_MONTH));
  worked(await decideMonth(app, LAST_MONTH));
  say(stepText(worked(await app.get(MonthsService).lock(LAST_MONTH, { by: HR }))));
  say(runText(worked(await run(MONTH))));
  heading(`8. Review of ${MONTH.code}, and approval by a second person`);
  say(reviewText(worked(await app.get(ReviewService).review(MONTH))));
  say(`\n${stepText(worked(await decideMonth(app, MONTH)))}, by ${APPROVER}`);
  heading('9. One payout, explained');
  say(worked(await app.get(ScorecardService).scorecard(MONTH, EXPLAINED, 'en', false, SHOW_ALL)).text);
  heading('10. Verify');
  const report = await withProgress('verify', (progress) =>
    app.get(VerifyService).verify(undefined, (_, done) => {
      progress.at(done);
    }),
  );
  say(verifyText(report));
  if (!report.holds) process.exitCode = 1;
}

async function demo(serves: boolean): Promise<void> {
  say('cxpay demo: one month of a sample company. The company and everybody in it are fictional.');
  freshDatabaseFile();
  rmSync(SAMPLE, { recursive: true, force: true });
  say(describeSample(await writeSampleCompany(SAMPLE, DEFAULT_SEED)));
  const database = await Database.open({ kind: 'sqlite', path: DATABASE });
  try {
    await database.prepare();
    const app = await NestFactory.createApplicationContext(AppModule.over(database), { logger: ['error', 'fatal'] });
    await theMonth(app, database);
    await app.close();
    say(
      `\nTry: npx cxpay explain ${EXPLAINED} ${MONTH.code} --language zh\n     npx cxpay reefs ${MONTH.code}\n     npx cxpay alignment ${MONTH.code}\n     npx cxpay review ${MONTH.code}\n     npx cxpay export ${MONTH.code} --format csv`,
    );
    if (!serves) return;
    const server = await startServer({ database, port: PORT });
    say(`\nServing ${server.url} (API documentation: ${server.url}/docs) to this machine only. Ctrl-C ends it.`);
    await interrupted();
    await server.close();
  } finally {
    await database.close();
  }
}

try {
  await demo(!process.argv.includes('--no-serve'));
} catch (error) {
  const isExpected = error instanceof DemoRefused || error instanceof ListenFailure || error instanceof StorageFailure;
  if (!isExpected) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
