import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A clawback is taken back by an opposing one that names it: each at most once. */
export class ClawbackWithdrawals1796100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE retro_adjustment ADD COLUMN withdraws BIGINT REFERENCES retro_adjustment (id)');
    await runner.query('CREATE UNIQUE INDEX retro_adjustment_withdraws ON retro_adjustment (withdraws)');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('records of pay are not taken back: restore a backup instead'));
  }
}
