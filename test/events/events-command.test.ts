import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { CommandHost, type Finished } from '../support/cxpay.js';
import { freshDatabase, type FreshDatabase } from '../support/databases.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';

const DOCUMENT = {
  id: 'orders',
  effectiveFrom: '2026-01',
  events: ['promised', 'delivered'].map((event) => ({ event, counts: 'first' })),
  metrics: [
    {
      indicator: 'on-time-delivery',
      measure: 'on-time',
      event: 'delivered',
      promise: { event: 'promised', is: 'moment' },
    },
  ],
};
/** C1 keeps one promise of two, C3 the one that there was. */
const EVENTS = `order,event,time,employee,department
O1,promised,2026-10-02 18:00:00,,
O1,delivered,2026-10-02 18:00:00,C1,north
O2,promised,2026-10-02 18:00:00,,
O2,delivered,2026-10-02 18:00:01,C1,north
O3,promised,2026-10-03 18:00:00,,
O3,delivered,2026-10-03 09:00:00,C3,north
`;
const json = ({ stdout }: Finished) => JSON.parse(stdout) as Record<string, unknown>;

describe('cxpay events', () => {
  const host = new CommandHost();
  let company: SmallCompany;
  let database: FreshDatabase;
  const run = (...args: string[]) => host.run(args, { CXPAY_DATABASE_URL: database.url });

  beforeAll(async () => {
    company = await smallCompany();
    database = await freshDatabase('sqlite');
    await mkdir(join(company.rules, 'events'));
    await writeFile(join(company.rules, 'events', 'orders.json'), JSON.stringify(DOCUMENT));
    await writeFile(join(company.folder, 'events.csv'), EVENTS);
    for (const args of [['migrate'], ['load', company.folder], ['rules', 'publish', company.rules]])
      expect((await run(...args)).exitCode).toBe(0);
  });

  afterAll(async () => {
    await host.end();
    await database.remove();
    await company.remove();
  });

  it('takes figures in by the published definitions, once', async () => {
    const args = [
      'events',
      join(company.folder, 'events.csv'),
      '--rules',
      'published',
      '--period',
      '2026-10',
      '--ingest',
    ];
    const first = await run(...args);
    expect(first.exitCode).toBe(0);
    expect(first.stdout).toContain(
      'orders: 6 events of 3 orders\n  2026-10 on-time-delivery: 0.6667 of 3 orders; 2 employees, 1 departments',
    );
    expect(first.stdout).toContain('accepted 3, unchanged 0, superseding 0, quarantined 0');
    expect(json(await run(...args, '--json'))).toMatchObject({
      observations: 3,
      files: [{ alreadyIngested: true }],
    });
    expect((await run('verify')).exitCode).toBe(0);
  });

  it('writes figures as ingest takes them, and prints its statement', async () => {
    const out = join(company.folder, 'figures.jsonl');
    const args = ['events', '--rules', company.rules, '--period', '2026-10'];
    expect((await run(...args, join(company.folder, 'events.csv'), '--out', out)).exitCode).toBe(0);
    expect((await readFile(out, 'utf8')).split('\n').slice(0, 2)).toEqual([
      '{"indicator":"on-time-delivery","subject":"department:north","period":"2026-10","numerator":"2","denominator":"3","sample":"3","source":"internal"}',
      '{"indicator":"on-time-delivery","subject":"employee:C1","period":"2026-10","numerator":"1","denominator":"2","sample":"2","source":"internal"}',
    ]);
    const statement = await run(...args, '--sql', 'postgres', '--table', 'order_event');
    expect(statement.stdout).toContain('FROM "order_event"');
    expect((await run(...args)).exitCode).toBe(2);
    await writeFile(join(company.folder, 'bad.csv'), `${EVENTS}O4,delivered,soon,C1,north\n`);
    const bad = await run(...args, join(company.folder, 'bad.csv'));
    expect(bad.exitCode).toBe(1);
    expect(bad.stdout).toContain('bad.csv row 8: "soon" is no moment');
  });
});
