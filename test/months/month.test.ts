import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { AuditEntry } from '../../src/audit/audit-entry.entity.js';
import { AuditService, type Actor } from '../../src/audit/audit.service.js';
import type { Database } from '../../src/database/database.js';
import type { Outcome } from '../../src/engine/finding.js';
import { HoldsService } from '../../src/months/holds.service.js';
import { MonthsService } from '../../src/months/months.service.js';
import { VerifyService } from '../../src/proof/verify.service.js';
import { PayoutsService } from '../../src/runs/payouts.service.js';
import { RunService } from '../../src/runs/run.service.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { fillDatabase, ingestFile, openDatabase, period, worked } from '../support/open-database.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';

const OCTOBER = period('2026-10');
const HR: Actor = 'api:hr';
const APPROVER: Actor = 'api:approver';

const codes = (outcome: Outcome<unknown>): string[] => (outcome.ok ? ['worked'] : outcome.findings.map((f) => f.code));

describe.each(databaseKinds)('a month on %s', (kind) => {
  let company: SmallCompany;
  let fresh: FreshDatabase;
  let database: Database;
  let months: MonthsService;
  let holds: HoldsService;
  let payouts: PayoutsService;

  beforeAll(async () => {
    company = await smallCompany();
    fresh = await freshDatabase(kind);
    database = await openDatabase(fresh.url);
    await fillDatabase(database, company);
    const audit = new AuditService();
    payouts = new PayoutsService(database);
    months = new MonthsService(database, audit);
    holds = new HoldsService(database, audit, payouts);
  });

  afterAll(async () => {
    await database.close();
    await fresh.remove();
    await company.remove();
  });

  const run = (actor: Actor = HR, dryRun = false) =>
    new RunService(database, new AuditService()).run(OCTOBER, { actor, dryRun });
  const state = async () => (await months.month(OCTOBER)).state;
  const release = (by: Actor = APPROVER) =>
    holds.decide(OCTOBER, 'D1', { decision: 'release', reason: 'paid by the haulier', by });
  const correct = async (name: string, indicator: string, top: number, of = '2026-10') => {
    const path = join(company.folder, name);
    const row = `${indicator},employee:C1,${of},${top},1000,internal`;
    await writeFile(path, `indicator,subject,period,numerator,denominator,source\n${row}\n`);
    await ingestFile(database, path);
  };
  const query = (sql: string) => database.write((manager) => manager.query<unknown>(sql));

  // Each step stands on the one before: one month, in the order of the month.
  it('is open until it is run, and nothing can be decided about it', async () => {
    expect(await months.month(OCTOBER)).toEqual({
      period: '2026-10',
      state: 'open',
      run: null,
      history: [],
      undecided: [],
    });
    expect(codes(await months.submit(OCTOBER, { by: HR }))).toEqual(['no-run']);
    expect(codes(await release())).toEqual(['no-run']);
  });

  it('is calculated by a run, and again by every further one', async () => {
    expect(worked(await run()).run).toBe(1);
    expect(await state()).toBe('calculated');
    expect(worked(await run()).run).toBe(2);
    expect(codes(await months.approve(OCTOBER, { by: APPROVER }))).toEqual(['wrong-state']);
    expect(await months.month(OCTOBER)).toMatchObject({ state: 'calculated', run: { id: 2 }, undecided: ['D1'] });
  });

  it('goes into review, out of it by another run, and in again', async () => {
    expect(worked(await months.submit(OCTOBER, { by: HR, run: 2 }))).toMatchObject({ state: 'in-review', run: 2 });
    expect(codes(await months.submit(OCTOBER, { by: HR }))).toEqual(['wrong-state']);
    const third = await run();
    expect([codes(third), third.findings.map(({ code }) => code)]).toEqual([['worked'], ['review-undone']]);
    expect(await state()).toBe('calculated');
    expect(codes(await months.submit(OCTOBER, { by: HR, run: 2 }))).toEqual(['other-run']);
    worked(await months.submit(OCTOBER, { by: HR }));
  });

  it('is sent back with a reason, and submitted again', async () => {
    expect(codes(await months.sendBack(OCTOBER, { by: APPROVER, reason: ' ' }))).toEqual(['no-reason']);
    worked(await months.sendBack(OCTOBER, { by: APPROVER, reason: 'the north looks too low' }));
    expect(await state()).toBe('calculated');
    worked(await months.submit(OCTOBER, { by: HR }));
  });

  it('is not approved by who ran it, by nobody in particular, nor while a hold is undecided, and says all of it', async () => {
    expect(codes(await months.approve(OCTOBER, { by: HR }))).toEqual(['same-person', 'holds-undecided']);
    // The same person through another door.
    expect(codes(await months.approve(OCTOBER, { by: 'cli:hr' }))).toEqual(['same-person', 'holds-undecided']);
    const unproven = await months.approve(OCTOBER, { by: 'cli' });
    expect(codes(unproven)).toEqual(['account-needed', 'holds-undecided']);
    expect(unproven.findings.at(-1)?.message).toBe('1 held payout waits for somebody to decide: D1');
    expect(await state()).toBe('in-review');
  });

  it('lets a named person decide about a hold, with a reason, and decide anew', async () => {
    expect(codes(await release('cli'))).toEqual(['account-needed']);
    const refuse = (reason: string) => holds.decide(OCTOBER, 'D1', { decision: 'refuse', reason, by: APPROVER });
    expect(codes(await refuse(''))).toEqual(['no-reason']);
    expect(codes(await refuse('a\u0007b'))).toEqual(['bad-reason']);
    expect(codes(await holds.decide(OCTOBER, 'C1', { decision: 'refuse', reason: 'r', by: APPROVER }))).toEqual([
      'not-held',
    ]);
    expect(codes(await holds.decide(OCTOBER, 'X9', { decision: 'refuse', reason: 'r', by: APPROVER }))).toEqual([
      'no-payout',
    ]);
    worked(await refuse('left without notice'));
    const view = async () => worked(await holds.list(OCTOBER))[0];
    expect(await view()).toMatchObject({ status: 'refused', payable: '0.00', decision: { actor: APPROVER, run: 3 } });
    worked(await release());
    expect(await view()).toMatchObject({ status: 'released', decision: { reason: 'paid by the haulier' } });
  });

  it('is approved by another, as the run that was looked at, and its root is in the audit entry', async () => {
    expect(codes(await months.approve(OCTOBER, { by: APPROVER, run: 2 }))).toEqual(['other-run']);
    const approved = worked(await months.approve(OCTOBER, { by: APPROVER, run: 3 }));
    const latest = worked(await payouts.latestRun(OCTOBER));
    expect(approved).toMatchObject({ state: 'approved', run: 3, root: latest.root, actor: APPROVER });
    const [entry] = await database.reader.find(AuditEntry, { order: { seq: 'DESC' }, take: 1 });
    expect(entry).toMatchObject({ action: 'approve', subject: 'period:2026-10', actor: APPROVER });
    expect(JSON.parse(entry?.details ?? '')).toMatchObject({ run: 3, root: latest.root });
  });

  it('is not run any more once approved, and its holds are settled', async () => {
    expect(codes(await run())).toEqual(['period-closed']);
    expect(codes(await run(HR, true))).toEqual(['worked']);
    expect(codes(await release())).toEqual(['period-closed']);
    expect(await months.month(OCTOBER)).toMatchObject({ run: { id: 3 }, undecided: [] });
  });

  it('can have its approval cancelled with a reason, and keeps a decision while the payout comes out the same', async () => {
    expect(codes(await months.cancelApproval(OCTOBER, { by: APPROVER, reason: '' }))).toEqual(['no-reason']);
    worked(await months.cancelApproval(OCTOBER, { by: APPROVER, reason: 'a late correction' }));
    expect(await state()).toBe('in-review');
    await correct('late.csv', 'on-time-delivery', 930);
    worked(await run());
    // The correction is C1's: D1's payout is the same to the byte.
    expect(await months.month(OCTOBER)).toMatchObject({ state: 'calculated', run: { id: 4 }, undecided: [] });
    expect(worked(await holds.list(OCTOBER))[0]).toMatchObject({ status: 'released', decision: { run: 3 } });
  });

  it('is locked for good: no step, no run, no decision, and no change in the database', async () => {
    worked(await months.submit(OCTOBER, { by: HR }));
    expect(codes(await months.lock(OCTOBER, { by: HR }))).toEqual(['wrong-state']);
    worked(await months.approve(OCTOBER, { by: APPROVER }));
    expect(worked(await months.lock(OCTOBER, { by: HR }))).toMatchObject({ state: 'locked', run: 4 });
    expect(codes(await run())).toEqual(['period-closed']);
    expect(codes(await months.cancelApproval(OCTOBER, { by: APPROVER, reason: 'r' }))).toEqual(['wrong-state']);
    expect(codes(await months.lock(OCTOBER, { by: HR }))).toEqual(['wrong-state']);
    expect(codes(await release())).toEqual(['period-closed']);
    for (const table of ['run', 'payout', 'payout_line', 'period_step', 'hold_decision']) {
      await expect(query(`DELETE FROM ${table}`)).rejects.toThrow('append-only');
      await expect(query(`UPDATE ${table} SET run = run`)).rejects.toThrow(/append-only|run/);
    }
  });

  it('tells who did what, from the first run to the lock', async () => {
    const { history } = await months.month(OCTOBER);
    expect(history.map(({ action, run: of, actor }) => `${action} ${of} ${actor}`)).toEqual([
      'run 1 api:hr',
      'run 2 api:hr',
      'submit 2 api:hr',
      'run 3 api:hr',
      'submit 3 api:hr',
      'send-back 3 api:approver',
      'submit 3 api:hr',
      'approve 3 api:approver',
      'cancel-approval 3 api:approver',
      'run 4 api:hr',
      'submit 4 api:hr',
      'approve 4 api:approver',
      'lock 4 api:hr',
    ]);
  });

  it('verifies', async () => {
    const report = await new VerifyService(database).verify();
    // Nine steps and two decisions.
    expect(report).toMatchObject({ holds: true, checked: { runs: 4, decisions: 11 } });
  });

  it('that nobody known by name ran is submitted by somebody who is, and approved by another', async () => {
    const september = period('2026-09');
    await correct('september.csv', 'on-time-delivery', 930, '2026-09');
    worked(await new RunService(database, new AuditService()).run(september, { actor: 'cli' }));
    expect(codes(await months.submit(september, { by: 'cli' }))).toEqual(['nobody-answers']);
    worked(await months.submit(september, { by: 'cli:hr' }));
    for (const { employee } of worked(await holds.list(september)))
      worked(await holds.decide(september, employee, { decision: 'refuse', reason: 'no figures', by: APPROVER }));
    const own = await months.approve(september, { by: HR });
    expect(codes(own)).toEqual(['same-person']);
    expect(own.findings[0]?.message).toContain('submitted by api:hr too');
    worked(await months.approve(september, { by: APPROVER }));
    expect(await new VerifyService(database).verify()).toMatchObject({ holds: true });
  });
});
