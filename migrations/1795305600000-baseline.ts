import type { MigrationInterface, QueryRunner } from 'typeorm';

import { databaseKind } from '../src/database/append-only.js';

/**
 * A column that may be empty: what an observation is to be compared with. Nothing that was recorded changes, no table is rebuilt,
 * and the triggers stay.
 *
 * That an observation's chunk is there is checked at the end of a transaction, because a chunk is stored after its observations, as it
 * says their digest. SQLite is told so in each such transaction and knows no other way.
 */
export class Baseline1795305600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = databaseKind(runner) === 'postgres';
    const text = isPostgres ? 'TEXT COLLATE "C"' : 'TEXT';
    await runner.query(`ALTER TABLE observation ADD COLUMN baseline ${text}`);
    if (isPostgres)
      await runner.query(
        `ALTER TABLE observation ALTER CONSTRAINT observation_batch_chunk_fkey DEFERRABLE INITIALLY DEFERRED`,
      );
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('records of pay are not taken back: restore a backup instead'));
  }
}
