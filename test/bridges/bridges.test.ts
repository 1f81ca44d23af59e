import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { AuditService } from '../../src/audit/audit.service.js';
import { bridgeText } from '../../src/bridges/bridge-text.js';
import { BridgesService } from '../../src/bridges/bridges.service.js';
import type { Database } from '../../src/database/database.js';
import { exact, Exact } from '../../src/engine/exact.js';
import { PayoutsService } from '../../src/runs/payouts.service.js';
import { RunService } from '../../src/runs/run.service.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { fillDatabase, ingestFile, openDatabase, period, worked } from '../support/open-database.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';

const [OCTOBER, NOVEMBER] = [period('2026-10'), period('2026-11')];
const audit = new AuditService();

const NOVEMBER_FIGURES = `indicator,subject,period,value,numerator,denominator,sample,source
on-time-delivery,employee:C1,2026-11,,950,1000,,internal
on-time-delivery,employee:C2,2026-11,,940,1000,,internal
on-time-delivery,department:north,2026-11,,1900,2000,,internal
courier-attitude,employee:C1,2026-11,4.7,,,212,third-party
loss,employee:C1,2026-11,,1,1000,,internal
`;

describe.each(databaseKinds)('why pay changed, on %s', (kind) => {
  let company: SmallCompany;
  let fresh: FreshDatabase;
  let database: Database;
  let bridges: BridgesService;

  const run = async (of = NOVEMBER) => worked(await new RunService(database, audit).run(of, { actor: 'cli' }));

  beforeAll(async () => {
    company = await smallCompany();
    fresh = await freshDatabase(kind);
    database = await openDatabase(fresh.url);
    bridges = new BridgesService(database, new PayoutsService(database));
    await fillDatabase(database, company);
    const file = join(company.folder, 'november.csv');
    await writeFile(file, NOVEMBER_FIGURES);
    await ingestFile(database, file);
    await run(OCTOBER);
    await run();
  });

  afterAll(async () => {
    await database.close();
    await fresh.remove();
    await company.remove();
  });

  const ends = async (from: typeof OCTOBER | number, to: typeof OCTOBER | number) =>
    [worked(await bridges.run(from)), worked(await bridges.run(to))] as const;

  it('one person: on time and the October rule, each the mean of both orders', async () => {
    // 2000 · 0.88 · 1.02 = 1795.20 and 2000 · 1 = 2000. On time first: 2040 − 1795.20 = 244.80, last 240: 242.40.
    // Without October first: 1760 − 1795.20 = −35.20, last −40: −37.60.
    const found = worked(await bridges.ofEmployee('C1', ...(await ends(OCTOBER, NOVEMBER))));
    expect(found).toMatchObject({ change: '204.80', from: { amount: '1795.20' }, to: { amount: '2000.00' } });
    expect(found.effects.map(({ kind: of, indicator, amount }) => [of, indicator, amount])).toEqual([
      ['metric', 'on-time-delivery', '242.40'],
      ['rule', undefined, '-37.60'],
    ]);
    expect(bridgeText(found, 'en')).toBe(
      [
        'C1, 2026-10 (#1) → 2026-11 (#2): 1,795.20 → 2,000.00 CNY, rose by 204.80',
        '  +242.40  On-time deliveries',
        '   −37.60  other rules, or another month for the same rules',
      ].join('\n'),
    );
    expect(bridgeText(found, 'zh').split('\n').slice(0, 2)).toEqual([
      'C1，2026-10 (#1) → 2026-11 (#2)：1,795.20 → 2,000.00 CNY，增加 204.80',
      '  +242.40  准时送达',
    ]);
  });

  it('everybody and a department: the sum of all of them', async () => {
    const pair = await ends(OCTOBER, NOVEMBER);
    const [all] = worked(await bridges.ofAll(...pair));
    const each = await Promise.all(
      ['C1', 'C2', 'C3', 'D1'].map(async (code) => worked(await bridges.ofEmployee(code, ...pair))),
    );
    expect(all?.people).toBe(4);
    expect(all?.change).toBe(Exact.sum(each.map(({ change }) => exact(change))).toFixedText(2));
    expect(Exact.sum((all?.effects ?? []).map(({ amount }) => exact(amount))).toFixedText(2)).toBe(all?.change);
    const [south] = worked(await bridges.ofAll(...pair, 'south'));
    expect(south?.people).toBe(2);
  });

  it('two runs of one month: a correction', async () => {
    const file = join(company.folder, 'correction.csv');
    await writeFile(
      file,
      'indicator,subject,period,numerator,denominator,source\non-time-delivery,employee:C1,2026-11,940,1000,internal\n',
    );
    await ingestFile(database, file);
    await run();
    // 94 % attains 0.8: 0.6 · 0.2 · 2000 = 240 less.
    const found = worked(await bridges.ofEmployee('C1', ...(await ends(2, 3))));
    expect(found.effects).toMatchObject([{ kind: 'metric', indicator: 'on-time-delivery', amount: '-240.00' }]);
  });

  it('refuses a run or a person that is not there', async () => {
    expect(await bridges.run(99)).toMatchObject({ ok: false, findings: [{ code: 'no-run' }] });
    expect(await bridges.ofEmployee('C9', ...(await ends(1, 2)))).toMatchObject({
      ok: false,
      findings: [{ code: 'no-payout' }],
    });
  });
});
