import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { AuditService, type Actor } from '../../src/audit/audit.service.js';
import type { Database } from '../../src/database/database.js';
import { HoldsService } from '../../src/months/holds.service.js';
import { MonthsService } from '../../src/months/months.service.js';
import { RetroService } from '../../src/retro/retro.service.js';
import { PayoutsService } from '../../src/runs/payouts.service.js';
import { RunService } from '../../src/runs/run.service.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import {
  fillDatabase,
  ingestFile,
  loadCompany,
  openDatabase,
  period,
  publishRules,
  worked,
} from '../support/open-database.js';
import { languageCompany } from '../support/language-company.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';

const OCTOBER = period('2026-10');
const HR: Actor = 'api:hr';
const APPROVER: Actor = 'api:approver';
const audit = new AuditService();

describe.each(databaseKinds)('what a locked month would come to, on %s', (kind) => {
  let company: SmallCompany;
  let fresh: FreshDatabase;
  let database: Database;
  let retro: RetroService;

  beforeAll(async () => {
    company = await smallCompany();
    fresh = await freshDatabase(kind);
    database = await openDatabase(fresh.url);
    retro = new RetroService(database, audit, new PayoutsService(database));
    await fillDatabase(database, company);
    worked(await new RunService(database, audit).run(OCTOBER, { actor: HR }));
  });

  afterAll(async () => {
    await database.close();
    await fresh.remove();
    await company.remove();
  });

  const found = async () => {
    const { differences, open } = worked(await retro.preview(OCTOBER));
    const told = differences.map(({ employee, paid, now, difference, causes }) => [
      employee,
      paid,
      now,
      difference,
      causes.map(({ cause, amount }) => `${cause} ${amount}`),
    ]);
    return { told, open };
  };

  it('is refused before it is locked, and nothing right after', async () => {
    expect(await retro.preview(OCTOBER)).toMatchObject({ ok: false, findings: [{ code: 'not-locked' }] });
    const months = new MonthsService(database, audit);
    const holds = new HoldsService(database, audit, new PayoutsService(database));
    worked(await holds.decide(OCTOBER, 'D1', { decision: 'refuse', reason: 'left without notice', by: APPROVER }));
    worked(await months.submit(OCTOBER, { by: HR }));
    worked(await months.approve(OCTOBER, { by: APPROVER }));
    worked(await months.lock(OCTOBER, { by: APPROVER }));
    // D1 is on no plan and was refused: nothing is reckoned for them.
    expect(await found()).toEqual({ told: [], open: ['D1'] });
  });

  it('differs by a late figure: 95 % instead of 94 % is 2000 · 1.02 = 2040', async () => {
    const late = join(company.folder, 'late.csv');
    await writeFile(
      late,
      'indicator,subject,period,numerator,denominator,source\non-time-delivery,employee:C1,2026-10,950,1000,internal\n',
    );
    await ingestFile(database, late);
    expect((await found()).told).toEqual([['C1', '1795.20', '2040.00', '244.80', ['metric 244.80']]]);
  });

  it('differs by a corrected plan: 3 % more in October instead of 2 %', async () => {
    const plan = join(company.rules, 'plans/courier.json');
    await writeFile(plan, (await readFile(plan, 'utf8')).replace('"1.02"', '"1.03"'));
    await publishRules(database, company);
    // C1: figure first 244.80, last 247.20; plan first 17.60, last 20. C2: 1200 · 1.1 · 1.03 = 1359.60.
    expect((await found()).told).toEqual([
      ['C1', '1795.20', '2060.00', '264.80', ['metric 246.00', 'plan 18.80']],
      ['C2', '1346.40', '1359.60', '13.20', ['plan 13.20']],
    ]);
  });

  it('differs by the roster: C2 with a salary of 11,000, of which 12 % are 1,320', async () => {
    const employees = join(company.folder, 'employees.csv');
    await writeFile(employees, (await readFile(employees, 'utf8')).replace('CNY,10000', 'CNY,11000'));
    await loadCompany(database, company);
    // 1320 · 1.1 · 1.03 = 1495.56. Plan first 13.20, last 14.52; roster first 134.64, last 135.96.
    expect((await found()).told.at(-1)).toEqual([
      'C2',
      '1346.40',
      '1495.56',
      '149.16',
      ['plan 13.86', 'roster 135.30'],
    ]);
  });
});

describe.each(databaseKinds)('what a locked month of people who share pools would come to, on %s', (kind) => {
  it('names a colleague’s post as the roster, whatever has been reported of later months', async () => {
    const company = await languageCompany();
    const fresh = await freshDatabase(kind);
    const database = await openDatabase(fresh.url);
    await fillDatabase(database, company);
    await ingestFile(database, company.september);
    worked(await new RunService(database, audit).run(OCTOBER, { actor: HR }));
    const months = new MonthsService(database, audit);
    worked(await months.submit(OCTOBER, { by: HR }));
    worked(await months.approve(OCTOBER, { by: APPROVER }));
    worked(await months.lock(OCTOBER, { by: APPROVER }));
    const november = join(company.folder, 'november.csv');
    await writeFile(
      november,
      'indicator,subject,period,numerator,denominator,source\nloss,employee:D1,2026-11,1,100,internal\n',
    );
    await ingestFile(database, november);
    const assignments = join(company.folder, 'assignments.csv');
    const text = await readFile(assignments, 'utf8');
    await writeFile(assignments, text.replace('2025-01-15,,1000', '2025-01-15,,500'));
    await loadCompany(database, company);
    const { differences } = worked(
      await new RetroService(database, audit, new PayoutsService(database)).preview(OCTOBER),
    );
    // The north's pool of 2,000 among claims of 1,037.50 and half of 917.96875: C1 2000 · 1037.5 ÷ 1496.484375 = 1,386.583…
    expect(differences.map(({ employee, now, difference, causes }) => ({ employee, now, difference, causes }))).toEqual(
      [
        { employee: 'C1', now: '1386.58', difference: '325.45', causes: [{ cause: 'roster', amount: '325.45' }] },
        { employee: 'C2', now: '613.42', difference: '-325.45', causes: [{ cause: 'roster', amount: '-325.45' }] },
      ],
    );
    await database.close();
    await fresh.remove();
    await company.remove();
  });
});
