import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';

import { Month1793318400000 } from '../../migrations/1793318400000-month.js';
import { canonicalHash } from '../../src/engine/canonical.js';
import { parseDatabaseUrl } from '../../src/database/database-url.js';
import { Database } from '../../src/database/database.js';
import { StorageFailure } from '../../src/database/storage-failure.js';
import { Observation } from '../../src/metrics/metrics.entities.js';
import { observationHash } from '../../src/metrics/observation-figure.js';
import { EvidenceBlock, Payout, PayoutLine } from '../../src/runs/runs.entities.js';
import { databaseKinds, emptyDatabase, type DatabaseKind, type FreshDatabase } from '../support/databases.js';
import { worked } from '../support/open-database.js';

const COLUMNS = {
  batch: 1,
  chunk: 1,
  row: 2,
  seq: 1,
  indicator: 'on-time',
  subjectKind: 'employee',
  subject: 'E001',
  period: '2026-10',
  day: '',
  source: 'internal',
  value: '0.9',
  numerator: null,
  denominator: null,
  sample: null,
  reference: null,
} as const;

/** What a database held before there was a second migration: its tables, and a row in those that get a column. */
async function fill(runner: QueryRunner): Promise<void> {
  const statements = [
    `INSERT INTO organisation_load VALUES (1, 'now', 'd')`,
    `INSERT INTO publication VALUES (1, 'now')`,
    `INSERT INTO batch VALUES (1, 'a.csv', 's', '', 'now')`,
    `INSERT INTO batch_chunk VALUES (1, 1, 2, 1, 0, 0, 0, 1, 'd')`,
    `INSERT INTO observation VALUES (1, 1, 1, 2, 'on-time', 'employee', 'E001', '2026-10', '', 'internal', '0.9',
       NULL, NULL, NULL, NULL, '${canonicalHash(COLUMNS)}')`,
    `INSERT INTO run VALUES (1, '2026-10', 'now', 'calculated', 1, 1, 1, '1', 'i', 1, 'r')`,
    `INSERT INTO payout VALUES (1, 'E001', 0, 'EUR', 100, 'payable', '{"a":"ä"}', 'h', 'l')`,
    `INSERT INTO payout_line VALUES (1, 'E001', 1, 'r', 'd', 'p', 'h', '1', 100)`,
  ];
  for (const statement of statements) await runner.query(statement);
}

async function madeAtTheFirstMigration(kind: DatabaseKind, url: string): Promise<void> {
  const shared = { migrations: [Month1793318400000], migrationsTableName: 'migration' };
  const source = await new DataSource(
    kind === 'postgres'
      ? { ...shared, type: 'postgres', url }
      : { ...shared, type: 'sqlite', database: url.slice('sqlite:'.length) },
  ).initialize();
  const runner = source.createQueryRunner();
  await new MigrationExecutor(source, runner).executePendingMigrations();
  await fill(runner);
  await runner.release();
  await source.destroy();
}

describe.each(databaseKinds)('a database of the first version, on %s', (kind) => {
  let fresh: FreshDatabase;
  let database: Database;

  beforeEach(async () => {
    fresh = await emptyDatabase(kind);
    await madeAtTheFirstMigration(kind, fresh.url);
    database = await Database.open(worked(parseDatabaseUrl(fresh.url)));
  });
  afterEach(async () => {
    await database.close();
    await fresh.remove();
  });

  const triggers = () =>
    database.reader.query<{ of: string; name: string }[]>(
      kind === 'postgres'
        ? `SELECT oid::text AS of, tgname AS name FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname`
        : `SELECT tbl_name AS of, name FROM sqlite_master WHERE type = 'trigger' ORDER BY name`,
    );
  const refused = (sql: string) =>
    expect(database.write((manager) => manager.query(sql))).rejects.toThrow('append-only');

  it('is refused until it is brought up to date, with what to do', async () => {
    await expect(database.prepare()).rejects.toThrow(StorageFailure);
  });

  it('gets its new column and its new table, and keeps its rows, their hashes and its triggers', async () => {
    const before = (await triggers()).map(({ name }) => name);
    expect(await database.migrate()).toEqual([
      'Baseline1795305600000',
      'Access1795737600000',
      'EvidenceBlocks1795737660000',
      'Months1795816800000',
      'ObservationRows1795824000000',
      'Budgets1795827600000',
      'RetroAdjustments1795870800000',
      'PlanDrafts1795910400000',
      'Inquiries1795996800000',
      'Complaints1796000000000',
      'AccountConfirmation1796003600000',
      'ClawbackWithdrawals1796100000000',
      'ComplaintAttributes1796200000000',
      'QuarantinePhrases1796300000000',
      'Responses1796310000000',
      'Orders1796450000000',
    ]);
    await database.prepare();
    expect((await triggers()).map(({ name }) => name)).toEqual(expect.arrayContaining(before));
    const [observation] = await database.reader.find(Observation);
    expect(observation).toEqual({ ...COLUMNS, baseline: null, hash: canonicalHash(COLUMNS) });
    expect(observation && observationHash(observation)).toBe(observation?.hash);
    expect(await database.reader.find(Payout)).toEqual([
      { run: 1, employee: 'E001', leaf: 0, currency: 'EUR', amountMinor: 100n, status: 'payable', leafHash: 'l' },
    ]);
    expect(await database.reader.find(PayoutLine)).toMatchObject([{ employee: 'E001', plan: 'p', amountMinor: 100n }]);
    expect(await database.reader.find(EvidenceBlock)).toEqual([
      { run: 1, firstLeaf: 0, payouts: 1, lines: '{"a":"ä"}' },
    ]);
    for (const table of ['payout', 'payout_line', 'evidence_block', 'batch', 'batch_chunk'])
      await refused(`DELETE FROM ${table}`);
    await refused(`DELETE FROM observation`);
    await refused(`UPDATE observation SET baseline = '1'`);
    // A run is a record now, too.
    await refused(`UPDATE run SET status = 'paid'`);
    expect(await database.migrate()).toEqual([]);
  });

  it('keeps its triggers through the migration itself, which puts none back', async () => {
    const { Baseline1795305600000 } = await import('../../migrations/1795305600000-baseline.js');
    const before = await triggers();
    await database.write((manager) => new Baseline1795305600000().up(manager.queryRunner as QueryRunner));
    expect(await triggers()).toEqual(before);
  });
});
