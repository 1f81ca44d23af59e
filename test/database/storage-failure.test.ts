import { stat } from 'node:fs/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { AuditService } from '../../src/audit/audit.service.js';
import type { Database } from '../../src/database/database.js';
import { asStorageFailure, StorageFailure } from '../../src/database/storage-failure.js';
import { Run } from '../../src/runs/runs.entities.js';
import { RunService } from '../../src/runs/run.service.js';
import { cxpay } from '../support/cxpay.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { fillDatabase, openDatabase, period } from '../support/open-database.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';

const run = (database: Database) =>
  new RunService(database, new AuditService()).run(period('2026-10'), { actor: 'cli' });

async function failureUnlessDone(work: Promise<unknown>): Promise<StorageFailure | undefined> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undefined || error instanceof StorageFailure) return error;
  throw error instanceof Error ? error : new Error('thrown was no error');
}

async function failureOf(work: Promise<unknown>): Promise<StorageFailure> {
  const failure = await failureUnlessDone(work);
  if (!failure) throw new Error('it worked');
  return failure;
}

describe('an error of another kind', () => {
  it('takes no word in a message for the reason', () => {
    const error = new Error('employee "25006" cannot be read, nor amount 53100');
    expect(asStorageFailure(error)).toBe(error);
  });
});

describe('storage that gives out', () => {
  let company: SmallCompany;
  let fresh: FreshDatabase;
  let database: Database;

  const begin = async (kind: 'sqlite' | 'postgres') => {
    fresh = await freshDatabase(kind);
    database = await openDatabase(fresh.url);
    await fillDatabase(database, company);
  };

  beforeEach(async () => {
    company = await smallCompany();
  });

  afterEach(async () => {
    await database.close();
    await fresh.remove();
    await company.remove();
  });

  it('refuses a run in plain words when the disk is full, and stores nothing of it', async () => {
    await begin('sqlite');
    // A limit on pages fails where and as a full disk does.
    const [pages] = await database.reader.query<{ page_count: number }[]>('PRAGMA page_count');
    await database.write((manager) => manager.query(`PRAGMA max_page_count = ${pages?.page_count ?? 0}`));
    // Small runs find room in pages that are there already; one of them finds no more.
    let stored = 0;
    let failure = await failureUnlessDone(run(database));
    while (!failure && stored < 100) {
      stored += 1;
      failure = await failureUnlessDone(run(database));
    }
    if (!failure) throw new Error('the disk never filled');
    expect([failure.code, failure.message]).toEqual([
      'full',
      'the disk that holds the database is full; nothing was stored',
    ]);
    await database.write((manager) => manager.query('PRAGMA max_page_count = 1000000'));
    expect(await database.reader.count(Run)).toBe(stored);
    expect((await run(database)).ok).toBe(true);
    // What was answered as done is there for everybody, and stays when the database is opened again.
    const other = await openDatabase(fresh.url);
    expect(await other.reader.count(Run).finally(() => other.close())).toBe(stored + 1);
  });

  it('makes a database that nobody else on the machine can read', async () => {
    await begin('sqlite');
    const { mode } = await stat(fresh.url.replace('sqlite:', ''));
    expect((mode & 0o777).toString(8)).toBe('600');
  });

  it.each(databaseKinds)('refuses a run in plain words when %s is read-only', async (kind) => {
    await begin(kind);
    if (kind === 'sqlite') await database.write((manager) => manager.query('PRAGMA query_only = ON'));
    else {
      await database.reader.query(
        `ALTER DATABASE ${new URL(fresh.url).pathname.slice(1)} SET default_transaction_read_only = on`,
      );
      await database.close();
      database = await openDatabase(fresh.url);
    }
    expect((await failureOf(run(database))).code).toBe('read-only');
  });

  it.each(databaseKinds)('refuses a run on %s while another process writes, after waiting', async (kind) => {
    await begin(kind);
    const failure = await database.write(() =>
      cxpay(['run', '2026-10'], { CXPAY_DATABASE_URL: fresh.url, CXPAY_LOCK_WAIT_MS: '200' }),
    );
    expect(failure.exitCode).toBe(1);
    expect(failure.stderr).toContain('another run, load or ingestion is writing to the database');
    expect(await database.reader.count(Run)).toBe(0);
  });
});
