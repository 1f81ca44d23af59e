import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

import sqlite3 from 'sqlite3';
import { DataSource, MigrationExecutor, type DataSourceOptions, type EntityManager, type QueryRunner } from 'typeorm';

import { Month1793318400000 } from '../../migrations/1793318400000-month.js';
import { Baseline1795305600000 } from '../../migrations/1795305600000-baseline.js';
import { Access1795737600000 } from '../../migrations/1795737600000-access.js';
import { EvidenceBlocks1795737660000 } from '../../migrations/1795737660000-evidence-blocks.js';
import { Months1795816800000 } from '../../migrations/1795816800000-months.js';
import { ObservationRows1795824000000 } from '../../migrations/1795824000000-observation-rows.js';
import { Budgets1795827600000 } from '../../migrations/1795827600000-budgets.js';
import { RetroAdjustments1795870800000 } from '../../migrations/1795870800000-retro-adjustments.js';
import { PlanDrafts1795910400000 } from '../../migrations/1795910400000-plan-drafts.js';
import { Inquiries1795996800000 } from '../../migrations/1795996800000-inquiries.js';
import { Complaints1796000000000 } from '../../migrations/1796000000000-complaints.js';
import { ClawbackWithdrawals1796100000000 } from '../../migrations/1796100000000-clawback-withdrawals.js';
import { ComplaintAttributes1796200000000 } from '../../migrations/1796200000000-complaint-attributes.js';
import { Orders1796450000000 } from '../../migrations/1796450000000-orders.js';
import { AccountConfirmation1796003600000 } from '../../migrations/1796003600000-account-confirmation.js';
import { QuarantinePhrases1796300000000 } from '../../migrations/1796300000000-quarantine-phrases.js';
import { Responses1796310000000 } from '../../migrations/1796310000000-responses.js';
import {
  APPEND_ONLY_TABLES,
  createAppendOnlyTriggers,
  missingAppendOnlyTriggers,
  type DatabaseKind,
} from './append-only.js';
import type { DatabaseAddress } from './database-url.js';
import { entities } from './entities.js';
import { asStorageFailure, StorageFailure } from './storage-failure.js';

/** Names cxpay's one write lock among PostgreSQL's advisory locks ("cxpay" in ASCII). */
const WRITE_LOCK = 0x63787061;

/**
 * The database: readers see only what is committed; writers go one at a time, within this process by a queue and between
 * processes by the database's lock, so that a transaction is never mixed with another's writes.
 */
