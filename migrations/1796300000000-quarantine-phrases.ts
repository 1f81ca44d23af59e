import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a row is in quarantine, with its values apart: so that a page can say it in another language. */
export class QuarantinePhrases1796300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE quarantine ADD COLUMN phrases TEXT');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('records of pay are not taken back: restore a backup instead'));
  }
}
