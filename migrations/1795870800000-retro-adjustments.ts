import type { MigrationInterface, QueryRunner } from 'typeorm';

import { createAppendOnlyTriggers, databaseKind } from '../src/database/append-only.js';

/** Corrections of locked periods, and what later payouts settle of them. A run knows those up to a number, as they stood at a step. */
export class RetroAdjustments1795870800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const text = databaseKind(runner) === 'postgres' ? 'TEXT COLLATE "C"' : 'TEXT';
    await runner.query(`CREATE TABLE retro (
      id BIGINT PRIMARY KEY, period ${text} NOT NULL, run BIGINT NOT NULL REFERENCES run (id), load_id BIGINT NOT NULL,
      publication BIGINT NOT NULL, observation_seq BIGINT NOT NULL, engine ${text} NOT NULL, reason ${text} NOT NULL,
      actor ${text} NOT NULL, at ${text} NOT NULL, adjustments BIGINT NOT NULL, digest ${text} NOT NULL)`);
    await runner.query(`CREATE TABLE retro_adjustment (
      id BIGINT PRIMARY KEY, kind ${text} NOT NULL, retro BIGINT REFERENCES retro (id), period ${text} NOT NULL,
      employee ${text} NOT NULL, name ${text} NOT NULL, department ${text} NOT NULL, currency ${text} NOT NULL,
      amount_minor BIGINT NOT NULL, causes ${text} NOT NULL, reason ${text} NOT NULL, actor ${text} NOT NULL, at ${text} NOT NULL)`);
    await runner.query('CREATE INDEX retro_adjustment_of ON retro_adjustment (employee, period)');
    await runner.query(`CREATE TABLE payout_adjustment (
      run BIGINT NOT NULL REFERENCES run (id) DEFERRABLE INITIALLY DEFERRED, employee ${text} NOT NULL,
      adjustment BIGINT NOT NULL REFERENCES retro_adjustment (id), department ${text} NOT NULL, amount_minor BIGINT NOT NULL,
      PRIMARY KEY (run, employee, adjustment))`);
    await runner.query('ALTER TABLE run ADD COLUMN adjustments_through BIGINT');
    await runner.query('ALTER TABLE run ADD COLUMN steps_through BIGINT');
    await createAppendOnlyTriggers(runner, ['retro', 'retro_adjustment', 'payout_adjustment']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('records of pay are not taken back: restore a backup instead'));
  }
}
