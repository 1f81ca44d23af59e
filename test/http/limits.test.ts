import { readdir, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { databaseKinds } from '../support/databases.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';
import { fillServer, testServer, type Answer, type TestServer } from './test-server.js';

const MIB = 1_048_576;
const HEADER = 'indicator,subject,period,value,numerator,denominator,sample,source,reference\n';

/** Temporary files of uploads that are there now. */
const leftovers = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('cxpay-upload-'));

/** A stream of so many bytes of rows, made as it is read. */
function rows(bytes: number): ReadableStream<Uint8Array> {
  const row = Buffer.from(`loss,employee:NOBODY,2026-10,0.1%,,,,internal,${'x'.repeat(150)}\n`);
  let sent = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (sent === 0) controller.enqueue(Buffer.from(HEADER));
      controller.enqueue(Buffer.concat(Array<Buffer>(300).fill(row)));
      sent += row.length * 300;
      if (sent >= bytes) controller.close();
    },
  });
}

describe('limits', () => {
  let company: SmallCompany;
  let server: TestServer;

  beforeAll(async () => {
    company = await smallCompany();
    server = await testServer('sqlite');
    await fillServer(server, company);
  });

  afterEach(() => {
    delete process.env['CXPAY_UPLOAD_LIMIT_MIB'];
  });

  afterAll(async () => {
    await server.close();
    await company.remove();
  });

  it('takes 32 MiB of JSON for loads and rules and 1 MiB elsewhere, whether the size is announced or not', async () => {
    const json = (bytes: number) => `{"roles":[]${' '.repeat(bytes - 12)}}`;
    const load = (content: RequestInit['body'], more = {}) =>
      server.send('/organisation/loads', 'application/json', content, more);
    expect((await load(json(32 * MIB))).status).toBe(422);
    expect((await load(json(32 * MIB + 1))).json).toMatchObject({ status: 413, type: 'urn:cxpay:problem:too-large' });
    const streamed = new Blob([json(33 * MIB)]).stream();
    const headers = { 'content-type': 'application/json' };
    expect((await load(streamed, { duplex: 'half', headers })).status).toBe(413);
    const verify = await server.send('/verifications', 'application/json', `{${' '.repeat(MIB)}}`);
    expect(verify.json).toMatchObject({ status: 413, detail: 'The content is larger than 1 MiB.' });
  });

  it('takes many records within its limit in good time', async () => {
    const employees = Array.from({ length: 20_000 }, (_, i) => ({
      code: `X${i}`,
      name: `Somebody ${i}`,
      hired: '2024-01-01',
      currency: 'CNY',
      grade: 'A',
    }));
    const started = performance.now();
    const { status, json } = await server.post('/organisation/loads', { employees });
    expect([status, json]).toMatchObject([201, { employees: { added: 20_000 } }]);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('refuses a file beyond the limit and leaves nothing of it', async () => {
    process.env['CXPAY_UPLOAD_LIMIT_MIB'] = '2';
    const before = (await server.get('/batches')).text;
    const headers = { 'content-type': 'text/csv' };
    const upload = (bytes: number) =>
      server.send('/batches?name=large.csv', '', rows(bytes), { duplex: 'half', headers });
    expect((await upload(3 * MIB)).json).toMatchObject({ status: 413, detail: 'The content is larger than 2 MiB.' });
    const announced = await server.send('/batches?name=large.csv', 'text/csv', 'x'.repeat(2 * MIB + 1));
    expect(announced.status).toBe(413);
    expect([await leftovers(), (await server.get('/batches')).text]).toEqual([[], before]);
    expect((await upload(MIB)).json).toMatchObject({ accepted: 0, quarantined: expect.any(Number) });
  });

  it('streams a file without holding it in memory', async () => {
    const headers = { 'content-type': 'text/csv' };
    const before = process.memoryUsage.rss();
    let highest = before;
    const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 20);
    // Refused after its header, so that what is measured is the way to the disk and one reading of it.
    const broken = rows(256 * MIB).pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform: (piece, controller) => controller.enqueue(Buffer.from(piece).fill(0xff, 0, 1)),
      }),
    );
    const { status } = await server.send('/batches?name=huge.csv', '', broken, {
      duplex: 'half',
      headers,
    });
    clearInterval(watch);
    expect(status).toBe(422);
    expect((highest - before) / MIB).toBeLessThan(200);
    expect(await leftovers()).toEqual([]);
  });

  it('tells who sends a file, and nobody else, how many of its rows are taken in and in quarantine', async () => {
    // Every second row is of somebody whom nobody knows; the others are days of C1, from 2000 on.
    const day = (i: number) => new Date(Date.UTC(2000, 0, 1 + i)).toISOString().slice(0, 10);
    const line = (i: number) => `loss,employee:${i % 2 ? 'NOBODY' : 'C1'},${day(i >> 1)},,1,1000,,internal,\n`;
    const csv = HEADER + Array.from({ length: 15_000 }, (_, i) => line(i)).join('');
    const colleague = await server.as('hr', { username: 'colleague' });
    const seen: unknown[] = [];
    const others: unknown[] = [];
    let answer: Answer | undefined;
    const sending = server.send('/batches?name=days.csv', 'text/csv', csv).then((sent) => (answer = sent));
    while (answer === undefined) {
      seen.push(...((await server.get('/batches/progress')).json['items'] as unknown[]));
      others.push(...((await colleague.get('/batches/progress')).json['items'] as unknown[]));
    }
    expect((await sending).json).toMatchObject({ accepted: 7_500, quarantined: 7_500 });
    // The first of three parts of 5,000 rows.
    const first = { rows: 5_000, accepted: 2_500, unchanged: 0, superseding: 0, quarantined: 2_500 };
    const whole = { kind: 'observations', file: 'days.csv', size: csv.length };
    expect(seen).toContainEqual({ ...whole, ...first, received: csv.length, read: expect.any(Number) });
    expect(others).toEqual([]);
    expect((await server.get('/batches/progress')).json).toEqual({ items: [] });
  });

  it('removes what was sent of a file when the sender hangs up, and logs no fault', async () => {
    const hungUp = new Promise<void>((resolve) => {
      const upload = request(`${server.url}/api/v1/batches?name=half.csv`, {
        method: 'POST',
        headers: { 'content-type': 'text/csv', 'content-length': 10 * MIB },
      });
      upload.on('error', () => undefined).on('close', resolve);
      upload.write(HEADER.repeat(1_000));
      setTimeout(() => upload.destroy(), 100);
    });
    await hungUp;
    for (let wait = 0; wait < 50 && (await leftovers()).length > 0; wait++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await leftovers()).toEqual([]);
    expect(server.lines).toEqual([]);
    expect((await server.get('/health')).status).toBe(200);
  });
});