export class Database {
  private lastWrite: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly kind: DatabaseKind,
    private readonly writer: DataSource,
    private readonly readerSource: DataSource,
  ) {}

  /** Opens the database without migrating it. Throws {@link StorageFailure} where it cannot be had. */
  static async open(address: DatabaseAddress): Promise<Database> {
    try {
      return address.kind === 'postgres'
        ? await Database.openPostgres(address.url)
        : await Database.openSqlite(address.path);
    } catch (error) {
      throw asStorageFailure(error);
    }
  }

  private static async openPostgres(url: string): Promise<Database> {
    const source = await new DataSource({
      ...shared,
      type: 'postgres',
      url,
      extra: { options: `-c lock_timeout=${lockWaitMs()}` },
    }).initialize();
    return new Database('postgres', source, source);
  }

  private static async openSqlite(path: string): Promise<Database> {
    makePrivateFile(path);
    const options = {
      ...shared,
      type: 'sqlite',
      database: path,
      enableWAL: true,
      driver: quietSqlite,
    } satisfies DataSourceOptions;
    const writer = await new DataSource(options).initialize();
    try {
      await writer.query(`PRAGMA busy_timeout = ${lockWaitMs()}`);
      await writer.query('PRAGMA recursive_triggers = ON');
      await writer.query(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
      await writer.query(`PRAGMA cache_size = -${CACHE_KIB}`);
      return new Database('sqlite', writer, await sqliteReader(options));
    } catch (error) {
      await writer.destroy();
      throw error;
    }
  }

  /** For reading what is committed. */
  get reader(): EntityManager {
    return this.readerSource.manager;
  }

  /** Runs `work` in one write transaction: all of it is stored, or nothing. Throws {@link StorageFailure} where storage gives out. */
  async write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const turn = this.lastWrite.then(() => this.writeNow(work));
    this.lastWrite = turn.catch(() => undefined);
    return turn;
  }

  private async writeNow<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.writer.createQueryRunner();
    try {
      return await this.inTransaction(runner, () => work(runner.manager));
    } catch (error) {
      throw asStorageFailure(error);
    } finally {
      await runner.release();
    }
  }

  /**
   * Begins, takes the write lock, commits or rolls back, in statements of our own: TypeORM counts transactions on SQLite's one
   * connection, and goes on counting one that SQLite itself has ended (a full disk does that).
   */
  private async inTransaction<T>(runner: QueryRunner, work: () => Promise<T>): Promise<T> {
    const isPostgres = this.kind === 'postgres';
    // Committed reads, said aloud: a snapshot taken before the lock is granted would be of the time before the other writer.
    await runner.query(isPostgres ? 'BEGIN ISOLATION LEVEL READ COMMITTED' : 'BEGIN IMMEDIATE');
    try {
      if (isPostgres) await runner.query(`SELECT pg_advisory_xact_lock(${WRITE_LOCK})`);
      const result = await work();
      await runner.query('COMMIT');
      return result;
    } catch (error) {
      // Where the database has ended the transaction by itself there is none to roll back, and the first error is the one to tell.
      await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  /** Runs `work` on one state of the database: what others commit meanwhile is not seen. Changes nothing. */
  async read<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const source = this.kind === 'postgres' ? this.readerSource : await sqliteReader(this.readerSource.options);
    const runner = source.createQueryRunner();
    try {
      await runner.query(this.kind === 'postgres' ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN');
      return await work(runner.manager);
    } catch (error) {
      throw asStorageFailure(error);
    } finally {
      await runner.query('ROLLBACK').catch(() => undefined);
      await runner.release();
      if (source !== this.readerSource) await source.destroy();
    }
  }

  /**
   * Brings the schema up to date and puts back missing triggers, in one transaction under the write lock, so that two who start
   * at once do not both do it; answers the names of the migrations that ran.
   */
  async migrate(): Promise<string[]> {
    return this.write(async (manager) => {
      const runner = manager.queryRunner;
      if (!runner) throw new Error('a write transaction has a query runner');
      const executor = new MigrationExecutor(this.writer, runner);
      executor.transaction = 'none';
      const ran = await executor.executePendingMigrations();
      await createAppendOnlyTriggers(runner, APPEND_ONLY_TABLES);
      return ran.map((migration) => migration.name);
    });
  }

  /**
   * Makes ready for use: an empty database is migrated, one of an older version is refused with what to do, and the triggers
   * that keep records from being changed must be there, unless the caller is the one to say what was changed.
   */
  async prepare(options: { readonly tolerateMissingTriggers?: boolean } = {}): Promise<void> {
    if (await this.isEmpty()) await this.migrate();
    if (await this.writer.showMigrations())
      throw new StorageFailure('not-migrated', 'the database is of an older version', 'run: cxpay migrate');
    if (!options.tolerateMissingTriggers) await this.assertAppendOnly();
  }

  private async assertAppendOnly(): Promise<void> {
    const missing = await missingAppendOnlyTriggers(this.reader, this.kind);
    if (missing.length === 0) return;
    throw new StorageFailure(
      'triggers-missing',
      `triggers that protect records are missing: ${missing.join(', ')}`,
      'somebody removed them: find out who, run cxpay verify, then put them back: cxpay migrate',
    );
  }

  private async isEmpty(): Promise<boolean> {
    const sql =
      this.kind === 'postgres'
        ? `SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() LIMIT 1`
        : `SELECT 1 FROM sqlite_master LIMIT 1`;
    return (await this.writer.query<unknown[]>(sql)).length === 0;
  }

  async close(): Promise<void> {
    await this.lastWrite;
    if (this.readerSource !== this.writer) await this.readerSource.destroy();
    await this.writer.destroy();
  }
}

const shared = {
  entities,
  migrations: [
    Month1793318400000,
    Baseline1795305600000,
    Access1795737600000,
    EvidenceBlocks1795737660000,
    Months1795816800000,
    ObservationRows1795824000000,
    Budgets1795827600000,
    RetroAdjustments1795870800000,
    PlanDrafts1795910400000,
    Inquiries1795996800000,
    Complaints1796000000000,
    AccountConfirmation1796003600000,
    ClawbackWithdrawals1796100000000,
    ComplaintAttributes1796200000000,
    QuarantinePhrases1796300000000,
    Responses1796310000000,
    Orders1796450000000,
  ],
  migrationsTableName: 'migration',
  synchronize: false,
  logging: false,
} as const satisfies Partial<DataSourceOptions>;

/** Memory in which SQLite keeps pages that it has read: with its usual 2 MiB it reads most of them again and again. */
const CACHE_KIB = 65_536;

/** Pages (32 MiB) that may wait in SQLite's log: a page that is changed again and again is then moved to its place less often. */
const CHECKPOINT_PAGES = 8_000;

/**
 * The driver without its verbose mode, which TypeORM always asks for: it would write the parameters of a failing statement, which
 * can be anybody's pay, into the error's stack.
 */
const quietSqlite = { ...sqlite3, verbose: () => sqlite3 };

const DEFAULT_LOCK_WAIT_MS = 30_000;

/** How long a writer waits for another process to finish writing before it is refused. */
function lockWaitMs(): number {
  const text = process.env['CXPAY_LOCK_WAIT_MS'];
  if (text === undefined) return DEFAULT_LOCK_WAIT_MS;
  if (/^[0-9]{1,8}$/.test(text)) return Number(text);
  throw new StorageFailure(
    'bad-setting',
    `CXPAY_LOCK_WAIT_MS is "${text}", which is no number of milliseconds`,
    'write a whole number, 30000 for example',
  );
}

/** The file holds everybody's pay: who makes it is the only one to read it. */
function makePrivateFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
}

async function sqliteReader(options: DataSourceOptions): Promise<DataSource> {
  const reader = await new DataSource(options).initialize();
  await reader.query(`PRAGMA busy_timeout = ${lockWaitMs()}`);
  await reader.query('PRAGMA query_only = ON');
  await reader.query(`PRAGMA cache_size = -${CACHE_KIB}`);
  return reader;
}
