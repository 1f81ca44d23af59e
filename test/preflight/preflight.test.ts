import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Database } from '../../src/database/database.js';
import { exact } from '../../src/engine/exact.js';
import { jumpFrom } from '../../src/preflight/jumps.js';
import { PreflightService } from '../../src/preflight/preflight.service.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { fillDatabase, openDatabase, period, worked } from '../support/open-database.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';

describe.each(databaseKinds)('preflight on %s', (kind) => {
  let company: SmallCompany;
  let fresh: FreshDatabase;
  let database: Database;

  beforeEach(async () => {
    company = await smallCompany();
    fresh = await freshDatabase(kind);
    database = await openDatabase(fresh.url);
  });

  afterEach(async () => {
    await database.close();
    await fresh.remove();
    await company.remove();
  });

  const change = async (file: string, from: string, to: string) => {
    const path = join(company.folder, file);
    const text = await readFile(path, 'utf8');
    expect(text).toContain(from);
    await writeFile(path, text.replace(from, to));
  };

  const findings = async () => {
    await fillDatabase(database, company);
    const report = worked(await new PreflightService(database).preflight(period('2026-10')));
    return report.findings.map(({ severity, code, message, subjects }) => [
      severity,
      code,
      message,
      subjects.join(' '),
    ]);
  };

  it('names who has no plan, what was not measured, what was measured too seldom and which gate cannot fire', async () => {
    expect(await findings()).toEqual([
      ['error', 'no-plan', 'no plan for the role "driver"', 'D1'],
      [
        'warning',
        'below-sample',
        'courier-attitude (plan courier): fewer than the 30 cases needed; its weight goes to the others',
        'C2',
      ],
      [
        'warning',
        'gate-without-data',
        'the gate "loss-gate" (plan courier) looks at loss, of which there is no figure that counts',
        'C2',
      ],
      ['warning', 'no-cx-indicator', 'roles without any indicator of customer experience', 'role:driver'],
      ['warning', 'no-data', 'courier-attitude (plan courier): no data; its weight goes to the others', 'C3'],
    ]);
  });

  it('names two plans at one priority', async () => {
    await change(
      'rules/eligibility.json',
      '"rules": [',
      `"rules": [ { "name": "grade-a", "conditions": { "all": [{ "fact": "employee", "operator": "equal", "value": "C3" }] },
         "event": { "type": "plan", "params": { "id": "courier-two" } } },`,
    );
    const plan = await readFile(join(company.rules, 'plans/courier.json'), 'utf8');
    await writeFile(
      join(company.rules, 'plans/courier-two.json'),
      plan.replace('"id": "courier"', '"id": "courier-two"'),
    );
    expect(await findings()).toContainEqual([
      'error',
      'two-plans',
      'two plans at the same priority: courier and courier-two',
      'C3',
    ]);
  });

  it('names a currency that the plan does not pay in', async () => {
    await change('employees.csv', 'C1,Liu Yang,2024-03-01,,CNY', 'C1,Liu Yang,2024-03-01,,EUR');
    expect(await findings()).toContainEqual(['error', 'wrong-currency', 'paid in EUR, but the plan pays in CNY', 'C1']);
  });

  it('names a value outside its unit’s range', async () => {
    await change('observations.csv', 'employee:C1,2026-10,4.7', 'employee:C1,2026-10,47');
    expect(await findings()).toContainEqual(['error', 'indicator', 'courier-attitude: 47 is outside 1 to 5', 'C1']);
  });

  it('names an indicator without data whose policy is to hold', async () => {
    await change('observations.csv', 'on-time-delivery,employee:C2', 'loss,employee:C2');
    await change('observations.csv', 'on-time-delivery,department:north', 'loss,department:north');
    expect(await findings()).toContainEqual(['error', 'indicator', 'on-time-delivery: no data', 'C2 C3']);
  });

  it('names a figure that jumps by more than three times the spread of its history', async () => {
    // Nine months between 93 % and 95 %: mean 94 %, spread 0.87 percentage points; 88 % in October is further than 2.6 from it.
    const earlier = ['01', '02', '03', '04', '05', '06', '07', '08', '09'].map(
      (month, i) => `on-time-delivery,employee:C1,2026-${month},,${930 + (i % 3) * 10},1000,,internal,\n`,
    );
    await appendFile(company.observations, earlier.join(''));
    await change('observations.csv', 'employee:C1,2026-10,,940,1000', 'employee:C1,2026-10,,880,1000');
    expect(await findings()).toContainEqual([
      'warning',
      'jump',
      'on-time-delivery: further from its own history than three times its spread',
      'employee:C1 (0.88; mean before 0.94)',
    ]);
  });
});

describe('a jump', () => {
  const values = (...texts: string[]) => texts.map(exact);

  it('takes six earlier values to speak of, which must differ', () => {
    expect(jumpFrom(values('1', '2', '1', '2', '1'), exact('100'))).toBeUndefined();
    expect(jumpFrom(values('2', '2', '2', '2', '2', '2'), exact('100'))).toBeUndefined();
    expect(jumpFrom(values('1', '2', '1', '2', '1', '2'), exact('100'))).toBeDefined();
  });

  it('begins beyond three times the spread, not at it', () => {
    const history = values('1', '5', '1', '5', '1', '5', '3', '3', '3');
    // Mean 3, squares 4 · 6 = 24, variance 24 ÷ 8 = 3: three spreads are √27 = 5.196…
    expect(jumpFrom(history, exact('8.196'))).toBeUndefined();
    expect(jumpFrom(history, exact('8.197'))).toBeDefined();
    // Mean 0, squares 8, variance 8 ÷ 8 = 1: three spreads are exactly 3.
    const exactly = values('1', '-1', '1', '-1', '1', '-1', '1', '-1', '0');
    expect(jumpFrom(exactly, exact('3'))).toBeUndefined();
    expect(jumpFrom(exactly, exact('3.000000000001'))).toBeDefined();
  });
});
