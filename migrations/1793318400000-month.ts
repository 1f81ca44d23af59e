import type { MigrationInterface, QueryRunner } from 'typeorm';

import { createAppendOnlyTriggers, databaseKind } from '../src/database/append-only.js';

/**
 * The month: organisation, rule documents, observations, runs, payouts and the audit chain. Everything recorded is insert-only:
 * a new version of a department or an employee is a new row under a later load, a corrected figure a new row with a later
 * sequence number, so that what was known when a run was computed can always be read again.
 */
export class Month1793318400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Texts compare byte by byte in both databases: an order that depended on a server's locale would change hashes.
    const text = databaseKind(runner) === 'postgres' ? 'TEXT COLLATE "C"' : 'TEXT';
    for (const statement of tables(text)) await runner.query(statement);
    await createAppendOnlyTriggers(runner, RECORDS);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('records of pay are not taken back: restore a backup instead'));
  }
}

/** Tables that are only ever added to. */
const RECORDS = [
  ...['audit_entry', 'organisation_load', 'department', 'role', 'employee', 'assignment'],
  ...['rule_document', 'publication', 'publication_document', 'batch', 'batch_chunk', 'observation'],
  ...['payout', 'payout_line'],
];

const tables = (text: string): string[] => [
  `CREATE TABLE audit_entry (
     seq BIGINT PRIMARY KEY, at ${text} NOT NULL, actor ${text} NOT NULL, action ${text} NOT NULL, subject ${text} NOT NULL,
     details ${text} NOT NULL, previous_hash ${text} NOT NULL, hash ${text} NOT NULL)`,

  `CREATE TABLE organisation_load (
     id BIGINT PRIMARY KEY, at ${text} NOT NULL, digest ${text} NOT NULL)`,
  `CREATE TABLE department (
     load_id BIGINT NOT NULL REFERENCES organisation_load (id), code ${text} NOT NULL, name ${text} NOT NULL, parent ${text},
     PRIMARY KEY (code, load_id))`,
  `CREATE TABLE role (
     load_id BIGINT NOT NULL REFERENCES organisation_load (id), code ${text} NOT NULL, name ${text} NOT NULL, name_zh ${text},
     PRIMARY KEY (code, load_id))`,
  `CREATE TABLE employee (
     load_id BIGINT NOT NULL REFERENCES organisation_load (id), code ${text} NOT NULL, name ${text} NOT NULL,
     hired ${text} NOT NULL, left_on ${text}, currency ${text} NOT NULL, salary ${text}, attributes ${text} NOT NULL,
     PRIMARY KEY (code, load_id))`,
  `CREATE TABLE assignment (
     load_id BIGINT NOT NULL, employee ${text} NOT NULL, ordinal INTEGER NOT NULL, role ${text} NOT NULL,
     department ${text} NOT NULL, from_day ${text} NOT NULL, to_day ${text}, target_bonus ${text} NOT NULL,
     PRIMARY KEY (employee, load_id, ordinal), FOREIGN KEY (employee, load_id) REFERENCES employee (code, load_id))`,

  `CREATE TABLE rule_document (
     hash ${text} PRIMARY KEY, kind ${text} NOT NULL, id ${text} NOT NULL, effective_from ${text} NOT NULL,
     effective_to ${text}, content ${text} NOT NULL)`,
  `CREATE TABLE publication (
     id BIGINT PRIMARY KEY, at ${text} NOT NULL)`,
  `CREATE TABLE publication_document (
     publication BIGINT NOT NULL REFERENCES publication (id), path ${text} NOT NULL,
     hash ${text} NOT NULL REFERENCES rule_document (hash), PRIMARY KEY (publication, path))`,

  `CREATE TABLE batch (
     id BIGINT PRIMARY KEY, file ${text} NOT NULL, sha256 ${text} NOT NULL, default_source ${text} NOT NULL, at ${text} NOT NULL,
     UNIQUE (sha256, default_source))`,
  `CREATE TABLE batch_chunk (
     batch BIGINT NOT NULL REFERENCES batch (id), ordinal INTEGER NOT NULL, rows_through BIGINT NOT NULL,
     accepted BIGINT NOT NULL, unchanged BIGINT NOT NULL, superseding BIGINT NOT NULL, quarantined BIGINT NOT NULL,
     final INTEGER NOT NULL, digest ${text} NOT NULL, PRIMARY KEY (batch, ordinal))`,
  `CREATE TABLE observation (
     seq BIGINT PRIMARY KEY, batch BIGINT NOT NULL, chunk INTEGER NOT NULL, row_number BIGINT NOT NULL,
     indicator ${text} NOT NULL, subject_kind ${text} NOT NULL, subject ${text} NOT NULL, period ${text} NOT NULL,
     day ${text} NOT NULL, source ${text} NOT NULL, value ${text}, numerator ${text}, denominator ${text}, sample ${text},
     reference ${text}, hash ${text} NOT NULL, FOREIGN KEY (batch, chunk) REFERENCES batch_chunk (batch, ordinal))`,
  `CREATE INDEX observation_key ON observation (period, subject_kind, subject, indicator, source, day, seq)`,
  `CREATE INDEX observation_row ON observation (batch, chunk, row_number)`,
  `CREATE TABLE quarantine (
     batch BIGINT NOT NULL REFERENCES batch (id), row_number BIGINT NOT NULL, column_name ${text} NOT NULL,
     value ${text} NOT NULL, code ${text} NOT NULL, reason ${text} NOT NULL, advice ${text} NOT NULL, record ${text} NOT NULL,
     PRIMARY KEY (batch, row_number))`,

  `CREATE TABLE run (
     id BIGINT PRIMARY KEY, period ${text} NOT NULL, at ${text} NOT NULL, status ${text} NOT NULL,
     load_id BIGINT NOT NULL REFERENCES organisation_load (id), publication BIGINT NOT NULL REFERENCES publication (id),
     observation_seq BIGINT NOT NULL, engine ${text} NOT NULL, inputs_hash ${text} NOT NULL, payouts BIGINT NOT NULL,
     root ${text} NOT NULL)`,
  `CREATE INDEX run_period ON run (period, id)`,
  `CREATE TABLE payout (
     run BIGINT NOT NULL REFERENCES run (id) DEFERRABLE INITIALLY DEFERRED, employee ${text} NOT NULL, leaf BIGINT NOT NULL, currency ${text} NOT NULL,
     amount_minor BIGINT NOT NULL, status ${text} NOT NULL, explanation ${text} NOT NULL, explanation_hash ${text} NOT NULL,
     leaf_hash ${text} NOT NULL, PRIMARY KEY (run, employee))`,
  `CREATE TABLE payout_line (
     run BIGINT NOT NULL, employee ${text} NOT NULL, ordinal INTEGER NOT NULL, role ${text} NOT NULL,
     department ${text} NOT NULL, plan ${text}, plan_hash ${text}, score ${text}, amount_minor BIGINT NOT NULL,
     PRIMARY KEY (run, employee, ordinal), FOREIGN KEY (run, employee) REFERENCES payout (run, employee))`,
];
