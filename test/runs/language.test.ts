import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { EVERYBODY } from '../../src/access/scope.js';
import { AuditService } from '../../src/audit/audit.service.js';
import type { Database } from '../../src/database/database.js';
import { ScorecardService, SHOW_ALL } from '../../src/explanations/scorecard.service.js';
import { ExportService } from '../../src/exports/export.service.js';
import { PreflightService } from '../../src/preflight/preflight.service.js';
import { VerifyService } from '../../src/proof/verify.service.js';
import { PayoutsService } from '../../src/runs/payouts.service.js';
import { RunService } from '../../src/runs/run.service.js';
import { tamperer } from '../proof/tamperer.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { languageCompany, type LanguageCompany } from '../support/language-company.js';
import { ingestFile, loadCompany, openDatabase, period, publishRules, worked } from '../support/open-database.js';
import { approved } from '../support/approved.js';

const OCTOBER = period('2026-10');
const audit = new AuditService();
/** One of each database. */
const roots: string[] = [];

describe.each(databaseKinds)('plans that look at others and at earlier months, on %s', (kind) => {
  let company: LanguageCompany;
  let fresh: FreshDatabase;
  let database: Database;
  let payouts: PayoutsService;

  beforeAll(async () => {
    company = await languageCompany();
    fresh = await freshDatabase(kind);
    database = await openDatabase(fresh.url);
    payouts = new PayoutsService(database);
    await loadCompany(database, company);
    await publishRules(database, company);
    await ingestFile(database, company.september);
    await ingestFile(database, company.observations);
    worked(await new RunService(database, audit).run(OCTOBER, { actor: 'cli' }));
  });

  afterAll(async () => {
    await database.close();
    await fresh.remove();
    await company.remove();
  });

  const explained = async (employee: string) =>
    worked(await payouts.explained(worked(await payouts.latestRun(OCTOBER)), employee, EVERYBODY)).explanation;

  it('find nothing missing before the run', async () => {
    const report = worked(await new PreflightService(database).preflight(OCTOBER));
    expect([report.employees, report.findings]).toEqual([6, []]);
  });

  it('pay what was worked out by hand', async () => {
    const page = await payouts.page(worked(await payouts.latestRun(OCTOBER)), '', 10);
    expect(page.map(({ employee, amount, status }) => [employee, amount, status])).toEqual([
      ['C1', '1061.13', 'payable'],
      ['C2', '938.87', 'payable'],
      ['C3', '730.43', 'payable'],
      ['C4', '469.57', 'payable'],
      ['D1', '410.00', 'payable'],
      ['D2', '910.00', 'payable'],
    ]);
  });

  it('explain where it comes from', async () => {
    const [courier] = (await explained('C2')).lines;
    expect(courier?.scorecard?.components).toMatchObject([
      { curve: { input: { kind: 'rank', value: '2', better: 1, equal: 1, peers: 4 } }, attainment: '1' },
      { measured: { shrunk: { own: '5', mean: '4.125', peers: 3, weight: '0.25' } }, attainment: '0.8359375' },
    ]);
    expect(courier?.scorecard?.pool).toMatchObject({ within: 'north', fund: '2000', members: 2, total: '1955.46875' });
    const [driver] = (await explained('D2')).lines;
    expect(driver?.scorecard).toMatchObject({
      parameters: [{ name: 'less-loss', value: '10%', override: { department: 'south' } }],
      components: [
        { curve: { input: { kind: 'improvement', baseline: '0.04', baselineOf: '2026-09', value: '0.125' } } },
      ],
      incidents: [{ id: 'gate-left-open', among: 2, charged: '90' }],
      parts: [
        { id: 'now', amount: '591.5' },
        { id: 'spring', amount: '318.5' },
      ],
    });
  });

  it('are told as scorecards in both languages', async () => {
    const scorecards = new ScorecardService(database, payouts);
    const told = async (employee: string, language: 'en' | 'zh') =>
      worked(await scorecards.scorecard(OCTOBER, employee, language, true, SHOW_ALL)).text;
    for (const language of ['en', 'zh'] as const) {
      expect(await told('C2', language)).toContain('938.87');
      expect(await told('D2', language)).toContain('910.00');
    }
    expect(await told('D2', 'en')).toMatch(/: Whoever\s+leaves\s+last/);
    expect(await told('D2', 'zh')).toMatch(/：最后离开/);
  });

  it('are exported to the cent', async () => {
    await approved(database, OCTOBER);
    const { bytes } = worked(await new ExportService(database, payouts, audit).export(OCTOBER, 'csv', 'cli'));
    const text = Buffer.from(bytes).toString('utf8');
    // Whoever pays reads what is due now and what later.
    expect(text).toMatch(/^"2026-10",[^\r\n]*,"now [0-9.]+; spring [0-9.]+","payable",/m);
    for (const amount of ['1061.13', '938.87', '730.43', '469.57', '410.00', '910.00']) expect(text).toContain(amount);
  });

  it('come out again when they are verified', async () => {
    const report = await new VerifyService(database).verify();
    expect(report.differences).toEqual([]);
    expect(report.checked).toMatchObject({ runs: 1, payouts: 6, observations: 12 });
    roots.push(...report.roots.map(({ root }) => root));
  });

  it('do not come out again where one stored figure of an earlier month was changed, and that is found', async () => {
    const outsider = await tamperer(kind, fresh.url);
    const set = (to: string) =>
      outsider.query(
        `UPDATE observation SET numerator = '${to}' WHERE period = '2026-09' AND subject = 'D1' AND indicator = 'loss'`,
      );
    try {
      await set('60');
      const { differences, holds } = await new VerifyService(database).verify();
      expect(holds).toBe(false);
      const named = differences.map(({ what }) => what);
      expect(named).toContain('observation batch:1 row:2');
      expect(named).toContain('payout run:1 employee:D1');
      expect(named).not.toContain('payout run:1 employee:D2');
      const outcome = await payouts.explained(worked(await payouts.latestRun(OCTOBER)), 'D1', EVERYBODY);
      expect(outcome).toMatchObject({ ok: false, findings: [{ code: 'does-not-come-out' }] });
      await set('50');
    } finally {
      await outsider.close();
    }
  });

  it('do not come out again for anybody whose part a changed figure moves, through the pool and the rank', async () => {
    const outsider = await tamperer(kind, fresh.url);
    const set = (to: string) =>
      outsider.query(
        `UPDATE observation SET numerator = '${to}' WHERE period = '2026-10' AND subject = 'C4' AND indicator = 'on-time'`,
      );
    try {
      // From 90 % to 98 %: the first place, so everybody else moves one down.
      await set('980');
      const named = (await new VerifyService(database).verify()).differences.map(({ what }) => what);
      for (const employee of ['C1', 'C2', 'C3', 'C4']) expect(named).toContain(`payout run:1 employee:${employee}`);
      expect(named).not.toContain('payout run:1 employee:D1');
      await set('900');
    } finally {
      await outsider.close();
    }
  });
});

it('plans that look at others and at earlier months have the same root on every database', () => {
  expect(roots).toHaveLength(databaseKinds.length);
  expect(new Set(roots).size).toBe(1);
});
