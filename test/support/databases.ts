import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
 * An empty database of its own for a test.
 *
 * @example
 * describe.each(databaseKinds)('on %s', (kind) => {
 *   let database: FreshDatabase;
 *   beforeEach(async () => { database = await freshDatabase(kind); });
 *   afterEach(() => database.remove());
 * });
 */
export function freshDatabase(kind: DatabaseKind): Promise<FreshDatabase> {
  switch (kind) {
    case 'sqlite':
      return freshSqlite();
    case 'postgres':
      return freshPostgres();
  }
}

async function freshSqlite(): Promise<FreshDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'cxpay-sqlite-'));
  return {
    url: `sqlite:${join(folder, 'cxpay.sqlite')}`,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function freshPostgres(): Promise<FreshDatabase> {
  const name = `cxpay_${randomBytes(8).toString('hex')}`;
  await queryPostgres(`CREATE DATABASE ${name} ENCODING 'UTF8' LC_COLLATE 'C' TEMPLATE template0`);
  return {
    url: postgresUrl(name),
    remove: async () => {
      await queryPostgres(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}
