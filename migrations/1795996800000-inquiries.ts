import type { MigrationInterface, QueryRunner } from 'typeorm';

import { createAppendOnlyTriggers, databaseKind } from '../src/database/append-only.js';

/** Inquiries of employees about their payouts: what each is about, its steps, and the files that came with them. Records, only added to. */
export class Inquiries1795996800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const text = databaseKind(runner) === 'postgres' ? 'TEXT COLLATE "C"' : 'TEXT';
    for (const statement of tables(text)) await runner.query(statement);
    await createAppendOnlyTriggers(runner, ['inquiry', 'inquiry_step', 'inquiry_file']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('records of pay are not taken back: restore a backup instead'));
  }
}

const tables = (text: string): string[] => [
  `CREATE TABLE inquiry (
     id BIGINT PRIMARY KEY, period ${text} NOT NULL, employee ${text} NOT NULL, run BIGINT NOT NULL,
     leaf_hash ${text} NOT NULL, line INTEGER, component ${text}, rule ${text},
     FOREIGN KEY (run, employee) REFERENCES payout (run, employee))`,
  `CREATE INDEX inquiry_payout ON inquiry (period, employee)`,
  `CREATE TABLE inquiry_step (
     inquiry BIGINT NOT NULL REFERENCES inquiry (id), ordinal INTEGER NOT NULL, action ${text} NOT NULL,
     actor ${text} NOT NULL, at ${text} NOT NULL, text ${text} NOT NULL, due ${text}, outcome ${text},
     corrects ${text}, corrected_period ${text}, links ${text}, PRIMARY KEY (inquiry, ordinal))`,
  `CREATE TABLE inquiry_file (
     inquiry BIGINT NOT NULL, number INTEGER NOT NULL, step INTEGER NOT NULL, name ${text} NOT NULL, type ${text} NOT NULL,
     size BIGINT NOT NULL, sha256 ${text} NOT NULL, content ${text} NOT NULL, PRIMARY KEY (inquiry, number),
     FOREIGN KEY (inquiry, step) REFERENCES inquiry_step (inquiry, ordinal))`,
];
