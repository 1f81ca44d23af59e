import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

import { parseDatabaseUrl } from '../../src/database/database-url.js';
import { Database } from '../../src/database/database.js';
import { postgresUrl, queryPostgres } from './postgres.js';

/** Every test of storage runs on each of these. */
export const databaseKinds = ['sqlite', 'postgres'] as const;
export type DatabaseKind = (typeof databaseKinds)[number];

export interface FreshDatabase {
  /** The address as CXPAY_DATABASE_URL takes it. */
  url: string;
  /** Removes the database with all that is in it, also while connections to it are open. */
  remove(): Promise<void>;
}

/**
 * A database of its own for a test, with its tables and nothing in them: a copy of one that was migrated once for the whole run.
 *
 * @example
 * describe.each(databaseKinds)('on %s', (kind) => {
 *   let database: FreshDatabase;
 *   beforeEach(async () => { database = await freshDatabase(kind); });
 *   afterEach(() => database.remove());
 * });
 */
export async function freshDatabase(kind: DatabaseKind): Promise<FreshDatabase> {
  await madeTemplates();
  if (kind === 'postgres') return newPostgres(TEMPLATE);
  const database = await newSqlite();
  await copyFile(templateFile(), database.url.slice('sqlite:'.length));
  return database;
}

/** A database of its own for a test, without any table. */
export function emptyDatabase(kind: DatabaseKind): Promise<FreshDatabase> {
  return kind === 'postgres' ? newPostgres('template0') : newSqlite();
}

async function newSqlite(): Promise<FreshDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'cxpay-sqlite-'));
  return {
    url: `sqlite:${join(folder, 'cxpay.sqlite')}`,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function newPostgres(template: string): Promise<FreshDatabase> {
  const name = `cxpay_${randomBytes(8).toString('hex')}`;
  await createPostgres(name, template);
  return {
    url: postgresUrl(name),
    remove: async () => {
      await queryPostgres(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

const createPostgres = (name: string, template: string) =>
  queryPostgres(`CREATE DATABASE ${name} ENCODING 'UTF8' LC_COLLATE 'C' TEMPLATE ${template}`);

const TEMPLATE = 'cxpay_template';

function templateFile(): string {
  const folder = process.env.CXPAY_TEST_FOLDER;
  if (folder === undefined) throw new Error('No folder of the test run: run the tests through "npm test".');
  return join(folder, 'template.sqlite');
}

let templates: Promise<void> | undefined;
const madeTemplates = () => (templates ??= makeTemplates());

/** Of all that ask at once, one makes them, and the others wait for it. */
async function makeTemplates(): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl() });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(1)');
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (rowCount !== 0) return;
    await migrated(`sqlite:${templateFile()}`);
    const making = `${TEMPLATE}_in_the_making`;
    await createPostgres(making, 'template0');
    await migrated(postgresUrl(making));
    await client.query(`ALTER DATABASE ${making} RENAME TO ${TEMPLATE}`);
  } finally {
    await client.end();
  }
}

async function migrated(url: string): Promise<void> {
  const parsed = parseDatabaseUrl(url);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  const database = await Database.open(parsed.value);
  await database.prepare();
  await database.close();
}
