import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';

import { TOKEN_PERMISSIONS, type Permission } from '../../src/access/roles.js';
import { databaseKinds } from '../support/databases.js';
import { signIn, type Answer, type Client } from '../http/test-server.js';
import { accessServer, type AccessServer } from './access-company.js';
import { addOthersRecords } from './others-records.js';
import { PERMISSION_TABLE, WHO, type Asked, type RouteAccess } from './permissions.js';
import { PEOPLE_ROUTES, TOKEN_ROUTES } from './token-scopes.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

async function describedRoutes(): Promise<string[]> {
  const file = fileURLToPath(new URL('../../openapi.json', import.meta.url));
  const { paths } = JSON.parse(await readFile(file, 'utf8')) as OpenAPIObject;
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map(
      (method) => `${method.toUpperCase()} ${path.slice('/api/v1'.length)}`,
    ),
  );
}

const JSON_TYPE = { 'content-type': 'application/json' };

function ask(
  client: Client,
  method: string,
  { path, body }: Asked,
  more: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  if (body === undefined) return client.ask(method, path, { headers: more });
  const [type, content] =
    typeof body === 'string' ? [{ 'content-type': 'text/csv' }, body] : [JSON_TYPE, JSON.stringify(body)];
  return client.ask(method, path, { headers: { ...type, ...more }, body: content });
}

/** As whoever these headers are of, about what the table asks of the route where nothing else is said. */
function askWith(
  server: AccessServer,
  headers: Readonly<Record<string, string>>,
  route: string,
  asked = PERMISSION_TABLE[route]?.inside,
): Promise<Answer> {
  if (!asked) throw new Error(`the table has no ${route}`);
  return ask(server.nobody, route.split(' ')[0] ?? '', asked, headers);
}

describe('the table of permissions', () => {
  it('has every route that the description has, and no other', async () => {
    expect(Object.keys(PERMISSION_TABLE).sort()).toEqual((await describedRoutes()).sort());
  });

  it('says of each route that is not open which permission of a token it takes, or that none does', () => {
    const closed = Object.entries(PERMISSION_TABLE).filter(([, { expected }]) => expected.nobody === 401);
    const routes = closed.map(([route]) => route).filter((route) => route !== 'GET /single-sign-on/callback');
    expect([...Object.values(TOKEN_ROUTES).flat(), ...PEOPLE_ROUTES].sort()).toEqual(routes.sort());
    expect(Object.keys(TOKEN_ROUTES).sort()).toEqual([...TOKEN_PERMISSIONS].sort());
  });
});

