import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { databaseKinds } from '../support/databases.js';
import { errorsOf, expectProblem, PASSWORD, signIn, type Answer, type Client } from '../http/test-server.js';
import { accessServer, type AccessServer } from './access-company.js';

const sent = (client: Client, method: string, path: string, json: unknown): Promise<Answer> =>
  client.ask(method, path, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) });

describe.each(databaseKinds)('accounts on %s', (kind) => {
  let server: AccessServer;
  let admin: Client;

  beforeAll(async () => {
    server = await accessServer(kind);
    admin = server.who.admin;
  });
  afterAll(() => server.close());

  const lastEntry = async (action: string) => {
    const items = (await server.get('/audit-entries?limit=1000')).json['items'] as Record<string, string>[];
    const entry = items.filter((each) => each['action'] === action).at(-1);
    return {
      actor: entry?.['actor'],
      subject: entry?.['subject'],
      details: JSON.parse(entry?.['details'] ?? '{}') as Record<string, Record<string, unknown>>,
    };
  };

  const confirm = (username: string) => server.who.hr.post(`/accounts/${username}/confirmation`);

  it('are made by an admin with a password that must be changed before anything else', async () => {
    const made = await sent(admin, 'POST', '/accounts', { username: 'second', roles: [{ role: 'hr' }] });
    expect([made.status, made.json]).toMatchObject([201, { username: 'second', mustChangePassword: true }]);
    const password = String(made.json['password']);
    const second = await signIn(server.url, 'second', password);
    const early = await second.get('/periods/2026-10/payouts');
    expectProblem(early, 403, 'not-allowed');
    expect(early.text).toContain(
      'before its password is changed, which somebody else has set: PUT /api/v1/session/password',
    );
    expect((await second.get('/session')).json).toMatchObject({ permissions: ['own-session.use'] });
    const change = { oldPassword: password, newPassword: PASSWORD };
    expect((await sent(second, 'PUT', '/session/password', change)).status).toBe(204);
    // An admin alone gives nobody a look at pay, themselves through another account least of all.
    expectProblem(await second.get('/periods/2026-10/payouts'), 403, 'not-allowed');
    expectProblem(await admin.post('/accounts/second/confirmation'), 403, 'not-allowed');
    expectProblem(await second.post('/accounts/second/confirmation'), 403, 'not-allowed');
    expect((await confirm('second')).json).toMatchObject({ username: 'second', unconfirmed: false });
    expect((await second.get('/periods/2026-10/payouts')).status).toBe(200);
    expect(errorsOf(await confirm('second'))).toMatchObject([{ code: 'nothing-to-confirm' }]);
  });

  it('are refused with everything that is wrong', async () => {
    const refused = await sent(admin, 'POST', '/accounts', {
      username: 'hr',
      employee: 'X9',
      roles: [
        { role: 'department-head' },
        { role: 'department-head', department: 'nowhere' },
        { role: 'hr', department: 'north' },
      ],
    });
    expectProblem(refused, 422, 'refused');
    expect(errorsOf(refused).map(({ code }) => code)).toEqual([
      'username-taken',
      'unknown-employee',
      'no-department',
      'unknown-department',
      'needless-department',
    ]);
    const taken = await sent(admin, 'POST', '/accounts', {
      username: 'twin',
      employee: 'C1',
      roles: [{ role: 'employee' }],
    });
    expect(errorsOf(taken)).toMatchObject([{ code: 'employee-taken' }]);
    expectProblem(
      await sent(admin, 'POST', '/accounts', { username: 'Bad Name', roles: [] }),
      400,
      'malformed-request',
    );
    expectProblem(await admin.get('/accounts/nobody.such'), 404, 'not-found');
  });

  it('change with an entry of before and after, without secrets; nobody changes their own', async () => {
    const roles = [{ role: 'auditor' }];
    expect((await sent(admin, 'PATCH', '/accounts/second', { roles })).json).toMatchObject({ roles });
    const { actor, subject, details } = await lastEntry('account');
    expect([actor, subject]).toEqual(['api:admin', 'account:second']);
    expect(details).toMatchObject({
      before: { roles: [{ role: 'hr' }] },
      after: { roles, disabledAt: null, unconfirmed: true },
    });
    expect((await confirm('second')).status).toBe(200);
    expect(JSON.stringify(details)).not.toContain('argon2');
    const own = await sent(admin, 'PATCH', '/accounts/admin', { roles: [{ role: 'admin' }, { role: 'hr' }] });
    expect(errorsOf(own)).toMatchObject([{ code: 'own-account' }]);
  });

  it('take what was changed at once, and end when closed, with their tokens', async () => {
    const second = await signIn(server.url, 'second');
    const wanted = { name: 'checks', permissions: ['record.verify'], days: 30 };
    const secret = String((await sent(second, 'POST', '/tokens', wanted)).json['secret']);
    const bearer = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
    const verify = () => server.nobody.ask('POST', '/verifications', { headers: bearer, body: '{}' });
    expect((await verify()).status).toBe(200);
    expect((await sent(admin, 'PATCH', '/accounts/second', { disabled: true })).json).toMatchObject({ disabled: true });
    expectProblem(await second.get('/session'), 401, 'not-signed-in');
    expectProblem(await verify(), 401, 'not-signed-in');
    await sent(admin, 'PATCH', '/accounts/second', { disabled: false });
    expectProblem(await verify(), 401, 'not-signed-in');
  });

  it('get a new password from an admin, who can also sign them out', async () => {
    const second = await signIn(server.url, 'second');
    expect((await admin.ask('DELETE', '/accounts/second/sessions')).status).toBe(200);
    expectProblem(await second.get('/session'), 401, 'not-signed-in');
    const reset = await admin.post('/accounts/second/password-reset');
    expect([reset.status, reset.json]).toMatchObject([200, { unconfirmed: true }]);
    await expect(signIn(server.url, 'second')).rejects.toThrow('sign-in-failed');
    await signIn(server.url, 'second', String(reset.json['password']));
  });

  it('are held against the audit chain: who gives themselves a role or a password in the database is found', async () => {
    const holds = async () => (await server.post('/verifications')).json;
    expect(await holds()).toMatchObject({ holds: true });
    const { database } = server;
    const of = `(SELECT id FROM account WHERE username = 'employee')`;
    await database.write((manager) => manager.query(`INSERT INTO account_role VALUES (${of}, 'hr', '')`));
    expect(await holds()).toMatchObject({ holds: false, differences: [{ what: 'account employee' }] });
    await database.write((manager) => manager.query(`DELETE FROM account_role WHERE account = ${of} AND role = 'hr'`));
    await database.write((manager) =>
      manager.query(`UPDATE account SET password_hash = 'x' WHERE username = 'employee'`),
    );
    expect(await holds()).toMatchObject({ holds: false, differences: [{ what: 'account employee' }] });
  });

  describe('API tokens', () => {
    const make = (client: Client, more: object = {}) =>
      sent(client, 'POST', '/tokens', { name: 'nightly files', permissions: ['batch.take-in'], days: 30, ...more });
    const withToken = (secret: string, method: string, path: string, body?: string) =>
      server.nobody.ask(method, path, {
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'text/csv' },
        ...(body === undefined ? {} : { body }),
      });

    it('do what they were made for, and no more', async () => {
      const { json } = await make(server.who.hr);
      const secret = String(json['secret']);
      expect(secret).toMatch(/^cxpay_[A-Za-z0-9_-]{43}$/);
      const rows = JSON.stringify(await server.database.reader.query('SELECT * FROM api_token'));
      expect(rows).not.toContain(secret);
      const csv = 'indicator,subject,period,value,source\n';
      expect((await withToken(secret, 'POST', '/batches?name=a.csv', csv)).status).toBe(200);
      expectProblem(await withToken(secret, 'GET', '/periods/2026-10/payouts'), 403, 'not-allowed');
      expectProblem(await withToken(secret, 'GET', '/tokens'), 403, 'not-allowed');
      const items = (await server.get('/audit-entries?limit=1000')).json['items'] as Record<string, unknown>[];
      expect(items.at(-1)).toMatchObject({ actor: 'api:hr', action: 'ingest' });
    });

    it('cannot be given what their maker may not do, nor last for ever', async () => {
      for (const permissions of [['account.manage'], ['own-token.use'], ['nonsense'], []])
        expectProblem(await make(server.who.hr, { permissions }), 422, 'refused');
      for (const days of [0, 366, 1.5, '30'])
        expectProblem(await make(server.who.hr, { days }), 400, 'malformed-request');
      expectProblem(await make(server.who.employee), 403, 'not-allowed');
    });

    it('are revoked by whom they are of, and told once', async () => {
      const path = `/tokens/${String((await make(server.who.hr)).json['id'])}`;
      expectProblem(await server.who.auditor.ask('DELETE', path), 404, 'not-found');
      expect((await server.who.hr.ask('DELETE', path)).status).toBe(200);
      expect((await server.who.hr.get('/tokens')).text).not.toContain('secret');
    });
  });
});
