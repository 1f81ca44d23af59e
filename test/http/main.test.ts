import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { runNode } from '../support/cxpay.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { openDatabase, worked } from '../support/open-database.js';
import { accountsOf, PASSWORD, signIn } from './test-server.js';

const MAIN = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));

describe.each(databaseKinds)('the server as a process on %s', (kind) => {
  let fresh: FreshDatabase;
  let child: ChildProcess | undefined;

  beforeEach(async () => {
    fresh = await freshDatabase(kind);
  });

  afterEach(async () => {
    child?.kill('SIGKILL');
    await fresh.remove();
  });

  /** Starts it and waits for the line that says where. */
  const started = (environment: Record<string, string> = {}): Promise<string> =>
    new Promise((resolve, reject) => {
      const env = { ...process.env, NODE_OPTIONS: '', CXPAY_DATABASE_URL: fresh.url, PORT: '0', ...environment };
      const process_ = (child = spawn(process.execPath, [MAIN], { env }));
      let said = '';
      process_.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const url = /serves (http:\/\/localhost:\d+).*this machine only/.exec(said)?.[1];
        if (url !== undefined) resolve(url);
      });
      process_.once('close', () => reject(new Error(said)));
    });

  it('makes an empty database ready, serves, and ends cleanly when it is asked to', async () => {
    const url = await started();
    expect(await (await fetch(`${url}/api/v1/health`)).json()).toMatchObject({ status: 'ok', database: kind });
    const ended = new Promise((resolve) => child?.removeAllListeners('close').once('close', resolve));
    child?.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('answers 503 with Retry-After while another process writes for too long', async () => {
    const url = await started({ CXPAY_LOCK_WAIT_MS: '300' });
    const other = await openDatabase(fresh.url);
    const roles = [{ role: 'hr', department: null }] as const;
    worked(
      await accountsOf(other).create(
        { username: 'hr', employee: null, roles, password: PASSWORD, mustChange: false },
        'cli',
      ),
    );
    const { cookie } = await signIn(url, 'hr');
    await other.write(async () => {
      const response = await fetch(`${url}/api/v1/organisation/loads`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...cookie },
        body: JSON.stringify({ roles: [{ code: 'r', name: 'R' }] }),
      });
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await response.json()).toMatchObject({ type: 'urn:cxpay:problem:busy' });
      expect((await fetch(`${url}/api/v1/roles`, { headers: cookie })).status).toBe(200);
    });
    await other.close();
  });
});

describe('the server as a process that cannot start', () => {
  it('says why, and what to do', async () => {
    const fresh = await freshDatabase('sqlite');
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const start = (environment: Record<string, string>) =>
      runNode([MAIN], { CXPAY_DATABASE_URL: fresh.url, PORT: String(port), ...environment });
    expect(await start({})).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(`port ${port} is in use`) });
    expect(await start({ PORT: 'http' })).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('no port') });
    const wrongLimit = await start({ CXPAY_UPLOAD_LIMIT_MIB: '1.5' });
    expect(wrongLimit.stderr).toContain('CXPAY_UPLOAD_LIMIT_MIB is "1.5"');
    const nowhere = await start({ CXPAY_DATABASE_URL: 'mysql://x:secret@y/z' });
    expect(nowhere.stderr).toContain('CXPAY_DATABASE_URL');
    expect(nowhere.stderr).not.toContain('secret');
    other.close();
    await fresh.remove();
  });
});
