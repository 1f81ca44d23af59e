import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { EVERYBODY } from '../../src/access/scope.js';
import { AdjustmentsService } from '../../src/adjustments/adjustments.service.js';
import { AuditService, type Actor } from '../../src/audit/audit.service.js';
import { BridgesService } from '../../src/bridges/bridges.service.js';
import type { Database } from '../../src/database/database.js';
import type { Outcome } from '../../src/engine/finding.js';
import type { Period } from '../../src/engine/period.js';
import { ScorecardService, SHOW_ALL } from '../../src/explanations/scorecard.service.js';
import { ExportService } from '../../src/exports/export.service.js';
import { HoldsService } from '../../src/months/holds.service.js';
import { MonthsService } from '../../src/months/months.service.js';
import { PreflightService } from '../../src/preflight/preflight.service.js';
import { VerifyService } from '../../src/proof/verify.service.js';
import { ReceiptsService } from '../../src/receipts/receipts.service.js';
import { ClawbacksService } from '../../src/retro/clawbacks.service.js';
import { RetroService } from '../../src/retro/retro.service.js';
import { PayoutsService } from '../../src/runs/payouts.service.js';
import { RunService } from '../../src/runs/run.service.js';
import { accountsOf, PASSWORD } from '../http/test-server.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { fillDatabase, ingestFile, loadCompany, openDatabase, period, worked } from '../support/open-database.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';

const [OCTOBER, NOVEMBER, DECEMBER, JANUARY] = ['2026-10', '2026-11', '2026-12', '2027-01'].map(period) as [
  Period,
  Period,
  Period,
  Period,
];
const HR: Actor = 'api:hr';
const APPROVER: Actor = 'api:approver';
const THIRD: Actor = 'api:third';
const audit = new AuditService();

const codes = (outcome: Outcome<unknown>): string[] => (outcome.ok ? ['worked'] : outcome.findings.map((f) => f.code));

// A month without October's 2 %: C1 0.6 · 0.8 + 0.4 = 0.88 of 2,000 = 1,760.00; C2 1.1 of 12 % of 10,000 = 1,320.00.
const month = (code: string) => `indicator,subject,period,value,numerator,denominator,sample,source
on-time-delivery,employee:C1,${code},,940,1000,,internal
on-time-delivery,employee:C2,${code},,970,1000,,internal
on-time-delivery,department:north,${code},,1900,2000,,internal
courier-attitude,employee:C1,${code},4.7,,,212,third-party
loss,employee:C1,${code},,1,1000,,internal
loss,employee:C3,${code},,1,1000,,internal
`;

