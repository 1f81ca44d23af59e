import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { AppModule } from '../../src/app.module.js';
import type { Database } from '../../src/database/database.js';
import { ListenFailure } from '../../src/http/listen-failure.js';
import { startServer } from '../../src/server.js';
import { freshDatabase } from '../support/databases.js';
import { openDatabase } from '../support/open-database.js';
import { smallCompany } from '../support/small-company.js';
import { fillServer, rawGet, testServer, type TestServer } from './test-server.js';

describe('the server', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await testServer('sqlite');
  });

  afterAll(() => server.close());

  it('answers on 127.0.0.1 by both names', async () => {
    const port = new URL(server.url).port;
    for (const host of ['localhost', '127.0.0.1', `localhost:${port}`, 'LOCALHOST:80'])
      expect(await rawGet(`http://127.0.0.1:${port}/api/v1/health`, { host })).toMatchObject({ status: 200 });
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io:3000', '[::1]', '10.0.0.1'])(
    'refuses the name %j, which a page of another site may have pointed here',
    async (host) => {
      for (const path of ['/api/v1/health', '/docs', '/api/v1/openapi.json']) {
        const { status, text } = await rawGet(`${server.url}${path}`, { host });
        expect(status).toBe(421);
        expect(JSON.parse(text)).toMatchObject({ type: 'urn:cxpay:problem:wrong-host' });
      }
    },
  );

  it('does not start while a route says nothing of who may use it', async () => {
    @Controller('forgotten')
    class Forgotten {
      @Get()
      tell(): string {
        return 'pay';
      }
    }
    @Module({ imports: [AppModule.over(server.database)], controllers: [Forgotten] })
    class WithForgotten {}
    const app = await NestFactory.create(WithForgotten, { logger: false });
    await expect(app.init()).rejects.toThrow('routes without @Requires(…) or @OpenToAll(): GET of Forgotten.tell');
    await app.close();
  });

  it('refuses what a page of another site makes a browser send', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost.evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ])
      expect(await rawGet(`${server.url}/api/v1/health`, headers)).toMatchObject({ status: 403 });
    for (const headers of [{ origin: server.url }, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }])
      expect(await rawGet(`${server.url}/api/v1/health`, headers)).toMatchObject({ status: 200 });
    expect(await rawGet(`${server.url}/docs`, { 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 200 });
  });

  it('answers 404 as a problem wherever nothing is', async () => {
    for (const path of ['/nothing', '/api', '/api/v2/health', '/docs/nothing', '/docs/LICENSE', '/docs-json']) {
      const { status, text } = await rawGet(`${server.url}${path}`, {});
      expect(status).toBe(404);
      expect(JSON.parse(text)).toMatchObject({ type: 'urn:cxpay:problem:not-found', instance: path });
    }
  });

  it('sends headers that keep answers from being kept, framed or taken for something else', async () => {
    const { headers } = await server.get('/health');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('serves the committed description, and pages that need nothing from elsewhere', async () => {
    const description = (await server.get('/openapi.json')).json;
    expect(description).toMatchObject({ info: { title: 'cxpay' } });
    const page = await (await fetch(`${server.url}/docs`)).text();
    const parts = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part]) => part ?? '');
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) {
      const address = new URL(part, `${server.url}/docs`);
      expect(address.origin).toBe(server.url);
      expect((await fetch(address)).status).toBe(200);
    }
    // The policy allows no script in place.
    expect(page.replaceAll(/<script src="[^"]+"><\/script>|<script src='[^']+'><\/script>/g, '')).not.toMatch(
      /<script[^>]*>\s*[^<\s]/,
    );
  });
});

describe('starting and ending', () => {
  it('refuses to listen to other machines, and a port that is in use', async () => {
    const fresh = await freshDatabase('sqlite');
    const database = await openDatabase(fresh.url);
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      const elsewhere = startServer({ database, port: 0, host: '0.0.0.0' });
      await expect(elsewhere).rejects.toMatchObject({ code: 'host-refused' });
      await expect(startServer({ database, port })).rejects.toBeInstanceOf(ListenFailure);
      const server = await startServer({ database, port: 0, host: 'localhost' });
      await server.close();
      await expect(fetch(`${server.url}/api/v1/health`)).rejects.toThrow();
    } finally {
      other.close();
      await database.close();
      await fresh.remove();
    }
  });

  it('answers what is under way before it ends', async () => {
    const company = await smallCompany();
    const server = await testServer('sqlite');
    await fillServer(server, company);
    try {
      const underWay = firstWrite(server.database);
      const run = server.post('/periods/2026-10/runs');
      await underWay;
      await server.close();
      expect((await run).status).toBe(201);
    } finally {
      await company.remove();
    }
  });
});

/** Resolves once the database is asked to write for the first time, and lets it write. */
function firstWrite(database: Database): Promise<void> {
  return new Promise((resolve) => {
    const write = database.write.bind(database);
    database.write = (work) => {
      resolve();
      return write(work);
    };
  });
}
