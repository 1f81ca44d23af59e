import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { RoleName } from '../../src/access/roles.js';
import { AuditService } from '../../src/audit/audit.service.js';
import { RunService } from '../../src/runs/run.service.js';
import { accountsOf, PASSWORD } from '../http/test-server.js';
import { CommandHost } from '../support/cxpay.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { fillDatabase, openDatabase, period, worked } from '../support/open-database.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';

describe.each(databaseKinds)('inquiries at the command line on %s', (kind) => {
  const host = new CommandHost();
  let company: SmallCompany;
  let fresh: FreshDatabase;

  beforeAll(async () => {
    company = await smallCompany();
    fresh = await freshDatabase(kind);
    const database = await openDatabase(fresh.url);
    await fillDatabase(database, company);
    worked(await new RunService(database, new AuditService()).run(period('2026-10'), { actor: 'cli' }));
    const account = async (username: string, role: RoleName, employee: string, department: string | null) => {
      const wanted = { username, employee, roles: [{ role, department }], password: PASSWORD, mustChange: false };
      worked(await accountsOf(database).create(wanted, 'cli'));
    };
    await account('liu', 'employee', 'C1', null);
    await account('head', 'department-head', 'C3', 'north');
    await database.close();
  });
  afterAll(async () => {
    await host.end();
    await fresh.remove();
    await company.remove();
  });

  const run = (...args: string[]) =>
    host.run(['inquiry', ...args], { CXPAY_DATABASE_URL: fresh.url, CXPAY_PASSWORD: PASSWORD });

  it('are opened by who asks, answered and resolved by the head, listed and shown', async () => {
    const tour = join(company.folder, 'tour.csv');
    await writeFile(tour, 'day,hours\n2026-10-04,4\n');
    // The direction of writing turned round would show a text as another one.
    const question = ['open', '2026-10', '--component', 'on-time', '--text', 'Why?\nSee \u202eexe.csv', '--file', tour];
    expect(await run(...question)).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('add --as USERNAME') });
    const opened = await run(...question, '--as', 'liu', '--json');
    expect(JSON.parse(opened.stdout)).toMatchObject({
      ok: true,
      inquiry: { id: 1, line: 1, component: 'on-time', state: 'open', steps: [{ actor: 'cli:liu' }] },
    });
    expect((await run('answer', '1', '--text', 'So it is.', '--as', 'liu')).stderr).toContain('liu may not do this');
    const resolution = ['resolve', '1', '--outcome', 'correction', '--corrects', 'metric', '--reference', 'batch:1'];
    expect((await run(...resolution, '--text', 'You are right.', '--as', 'head')).exitCode).toBe(0);
    const out = join(company.folder, 'again.csv');
    const [listed, shown, file] = await Promise.all([
      run('list', '--state', 'resolved'),
      run('show', '1'),
      run('file', '1', '1', '--out', out),
    ]);
    expect(listed.stdout).toMatch(/^ *1 {2}2026-10 {2}C1 +line 1, component on-time +resolved: correction$/m);
    const { stdout } = shown;
    expect(stdout).toMatch(
      /^Inquiry 1 about the payout of C1 in 2026-10 \(run 1\), line 1, component on-time: resolved: correction\n/,
    );
    expect(stdout).toContain('\n    Why?\n    See  exe.csv\n    file 1: tour.csv (23 bytes)\n');
    expect(stdout).toContain(
      '  cli:head  resolve: correction of a metric in 2026-10\n    You are right.\n    by batch:1\n',
    );
    expect(file.exitCode).toBe(0);
    expect(await readFile(out, 'utf8')).toBe('day,hours\n2026-10-04,4\n');
  });

  it('leave an entry where somebody reads those of others', async () => {
    const mine = [
      ['list', '--as', 'liu'],
      ['show', '1', '--as', 'liu'],
    ];
    for (const args of [...mine, ['list', '--as', 'head'], ['show', '1', '--as', 'head']])
      expect([args, (await run(...args)).exitCode]).toEqual([args, 0]);
    const listed = await host.run(['audit', '--what', 'read', '--json'], { CXPAY_DATABASE_URL: fresh.url });
    const { items } = JSON.parse(listed.stdout) as { items: { actor: string; subject: string }[] };
    expect(items.map(({ actor, subject }) => `${actor} ${subject}`).sort()).toEqual([
      'cli inquiries',
      'cli inquiry:1',
      'cli inquiry:1',
      'cli:head inquiries',
      'cli:head inquiry:1',
    ]);
  });
});
