import type { MigrationInterface, QueryRunner } from 'typeorm';

import { createAppendOnlyTriggers, databaseKind } from '../src/database/append-only.js';

/**
 * Complaints, insert-only: the version of an id that came last counts, and says which one it takes the place of. A batch says what
 * its file reports, so that the same content may be taken in as observations and as complaints. No row changes.
 */
export class Complaints1796000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = databaseKind(runner) === 'postgres';
    const text = isPostgres ? 'TEXT COLLATE "C"' : 'TEXT';
    for (const statement of isPostgres ? BATCH_KIND : REBUILT) await runner.query(statement);
    for (const statement of complaints(text, isPostgres ? 'BIGINT' : 'INTEGER')) await runner.query(statement);
    await createAppendOnlyTriggers(runner, ['batch', 'batch_chunk', 'complaint']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('records of pay are not taken back: restore a backup instead'));
  }
}

const BATCH_KIND = [
  `ALTER TABLE batch ADD COLUMN kind TEXT COLLATE "C" NOT NULL DEFAULT 'observations'`,
  `ALTER TABLE batch DROP CONSTRAINT batch_sha256_default_source_key`,
  `ALTER TABLE batch ADD CONSTRAINT batch_content UNIQUE (kind, sha256, default_source)`,
];

/** SQLite cannot change what is unique: the rows move to new tables, those that refer to others last. */
const REBUILT = [
  ...['batch', 'batch_chunk', 'quarantine'].map((table) => `CREATE TABLE ${table}_kept AS SELECT * FROM ${table}`),
  ...['quarantine', 'batch_chunk', 'batch'].map((table) => `DROP TABLE ${table}`),
  `CREATE TABLE batch (
     id BIGINT PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, default_source TEXT NOT NULL, at TEXT NOT NULL,
     kind TEXT NOT NULL DEFAULT 'observations', UNIQUE (kind, sha256, default_source))`,
  `CREATE TABLE batch_chunk (
     batch BIGINT NOT NULL REFERENCES batch (id), ordinal INTEGER NOT NULL, rows_through BIGINT NOT NULL,
     accepted BIGINT NOT NULL, unchanged BIGINT NOT NULL, superseding BIGINT NOT NULL, quarantined BIGINT NOT NULL,
     final INTEGER NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (batch, ordinal))`,
  `CREATE TABLE quarantine (
     batch BIGINT NOT NULL REFERENCES batch (id), row_number BIGINT NOT NULL, column_name TEXT NOT NULL,
     value TEXT NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL, advice TEXT NOT NULL, record TEXT NOT NULL,
     PRIMARY KEY (batch, row_number))`,
  `INSERT INTO batch (id, file, sha256, default_source, at) SELECT id, file, sha256, default_source, at FROM batch_kept`,
  `INSERT INTO batch_chunk SELECT batch, ordinal, rows_through, accepted, unchanged, superseding, quarantined, final, digest
     FROM batch_chunk_kept`,
  `INSERT INTO quarantine SELECT batch, row_number, column_name, value, code, reason, advice, record FROM quarantine_kept`,
  ...['batch', 'batch_chunk', 'quarantine'].map((table) => `DROP TABLE ${table}_kept`),
];

/** `seq` is what SQLite keeps the table in order of. The last two indexes answer a Pareto without a look at the rows. */
const complaints = (text: string, seq: string): string[] => [
  `CREATE TABLE complaint (
     seq ${seq} PRIMARY KEY, batch BIGINT NOT NULL, chunk INTEGER NOT NULL, row_number BIGINT NOT NULL, id ${text} NOT NULL,
     period ${text} NOT NULL, day ${text} NOT NULL, department ${text} NOT NULL, employee ${text}, order_id ${text},
     channel ${text}, cause ${text} NOT NULL, stage ${text}, severity INTEGER, source ${text} NOT NULL, currency ${text},
     loss_minor BIGINT, attributes ${text} NOT NULL, supersedes BIGINT, hash ${text} NOT NULL)`,
  `CREATE INDEX complaint_id ON complaint (id, seq)`,
  `CREATE INDEX complaint_batch ON complaint (batch)`,
  `CREATE INDEX complaint_superseded ON complaint (supersedes) WHERE supersedes IS NOT NULL`,
  `CREATE INDEX complaint_pareto ON complaint (period, cause, stage, department, severity, currency, loss_minor, seq)`,
];
