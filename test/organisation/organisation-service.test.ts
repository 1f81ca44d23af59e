import { createHash } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { AuditEntry } from '../../src/audit/audit-entry.entity.js';
import { AuditService } from '../../src/audit/audit.service.js';
import { parseDatabaseUrl } from '../../src/database/database-url.js';
import { Database } from '../../src/database/database.js';
import type { Outcome } from '../../src/engine/finding.js';
import { tablesFromRecords, type OrganisationRecords } from '../../src/organisation/organisation-records.js';
import {
  digestAsOf,
  readEmployees,
  readOrganisation,
  readWholeOrganisation,
} from '../../src/organisation/organisation-reader.js';
import { OrganisationLoad } from '../../src/organisation/organisation.entities.js';
import { OrganisationService, type LoadSummary } from '../../src/organisation/organisation.service.js';
import { departmentPath, organisationDigest } from '../../src/organisation/organisation.js';
import { accountsOf, PASSWORD } from '../http/test-server.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { worked } from '../support/open-database.js';
import { SMALL_COMPANY, tablesOf } from './organisation-folder.js';

const TABLES = ['organisation_load', 'department', 'role', 'employee', 'assignment', 'audit_entry'];

describe.each(databaseKinds)('loading an organisation on %s', (kind) => {
  let fresh: FreshDatabase;
  let database: Database;
  let service: OrganisationService;

  beforeEach(async () => {
    fresh = await freshDatabase(kind);
    const address = parseDatabaseUrl(fresh.url);
    if (!address.ok) throw new Error('address');
    database = await Database.open(address.value);
    await database.prepare();
    service = new OrganisationService(database, new AuditService());
  });

  afterEach(async () => {
    await database.close();
    await fresh.remove();
  });

  const load = async (files?: Parameters<typeof tablesOf>[0]): Promise<Outcome<LoadSummary>> =>
    service.load(await tablesOf(files), 'cli');
  const loadRecords = (records: OrganisationRecords): Promise<Outcome<LoadSummary>> =>
    service.load(tablesFromRecords(records), 'api');
  const rows = async (): Promise<unknown[]> => {
    const all: unknown[] = [];
    for (const table of TABLES) all.push(await database.reader.query(`SELECT * FROM ${table} ORDER BY 1, 2, 3`));
    return all;
  };
  const employees = async (asOf: number): Promise<unknown> =>
    JSON.parse(JSON.stringify(await readEmployees(database.reader, asOf, { limit: 10 })));

  it('stores all of it under one load, with an audit entry that vouches for it', async () => {
    const summary = await load();
    const digest = summary.ok ? summary.value.digest : '';
    const counts = {
      departments: { added: 4, changed: 0, unchanged: 0 },
      roles: { added: 2, changed: 0, unchanged: 0 },
      employees: { added: 2, changed: 0, unchanged: 0 },
      assignments: { added: 3, changed: 0, unchanged: 0, removed: 0 },
    };
    expect(summary).toEqual({ ok: true, value: { loadId: 1, isNew: true, digest, ...counts }, findings: [] });
    const [stored] = await database.reader.find(OrganisationLoad);
    expect(stored).toMatchObject({ id: 1, digest });
    const [entry] = await database.reader.find(AuditEntry);
    expect(entry).toMatchObject({ seq: 1, actor: 'cli', action: 'load', subject: 'load:1' });
    const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
    expect(JSON.parse(entry?.details ?? '')).toEqual({
      at: stored?.at,
      digest,
      counts,
      files: {
        'departments.csv': sha256(SMALL_COMPANY.departments),
        'roles.csv': sha256(SMALL_COMPANY.roles),
        'employees.csv': sha256(SMALL_COMPANY.employees),
        'assignments.csv': sha256(SMALL_COMPANY.assignments),
      },
    });
  });

  it('has a digest that anyone can compute again from the lines of its canonical JSON', async () => {
    await load({
      departments: 'code,name,parent\nCO,Company,\n',
      roles: 'code,name\nS,Seller\n',
      employees: 'code,name,hired,currency,salary,grade\nE1,Ann,2024-03-01,CNY,9000.50,3\n',
      assignments: 'employee,role,department,from,target_bonus\nE1,S,CO,2024-03-01,12%\n',
    });
    const lines = [
      'department {"code":"CO","name":"Company","parent":null}',
      'role {"code":"S","name":"Seller","nameZh":null}',
      'employee {"assignments":[{"department":"CO","from":"2024-03-01","role":"S","targetBonus":"12%","to":null}],"attributes":{"grade":"3"},"code":"E1","currency":"CNY","hired":"2024-03-01","left":null,"name":"Ann","salary":"9000.5"}',
    ];
    const expected = createHash('sha256')
      .update(`${lines.join('\n')}\n`)
      .digest('hex');
    expect(await digestAsOf(database.reader, 1)).toBe(expected);
    expect(organisationDigest(await readWholeOrganisation(database.reader))).toBe(expected);
    const [stored] = await database.reader.query<{ digest: string }[]>('SELECT digest FROM organisation_load');
    expect(stored?.digest).toBe(expected);
  });

  it('twice changes nothing the second time', async () => {
    const first = await load();
    const before = await rows();
    const again = await load();
    expect(again).toEqual({
      ok: true,
      value: {
        loadId: 1,
        isNew: false,
        digest: first.ok ? first.value.digest : '',
        departments: { added: 0, changed: 0, unchanged: 4 },
        roles: { added: 0, changed: 0, unchanged: 2 },
        employees: { added: 0, changed: 0, unchanged: 2 },
        assignments: { added: 0, changed: 0, unchanged: 3, removed: 0 },
      },
      findings: [],
    });
    expect(await rows()).toEqual(before);
  });

  it('again with a change stores a version of what changed, and the one before stays readable', async () => {
    await load();
    const digest = await digestAsOf(database.reader, 1);
    const summary = await load({
      departments: SMALL_COMPANY.departments.replace('Shop Two,SHOPS', 'Shop 2,CO'),
      employees: SMALL_COMPANY.employees.replace('9000,3', '9500,4'),
      assignments: SMALL_COMPANY.assignments.replace('2026-10-16,,12%', '2026-10-16,,15%'),
    });
    expect(summary).toMatchObject({
      value: {
        loadId: 2,
        isNew: true,
        departments: { added: 0, changed: 1, unchanged: 3 },
        roles: { added: 0, changed: 0, unchanged: 2 },
        employees: { added: 0, changed: 1, unchanged: 1 },
        assignments: { added: 0, changed: 1, unchanged: 2, removed: 0 },
      },
    });
    const versions = 'SELECT code FROM employee WHERE load_id = 2';
    expect(await database.reader.query(versions)).toEqual([{ code: 'E1' }]);
    expect(await employees(1)).toMatchObject([
      { code: 'E1', salary: '9000', attributes: { grade: '3' } },
      { code: 'E2' },
    ]);
    expect(await employees(2)).toMatchObject([
      {
        code: 'E1',
        salary: '9500',
        attributes: { grade: '4' },
        assignments: [{ targetBonus: '2600' }, { targetBonus: '15%' }],
      },
      { code: 'E2', salary: '8000.5', assignments: [{ targetBonus: '2000.00' }] },
    ]);
    const [before, after] = [await readOrganisation(database.reader, 1), await readOrganisation(database.reader)];
    expect(departmentPath(before.departments, 'S2')).toEqual(['S2', 'SHOPS', 'CO']);
    expect(departmentPath(after.departments, 'S2')).toEqual(['S2', 'CO']);
    expect(departmentPath(after.departments, 'S9')).toEqual([]);
    expect([before.loadId, after.loadId]).toEqual([1, 2]);
    expect(await digestAsOf(database.reader, 1)).toBe(digest);
    expect(await digestAsOf(database.reader, 2)).toBe(summary.ok ? summary.value.digest : '');
  });

  it('leaves what it does not name as it was, and says so', async () => {
    await load();
    const summary = await load({
      departments: 'code,name,parent\nS3,Shop Three,SHOPS\n',
      roles: SMALL_COMPANY.roles,
      employees: 'code,name,hired,currency\nE3,Cid,2026-10-01,CNY\n',
      assignments:
        'employee,role,department,from,target_bonus\nE3,SELLER,S3,2026-10-01,100\nE2,CHIEF,S1,2025-01-15,200\n',
    });
    expect(summary.findings.map(({ file, message }) => [file, message])).toEqual([
      ['departments.csv', '4 departments loaded before, not in this load, stayed as before: CO, S1, S2, SHOPS.'],
      ['employees.csv', '1 employee loaded before, not in this load, stayed as before: E1.'],
    ]);
    expect(summary).toMatchObject({
      value: {
        departments: { added: 1, changed: 0, unchanged: 0 },
        employees: { added: 1, changed: 0, unchanged: 1 },
        assignments: { added: 1, changed: 1, unchanged: 0, removed: 0 },
      },
    });
    expect(await employees(2)).toMatchObject([
      { code: 'E1', assignments: [{ role: 'SELLER' }, { role: 'CHIEF' }] },
      { code: 'E2', name: '王芳', left: '2026-12-01', assignments: [{ role: 'CHIEF', to: null, targetBonus: '200' }] },
      { code: 'E3', salary: null, left: null, assignments: [{ department: 'S3' }] },
    ]);
  });

  it('takes the assignments of an employee who is loaded as all that they have', async () => {
    await load();
    const one = 'employee,role,department,from,target_bonus\nE2,SELLER,S1,2025-01-15,2000.00\n';
    const summary = await load({ assignments: one });
    expect(summary).toMatchObject({
      value: { assignments: { added: 0, changed: 1, unchanged: 0, removed: 2 }, employees: { unchanged: 2 } },
      findings: [{ code: 'no-assignment', message: '1 employee without any assignment: E1.' }],
    });
    expect(await employees(2)).toMatchObject([{ assignments: [] }, { assignments: [{ to: null }] }]);
  });

  it('takes lists of records, and leaves the lists that are not given', async () => {
    await load();
    const ann = { code: 'E1', name: 'Ann Li', hired: '2024-03-01', currency: 'CNY', salary: '9000', grade: '3' };
    expect(await loadRecords({ employees: [ann] })).toMatchObject({
      ok: true,
      value: { loadId: 2, employees: { changed: 1 }, assignments: { unchanged: 2, removed: 0 } },
      findings: [{ code: 'not-in-this-load', pointer: '/employees' }],
    });
    expect(await employees(2)).toMatchObject([
      { name: 'Ann Li', attributes: { grade: '3' }, assignments: [{ role: 'SELLER' }, { role: 'CHIEF' }] },
      { code: 'E2' },
    ]);
    const entries = await database.reader.find(AuditEntry, { order: { seq: 'ASC' } });
    expect(entries[1]).toMatchObject({ actor: 'api', subject: 'load:2' });
    expect(JSON.parse(entries[1]?.details ?? '')).toMatchObject({ files: {} });
  });

  it('by somebody whose own record it changes is refused, and stores nothing', async () => {
    worked(await load());
    const roles = [{ role: 'hr', department: null }] as const;
    const account = { username: 'own', employee: 'E1', roles, password: PASSWORD, mustChange: false };
    worked(await accountsOf(database).create(account, 'cli'));
    const before = await rows();
    const raise = await tablesOf({ assignments: SMALL_COMPANY.assignments.replace(',,12%', ',,99%') });
    const refused = await service.load(raise, 'api:own');
    expect(refused.findings.map(({ code }) => code)).toEqual(['own-record']);
    expect(await rows()).toEqual(before);
    worked(await service.load(raise, 'api:other'));
  });

  it('that is wrong anywhere stores nothing at all', async () => {
    await load();
    const before = await rows();
    const summary = await load({
      departments: SMALL_COMPANY.departments.replace('Shop Two', 'Changed'),
      employees: SMALL_COMPANY.employees.replace('8000.50', '8000.505'),
    });
    expect(summary).toMatchObject({ ok: false, findings: [{ file: 'employees.csv', line: 3, column: 'salary' }] });
    expect(await rows()).toEqual(before);
  });

  it('of assignments that the stored employee cannot have is refused', async () => {
    await load();
    const assignment = { employee: 'E2', role: 'SELLER', department: 'S1', from: '2026-12-01', target_bonus: '1.005' };
    expect(
      (await loadRecords({ assignments: [assignment] })).findings.map(({ pointer, code }) => [pointer, code]),
    ).toEqual([
      ['/assignments/0/target_bonus', 'bad-amount'],
      ['/assignments/0/from', 'outside-service'],
    ]);
  });

  it('reads employees page by page in order of their codes, byte by byte', async () => {
    const codes = ['b', 'a', 'B', 'A-1', 'A.1', 'é', 'z', '中', 'Ａ'.normalize('NFKC')];
    const people = codes.map((code) => ({ code, name: 'N', hired: '2024-01-01', currency: 'CNY' }));
    await loadRecords({ employees: people });
    await loadRecords({ employees: people.map((each) => ({ ...each, name: 'M' })) });
    const read: string[] = [];
    for (let page = await readEmployees(database.reader, 1, { limit: 4 }); page.length > 0;) {
      read.push(...page.map(({ code, name }) => code + name));
      page = await readEmployees(database.reader, 1, { after: page.at(-1)?.code ?? '', limit: 4 });
    }
    expect(read).toEqual(['AN', 'A-1N', 'A.1N', 'BN', 'aN', 'bN', 'zN', 'éN', '中N']);
    expect(await readEmployees(database.reader, 0, { limit: 4 })).toEqual([]);
    expect((await readOrganisation(database.reader, 0)).departments.size).toBe(0);
  });

  it('loads one after the other where two come at once', async () => {
    const [a, b] = await Promise.all([load(), load()]);
    expect([a, b].map((each) => each.ok && each.value.loadId)).toEqual([1, 1]);
    expect([a, b].filter((each) => each.ok && each.value.isNew)).toHaveLength(1);
  });

  it.each([
    ['employee', `UPDATE employee SET salary = '9000.0' WHERE code = 'E1'`],
    ['employee', `UPDATE employee SET attributes = '{"grade": "3"}' WHERE code = 'E1'`],
    ['employee', `UPDATE employee SET name = 'Ann Lea' WHERE code = 'E1'`],
    ['assignment', `UPDATE assignment SET target_bonus = '2601' WHERE employee = 'E1' AND ordinal = 1`],
    ['department', `UPDATE department SET parent = 'CO' WHERE code = 'S1'`],
    ['role', `UPDATE role SET name_zh = NULL WHERE code = 'SELLER'`],
  ])('does not have its digest any more where a row of %s was changed behind its back', async (table, change) => {
    const summary = await load();
    const suffix = kind === 'postgres' ? 'no_change' : 'no_update';
    await database.write(async (manager) => {
      await manager.query(`DROP TRIGGER ${table}_${suffix}${kind === 'postgres' ? ` ON ${table}` : ''}`);
      await manager.query(change);
    });
    expect(summary.ok && summary.value.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await digestAsOf(database.reader, 1)).not.toBe(summary.ok && summary.value.digest);
  });

  it('says so where the database cannot be written to, and stores nothing', async () => {
    await makeReadOnly();
    await expect(load()).rejects.toMatchObject({ code: 'read-only' });
    expect(await database.reader.query('SELECT COUNT(*) AS n FROM department')).toEqual([
      { n: kind === 'postgres' ? '0' : 0 },
    ]);
  });

  async function makeReadOnly(): Promise<void> {
    if (kind === 'sqlite') {
      await database.write((manager) => manager.query('PRAGMA query_only = ON'));
      return;
    }
    const name = new URL(fresh.url).pathname.slice(1);
    await database.write((manager) => manager.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`));
    await database.close();
    const address = parseDatabaseUrl(fresh.url);
    if (address.ok) database = await Database.open(address.value);
    service = new OrganisationService(database, new AuditService());
  }

  if (kind === 'sqlite')
    it('says so where the disk is full, and stores nothing', async () => {
      await database.write(async (manager) => {
        const [pages] = await manager.query<{ page_count: number }[]>('PRAGMA page_count');
        await manager.query(`PRAGMA max_page_count = ${(pages?.page_count ?? 0) + 2}`);
      });
      const people = Array.from({ length: 5_000 }, (_, i) => ({
        code: `E${i}`,
        name: 'N',
        hired: '2024-01-01',
        currency: 'CNY',
      }));
      const before = await rows();
      await expect(loadRecords({ employees: people })).rejects.toMatchObject({
        code: 'full',
        message: 'the disk that holds the database is full; nothing was stored',
      });
      expect(await rows()).toEqual(before);
    });
});
