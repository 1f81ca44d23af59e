import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';

import { databaseKinds } from '../support/databases.js';
import { signIn, type Answer, type Client } from '../http/test-server.js';
import { accessServer, type AccessServer } from './access-company.js';
import { PERMISSION_TABLE, WHO, type Asked, type RouteAccess } from './permissions.js';

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

function ask(client: Client, method: string, { path, body }: Asked): Promise<Answer> {
  if (body === undefined) return client.ask(method, path);
  const [type, content] = typeof body === 'string' ? ['text/csv', body] : ['application/json', JSON.stringify(body)];
  return client.ask(method, path, { headers: { 'content-type': type }, body: content });
}

describe('the table of permissions', () => {
  it('has every route that the description has, and no other', async () => {
    expect(Object.keys(PERMISSION_TABLE).sort()).toEqual((await describedRoutes()).sort());
  });
});

describe.each(databaseKinds)('every route as every role on %s', (kind) => {
  let server: AccessServer;

  beforeAll(async () => {
    server = await accessServer(kind);
    const driver = await server.as('employee', { username: 'driver', employee: 'D1' });
    const files = [{ name: 'note.txt', content: Buffer.from('a note').toString('base64') }];
    for (const client of [server.who.employee, driver])
      await client.post('/inquiries', { period: '2026-10', text: 'How so?', files });
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

  it('logged no fault', () => {
    expect(server.lines).toEqual([]);
  });
});
