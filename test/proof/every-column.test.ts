import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getMetadataArgsStorage } from 'typeorm';

import { Account, AccountRole, ApiToken, Session, SignInFailure } from '../../src/access/access.entities.js';
import { AuditService } from '../../src/audit/audit.service.js';
import { budgetsFromRecords } from '../../src/budgets/budget-table.js';
import { BudgetsService } from '../../src/budgets/budgets.service.js';
import { ComplaintsService } from '../../src/complaints/complaints.service.js';
import { OrdersService } from '../../src/orders/orders.service.js';
import type { Database } from '../../src/database/database.js';
import { entities } from '../../src/database/entities.js';
import { QuarantinedRow } from '../../src/ingestion/ingestion.entities.js';
import type { Principal } from '../../src/access/principal.js';
import { Scopes } from '../../src/access/scope.js';
import { InquiriesService } from '../../src/inquiries/inquiries.service.js';
import { InquiryReader } from '../../src/inquiries/inquiry-reader.service.js';
import { HoldsService } from '../../src/months/holds.service.js';
import { MonthsService } from '../../src/months/months.service.js';
import { PlansService } from '../../src/plans/plans.service.js';
import { VerifyService } from '../../src/proof/verify.service.js';
import { ResponsesService } from '../../src/responses/responses.service.js';
import { ClawbacksService } from '../../src/retro/clawbacks.service.js';
import { RetroService } from '../../src/retro/retro.service.js';
import { PayoutsService } from '../../src/runs/payouts.service.js';
import { RunService } from '../../src/runs/run.service.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { fillDatabase, ingestFile, openDatabase, period, worked } from '../support/open-database.js';
import { surveyCompany } from '../responses/survey-company.js';
import { type SmallCompany } from '../support/small-company.js';
import { draftApproved } from './approved-draft.js';
import { changed, isNumber, literal, tamperer, type Row, type Tamperer } from './tamperer.js';

/** Quarantined rows are no records: they leave when the file is put right. */
const NO_RECORDS: readonly (typeof entities)[number][] = [
  QuarantinedRow,
  // Accounts change, and there are none here: `test/access/accounts` holds them against the audit chain.
  ...[Account, AccountRole, ApiToken, Session, SignInFailure],
];
const RECORDED = entities.filter((entity) => !NO_RECORDS.includes(entity));

/** Every property of every entity, as the entities themselves declare them: a new one is tried without being named here. */
const COLUMNS = RECORDED.flatMap((entity) =>
  getMetadataArgsStorage()
    .filterColumns(entity)
    .map(({ propertyName }) => ({ entity, of: entity.name, property: propertyName })),
);

/** Rows that nothing stored has to do with, and what `verify` must call them. */
const STRAYS: readonly { table: string; where: string; set: string; with: string; named: string }[] = [
  { table: 'department', where: "code = 'north'", set: 'load_id', with: '9', named: 'department load:9 code:north' },
  { table: 'role', where: "code = 'driver'", set: 'load_id', with: '9', named: 'role load:9 code:driver' },
  { table: 'employee', where: "code = 'C1'", set: 'load_id', with: '9', named: 'employee load:9 code:C1' },
  {
    table: 'assignment',
    where: "employee = 'C1'",
    set: 'load_id',
    with: '9',
    named: 'assignment load:9 employee:C1 ordinal:1',
  },
  {
    table: 'publication_document',
    where: "path LIKE 'plans/%'",
    set: 'publication',
    with: '9',
    named: 'publication:9 path:plans/',
  },
  {
    table: 'publication_document',
    where: "publication = 1 AND path LIKE 'plans/%'",
    set: 'path',
    with: 'x',
    named: 'publication:1',
  },
  { table: 'payout', where: "employee = 'C1' AND run = 1", set: 'run', with: '9', named: 'payout run:9 employee:C1' },
  { table: 'evidence_block', where: 'run = 1', set: 'run', with: '9', named: 'evidence run:9 leaf:0' },
  {
    table: 'payout_line',
    where: "employee = 'C1' AND run = 1",
    set: 'employee',
    with: 'X',
    named: 'payout run:1 employee:X line:1',
  },
  { table: 'observation', where: 'seq = 1', set: 'seq', with: '-1', named: 'observation batch:1 row:' },
  { table: 'complaint_attribute', where: 'seq = 1', set: 'seq', with: '-1', named: 'complaint' },
  { table: 'complaint', where: 'seq = 1', set: 'seq', with: '-1', named: 'complaint batch:' },
  { table: 'response', where: 'seq = 1', set: 'seq', with: '-1', named: 'response batch:' },
  { table: 'customer_order', where: 'seq = 1', set: 'seq', with: '-1', named: 'customer_order batch:' },
];

