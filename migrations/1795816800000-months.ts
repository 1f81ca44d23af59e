import type { MigrationInterface, QueryRunner } from 'typeorm';

import { createAppendOnlyTriggers, databaseKind } from '../src/database/append-only.js';

/**
 * How a month is decided: the steps from calculated to locked, and what was decided about payouts that were held. Both are records:
 * only ever added to. Runs become records too, because where a month stands is no longer written into them.
 */
export class Months1795816800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const text = databaseKind(runner) === 'postgres' ? 'TEXT COLLATE "C"' : 'TEXT';
    for (const statement of tables(text)) await runner.query(statement);
    await createAppendOnlyTriggers(runner, ['run', 'period_step', 'hold_decision']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('records of pay are not taken back: restore a backup instead'));
  }
}

const tables = (text: string): string[] => [
  `CREATE TABLE period_step (
     id BIGINT PRIMARY KEY, period ${text} NOT NULL, action ${text} NOT NULL, run BIGINT NOT NULL REFERENCES run (id),
     root ${text} NOT NULL, actor ${text} NOT NULL, at ${text} NOT NULL, reason ${text})`,
  `CREATE INDEX period_step_period ON period_step (period, id)`,
  `CREATE TABLE hold_decision (
     id BIGINT PRIMARY KEY, period ${text} NOT NULL, employee ${text} NOT NULL, run BIGINT NOT NULL,
     leaf_hash ${text} NOT NULL, decision ${text} NOT NULL, reason ${text} NOT NULL, actor ${text} NOT NULL,
     at ${text} NOT NULL, FOREIGN KEY (run, employee) REFERENCES payout (run, employee))`,
  `CREATE INDEX hold_decision_period ON hold_decision (period, employee, id)`,
  // Who ran a run is in its audit entry.
  `CREATE INDEX audit_entry_subject ON audit_entry (subject, action)`,
];
