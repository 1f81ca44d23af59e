import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { CoverageService } from '../../src/coverage/coverage.service.js';
import type { Database } from '../../src/database/database.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { fillDatabase, openDatabase, period, worked } from '../support/open-database.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';

/**
 * The small company's couriers have 60 % on deliveries on time, which any source may report, and 40 % on their attitude, which only
 * somebody independent may. Its driver is on no plan. Targets: C1 2,000, C2 12 % of 10,000, C3 1,500, D1 1,000.
 */
describe.each(databaseKinds)('coverage on %s', (kind) => {
  let fresh: FreshDatabase;
  let database: Database;
  let company: SmallCompany;
  let coverage: CoverageService;

  beforeAll(async () => {
    company = await smallCompany();
    fresh = await freshDatabase(kind);
    database = await openDatabase(fresh.url);
    await fillDatabase(database, company);
    coverage = new CoverageService(database);
  });
  afterAll(async () => {
    await database.close();
    await fresh.remove();
    await company.remove();
  });

  it('says month by month how many roles, people and target bonuses go by nothing that customers experience', async () => {
    const { months, load } = worked(await coverage.of(period('2026-10'), { from: period('2025-12') }));
    expect([load, months.length]).toEqual([1, 11]);
    // In December nothing was published: 2,000 + 1,200 + 1,500 + 1,000 hang on nothing.
    expect(months[0]).toEqual({
      period: '2025-12',
      hasRules: false,
      headcount: 4,
      withoutTarget: 0,
      roles: { none: 2, internal: 0, thirdParty: 0 },
      people: { none: 4, internal: 0, thirdParty: 0 },
      amounts: [
        {
          currency: 'CNY',
          target: '5700.00',
          ofLines: { none: '5700.00', internal: '0.00', thirdParty: '0.00' },
          atStake: { none: '5700.00', internal: '0.00', thirdParty: '0.00' },
        },
      ],
    });
    // 60 % and 40 % of 4,700; the driver's 1,000.
    expect(months[10]).toEqual({
      period: '2026-10',
      hasRules: true,
      headcount: 4,
      withoutTarget: 0,
      roles: { none: 1, internal: 0, thirdParty: 1 },
      people: { none: 1, internal: 0, thirdParty: 3 },
      amounts: [
        {
          currency: 'CNY',
          target: '5700.00',
          ofLines: { none: '1000.00', internal: '0.00', thirdParty: '4700.00' },
          atStake: { none: '1000.00', internal: '2820.00', thirdParty: '1880.00' },
        },
      ],
    });
  });

  it('says it of each role and department, of some departments alone', async () => {
    const view = worked(await coverage.of(period('2026-10')));
    expect(view.roles.map(({ key, name, measurement, headcount }) => [key, name, measurement, headcount])).toEqual([
      ['courier', 'Courier', 'third-party', 3],
      ['driver', 'Driver', 'none', 1],
    ]);
    // C2 is 15 of 31 days in the north and 16 in the south: 1,200 · 15 ÷ 31 = 580.645…, 619.354…
    expect(view.departments.map(({ key, people, amounts }) => [key, people, amounts[0]])).toEqual([
      [
        'north',
        { none: 0, internal: 0, thirdParty: 3 },
        {
          currency: 'CNY',
          target: '4080.65',
          ofLines: { none: '0.00', internal: '0.00', thirdParty: '4080.65' },
          atStake: { none: '0.00', internal: '2448.39', thirdParty: '1632.26' },
        },
      ],
      [
        'south',
        { none: 1, internal: 0, thirdParty: 1 },
        {
          currency: 'CNY',
          target: '1619.35',
          ofLines: { none: '1000.00', internal: '0.00', thirdParty: '619.35' },
          atStake: { none: '1000.00', internal: '371.61', thirdParty: '247.74' },
        },
      ],
    ]);
    const south = worked(await coverage.of(period('2026-10'), { departments: ['south'] }));
    expect([south.months[0]?.headcount, south.roles.map(({ key }) => key)]).toEqual([2, ['courier', 'driver']]);
    expect(worked(await coverage.of(period('2026-10'), { departments: [] })).months[0]).toMatchObject({
      headcount: 0,
      amounts: [],
    });
  });

  it('refuses months in no order', async () => {
    const refused = await coverage.of(period('2026-10'), { from: period('2026-11') });
    expect(refused.findings.map(({ code }) => code)).toEqual(['no-such-months']);
    expect((await coverage.of(period('2026-10'), { from: period('1990-01') })).ok).toBe(false);
  });
});
