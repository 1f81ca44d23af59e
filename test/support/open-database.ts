import { createReadStream } from 'node:fs';

import { AuditService } from '../../src/audit/audit.service.js';
import { parseDatabaseUrl } from '../../src/database/database-url.js';
import { Database } from '../../src/database/database.js';
import type { Outcome } from '../../src/engine/finding.js';
import { parsePeriod, type Period } from '../../src/engine/period.js';
import { IngestService } from '../../src/metrics/ingest.service.js';
import type { IngestSummary } from '../../src/ingestion/take-in.js';
import { readOrganisationFolder } from '../../src/organisation/organisation-files.js';
import { OrganisationService } from '../../src/organisation/organisation.service.js';
import { PlansService } from '../../src/plans/plans.service.js';
import { readRuleFiles } from '../../src/plans/rule-files.js';
import { publishedIndicators } from '../../src/plans/rule-versions.js';
import type { SmallCompany } from './small-company.js';

/** Opens and prepares a test's database. */
export async function openDatabase(url: string): Promise<Database> {
  const database = await Database.open(worked(parseDatabaseUrl(url)));
  await database.prepare();
  return database;
}

/** What an outcome answered; a refusal fails the test with its findings. */
export function worked<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.findings, null, 2));
  return outcome.value;
}

export function period(code: string): Period {
  const found = parsePeriod(code);
  if (!found) throw new Error(`no period ${code}`);
  return found;
}

const audit = new AuditService();

export async function loadCompany(database: Database, { folder }: SmallCompany): Promise<void> {
  worked(await new OrganisationService(database, audit).load(await readOrganisationFolder(folder), 'cli'));
}

export async function publishRules(database: Database, { rules }: SmallCompany): Promise<void> {
  // Of a month that is locked by now it is a correction, and asked for.
  const options = { correctLocked: 'a mistaken plan' };
  worked(await new PlansService(database, audit).publish(worked(await readRuleFiles(rules)), 'cli', options));
}

export async function ingestFile(database: Database, path: string): Promise<IngestSummary> {
  const indicators = await publishedIndicators(database.reader);
  const input = { name: path, open: () => createReadStream(path) };
  return worked(await new IngestService(database, audit).ingest(input, { indicators, actor: 'cli' }));
}

/** The organisation, its rules and its observations, ready to be run. */
export async function fillDatabase(database: Database, company: SmallCompany): Promise<void> {
  await loadCompany(database, company);
  await publishRules(database, company);
  await ingestFile(database, company.observations);
}