describe.each(databaseKinds)('many at once on %s', (kind) => {
  let company: SmallCompany;
  let server: TestServer;

  beforeAll(async () => {
    company = await smallCompany();
    server = await testServer(kind);
    await fillServer(server, company);
    await server.post('/periods/2026-10/runs');
  });

  afterAll(async () => {
    await server.close();
    await company.remove();
  });

  it('runs one after the other, and answers readers meanwhile with what was there before', async () => {
    const runs = [1, 2, 3].map(() => server.post('/periods/2026-10/runs'));
    const reads = Array.from({ length: 10 }, () => server.get('/periods/2026-10/payouts'));
    for (const { status, json } of await Promise.all(reads)) {
      expect(status).toBe(200);
      expect(json).toMatchObject({ items: [{ amount: '1795.20' }, {}, {}, {}], next: null });
    }
    const answers = await Promise.all(runs);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(answers.map(({ json }) => json['run']).sort()).toEqual([2, 3, 4]);
    expect(new Set(answers.map(({ json }) => json['root'])).size).toBe(1);
    expect((await server.post('/verifications')).json).toMatchObject({ holds: true });
  });

  it('takes the same file sent twice at once for one', async () => {
    const csv = (await readFile(company.observations, 'utf8')).replaceAll('2026-10', '2026-09');
    const answers = await Promise.all([1, 2].map(() => server.send('/batches?name=sept.csv', 'text/csv', csv)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(200);
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
    const batches = (await server.get('/batches')).json['items'] as Record<string, unknown>[];
    expect(batches.filter(({ file }) => file === 'sept.csv')).toMatchObject([{ accepted: 7, complete: true }]);
  });
});
