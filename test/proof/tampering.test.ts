import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { AuditService } from '../../src/audit/audit.service.js';
import type { Database } from '../../src/database/database.js';
import { VerifyService } from '../../src/proof/verify.service.js';
import { RunService } from '../../src/runs/run.service.js';
import { databaseKinds, freshDatabase, type DatabaseKind, type FreshDatabase } from '../support/databases.js';
import { fillDatabase, openDatabase, period, worked } from '../support/open-database.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';
import { changed } from './tamperer.js';

/** Where somebody with the rights to drop triggers changes one character, and what `verify` must say. */
const TAMPERED: readonly { table: string; column: string; where: string; named: RegExp }[] = [
  {
    table: 'observation',
    column: 'numerator',
    where: "subject = 'C1' AND indicator = 'loss'",
    named: /observation batch:1 row:7/,
  },
  {
    table: 'observation',
    column: 'value',
    where: "subject = 'C1' AND indicator = 'courier-attitude'",
    named: /observation batch:1 row:5/,
  },
  {
    table: 'observation',
    column: 'reference',
    where: "subject = 'C1' AND indicator = 'courier-attitude'",
    named: /observation batch:1 row:5/,
  },
  {
    table: 'observation',
    column: 'hash',
    where: "subject = 'C2' AND indicator = 'on-time-delivery'",
    named: /observation batch:1 row:3/,
  },
  { table: 'rule_document', column: 'content', where: "kind = 'plan'", named: /rule document plan "courier"/ },
  { table: 'rule_document', column: 'effective_from', where: "kind = 'plan'", named: /rule document plan "courier"/ },
  { table: 'evidence_block', column: 'lines', where: 'run = 1', named: /payout run:1 employee:D1/ },
  { table: 'payout', column: 'leaf_hash', where: "employee = 'C2'", named: /payout run:1 employee:C2/ },
  { table: 'payout', column: 'currency', where: "employee = 'C2'", named: /payout run:1 employee:C2/ },
  {
    table: 'payout_line',
    column: 'department',
    where: "employee = 'C2' AND ordinal = 2",
    named: /payout run:1 employee:C2/,
  },
  { table: 'payout_line', column: 'score', where: "employee = 'C1'", named: /payout run:1 employee:C1/ },
  { table: 'audit_entry', column: 'details', where: "action = 'run'", named: /audit entry 4/ },
  { table: 'audit_entry', column: 'actor', where: "action = 'load'", named: /audit entry 1/ },
  { table: 'audit_entry', column: 'at', where: "action = 'publish'", named: /audit entry 2/ },
  { table: 'audit_entry', column: 'hash', where: "action = 'ingest'", named: /audit entry 3/ },
  { table: 'batch_chunk', column: 'digest', where: 'batch = 1', named: /batch:1 chunk:1/ },
  { table: 'batch', column: 'file', where: 'id = 1', named: /batch:1 chunk:1/ },
  { table: 'employee', column: 'name', where: "code = 'C3'", named: /load:1/ },
  { table: 'assignment', column: 'target_bonus', where: "employee = 'C3'", named: /load:1/ },
  { table: 'organisation_load', column: 'at', where: 'id = 1', named: /load:1/ },
  { table: 'publication', column: 'at', where: 'id = 1', named: /publication:1/ },
  { table: 'run', column: 'root', where: 'id = 1', named: /run:1/ },
  { table: 'run', column: 'status', where: 'id = 1', named: /run:1/ },
];

