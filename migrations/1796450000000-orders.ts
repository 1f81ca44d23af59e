import type { MigrationInterface, QueryRunner } from 'typeorm';

import { createAppendOnlyTriggers, databaseKind } from '../src/database/append-only.js';

/**
 * Orders, insert-only, each with what its moments say of its stages; and an index of the complaints whose stage is to be had from
 * their order. No row changes.
 */
export class Orders1796450000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = databaseKind(runner) === 'postgres';
    for (const statement of orders(isPostgres ? 'TEXT COLLATE "C"' : 'TEXT', isPostgres ? 'BIGINT' : 'INTEGER'))
      await runner.query(statement);
    await createAppendOnlyTriggers(runner, ['customer_order']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('records of pay are not taken back: restore a backup instead'));
  }
}

/** Both indexes answer which stage complaints are about without a look at the rows. */
const orders = (text: string, seq: string): string[] => [
  `CREATE TABLE customer_order (
     seq ${seq} PRIMARY KEY, batch BIGINT NOT NULL, chunk INTEGER NOT NULL, row_number BIGINT NOT NULL, id ${text} NOT NULL,
     department ${text}, moments ${text} NOT NULL, stages_hash ${text} NOT NULL, outcome ${text} NOT NULL, blamed ${text},
     supersedes BIGINT, hash ${text} NOT NULL)`,
  `CREATE INDEX customer_order_id ON customer_order (id, seq, blamed)`,
  `CREATE INDEX customer_order_batch ON customer_order (batch)`,
  `CREATE INDEX customer_order_superseded ON customer_order (supersedes) WHERE supersedes IS NOT NULL`,
  `CREATE INDEX complaint_order ON complaint (period, order_id, cause, department, severity, currency, loss_minor, seq)
     WHERE stage IS NULL AND order_id IS NOT NULL`,
];
