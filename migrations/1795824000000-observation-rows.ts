import type { MigrationInterface, QueryRunner } from 'typeorm';

import { createAppendOnlyTriggers, databaseKind } from '../src/database/append-only.js';

/**
 * Observations take less to store: their sequence number is what SQLite keeps a table in order of, and of their chunks there is neither
 * an index nor a foreign key, which had each row looked up and counted. `verify` checks that a row's chunk is there and has all its rows.
 * No row changes.
 */
export class ObservationRows1795824000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (databaseKind(runner) === 'postgres') {
      await runner.query('ALTER TABLE observation DROP CONSTRAINT observation_batch_chunk_fkey');
      await runner.query('DROP INDEX observation_row');
      await runner.query('CREATE INDEX observation_batch ON observation (batch)');
      return;
    }
    for (const statement of REBUILT) await runner.query(statement);
    await createAppendOnlyTriggers(runner, ['observation']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('records of pay are not taken back: restore a backup instead'));
  }
}

const COLUMNS = `seq, batch, chunk, row_number, indicator, subject_kind, subject, period, day, source, value, numerator, denominator,
  sample, reference, baseline, hash`;

/** SQLite cannot change a table's key: the rows move to a new one. */
const REBUILT = [
  `CREATE TABLE observation_rebuilt (
     seq INTEGER PRIMARY KEY, batch BIGINT NOT NULL, chunk INTEGER NOT NULL, row_number BIGINT NOT NULL,
     indicator TEXT NOT NULL, subject_kind TEXT NOT NULL, subject TEXT NOT NULL, period TEXT NOT NULL, day TEXT NOT NULL,
     source TEXT NOT NULL, value TEXT, numerator TEXT, denominator TEXT, sample TEXT, reference TEXT, baseline TEXT,
     hash TEXT NOT NULL)`,
  `INSERT INTO observation_rebuilt (${COLUMNS}) SELECT ${COLUMNS} FROM observation ORDER BY seq`,
  `DROP TABLE observation`,
  `ALTER TABLE observation_rebuilt RENAME TO observation`,
  `CREATE INDEX observation_key ON observation (period, subject_kind, subject, indicator, source, day, seq)`,
  `CREATE INDEX observation_batch ON observation (batch)`,
];
