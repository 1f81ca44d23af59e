import type { MigrationInterface, QueryRunner } from 'typeorm';

import { createAppendOnlyTriggers, databaseKind } from '../src/database/append-only.js';

/** Budgets of departments by period and currency, insert-only: the version of the latest load counts. */
export class Budgets1795827600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const text = databaseKind(runner) === 'postgres' ? 'TEXT COLLATE "C"' : 'TEXT';
    await runner.query(
      `CREATE TABLE budget_load (id BIGINT PRIMARY KEY, at ${text} NOT NULL, digest ${text} NOT NULL)`,
    );
    await runner.query(`CREATE TABLE budget (
      load BIGINT NOT NULL REFERENCES budget_load (id), department ${text} NOT NULL, period ${text} NOT NULL,
      currency ${text} NOT NULL, amount_minor BIGINT, PRIMARY KEY (period, department, currency, load))`);
    await createAppendOnlyTriggers(runner, ['budget_load', 'budget']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('records of pay are not taken back: restore a backup instead'));
  }
}