describe.each(databaseKinds)('verify on %s', (kind) => {
  let company: SmallCompany;
  let fresh: FreshDatabase;
  let database: Database;
  let outsider: Tamperer;

  beforeAll(async () => {
    company = await surveyCompany();
    fresh = await freshDatabase(kind);
    database = await openDatabase(fresh.url);
    await fillDatabase(database, company);
    const audit = new AuditService();
    const october = period('2026-10');
    worked(await new RunService(database, audit).run(october, { actor: 'cli' }));
    const answer = { decision: 'refuse', reason: 'on leave 3', by: 'api:a' } as const;
    worked(await new HoldsService(database, audit, new PayoutsService(database)).decide(october, 'D1', answer));
    const months = new MonthsService(database, audit);
    worked(await months.submit(october, { by: 'api:b' }));
    worked(await months.sendBack(october, { by: 'api:a', reason: 'too low' }));
    const budgets = budgetsFromRecords([
      { department: 'north', period: '2026-10', currency: 'CNY', amount: '2000' },
      { department: 'south', period: '2026-10', currency: 'CNY', amount: '700' },
    ]);
    worked(await new BudgetsService(database, audit).load(budgets, 'cli'));
    await draftApproved(database);
    await inquire(database, audit);
    worked(await months.submit(october, { by: 'api:b' }));
    worked(await months.approve(october, { by: 'api:a' }));
    worked(await months.lock(october, { by: 'api:a' }));
    const header = 'indicator,subject,period,numerator,denominator,source\n';
    await ingest(`${header}on-time-delivery,employee:C1,2026-10,950,1000,internal\n`, 'late.csv');
    await ingest(`${header}on-time-delivery,employee:C1,2026-11,940,1000,internal\n`, 'november.csv');
    await complain('K-1,2026-10-03,north,C1,O-1,phone,late,delivery,3,customer,12.50,tea\n');
    await complain('K-1,2026-10-03,north,C1,O-1,phone,late,delivery,4,customer,12.50,tea\n');
    await respond('A-1,2026-10-02,north,C1,delivery-call,survey,Agency,yes,5,east\n');
    await respond('A-1,2026-10-02,north,C1,delivery-call,survey,Agency,yes,4,east\n');
    const payouts = new PayoutsService(database);
    worked(await new RetroService(database, audit, payouts).carry(october, { by: 'cli', reason: 'late 3' }));
    const clawback = { amount: '100', reason: 'a mistake 3', by: 'api:a' } as const;
    const clawbacks = new ClawbacksService(database, audit, payouts);
    worked(await clawbacks.claw(october, 'C2', clawback));
    const mistaken = worked(await clawbacks.claw(october, 'C2', { ...clawback, amount: '50' }));
    worked(await clawbacks.withdraw(mistaken.id, { reason: 'it was paid back 3', by: 'api:a' }));
    worked(await new RunService(database, audit).run(period('2026-11'), { actor: 'cli' }));
    await order();
    outsider = await tamperer(kind, fresh.url);
  });

  afterAll(async () => {
    await outsider.close();
    await database.close();
    await fresh.remove();
    await company.remove();
  });

  const ingest = async (text: string, name: string) => {
    await writeFile(join(company.folder, name), text);
    await ingestFile(database, join(company.folder, name));
  };
  const complain = async (row: string) => {
    const text = `id,date,department,employee,order,channel,cause,stage,severity,source,loss,product\n${row}`;
    const input = { name: 'complaints.csv', open: () => Readable.from([Buffer.from(text)]) };
    worked(await new ComplaintsService(database, new AuditService()).takeIn(input, { actor: 'cli' }));
  };
  const respond = async (row: string) => {
    const text = `id,date,department,employee,form,kind,scorer,independent,satisfied,region\n${row}`;
    const input = { name: 'calls.csv', open: () => Readable.from([Buffer.from(text)]) };
    worked(await new ResponsesService(database, new AuditService()).takeIn(input, { actor: 'cli' }));
  };
  /** An order, late and then on time. */
  const order = async () => {
    const text = await readFile('rules/examples/marketplace/stages/orders.json', 'utf8');
    worked(await new PlansService(database, new AuditService()).publish([{ path: 'stages/orders.json', text }], 'cli'));
    const columns = `order_id,department,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date\n`;
    for (const day of ['04', '03']) {
      const row = `O-1,north,2026-10-01 08:00:00,2026-10-01 09:00:00,2026-10-02 08:00:00,2026-10-${day} 08:00:00,2026-10-03 00:00:00\n`;
      const input = { name: 'orders.csv', open: () => Readable.from([Buffer.from(`${columns}${row}`)]) };
      worked(await new OrdersService(database, new AuditService()).takeIn(input, { actor: 'cli' }));
    }
  };
  const verify = () => new VerifyService(database).verify();
  const named = async () =>
    (await verify()).differences.map(({ what }) => what).filter((what) => !what.startsWith('trigger'));

  it.each(COLUMNS)('sees a change of $of.$property', async ({ entity, property }) => {
    const { tableName: table, columns, primaryColumns } = database.reader.connection.getMetadata(entity);
    const column = columns.find(({ propertyName }) => propertyName === property);
    if (!column) throw new Error(`no column for ${property}`);
    const name = column.databaseName;
    // Of the rows the one with the greatest value: what it is changed to is not taken.
    const [row] = await outsider.query(`SELECT * FROM "${table}" ORDER BY "${name}" DESC NULLS LAST LIMIT 1`);
    if (!row) throw new Error(`${table} is empty: nothing would be tried`);
    const before = row[name] ?? null;
    const after = isNumber(column.type) ? Number(before) + 1 : before === null ? '3' : changed(String(before));
    const keys = primaryColumns.map(({ databaseName }) => databaseName);
    await outsider.query(update(table, keys, row, name, after));
    const differences = await named();
    await outsider.query(update(table, keys, { ...row, [name]: after }, name, before));
    // That it is put back is seen by the last test of all: to look each time would take as long again.
    expect(differences).not.toEqual([]);
  });

  it.each(STRAYS)(
    'names a row of $table whose $set is of nothing',
    async ({ table, where, set, with: to, named: as }) => {
      const stray = async () => (await named()).filter((what) => what.startsWith(as));
      const [row] = await outsider.query(`SELECT * FROM "${table}" WHERE ${where} LIMIT 1`);
      const columns = Object.keys(row ?? {});
      const values = columns.map((column) => literal(column === set ? to : row?.[column]));
      expect(await stray()).toEqual([]);
      await outsider.query(`INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${values.join(', ')})`);
      const found = await stray();
      await outsider.query(`DELETE FROM "${table}" WHERE ${set} = ${literal(to)}`);
      expect(found).not.toEqual([]);
    },
  );

  it('names a document that a publication has and nobody stored', async () => {
    const set = (from: string, to: string) =>
      outsider.query(`UPDATE publication_document SET hash = ${literal(to)} WHERE hash = ${literal(from)}`);
    const [row] = await outsider.query(`SELECT hash, path FROM publication_document LIMIT 1`);
    const hash = String(row?.['hash']);
    await set(hash, 'f'.repeat(64));
    const { differences } = await verify();
    await set('f'.repeat(64), hash);
    const what = `publication:1 path:${String(row?.['path'])}`;
    expect(differences).toContainEqual({ what, problem: 'no rule document has its hash' });
  });

  it('names a chunk that is not there, and observations are of it', async () => {
    await outsider.query('UPDATE observation SET chunk = 9 WHERE seq = 1');
    const differences = await named();
    await outsider.query('UPDATE observation SET chunk = 1 WHERE seq = 1');
    expect(differences).toEqual(expect.arrayContaining(['batch:1 chunk:1', 'batch:1 chunk:9']));
  });

  it('names the employee whose assignments are numbered otherwise', async () => {
    await outsider.query(`UPDATE assignment SET ordinal = 3 WHERE employee = 'C2' AND ordinal = 2`);
    const differences = await named();
    await outsider.query(`UPDATE assignment SET ordinal = 2 WHERE employee = 'C2' AND ordinal = 3`);
    expect(differences).toEqual(['load:1 employee:C2']);
  });

  it('has nothing to say once all is put back', async () => {
    await database.migrate();
    expect(await verify()).toMatchObject({ holds: true, differences: [] });
  });
});

