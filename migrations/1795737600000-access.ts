import type { MigrationInterface, QueryRunner } from 'typeorm';

import { databaseKind } from '../src/database/append-only.js';

/**
 * Accounts, their roles, sessions and API tokens, and failed sign-ins. Passwords and tokens are stored hashed only. These rows
 * change and are removed, so no triggers: what was changed by whom is in the audit chain.
 */
export class Access1795737600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const text = databaseKind(runner) === 'postgres' ? 'TEXT COLLATE "C"' : 'TEXT';
    for (const statement of tables(text)) await runner.query(statement);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('records of pay are not taken back: restore a backup instead'));
  }
}

const tables = (text: string): string[] => [
  `CREATE TABLE account (
     id BIGINT PRIMARY KEY, username ${text} NOT NULL UNIQUE, employee ${text} UNIQUE, password_hash ${text},
     must_change_password INTEGER NOT NULL, disabled_at ${text}, created_at ${text} NOT NULL)`,
  `CREATE TABLE account_role (
     account BIGINT NOT NULL REFERENCES account (id), role ${text} NOT NULL, department ${text} NOT NULL,
     PRIMARY KEY (account, role, department))`,
  `CREATE TABLE session (
     id ${text} PRIMARY KEY, account BIGINT NOT NULL REFERENCES account (id), created_at ${text} NOT NULL,
     last_used_at ${text} NOT NULL, expires_at ${text} NOT NULL)`,
  `CREATE INDEX session_account ON session (account)`,
  `CREATE TABLE api_token (
     id BIGINT PRIMARY KEY, account BIGINT NOT NULL REFERENCES account (id), name ${text} NOT NULL,
     token_hash ${text} NOT NULL UNIQUE, permissions ${text} NOT NULL, created_at ${text} NOT NULL,
     expires_at ${text} NOT NULL, revoked_at ${text})`,
  `CREATE INDEX api_token_account ON api_token (account)`,
  `CREATE TABLE sign_in_failure (
     key ${text} PRIMARY KEY, failures INTEGER NOT NULL, last_at ${text} NOT NULL, locked_until ${text})`,
];
