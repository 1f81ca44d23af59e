import { generateKeyPairSync } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { databaseKinds } from '../support/databases.js';
import { accessServer, type AccessServer } from './access-company.js';

const CLIENT = { id: 'cxpay', secret: 'a secret that both of them know' };
const START = '/api/v1/single-sign-on';

/** What the provider says of whom. C1 has an account that is open, C2 has none. */
const PEOPLE: Readonly<Record<string, Record<string, unknown>>> = {
  courier: { employee_code: 'C1' },
  stranger: { employee_code: 'C2' },
  nameless: {},
  tricky: { employee_code: ['C1'] },
};

/** A browser without pages: it keeps cookies by host and follows where it is sent. */
class Browser {
  private readonly cookies = new Map<string, Map<string, string>>();

  async go(address: string, form?: Record<string, string>): Promise<Response> {
    const url = new URL(address);
    const jar = this.cookies.get(url.host) ?? new Map<string, string>();
    this.cookies.set(url.host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      // The way back begins on the provider's page.
      headers: { cookie, ...(url.pathname.endsWith('/callback') ? { 'sec-fetch-site': 'cross-site' } : {}) },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  cookie(host: string, name: string): string | undefined {
    return this.cookies.get(host)?.get(name);
  }

  /** Signs in at the provider; answers the address that it sends back to, without going there. */
  async sentBack(start: string, login: string): Promise<string> {
    let response = await this.go(start);
    let at = start;
    for (let step = 0; step < 20; step++) {
      const location = response.headers.get('location');
      if (location !== null) {
        at = new URL(location, at).href;
        if (at.includes(`${START}/callback`)) return at;
        response = await this.go(at);
      } else {
        const page = await response.text();
        const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
        const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1];
        if (action === undefined) throw new Error(`no form at ${at}: ${page.slice(0, 500)}`);
        response = await this.go(new URL(action, at).href, {
          prompt,
          ...(prompt === 'login' ? { login, password: 'x' } : {}),
        });
      }
    }
    throw new Error('the provider does not come to an end');
  }
}

/** A real provider, whose keys can be changed while it runs. */
class TestProvider {
  private handler: RequestListener = () => undefined;
  private readonly server: Server = createServer((request, response) => {
    this.handler(request, response);
  });
  private keys = 0;

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get issuer(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** Begins anew with a key that nobody has seen. */
  async changeKey(redirectUri: string): Promise<void> {
    // Only now: what it says when it is loaded is kept quiet too.
    const { default: Provider } = await import('oidc-provider');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const key = { ...privateKey.export({ format: 'jwk' }), kid: `key-${++this.keys}`, alg: 'RS256', use: 'sig' };
    const provider = new Provider(this.issuer, {
      clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
      jwks: { keys: [key] },
      claims: { openid: ['sub'], profile: ['employee_code'] },
      cookies: { keys: ['for tests only'] },
      pkce: { required: () => true },
      findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...PEOPLE[id] }) }),
    });
    const answer = provider.callback();
    this.handler = (request, response) => {
      void answer(request, response);
    };
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

describe.each(databaseKinds)('single sign-on on %s', (kind) => {
  const provider = new TestProvider();
  let server: AccessServer;
  let host: string;

  beforeAll(async () => {
    // The provider says at each start that it is not set up for production.
    for (const how of ['warn', 'info'] as const) jest.spyOn(console, how).mockImplementation(() => undefined);
    await provider.start();
    server = await accessServer(kind);
    host = new URL(server.url).host;
    await provider.changeKey(`${server.url}${START}/callback`);
    process.env['CXPAY_OIDC_ISSUER'] = provider.issuer;
    process.env['CXPAY_OIDC_CLIENT_ID'] = CLIENT.id;
    process.env['CXPAY_OIDC_CLIENT_SECRET'] = CLIENT.secret;
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    delete process.env['CXPAY_OIDC_ISSUER'];
    delete process.env['CXPAY_OIDC_CLIENT_ID'];
    delete process.env['CXPAY_OIDC_CLIENT_SECRET'];
    await server.close();
    provider.close();
  });

  const start = () => `${server.url}${START}`;
  const whoIs = async (browser: Browser) =>
    (await server.nobody.get('/session', { cookie: `cxpay_session=${browser.cookie(host, 'cxpay_session') ?? ''}` }))
      .json;
  const lastEntry = async () => {
    const items = (await server.get('/audit-entries?limit=1000')).json['items'] as Record<string, unknown>[];
    return items.filter(({ action }) => String(action).startsWith('sign-in')).at(-1);
  };

  it('lets in whose employee code has an account, by code with PKCE, state and nonce', async () => {
    const sent = await fetch(start(), { redirect: 'manual' });
    const asked = new URL(sent.headers.get('location') ?? '').searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256' });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
    expect(sent.headers.get('set-cookie')).toMatch(/^cxpay_sign_on=.*HttpOnly; SameSite=Lax/);
    const browser = new Browser();
    const back = await browser.go(await browser.sentBack(start(), 'courier'));
    expect([back.status, back.headers.get('location')]).toEqual([302, '/']);
    expect(await whoIs(browser)).toMatchObject({ username: 'employee', employee: 'C1' });
    expect(await lastEntry()).toMatchObject({
      action: 'sign-in',
      actor: 'api:employee',
      details: '{"by":"single-sign-on"}',
    });
  });

  it.each(['stranger', 'nameless', 'tricky'])('gives %s nothing, and records it', async (login) => {
    const browser = new Browser();
    const back = await browser.go(await browser.sentBack(start(), login));
    expect(back.status).toBe(401);
    expect(browser.cookie(host, 'cxpay_session')).toBeUndefined();
    expect(await lastEntry()).toMatchObject({ action: 'sign-in-failed', subject: 'account:(unknown)' });
  });

  it('takes an answer once, of the browser that asked, with its own state', async () => {
    const browser = new Browser();
    const callback = await browser.sentBack(start(), 'courier');
    expect((await new Browser().go(callback)).status).toBe(401);
    const other = new Browser();
    await other.go(start());
    expect((await other.go(callback)).status).toBe(401);
    const changed = new Browser();
    const forged = new URL(await changed.sentBack(start(), 'courier'));
    forged.searchParams.set('state', 'x'.repeat(43));
    expect((await changed.go(forged.href)).status).toBe(401);
    expect((await browser.go(callback)).status).toBe(302);
    expect((await browser.go(callback)).status).toBe(401);
  });

  it('goes on when the provider changes its key', async () => {
    await provider.changeKey(`${server.url}${START}/callback`);
    const browser = new Browser();
    expect((await browser.go(await browser.sentBack(start(), 'courier'))).status).toBe(302);
    expect(await whoIs(browser)).toMatchObject({ username: 'employee' });
  });

  it('gives a closed account nothing', async () => {
    await server.who.admin.ask('PATCH', '/accounts/employee', {
      headers: { 'content-type': 'application/json' },
      body: '{"disabled":true}',
    });
    const browser = new Browser();
    expect((await browser.go(await browser.sentBack(start(), 'courier'))).status).toBe(401);
    expect(server.lines).toEqual([]);
  });
});
