import { existsSync } from 'node:fs';

import type { INestApplicationContext } from '@nestjs/common';

import { DEFAULT_DATABASE_URL, parseDatabaseUrl } from '../database/database-url.js';
import { Database } from '../database/database.js';
import { refused, type Finding, type Outcome } from '../engine/finding.js';

export interface OpenContext {
  readonly app: INestApplicationContext;
  readonly database: Database;
}

export interface OpenOptions {
  /** Bring an older schema up to date, and put back missing triggers, instead of refusing. */
  readonly migrate?: boolean;
  /** Make a database where there is none: for what begins one, and for nothing that reads. */
  readonly makes?: boolean;
  /** Open although triggers are missing, to be able to say what was changed. */
  readonly tolerateMissingTriggers?: boolean;
}

/** Opens the database that `CXPAY_DATABASE_URL` names. Refused where the address is none; throws a StorageFailure where it cannot be had. */
export async function openDatabase(options: OpenOptions = {}): Promise<Outcome<Database>> {
  const address = parseDatabaseUrl(process.env['CXPAY_DATABASE_URL'] ?? DEFAULT_DATABASE_URL);
  if (!address.ok) return refused(...address.findings);
  const { value } = address;
  if (value.kind === 'sqlite' && !existsSync(value.path)) {
    if (!options.makes) return refused(noDatabase(value.path));
    process.stderr.write(`new database: ${value.path}\n`);
  }
  const database = await Database.open(value);
  try {
    if (!options.migrate) await database.prepare(options);
    return { ok: true, value: database, findings: [] };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** An address with a slip in it would otherwise be answered as an empty company. */
const noDatabase = (path: string): Finding => ({
  severity: 'error',
  code: 'no-database',
  message: `there is no database at ${path}`,
  advice: 'set CXPAY_DATABASE_URL to where it is, or make one: cxpay load, cxpay migrate',
});

/** Opens the database, does the work with the product's services over it, and closes it whatever happens. */
export async function withServices<T>(
  work: (context: OpenContext) => Promise<Outcome<T>>,
  options: OpenOptions = {},
): Promise<Outcome<T>> {
  const database = await openDatabase(options);
  if (!database.ok) return database;
  // Loaded here and no sooner: help and wrong usage need nothing of it.
  const [{ NestFactory }, { AppModule }] = await Promise.all([import('@nestjs/core'), import('../app.module.js')]);
  const app = await NestFactory.createApplicationContext(AppModule.over(database.value), {
    logger: ['error', 'fatal'],
  });
  try {
    return await work({ app, database: database.value });
  } finally {
    await app.close();
    await database.value.close();
  }
}