describe.each(databaseKinds)('every route as every role on %s', (kind) => {
  let server: AccessServer;

  beforeAll(async () => {
    server = await accessServer(kind);
    await addOthersRecords(server);
  });
  afterAll(() => server.close());

  const answered = async (method: string, access: RouteAccess, asked: Asked) => {
    const statuses: Record<string, number> = {};
    for (const who of WHO) {
      const client = access.endsSession && who !== 'nobody' ? await signIn(server.url, who) : server.who[who];
      statuses[who] = (await ask(client, method, asked)).status;
    }
    return statuses;
  };

  it.each(Object.entries(PERMISSION_TABLE))('answers %s as the table says', async (route, access) => {
    const method = route.split(' ')[0] ?? '';
    expect(await answered(method, access, access.inside)).toEqual(access.expected);
    const { outside, expectedOutside } = access;
    if (!outside || !expectedOutside) return;
    const asked = (whom: string): Asked => ({ ...access.inside, path: outside.path.replace('{}', whom) });
    expect(await answered(method, access, asked(outside.of))).toEqual(expectedOutside);
    for (const who of ['head', 'employee'] as const) {
      const [there, nobodyThere] = [
        await ask(server.who[who], method, asked(outside.of)),
        await ask(server.who[who], method, asked(outside.nobodyThere)),
      ];
      expect(there.text.replaceAll(outside.of, '…')).toBe(nobodyThere.text.replaceAll(outside.nobodyThere, '…'));
      expect([...there.headers].filter(([name]) => name !== 'date' && name !== 'content-length')).toEqual(
        [...nobodyThere.headers].filter(([name]) => name !== 'date' && name !== 'content-length'),
      );
    }
  });

  /** The sessions of before have been ended by then. One for each: an address may try to sign in so often only. */
  const sessions = new Map<string, Promise<Client>>();
  const anew = (username: string) => {
    const session = sessions.get(username) ?? signIn(server.url, username);
    sessions.set(username, session);
    return session;
  };

  it('lists to nobody what is of others', async () => {
    const ids = async (client: Client, path: string, name = 'id') =>
      ((await client.get(path)).json['items'] as Record<string, unknown>[]).map((each) => each[name]);
    const [head, employee] = [await anew('head'), await anew('employee')];
    expect(await ids(head, '/inquiries')).toEqual([1]);
    expect(await ids(employee, '/inquiries')).toEqual([1]);
    expect(await ids(head, '/drafts')).toEqual([1]);
    expect(await ids(head, '/drafts?plan=driver')).toEqual([]);
    expect((await head.get('/drafts?plan=driver')).text).toBe((await head.get('/drafts?plan=no-plan')).text);
    // C2 is of the south in November.
    expect(await ids(head, '/periods/2026-11/payouts', 'employee')).toEqual(['C1', 'C3']);
    for (const client of [head, employee])
      for (const search of ['D1', 'driver']) expect(await ids(client, `/people?search=${search}`, 'code')).toEqual([]);
  });

  describe('by token', () => {
    /** A token with these permissions, of somebody who signs in. */
    const token = async (username: string, permissions: readonly string[]) => {
      const owner = await anew(username);
      const made = await owner.post('/tokens', { name: permissions.join(' ').slice(0, 40), permissions, days: 1 });
      if (made.status !== 201) throw new Error(made.text);
      const headers = { authorization: `Bearer ${String(made.json['secret'])}` };
      return { owner, id: Number(made.json['id']), headers };
    };
    const status = async (route: string, headers: Record<string, string>) =>
      (await askWith(server, headers, route)).status;
    const held = (username: string, client: Client) =>
      client.get('/session').then(({ json }) => {
        const permissions = json['permissions'] as Permission[];
        if (permissions.length === 0) throw new Error(`${username} may do nothing`);
        return permissions.filter((each) => TOKEN_PERMISSIONS.includes(each));
      });
    const ownerOf = (permission: Permission) =>
      permission.startsWith('account.') ? 'admin' : permission === 'team.read' ? 'head' : 'hr';

    it.each(TOKEN_PERMISSIONS)('does with %s what that is for, and nothing else', async (permission) => {
      const { headers } = await token(ownerOf(permission), [permission]);
      const own = TOKEN_ROUTES[permission] ?? [];
      for (const route of own)
        expect([route, [401, 403].includes(await status(route, headers))]).toEqual([route, false]);
      // Of each other permission one route.
      const others = Object.entries(TOKEN_ROUTES).filter(([name]) => name !== permission);
      for (const [, [route = '']] of others) expect([route, await status(route, headers)]).toEqual([route, 403]);
    });

    it.each(['hr', 'head', 'auditor', 'admin'])(
      'never does what a person does, with all that %s may do',
      async (who) => {
        const { headers } = await token(who, await held(who, await anew(who)));
        for (const route of PEOPLE_ROUTES) expect([route, await status(route, headers)]).toEqual([route, 403]);
      },
    );

    it('does nothing once it is revoked, or its time is over', async () => {
      const all = await held('hr', await anew('hr'));
      const [revoked, expired] = [await token('hr', all), await token('hr', all)];
      const works = 'GET /periods/{period}/payouts';
      for (const { headers } of [revoked, expired]) expect(await status(works, headers)).toBe(200);
      expect((await revoked.owner.ask('DELETE', `/tokens/${revoked.id}`)).status).toBe(200);
      await server.database.write((manager) =>
        manager.query(`UPDATE api_token SET expires_at = '2020-01-01T00:00:00.000Z' WHERE id = ${expired.id}`),
      );
      for (const route of [...Object.values(TOKEN_ROUTES).flat(), ...PEOPLE_ROUTES]) {
        const nobody = await askWith(server, {}, route);
        for (const { headers } of [revoked, expired]) {
          const answer = await askWith(server, headers, route);
          expect([route, answer.status, answer.text]).toEqual([route, 401, nobody.text]);
        }
      }
    });

    it('sees whom its owner sees, to the byte', async () => {
      const owner = await anew('head');
      const all = await held('head', owner);
      const { headers } = await token('head', all);
      for (const [route, { inside, outside }] of Object.entries(PERMISSION_TABLE)) {
        if (!outside || PEOPLE_ROUTES.includes(route)) continue;
        const path = outside.path.replace('{}', outside.of);
        const [method = ''] = route.split(' ');
        const asked = { ...inside, path };
        const [machine, person] = [await askWith(server, headers, route, asked), await ask(owner, method, asked)];
        expect([route, machine.status, machine.text]).toEqual([route, person.status, person.text]);
        expect([route, [403, 404].includes(machine.status) || path.includes('department=')]).toEqual([route, true]);
      }
      const inquiries = await askWith(server, headers, 'GET /inquiries');
      expect((inquiries.json['items'] as { id: number }[]).map(({ id }) => id)).toEqual([1]);
    });

    it('loses what its owner loses, at once', async () => {
      const mover = await server.as('hr', { username: 'mover', employee: 'C2' });
      expect((await mover.get('/employees/D1')).status).toBe(200);
      const { headers } = await token('mover', ['employee.read', 'payout.read', 'batch.take-in']);
      const seen = async () => [
        (await askWith(server, headers, 'GET /employees/{code}', { path: '/employees/D1' })).status,
        (await askWith(server, headers, 'GET /employees/{code}', { path: '/employees/C2' })).status,
        await status('POST /batches', headers),
      ];
      expect(await seen()).toEqual([200, 200, 200]);
      const admin = await anew('admin');
      const change = { headers: JSON_TYPE, body: JSON.stringify({ roles: [{ role: 'employee' }] }) };
      expect((await admin.ask('PATCH', '/accounts/mover', change)).status).toBe(200);
      expect(await seen()).toEqual([404, 200, 403]);
    });
  });

  it('logged no fault', () => {
    expect(server.lines).toEqual([]);
  });
});
