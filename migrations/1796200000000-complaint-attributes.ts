import type { MigrationInterface, QueryRunner } from 'typeorm';

import { createAppendOnlyTriggers, databaseKind } from '../src/database/append-only.js';

/** The attributes of complaints as rows of their own, with all that is added up by them, so that counting looks at nothing else. */
export class ComplaintAttributes1796200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of databaseKind(runner) === 'postgres' ? POSTGRES : SQLITE) await runner.query(statement);
    await createAppendOnlyTriggers(runner, ['complaint_attribute']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('records of pay are not taken back: restore a backup instead'));
  }
}

const FROM_COMPLAINTS = `INSERT INTO complaint_attribute (seq, period, name, value, department, severity, currency, loss_minor)
  SELECT c.seq, c.period, j.key, j.value, c.department, c.severity, c.currency, c.loss_minor FROM complaint c`;

/** In the order in which they are counted. */
const SQLITE = [
  `CREATE TABLE complaint_attribute (
     seq BIGINT NOT NULL, period TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, department TEXT NOT NULL,
     severity INTEGER, currency TEXT, loss_minor BIGINT, PRIMARY KEY (name, period, value, seq)) WITHOUT ROWID`,
  `${FROM_COMPLAINTS}, json_each(c.attributes) j`,
];

/** A value may be longer than a key of an index. */
const POSTGRES = [
  `CREATE TABLE complaint_attribute (
     seq BIGINT NOT NULL, period TEXT COLLATE "C" NOT NULL, name TEXT COLLATE "C" NOT NULL, value TEXT COLLATE "C" NOT NULL,
     department TEXT COLLATE "C" NOT NULL, severity INTEGER, currency TEXT COLLATE "C", loss_minor BIGINT, PRIMARY KEY (seq, name))`,
  `CREATE INDEX complaint_attribute_name ON complaint_attribute (name, period)`,
  `${FROM_COMPLAINTS}, json_each_text(c.attributes::json) j`,
];
