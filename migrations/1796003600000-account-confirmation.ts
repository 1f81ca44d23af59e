import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an admin has done to an account that sees others' pay takes somebody of HR to confirm: 1 until they have. */
export class AccountConfirmation1796003600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE account ADD COLUMN unconfirmed INTEGER NOT NULL DEFAULT 0');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('records of pay are not taken back: restore a backup instead'));
  }
}
