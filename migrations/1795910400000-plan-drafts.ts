import type { MigrationInterface, QueryRunner } from 'typeorm';

import { createAppendOnlyTriggers, databaseKind } from '../src/database/append-only.js';

/** Drafts of plans with every revision and every step, and the bounds that HR sets for them: insert-only, as all records are. */
export class PlanDrafts1795910400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const text = databaseKind(runner) === 'postgres' ? 'TEXT COLLATE "C"' : 'TEXT';
    await runner.query(`CREATE TABLE plan_bounds (
      id BIGINT PRIMARY KEY, plan ${text} NOT NULL, at ${text} NOT NULL, actor ${text} NOT NULL,
      hash ${text} NOT NULL, content ${text} NOT NULL)`);
    await runner.query(`CREATE TABLE plan_draft (
      id BIGINT PRIMARY KEY, plan ${text} NOT NULL, base ${text} NOT NULL REFERENCES rule_document (hash),
      at ${text} NOT NULL, actor ${text} NOT NULL)`);
    await runner.query(`CREATE TABLE draft_revision (
      draft BIGINT NOT NULL REFERENCES plan_draft (id), revision BIGINT NOT NULL, at ${text} NOT NULL,
      actor ${text} NOT NULL, employee ${text}, hash ${text} NOT NULL, content ${text} NOT NULL,
      PRIMARY KEY (draft, revision))`);
    await runner.query(`CREATE TABLE draft_step (
      id BIGINT PRIMARY KEY, draft BIGINT NOT NULL REFERENCES plan_draft (id), revision BIGINT NOT NULL,
      action ${text} NOT NULL, period ${text}, comment ${text}, publication BIGINT, at ${text} NOT NULL,
      actor ${text} NOT NULL, employee ${text})`);
    await runner.query('CREATE INDEX draft_step_draft ON draft_step (draft, id)');
    await createAppendOnlyTriggers(runner, ['plan_bounds', 'plan_draft', 'draft_revision', 'draft_step']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('records of pay are not taken back: restore a backup instead'));
  }
}
