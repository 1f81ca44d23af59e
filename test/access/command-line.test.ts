import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { CommandHost, type Finished } from '../support/cxpay.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';

const PASSWORD = 'a password for tests only';

describe.each(databaseKinds)('accounts at the command line on %s', (kind) => {
  const host = new CommandHost();
  let fresh: FreshDatabase;
  let company: SmallCompany;

  beforeAll(async () => {
    fresh = await freshDatabase(kind);
    company = await smallCompany();
  });
  afterAll(async () => {
    await host.end();
    await company.remove();
    await fresh.remove();
  });

  const run = (args: readonly string[], environment: Record<string, string> = {}): Promise<Finished> =>
    host.run(args, { CXPAY_DATABASE_URL: fresh.url, ...environment });
  const json = async (args: readonly string[], environment: Record<string, string> = {}) =>
    JSON.parse((await run([...args, '--json'], environment)).stdout) as Record<string, unknown>;

  it('makes the first admin, whose password is shown once', async () => {
    const { exitCode, stdout } = await run(['admin', 'create', 'root']);
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringMatching(/root {2}admin\npassword: \S{24}\nIt is shown this once/),
    ]);
    const again = await run(['admin', 'create', 'root']);
    expect(again).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('there is an account root already') });
  });

  it('makes, lists, changes and closes accounts', async () => {
    expect((await run(['load', company.folder])).exitCode).toBe(0);
    const own = { CXPAY_NEW_PASSWORD: PASSWORD };
    const made = await json(['account', 'create', 'anna', '--role', 'hr'], own);
    expect(made).toMatchObject({ ok: true, account: { username: 'anna', roles: [{ role: 'hr' }] } });
    expect(JSON.stringify(made)).not.toContain(PASSWORD);
    const head = ['account', 'create', 'head', '--role', 'department-head:north', '--role', 'employee'];
    expect((await run([...head, '--employee', 'C3'])).exitCode).toBe(0);
    expect((await run([...head, '--employee', 'C9'])).stderr).toContain('there is no employee "C9"');
    expect((await run(['account', 'create', 'x', '--role', 'boss'])).exitCode).toBe(2);
    expect((await run(['account', 'close', 'head'])).stdout).toContain('closed');
    const { stdout } = await run(['account', 'list']);
    expect(stdout).toMatch(/anna +hr\nhead +department-head:north, employee +C3 +closed\nroot +admin/);
  });

  it('acts as whoever proves to be it, and refuses who does not or may not', async () => {
    const load = (environment: Record<string, string>, as = 'anna') =>
      run(['load', company.folder, '--as', as], environment);
    expect((await load({ CXPAY_PASSWORD: 'wrong' })).stderr).toContain('the user name or the password is not right');
    expect((await load({})).stderr).toContain('the password is missing');
    // Until it is changed, a password that somebody else has set is good for nothing else.
    const early = (await load({ CXPAY_PASSWORD: PASSWORD })).stderr;
    expect(early).toContain('anna may not do this');
    expect(early).toContain('cxpay account password anna');
    expect(
      (await run(['account', 'password', 'anna'], { CXPAY_PASSWORD: PASSWORD, CXPAY_NEW_PASSWORD: `${PASSWORD} 2` }))
        .exitCode,
    ).toBe(0);
    expect((await load({ CXPAY_PASSWORD: `${PASSWORD} 2` })).exitCode).toBe(0);
    const admin = await run(['account', 'close', 'root', '--as', 'anna'], { CXPAY_PASSWORD: `${PASSWORD} 2` });
    expect([admin.exitCode, admin.stderr]).toEqual([1, expect.stringContaining('anna may not do this')]);
    expect((await run(['load', company.folder], { CXPAY_TOKEN: 'cxpay_of_nobody_at_all_whatsoever' })).exitCode).toBe(
      1,
    );
  });

  it('makes tokens of one’s own, whose secret is told once, lists and revokes them', async () => {
    const own = { CXPAY_PASSWORD: `${PASSWORD} 2` };
    const create = ['token', 'create', 'nightly load', '--permission', 'organisation.load', '--days', '30'];
    expect((await run(create)).stderr).toContain('add --as USERNAME');
    expect((await run([...create, '--permission', 'account.manage', '--as', 'anna'], own)).stderr).toContain(
      'you cannot give a token the permission "account.manage"',
    );
    expect((await run([...create.slice(0, -1), '366', '--as', 'anna'], own)).exitCode).toBe(2);
    const { secret, token } = await json([...create, '--as', 'anna'], own);
    expect(token).toMatchObject({ id: 1, name: 'nightly load', permissions: ['organisation.load'], revokedAt: null });
    const byToken = { CXPAY_TOKEN: String(secret) };
    expect((await run(['load', company.folder], byToken)).exitCode).toBe(0);
    // It is for what it was made for: it reads nobody's pay, and makes no token.
    for (const args of [['payouts', '2026-10'], create, ['token', 'list']])
      expect((await run(args, byToken)).stderr).toContain('anna may not do this');
    expect((await run(['token', 'list', '--as', 'anna'], own)).stdout).toMatch(
      /^ *1 {2}nightly load {2}organisation\.load {2}until \d{4}-\d\d-\d\d$/m,
    );
    expect((await run(['token', 'revoke', '9', '--as', 'anna'], own)).stderr).toContain('you have no token 9');
    expect((await run(['token', 'revoke', '1', '--as', 'anna'], own)).stdout).toMatch(/revoked \d{4}-/);
    expect((await run(['load', company.folder], byToken)).stderr).toContain('not known, expired or revoked');
    const entries = await json(['audit', '--what', 'token', '--who', 'anna']);
    expect(entries['items']).toMatchObject([{ subject: 'token:1' }, { subject: 'token:1' }]);
    expect(JSON.stringify(entries)).not.toContain(String(secret));
  });

  it('leaves a chain that holds', async () => {
    expect((await run(['verify'])).exitCode).toBe(0);
  });
});
