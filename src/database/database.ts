import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';

import { Month1793318400000 } from '../../migrations/1793318400000-month.js';
import {
  APPEND_ONLY_TABLES,
  createAppendOnlyTriggers,
  missingAppendOnlyTriggers,
  type DatabaseKind,
} from './append-only.js';
import type { DatabaseAddress } from './database-url.js';
import { entities } from './entities.js';
import { asStorageFailure, StorageFailure } from './storage-failure.js';

/** How long a writer waits for another process to finish writing before it is refused. */
const LOCK_WAIT_MS = Number(process.env['CXPAY_LOCK_WAIT_MS'] ?? 30_000);
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
      extra: { options: `-c lock_timeout=${LOCK_WAIT_MS}` },
    }).initialize();
    return new Database('postgres', source, source);
  }

  private static async openSqlite(path: string): Promise<Database> {
    mkdirSync(dirname(path), { recursive: true });
    const options = { ...shared, type: 'sqlite', database: path, enableWAL: true } satisfies DataSourceOptions;
    const writer = await new DataSource(options).initialize();
    await writer.query(`PRAGMA busy_timeout = ${LOCK_WAIT_MS}`);
    await writer.query('PRAGMA recursive_triggers = ON');
    const reader = await new DataSource(options).initialize();
    await reader.query(`PRAGMA busy_timeout = ${LOCK_WAIT_MS}`);
    await reader.query('PRAGMA query_only = ON');
    return new Database('sqlite', writer, reader);
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
      await runner.startTransaction();
      await runner.query(
        this.kind === 'postgres'
          ? `SELECT pg_advisory_xact_lock(${WRITE_LOCK})`
          : // A write that changes nothing takes SQLite's write lock at once, so that no later one can fail half-way for want of it.
            'UPDATE write_lock SET id = id WHERE 0',
      );
      const result = await work(runner.manager);
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw asStorageFailure(error);
    } finally {
      await runner.release();
    }
  }

  /** Brings the schema up to date and puts back missing triggers; answers the names of the migrations that ran. */
  async migrate(): Promise<string[]> {
    try {
      const ran = await this.writer.runMigrations({ transaction: 'each' });
      const runner = this.writer.createQueryRunner();
      await createAppendOnlyTriggers(runner, APPEND_ONLY_TABLES).finally(() => runner.release());
      return ran.map((migration) => migration.name);
    } catch (error) {
      throw asStorageFailure(error);
    }
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
  migrations: [Month1793318400000],
  migrationsTableName: 'migration',
  synchronize: false,
  logging: false,
} as const satisfies Partial<DataSourceOptions>;
