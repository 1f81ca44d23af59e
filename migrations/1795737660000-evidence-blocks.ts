import type { MigrationInterface, QueryRunner } from 'typeorm';

import { createAppendOnlyTriggers, databaseKind } from '../src/database/append-only.js';

/** Payouts whose evidence stands in one row. */
const BLOCK = 500;

/**
 * The evidence of payouts moves out of their rows into blocks of many. A payout keeps its leaf hash, which covers its evidence, and no
 * longer has the evidence's own hash beside it, which anybody can work out. Payouts and their lines become tables in the order of
 * their keys on SQLite. What was recorded stays to the byte.
 */
export class EvidenceBlocks1795737660000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = databaseKind(runner) === 'postgres';
    const text = isPostgres ? 'TEXT COLLATE "C"' : 'TEXT';
    await runner.query('ALTER TABLE payout_line RENAME TO payout_line_before');
    await runner.query('ALTER TABLE payout RENAME TO payout_before');
    for (const statement of tables(text, isPostgres ? '' : 'WITHOUT ROWID')) await runner.query(statement);
    await runner.query(
      `INSERT INTO payout SELECT run, employee, leaf, currency, amount_minor, status, leaf_hash FROM payout_before`,
    );
    await runner.query('INSERT INTO payout_line SELECT * FROM payout_line_before');
    await moveEvidence(runner);
    await runner.query('DROP TABLE payout_line_before');
    await runner.query('DROP TABLE payout_before');
    await createAppendOnlyTriggers(runner, ['payout', 'payout_line', 'evidence_block']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('records of pay are not taken back: restore a backup instead'));
  }
}

const tables = (text: string, ordered: string): string[] => [
  `CREATE TABLE payout (
     run BIGINT NOT NULL REFERENCES run (id) DEFERRABLE INITIALLY DEFERRED, employee ${text} NOT NULL, leaf BIGINT NOT NULL,
     currency ${text} NOT NULL, amount_minor BIGINT NOT NULL, status ${text} NOT NULL, leaf_hash ${text} NOT NULL,
     PRIMARY KEY (run, employee)) ${ordered}`,
  `CREATE TABLE payout_line (
     run BIGINT NOT NULL, employee ${text} NOT NULL, ordinal INTEGER NOT NULL, role ${text} NOT NULL,
     department ${text} NOT NULL, plan ${text}, plan_hash ${text}, score ${text}, amount_minor BIGINT NOT NULL,
     PRIMARY KEY (run, employee, ordinal), FOREIGN KEY (run, employee) REFERENCES payout (run, employee)) ${ordered}`,
  `CREATE TABLE evidence_block (
     run BIGINT NOT NULL REFERENCES run (id) DEFERRABLE INITIALLY DEFERRED, first_leaf BIGINT NOT NULL, payouts BIGINT NOT NULL,
     lines ${text} NOT NULL, PRIMARY KEY (run, first_leaf))`,
];

async function moveEvidence(runner: QueryRunner): Promise<void> {
  const isPostgres = databaseKind(runner) === 'postgres';
  const [p1, p2, p3, p4] = isPostgres ? ['$1', '$2', '$3', '$4'] : ['?', '?', '?', '?'];
  const select = `SELECT explanation FROM payout_before WHERE run = ${p1} AND leaf >= ${p2} ORDER BY leaf LIMIT ${p3}`;
  const insert = `INSERT INTO evidence_block (run, first_leaf, payouts, lines) VALUES (${p1}, ${p2}, ${p3}, ${p4})`;
  const runs = (await runner.query('SELECT DISTINCT run FROM payout_before')) as { run: string | number }[];
  for (const { run } of runs) {
    for (let first = 0; ; first += BLOCK) {
      const rows = (await runner.query(select, [run, first, BLOCK])) as { explanation: string }[];
      if (rows.length === 0) break;
      const lines = rows.map(({ explanation }) => explanation).join('\n');
      await runner.query(insert, [run, first, rows.length, lines]);
    }
  }
}