describe.each(databaseKinds)('verify on %s', (kind) => {
  let company: SmallCompany;
  let fresh: FreshDatabase;
  let database: Database;

  beforeAll(async () => {
    company = await smallCompany();
    fresh = await freshDatabase(kind);
    database = await openDatabase(fresh.url);
    await fillDatabase(database, company);
    worked(await new RunService(database, new AuditService()).run(period('2026-10'), { actor: 'cli' }));
  });

  afterAll(async () => {
    await database.close();
    await fresh.remove();
    await company.remove();
  });

  const verify = () => new VerifyService(database).verify();
  const query = (sql: string) => database.write((manager) => manager.query<Record<string, string>[]>(sql));

  it('finds nothing to say of records as they were made', async () => {
    const report = await verify();
    expect(report).toMatchObject({
      holds: true,
      checked: { auditEntries: 4, loads: 1, ruleDocuments: 3, observations: 7, runs: 1, payouts: 4 },
    });
  });

  it('says that the triggers which protect records are gone', async () => {
    await dropTriggers(query, kind);
    const report = await verify();
    expect(report.holds).toBe(false);
    expect(report.differences.map(({ what }) => what).join('\n')).toContain('trigger audit_entry_no_');
  });

  it.each(TAMPERED)(
    'names one changed character of $table.$column where $where',
    async ({ table, column, where, named }) => {
      await dropTriggers(query, kind);
      await relaxKeys(query, kind);
      const [row] = await query(`SELECT ${column} AS text FROM ${table} WHERE ${where}`);
      const before = row?.['text'] ?? '';
      const set = (text: string) =>
        query(`UPDATE ${table} SET ${column} = '${text.replaceAll("'", "''")}' WHERE ${where}`);
      await set(changed(before));
      const { differences } = await verify();
      await set(before);
      const ofRecords = differences.filter(({ what }) => !what.startsWith('trigger'));
      expect(ofRecords.map(({ what }) => what).join('\n')).toMatch(named);
    },
  );

  it.each([
    {
      table: 'observation',
      column: 'value',
      where: "subject = 'C1' AND value IS NOT NULL",
      named: 'observation batch:1 row:5',
    },
    { table: 'rule_document', column: 'content', where: "kind = 'plan'", named: 'rule document plan "courier"' },
    { table: 'employee', column: 'salary', where: "code = 'C2'", named: 'load:1' },
    { table: 'employee', column: 'attributes', where: "code = 'C2'", named: 'load:1' },
    { table: 'evidence_block', column: 'lines', where: 'run = 1', named: 'payout run:1 employee:C1' },
    { table: 'audit_entry', column: 'details', where: "action = 'run'", named: 'audit entry 4' },
  ])('names $table.$column made unreadable', async ({ table, column, where, named }) => {
    await dropTriggers(query, kind);
    const [row] = await query(`SELECT ${column} AS text FROM ${table} WHERE ${where}`);
    await query(`UPDATE ${table} SET ${column} = '{oops' WHERE ${where}`);
    const { holds, differences } = await verify();
    await query(`UPDATE ${table} SET ${column} = '${(row?.['text'] ?? '').replaceAll("'", "''")}' WHERE ${where}`);
    expect(holds).toBe(false);
    expect(differences.some(({ what }) => what.startsWith(named))).toBe(true);
  });

  it('names an amount changed by one cent', async () => {
    await dropTriggers(query, kind);
    await query(`UPDATE payout SET amount_minor = amount_minor + 1 WHERE employee = 'C1'`);
    const { differences } = await verify();
    await query(`UPDATE payout SET amount_minor = amount_minor - 1 WHERE employee = 'C1'`);
    expect(differences).toContainEqual({
      what: 'payout run:1 employee:C1',
      problem: 'it differs at /amountMinor: stored "179521", computed "179520"',
    });
  });

  it('names a payout that was removed, and the entry before a removed one', async () => {
    await dropTriggers(query, kind);
    await query(`DELETE FROM payout_line WHERE employee = 'D1'`);
    await query(`DELETE FROM payout WHERE employee = 'D1'`);
    await query(`DELETE FROM audit_entry WHERE action = 'publish'`);
    const named = (await verify()).differences.map(({ what, problem }) => `${what}: ${problem}`).join('\n');
    expect(named).toContain('payout run:1 employee:D1: it comes out, and none is stored');
    expect(named).toContain('audit entry 2: entry 2 is missing');
    expect(named).toContain('publication:1: no audit entry tells of it');
  });
});

type Query = (sql: string) => Promise<Record<string, string>[]>;

async function dropTriggers(query: Query, kind: DatabaseKind): Promise<void> {
  if (kind === 'sqlite') {
    for (const { name } of await query(`SELECT name FROM sqlite_master WHERE type = 'trigger'`))
      await query(`DROP TRIGGER ${name ?? ''}`);
    return;
  }
  for (const { name, of } of await query(
    `SELECT t.tgname AS name, c.relname AS of FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT tgisinternal`,
  ))
    await query(`DROP TRIGGER ${name ?? ''} ON "${of ?? ''}"`);
}

/** Whoever drops triggers can drop foreign keys as well; only one of the columns above is part of one. */
async function relaxKeys(query: Query, kind: DatabaseKind): Promise<void> {
  if (kind === 'postgres') await query(`ALTER TABLE payout_line DROP CONSTRAINT IF EXISTS payout_line_run_fkey`);
}
