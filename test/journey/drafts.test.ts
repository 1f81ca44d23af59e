import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { AuditService } from '../../src/audit/audit.service.js';
import { monthAfter } from '../../src/engine/period.js';
import { currentPeriod } from '../../src/plans/cost/current-period.js';
import { hashesInForce } from '../../src/plans/rule-versions.js';
import { RunService } from '../../src/runs/run.service.js';
import { accountsOf } from '../http/test-server.js';
import { CommandHost } from '../support/cxpay.js';
import { freshDatabase, type FreshDatabase } from '../support/databases.js';
import { fillDatabase, openDatabase, period, publishRules, worked } from '../support/open-database.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';

const PASSWORD = 'a password for tests only';
const LATER = monthAfter(currentPeriod().code, 2);

/** Every command takes a process of its own, so that this is one way through, on one database; the rest is tested over HTTP on both. */
describe('a draft by command', () => {
  const host = new CommandHost();
  let company: SmallCompany;
  let fresh: FreshDatabase;

  beforeAll(async () => {
    company = await smallCompany();
    fresh = await freshDatabase('sqlite');
    const database = await openDatabase(fresh.url);
    await fillDatabase(database, company);
    worked(await new RunService(database, new AuditService()).run(period('2026-10'), { actor: 'cli' }));
    const accounts = accountsOf(database);
    const account = { password: PASSWORD, mustChange: false };
    const head = { role: 'department-head' as const, department: 'north' };
    worked(await accounts.create({ ...account, username: 'head', employee: 'C3', roles: [head] }, 'cli'));
    const hr = { role: 'hr' as const, department: null };
    worked(await accounts.create({ ...account, username: 'approver', employee: null, roles: [hr] }, 'cli'));
    await database.close();
  });

  afterAll(async () => {
    await host.end();
    await fresh.remove();
    await company.remove();
  });

  const run = async (...args: string[]) => {
    const { exitCode, stdout, stderr } = await host.run(args, {
      CXPAY_DATABASE_URL: fresh.url,
      CXPAY_PASSWORD: PASSWORD,
    });
    return { exitCode, text: stdout + stderr };
  };

  /** Folders that, published in turn into a new database, have the same versions in force there as here. */
  async function expectBoth(folders: readonly string[], periods: readonly string[]): Promise<void> {
    const other = await freshDatabase('sqlite');
    const [here, there] = [await openDatabase(fresh.url), await openDatabase(other.url)];
    for (const rules of folders) await publishRules(there, { ...company, rules });
    for (const code of periods) {
      const hashes = await hashesInForce(here.reader, period(code), 2);
      expect(hashes).toHaveLength(3);
      expect(await hashesInForce(there.reader, period(code), 2)).toEqual(hashes);
    }
    for (const database of [here, there]) await database.close();
    await other.remove();
  }

  /** HR takes the plan out of a draft, lowers the cap in a file, has it checked and puts it back. */
  async function rewriteByFile(): Promise<void> {
    expect((await run('draft', 'start', 'courier', '--period', LATER, '--as', 'approver')).text).toContain('Draft 2');
    const file = join(company.folder, 'courier-draft.json');
    expect((await run('draft', 'document', '2', '--out', file)).text).toBe(`${file}: draft 2, revision 1\n`);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"150%"', '"150"%'));
    const broken = await run('draft', 'check', '2', file);
    const line = text.slice(0, text.indexOf('"150%"')).split('\n').length;
    expect([broken.exitCode, broken.text]).toEqual([1, expect.stringContaining(`plans/courier.json:${line}:`)]);
    await writeFile(file, text.replace('"150%"', '"140%"'));
    expect((await run('draft', 'check', '2', file)).exitCode).toBe(0);
    expect((await run('draft', 'rewrite', '2', file, '--as', 'head')).text).toContain('draft.rewrite');
    const saved = await run('draft', 'rewrite', '2', file, '--as', 'approver');
    expect(saved.text).toContain('Draft 2 of courier: draft, revision 2');
    expect(saved.text).toMatch(/cap 150 ?% → 140 ?%/);
  }

  it('goes from its beginning to the files, in the words of people', async () => {
    const bounds = join(company.folder, 'bounds.json');
    await writeFile(bounds, JSON.stringify({ plan: 'courier', weights: [{ component: 'on-time', min: '45%' }] }));
    expect(await run('draft', 'bounds', 'set', bounds)).toEqual({
      exitCode: 0,
      text: 'Bounds of courier, version 1\n',
    });
    expect((await run('draft', 'start', 'courier')).text).toContain('--as USERNAME');
    expect(await run('draft', 'start', 'courier', '--as', 'head')).toEqual({
      exitCode: 0,
      text: 'Draft 1 of courier, revision 1\n',
    });
    const edit = (...changes: string[]) => run('draft', 'edit', '1', '--as', 'head', ...changes);
    const low = await edit('--weight', 'on-time=40%', '--weight', 'attitude=60%');
    expect([low.exitCode, low.text]).toEqual([1, expect.stringContaining('at least 45 % is allowed')]);
    const saved = await edit(
      '--weight',
      'on-time=50%',
      '--weight',
      'attitude=50%',
      '--target',
      'on-time=94%',
      '--renew-examples',
    );
    expect(saved.text).toContain('Draft 1 of courier: draft, revision 2');
    expect(saved.text).toContain('On-time deliveries 60 % → 50 %\nOn-time deliveries: on target at 95 % → 94 %\n');
    // C1 attains 1 twice: 2,000 · 1.02 = 2,040.00, 244.80 more. C2 1.12: 663.33 + 707.55 = 1,370.88, 24.48 more.
    const effect = await run('draft', 'effect', '1');
    expect(effect.text).toMatch(/3 people: 2 would have been paid more, 0 less/);
    expect(effect.text).toMatch(/^2026-10 +3141\.60 +3410\.88 +269\.28 +CNY +\+2 −0$/m);
    expect(effect.text).toMatch(/^C1 +Liu Yang +1795\.20 +2040\.00 +244\.80 +CNY$/m);
    expect((await run('draft', 'submit', '1', '--from', '2026-10', '--as', 'head')).text).toContain('has begun');
    expect((await run('draft', 'submit', '1', '--from', LATER, '--as', 'head')).exitCode).toBe(0);
    expect((await run('draft', 'approve', '1', '--as', 'head')).text).toContain('draft.decide');
    expect((await run('draft', 'approve', '1', '--as', 'approver')).text).toContain(
      `Draft 1, revision 2, is approved, to hold from ${LATER} (publication 2)`,
    );
    await rewriteByFile();
    expect((await run('rules', 'compare', 'courier', '2026-10', LATER, '--language', 'zh')).text).toBe(
      '准时送达 60% → 50%\n准时送达:达标值 95% → 94%\n配送员态度 40% → 50%\n' +
        // 95 % attains 1.04 now: 0.5 · 1.04 + 0.5 · 1 = 1.02.
        '算例“on target”:expect payout 1000 → 1020\n算例“on target”:expect score 1 → 1.02\n',
    );
    const back = (await run('rules', 'write-back', company.rules)).text;
    expect(back).toContain('changed  plans/courier.json\n');
    // The version of today is in force until then: it is named, with the command that writes it.
    expect(back).toContain(`plan courier (written as it holds from ${LATER})`);
    const [, folder = '', today = ''] = /write-back (\S+) --as-of ([\d-]+)/.exec(back) ?? [];
    expect((await run('rules', 'write-back', folder, '--as-of', today)).text).toContain('new  plans/courier.json\n');
    expect(await readFile(join(folder, 'plans/courier.json'), 'utf8')).toContain('"60%"');
    await expectBoth([folder, company.rules], [today, LATER]);
    expect(await readFile(join(company.rules, 'plans/courier.json'), 'utf8')).toContain('"94%"');
    const published = await run('rules', 'publish', company.rules);
    expect(published.exitCode).toBe(0);
    // What lint has to say of the plan follows.
    expect(published.text).toMatch(/^Nothing changed: all of it was published before\.\n/);
  });
});