describe.each(databaseKinds)('a correction carried into later months, on %s', (kind) => {
  let company: SmallCompany;
  let fresh: FreshDatabase;
  let database: Database;
  let payouts: PayoutsService;
  let months: MonthsService;
  let holds: HoldsService;
  let retro: RetroService;
  let clawbacks: ClawbacksService;
  let adjustments: AdjustmentsService;

  beforeAll(async () => {
    company = await smallCompany();
    await writeFile(
      join(company.rules, 'recovery.json'),
      '{ "id": "recovery", "effectiveFrom": "2026-01", "atMost": "20%" }',
    );
    fresh = await freshDatabase(kind);
    database = await openDatabase(fresh.url);
    payouts = new PayoutsService(database);
    months = new MonthsService(database, audit);
    holds = new HoldsService(database, audit, payouts);
    retro = new RetroService(database, audit, payouts);
    clawbacks = new ClawbacksService(database, audit, payouts);
    adjustments = new AdjustmentsService(database);
    await fillDatabase(database, company);
    for (const { code } of [NOVEMBER, DECEMBER, JANUARY]) await ingest(`${code}.csv`, month(code));
    await run(OCTOBER);
    await approve(OCTOBER);
    worked(await months.lock(OCTOBER, { by: HR }));
  });

  afterAll(async () => {
    await database.close();
    await fresh.remove();
    await company.remove();
  });

  const ingest = async (name: string, text: string) => {
    const path = join(company.folder, name);
    await writeFile(path, text);
    await ingestFile(database, path);
  };
  /** Of 1,000 parcels in October so many were on time after all. */
  const late = (employee: string, onTime: number, mark = '') =>
    ingest(
      `late-${employee}-${onTime}.csv`,
      `indicator,subject,period,numerator,denominator,source\non-time-delivery,employee:${employee},2026-10,${onTime},1000,internal${mark}\n`,
    );
  const run = async (of: Period) => worked(await new RunService(database, audit).run(of, { actor: HR }));
  const submit = async (of: Period) => {
    worked(await months.submit(of, { by: HR }));
    for (const { employee } of worked(await holds.list(of)))
      worked(await holds.decide(of, employee, { decision: 'refuse', reason: 'no plan', by: THIRD }));
  };
  const approve = async (of: Period, by: Actor = APPROVER) => {
    await submit(of);
    worked(await months.approve(of, { by }));
  };
  const carry = (reason: string) => retro.carry(OCTOBER, { by: HR, reason });
  const paid = async (of: Period, employee: string) => {
    const payout = await payouts.payout(worked(await payouts.latestRun(of)), employee);
    return payout && [payout.earned, ...payout.adjustments.map(({ settled }) => settled), payout.payable];
  };
  /** What preflight says of locked months. */
  const found = async (of: Period) =>
    worked(await new PreflightService(database).preflight(of))
      .findings.filter(({ code }) => code === 'late-figures' || code === 'corrected-rules')
      .map(({ code, subjects }) => `${code} ${subjects.join(', ')}`);
  const listed = async () =>
    (await adjustments.list({}, 100, EVERYBODY)).map(({ id, employee, kind: of, amount, open, settled }) =>
      [id, employee, of, amount, open, ...settled.map((each) => `${each.period} ${each.amount}`)].join(' '),
    );

  it('is recorded once: what has been carried is not found again', async () => {
    expect(codes(await carry('there is nothing'))).toEqual(['nothing-differs']);
    await late('C1', 950);
    expect(codes(await carry(' '))).toEqual(['no-reason']);
    // Who is about to run November is told.
    expect(await found(NOVEMBER)).toEqual(['late-figures 2026-10']);
    // 95 % on time: 2,000 · 1 · 1.02 = 2,040.00; 1,795.20 was paid.
    expect(worked(await carry('reported late'))).toMatchObject({
      retro: 1,
      differences: [{ employee: 'C1', difference: '244.80', causes: [{ cause: 'metric', amount: '244.80' }] }],
    });
    expect(worked(await retro.preview(OCTOBER))).toMatchObject({ differences: [], open: ['D1'] });
    expect(codes(await carry('once more'))).toEqual(['nothing-differs']);
    expect(await found(NOVEMBER)).toEqual([]);
  });

  it('is paid by the next month, as a line of its own', async () => {
    await run(NOVEMBER);
    expect(await paid(NOVEMBER, 'C1')).toEqual(['1760.00', '244.80', '2004.80']);
    expect(await paid(NOVEMBER, 'C2')).toEqual(['1320.00', '1320.00']);
    // Nothing is settled before it is approved.
    expect(await listed()).toEqual(['1 C1 retro 244.80 244.80']);
  });

  it('goes on top of the earlier ones, and what is to be recovered is capped by the rule', async () => {
    await late('C1', 900);
    // 90 % on time: 2,000 · 0.4 · 1.02 = 816.00; 2,040.00 was paid and adjusted.
    expect(worked(await carry('counted again'))).toMatchObject({ differences: [{ difference: '-1224.00' }] });
    await run(NOVEMBER);
    // 20 % of 1,760.00 + 244.80 = 400.96.
    expect(await paid(NOVEMBER, 'C1')).toEqual(['1760.00', '244.80', '-400.96', '1603.84']);
  });

  it('is not approved by whom it pays', async () => {
    const roles = [{ role: 'hr', department: null }] as const;
    const account = { username: 'liu', employee: 'C1', roles, password: PASSWORD, mustChange: false };
    worked(await accountsOf(database).create(account, 'cli'));
    await submit(NOVEMBER);
    expect(codes(await months.approve(NOVEMBER, { by: 'api:liu' }))).toEqual(['own-payout', 'own-payout']);
    await run(NOVEMBER);
  });

  it('is told in the scorecard, in both languages', async () => {
    const cards = new ScorecardService(database, payouts);
    const english = worked(await cards.scorecard(NOVEMBER, 'C1', 'en', false, SHOW_ALL)).text;
    expect(english).toContain('Corrections of earlier months');
    expect(english).toContain('November 2026 itself pays 1,760.00');
    expect(english).toContain('- October 2026, computed again: +244.80 (figures +244.80). reported late');
    expect(english).toContain('With this payout: −400.96; still open: −823.04.');
    expect(worked(await cards.told(NOVEMBER, 'C1', 'en', SHOW_ALL)).adjustments).toMatchObject({
      own: 'November 2026 itself pays 1,760.00 CNY.',
      items: [{ settled: 'All of it is settled with this payout.' }, {}],
    });
    expect(worked(await cards.scorecard(NOVEMBER, 'C1', 'zh', false, SHOW_ALL)).text).toContain('以往月份的更正');
  });

  it('is in the receipt, the bridge and the file for payroll', async () => {
    expect(
      worked(await new ReceiptsService(database, payouts).receipt(NOVEMBER, 'C1', EVERYBODY)).inputs,
    ).toMatchObject({
      adjustments: [
        { id: 1, open: '244.80' },
        { id: 2, open: '-1224.00' },
      ],
    });
    const bridges = new BridgesService(database, payouts);
    const [from, to] = [worked(await payouts.latestRun(OCTOBER)), worked(await payouts.latestRun(NOVEMBER))];
    const bridge = worked(await bridges.ofEmployee('C1', from, to));
    // October's 2 % are gone: 1,760.00 − 1,795.20.
    expect(bridge).toMatchObject({
      change: '-191.36',
      effects: [
        { kind: 'retro', amount: '-156.16' },
        { kind: 'rule', amount: '-35.20' },
      ],
    });
    await approve(NOVEMBER);
    const file = worked(await new ExportService(database, payouts, audit).export(NOVEMBER, 'csv', HR));
    const [row] = parse<Record<string, string>>(Buffer.from(file.bytes), { columns: true, bom: true });
    expect([row?.['payable'], row?.['earned'], row?.['adjustments']]).toEqual([
      '1603.84',
      '1760.00',
      '2026-10 retro 244.80; 2026-10 retro -400.96',
    ]);
  });

  it('stays open as far as it was not recovered, and is settled by one month only', async () => {
    expect(await listed()).toEqual([
      '1 C1 retro 244.80 0.00 2026-11 244.80',
      '2 C1 retro -1224.00 -823.04 2026-11 -400.96',
    ]);
    // Both are run while nothing of the rest is settled: whichever is approved first settles it.
    await run(DECEMBER);
    await run(JANUARY);
    expect(await paid(DECEMBER, 'C1')).toEqual(['1760.00', '-352.00', '1408.00']);
    expect(await paid(JANUARY, 'C1')).toEqual(['1760.00', '-352.00', '1408.00']);
    await approve(DECEMBER);
    expect((await listed()).at(-1)).toBe('2 C1 retro -1224.00 -471.04 2026-11 -400.96 2026-12 -352.00');
    // 352.00 of the 471.04 that are left: that still fits.
    await submit(JANUARY);
    worked(await months.approve(JANUARY, { by: APPROVER }));
    worked(await months.cancelApproval(JANUARY, { by: APPROVER, reason: 'C2 is wrong' }));
    worked(await months.cancelApproval(DECEMBER, { by: APPROVER, reason: 'C2 is wrong' }));
    worked(await months.approve(JANUARY, { by: APPROVER }));
    worked(await months.cancelApproval(JANUARY, { by: APPROVER, reason: 'December first' }));
  });

  it('is not paid twice: what another month has settled since must be run again', async () => {
    await late('C2', 990);
    // 99 %: 1,200 · 1.2 · 1.02 in two parts, 710.71 + 758.09 = 1,468.80; 1,346.40 was paid.
    expect(worked(await carry('C2 was short'))).toMatchObject({
      differences: [{ employee: 'C2', difference: '122.40' }],
    });
    await run(DECEMBER);
    await run(JANUARY);
    expect(await paid(JANUARY, 'C2')).toEqual(['1320.00', '122.40', '1442.40']);
    await approve(DECEMBER);
    await submit(JANUARY);
    expect(codes(await months.approve(JANUARY, { by: APPROVER }))).toEqual(['settled-meanwhile']);
    worked(await months.cancelApproval(DECEMBER, { by: APPROVER, reason: 'C2 has left' }));
  });

  it('takes a clawback back as long as nothing of it is settled, and does not record the same twice', async () => {
    const lost = { amount: '300.00', reason: 'parcels were lost', by: HR };
    expect(worked(await clawbacks.claw(OCTOBER, 'C2', lost)).id).toBe(4);
    expect(codes(await clawbacks.claw(OCTOBER, 'C2', { ...lost, reason: ' parcels were lost ' }))).toEqual([
      'same-clawback',
    ]);
    expect(worked(await clawbacks.claw(OCTOBER, 'C2', { ...lost, again: true })).id).toBe(5);
    await run(DECEMBER);
    // 20 % of 1,320.00 + 122.40 = 288.48, all of it by the first.
    expect(await paid(DECEMBER, 'C2')).toEqual(['1320.00', '122.40', '-288.48', '0.00', '1153.92']);
    await submit(DECEMBER);
    const withdraw = (id: number, by: Actor = HR, reason = 'they were found') => clawbacks.withdraw(id, { reason, by });
    expect(codes(await withdraw(4, 'cli'))).toEqual(['account-needed']);
    expect(codes(await withdraw(4, HR, ' '))).toEqual(['no-reason']);
    expect(codes(await clawbacks.withdraw(4, { reason: 'r', by: HR, byEmployee: 'C2' }))).toEqual(['own-payout']);
    // One that is not there, and a retro adjustment.
    for (const id of [99, 1]) expect(codes(await withdraw(id))).toEqual(['no-clawback']);
    expect(worked(await withdraw(4))).toMatchObject({ id: 6, amountMinor: 30_000n, withdraws: 4 });
    expect(codes(await withdraw(4))).toEqual(['wrong-state']);
    expect(codes(await withdraw(6))).toEqual(['no-clawback']);
    // December was run while it was there.
    expect(codes(await months.approve(DECEMBER, { by: THIRD }))).toEqual(['withdrawn-meanwhile']);
    worked(await withdraw(5));
    expect((await listed()).slice(3)).toEqual([
      '4 C2 clawback -300.00 0.00',
      '5 C2 clawback -300.00 0.00',
      '6 C2 clawback 300.00 0.00',
      '7 C2 clawback 300.00 0.00',
    ]);
    await run(DECEMBER);
    expect(await paid(DECEMBER, 'C2')).toEqual(['1320.00', '122.40', '1442.40']);
    // The runs that knew the clawback hold, and those after it.
    expect((await new VerifyService(database).verify()).differences).toEqual([]);
  });

  it('recovers a payout for a stated cause, and not by one person alone', async () => {
    const claw = (amount: string, by: Actor = APPROVER, reason = 'parcels were never delivered') =>
      clawbacks.claw(OCTOBER, 'C2', { amount, reason, by });
    expect(codes(await claw('500.00', 'cli'))).toEqual(['account-needed']);
    expect(codes(await claw('500.00', APPROVER, ''))).toEqual(['no-reason']);
    for (const amount of ['0', '-5', '1.005', '1e3']) expect(codes(await claw(amount))).toEqual(['bad-amount']);
    // 1,346.40 was paid and 122.40 is owed.
    expect(codes(await claw('1468.81'))).toEqual(['more-than-paid']);
    expect(codes(await clawbacks.claw(NOVEMBER, 'C2', { amount: '1', reason: 'r', by: HR }))).toEqual(['not-locked']);
    expect(codes(await clawbacks.claw(OCTOBER, 'D1', { amount: '1', reason: 'r', by: HR }))).toEqual([
      'more-than-paid',
    ]);
    const own = { amount: '1', reason: 'r', by: HR, byEmployee: 'C2' };
    expect(codes(await clawbacks.claw(OCTOBER, 'C2', own))).toEqual(['own-payout']);
    worked(await claw('500.00'));
    await run(DECEMBER);
    // 20 % of 1,320.00 + 122.40 = 288.48.
    expect(await paid(DECEMBER, 'C2')).toEqual(['1320.00', '122.40', '-288.48', '1153.92']);
    await submit(DECEMBER);
    expect(codes(await months.approve(DECEMBER, { by: APPROVER }))).toEqual(['same-person']);
    worked(await months.approve(DECEMBER, { by: THIRD }));
    // A part of it (number 8) has been recovered: it is not taken back any more.
    expect(codes(await clawbacks.withdraw(8, { reason: 'r', by: HR }))).toEqual(['settled-meanwhile']);
    worked(await months.lock(DECEMBER, { by: HR }));
    expect(codes(await clawbacks.withdraw(8, { reason: 'r', by: HR }))).toEqual(['settled-meanwhile']);
  });

  it('pays what is owed to somebody who has left, and keeps open what they owe', async () => {
    const employees = join(company.folder, 'employees.csv');
    const text = await readFile(employees, 'utf8');
    await writeFile(employees, text.replace('2025-01-15,,', '2025-01-15,2027-01-01,'));
    await loadCompany(database, company);
    await run(JANUARY);
    // −211.52 is left of the clawback, and nothing is paid that it could be taken from.
    expect(await paid(JANUARY, 'C2')).toBeUndefined();
    await late('C2', 960);
    // 96 %: 1.05: 1,200 · 1.05 · 1.02 = 1,285.20 by parts (621.87 + 663.33); 1,468.80 was paid and adjusted: −183.60.
    expect(worked(await carry('less after all'))).toMatchObject({ differences: [{ difference: '-183.60' }] });
    // The same 99 %, in a file that has not been here.
    await late('C2', 990, ' ');
    expect(worked(await carry('and more again'))).toMatchObject({ differences: [{ difference: '183.60' }] });
    await run(JANUARY);
    // 20 % of 183.60 is 36.72, which the clawback takes.
    expect(await paid(JANUARY, 'C2')).toEqual(['0.00', '-36.72', '0.00', '183.60', '146.88']);
    expect(
      worked(await new ScorecardService(database, payouts).scorecard(JANUARY, 'C2', 'en', false, SHOW_ALL)).text,
    ).toContain('Nothing of it is settled with this payout; still open: −183.60.');
  });

  it('gives nobody back more than they have', async () => {
    await submit(JANUARY);
    worked(await months.approve(JANUARY, { by: THIRD }));
    // Of C2's October 968.80 is left: 1,468.80 less the clawback.
    await late('C2', 900);
    expect(worked(await carry('nothing was on time'))).toMatchObject({
      differences: [
        {
          employee: 'C2',
          now: '0.00',
          difference: '-968.80',
          causes: [
            { cause: 'metric', amount: '-1468.80' },
            { cause: 'clawback', amount: '500.00' },
          ],
        },
      ],
    });
    expect(worked(await retro.preview(OCTOBER)).differences).toEqual([]);
  });

  it('verifies, every retro computed again', async () => {
    const report = await new VerifyService(database).verify();
    expect(report.differences).toEqual([]);
    expect(report).toMatchObject({ holds: true, checked: { adjustments: 11 } });
  });
});
