import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { SignInFailure } from '../../src/access/access.entities.js';
import { startServer } from '../../src/server.js';
import { databaseKinds } from '../support/databases.js';
import { expectProblem, PASSWORD, signIn, testServer, type Answer, type TestServer } from '../http/test-server.js';

const OTHER = 'another password for tests';

describe.each(databaseKinds)('signing in on %s', (kind) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await testServer(kind);
    await server.as('auditor');
    await server.as('admin');
  });
  afterAll(() => server.close());

  const attempt = (username: string, password: string): Promise<Answer> =>
    server.nobody.post('/session', { username, password });
  const entries = async (action: string) =>
    ((await server.get('/audit-entries?limit=1000')).json['items'] as Record<string, unknown>[]).filter(
      (entry) => entry['action'] === action,
    );

  it('sets a cookie that no script reads and no other site sends, and nothing that lets in anybody is stored', async () => {
    const answer = await attempt('hr', PASSWORD);
    expect(answer.status).toBe(201);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^cxpay_session=[A-Za-z0-9_-]{43};.*HttpOnly; SameSite=Strict/);
    const secret = /=([^;]+)/.exec(cookie)?.[1] ?? '';
    expect(answer.text).not.toContain(secret);
    const rows = await server.database.reader.query<unknown[]>('SELECT * FROM session');
    expect(JSON.stringify(rows)).not.toContain(secret);
    const accounts = await server.database.reader.query<{ password_hash: string }[]>('SELECT * FROM account');
    expect(accounts.every((each) => each.password_hash.startsWith('$argon2id$'))).toBe(true);
  });

  it('takes the user name in any case, and the password exactly', async () => {
    expect((await attempt('HR', PASSWORD)).status).toBe(201);
    expect((await attempt('hr', PASSWORD.toUpperCase())).status).toBe(401);
  });

  it('answers the same to a wrong password, to an unknown name and to a closed account', async () => {
    await server.as('employee', { username: 'gone' }).catch(() => undefined);
    const admin = await server.as('admin');
    await admin.post('/accounts', { username: 'closed', roles: [{ role: 'auditor' }] });
    await admin.ask('PATCH', '/accounts/closed', {
      headers: { 'content-type': 'application/json' },
      body: '{"disabled":true}',
    });
    const answers = [
      await attempt('auditor', 'wrong'),
      await attempt('nobody.such', 'wrong'),
      await attempt('closed', 'wrong'),
    ];
    for (const answer of answers) expectProblem(answer, 401, 'sign-in-failed');
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it('locks a name after five wrong passwords, known or not, also for the right one and after a restart', async () => {
    for (const name of ['admin', 'no.such.person']) {
      for (let tried = 1; tried <= 4; tried++) expectProblem(await attempt(name, 'wrong'), 401, 'sign-in-failed');
      const fifth = await attempt(name, 'wrong');
      expectProblem(fifth, 429, 'too-many-attempts');
      expect(fifth.headers.get('retry-after')).toBe('900');
    }
    expectProblem(await attempt('admin', PASSWORD), 429, 'too-many-attempts');
    const restarted = await startServer({ database: server.database, port: 0, log: () => undefined });
    await expect(signIn(restarted.url, 'admin')).rejects.toThrow('too-many-attempts');
    await restarted.close();
    // Those who are in stay in.
    expect((await (await server.as('admin')).get('/session')).status).toBe(200);
    expect((await entries('lock-out')).map(({ subject }) => subject)).toEqual(['account:admin', 'account:(unknown)']);
    const { database } = server;
    await database.write((manager) =>
      manager.query(`UPDATE sign_in_failure SET locked_until = '2020-01-01T00:00:00.000Z'`),
    );
    expect((await attempt('admin', PASSWORD)).status).toBe(201);
    expect(await database.reader.countBy(SignInFailure, { failures: 5 })).toBe(1);
  });

  it('records every attempt, and nothing that was typed for a name that is not there', async () => {
    await attempt('hunter2 is my password', 'hunter2');
    const failed = await entries('sign-in-failed');
    expect(failed.at(-1)).toMatchObject({ actor: 'api', subject: 'account:(unknown)' });
    expect((await entries('sign-in')).at(-1)).toMatchObject({ actor: 'api:admin', subject: 'account:admin' });
    const all = (await server.get('/audit-entries?limit=1000')).text;
    for (const secret of ['hunter2', PASSWORD, 'argon2']) expect(all).not.toContain(secret);
    expect(server.lines).toEqual([]);
  });

  it('limits how often one address tries', async () => {
    process.env['CXPAY_SIGN_INS_PER_MINUTE'] = '3';
    const other = await startServer({ database: server.database, port: 0, log: () => undefined });
    try {
      for (let tried = 1; tried <= 3; tried++)
        await expect(signIn(other.url, 'x', 'y')).rejects.toThrow('sign-in-failed');
      await expect(signIn(other.url, 'hr')).rejects.toThrow('too-many-attempts');
    } finally {
      delete process.env['CXPAY_SIGN_INS_PER_MINUTE'];
      await other.close();
    }
  });

  it('ends a session by sign-out, when nobody has used it for an hour, and after twelve', async () => {
    const out = await signIn(server.url, 'auditor');
    expect((await out.ask('DELETE', '/session')).status).toBe(204);
    expectProblem(await out.get('/session'), 401, 'not-signed-in');
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    for (const [column, minutes] of [
      ['last_used_at', 61],
      ['expires_at', 1],
    ] as const) {
      const client = await signIn(server.url, 'auditor');
      await server.database.write((manager) =>
        manager.query(
          `UPDATE session SET ${column} = $1 WHERE account = (SELECT id FROM account WHERE username = 'auditor')`,
          [ago(minutes)],
        ),
      );
      expectProblem(await client.get('/session'), 401, 'not-signed-in');
    }
  });

  it('signs out everywhere', async () => {
    const [here, there] = [await signIn(server.url, 'auditor'), await signIn(server.url, 'auditor')];
    expect((await here.ask('DELETE', '/session/everywhere')).status).toBe(204);
    for (const client of [here, there]) expectProblem(await client.get('/session'), 401, 'not-signed-in');
  });

  it('changes a password for who knows the old one, and ends the other sessions', async () => {
    const [here, there] = [await signIn(server.url, 'auditor'), await signIn(server.url, 'auditor')];
    const change = (oldPassword: string, newPassword: string) =>
      here.ask('PUT', '/session/password', {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ oldPassword, newPassword }),
      });
    expectProblem(await change('wrong', OTHER), 401, 'sign-in-failed');
    expectProblem(await change(PASSWORD, 'short'), 422, 'refused');
    expectProblem(await change(PASSWORD, 'auditor auditor'), 422, 'refused');
    expect((await change(PASSWORD, OTHER)).status).toBe(204);
    expect((await here.get('/session')).status).toBe(200);
    expectProblem(await there.get('/session'), 401, 'not-signed-in');
    expectProblem(await attempt('auditor', PASSWORD), 401, 'sign-in-failed');
    expect((await attempt('auditor', OTHER)).status).toBe(201);
  });

  it('refuses what a page of another site makes a browser send with the cookie', async () => {
    const { cookie } = await server.as('hr');
    const post = (headers: Record<string, string>) =>
      fetch(`${server.url}/api/v1/periods/2026-10/runs`, { method: 'POST', headers: { ...cookie, ...headers } });
    for (const origin of ['https://evil.example', 'null', 'http://localhost:1'])
      expect((await post({ origin })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post({ origin: server.url })).status).toBe(422);
  });
});