/** An inquiry that has come to a correction, with a file. */
async function inquire(database: Database, audit: AuditService): Promise<void> {
  const reader = new InquiryReader(database, new Scopes(database));
  const inquiries = new InquiriesService(database, audit, new PayoutsService(database), reader);
  const files = [{ name: 'tour.csv', bytes: Buffer.from('day,hours\n2026-10-04,4\n') }];
  const place = { line: 1, component: 'on-time', rule: 'october' };
  worked(
    await inquiries.open(somebody('C1', 'employee'), { period: period('2026-10'), ...place, text: 'Why?', files }),
  );
  const resolution = { outcome: 'correction', text: 'It was 4 hours.', correction: { of: 'metric' } } as const;
  worked(await inquiries.resolve(somebody(null, 'hr'), 1, { ...resolution, references: ['batch:1'] }));
}

const somebody = (employee: string | null, role: Principal['roles'][number]): Principal => ({
  account: 1,
  username: role,
  roles: [role],
  permissions: new Set(),
  employee,
  heads: [],
  door: 'api',
  mustChangePassword: false,
  unconfirmed: false,
  proof: { kind: 'password' },
});

function update(table: string, keys: readonly string[], row: Row, column: string, value: Row[string]): string {
  const which = keys.map((key) => `"${key}" = ${literal(row[key])}`).join(' AND ');
  return `UPDATE "${table}" SET "${column}" = ${literal(value)} WHERE ${which}`;
}
