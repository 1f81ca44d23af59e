import type { MigrationInterface, QueryRunner } from 'typeorm';

import { createAppendOnlyTriggers, databaseKind } from '../src/database/append-only.js';

/** Responses to forms, insert-only: the version of an id that came last counts, and says which one it takes the place of. */
export class Responses1796310000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = databaseKind(runner) === 'postgres';
    const text = isPostgres ? 'TEXT COLLATE "C"' : 'TEXT';
    for (const statement of responses(text, isPostgres ? 'BIGINT' : 'INTEGER')) await runner.query(statement);
    await createAppendOnlyTriggers(runner, ['response']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('records of pay are not taken back: restore a backup instead'));
  }
}

/** `seq` is what SQLite keeps the table in order of. */
const responses = (text: string, seq: string): string[] => [
  `CREATE TABLE response (
     seq ${seq} PRIMARY KEY, batch BIGINT NOT NULL, chunk INTEGER NOT NULL, row_number BIGINT NOT NULL, id ${text} NOT NULL,
     period ${text} NOT NULL, day ${text} NOT NULL, department ${text} NOT NULL, employee ${text}, form ${text} NOT NULL,
     kind ${text} NOT NULL, scorer ${text}, independent INTEGER NOT NULL, answers ${text} NOT NULL,
     attributes ${text} NOT NULL, supersedes BIGINT, hash ${text} NOT NULL)`,
  'CREATE INDEX response_id ON response (id, seq)',
  'CREATE INDEX response_period ON response (period, seq)',
  'CREATE INDEX response_batch ON response (batch)',
  'CREATE INDEX response_superseded ON response (supersedes) WHERE supersedes IS NOT NULL',
];
