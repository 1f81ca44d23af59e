import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { databaseKinds } from '../support/databases.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';
import {
  documentsOf,
  errorsOf,
  expectProblem,
  fillServer,
  recordsOf,
  testServer,
  type TestServer,
} from './test-server.js';

describe.each(databaseKinds)('problems of requests that find or change something, on %s', (kind) => {
  let company: SmallCompany;
  let server: TestServer;

  beforeAll(async () => {
    company = await smallCompany();
    server = await testServer(kind);
  });

  afterAll(async () => {
    await server.close();
    await company.remove();
  });

  it('refuses a run on nothing and says what is missing, step by step', async () => {
    const run = async () => server.post('/periods/2026-10/runs');
    const none = await run();
    expectProblem(none, 422, 'refused');
    expect(errorsOf(none)).toMatchObject([{ code: 'no-organisation' }]);
    await server.post('/organisation/loads', await recordsOf(company));
    expect(errorsOf(await run())).toMatchObject([{ code: 'no-rules', detail: 'no rules have been published' }]);
    await server.post('/rules/publications', { documents: await documentsOf(company) });
    expect(errorsOf(await run())).toMatchObject([{ code: 'nothing-measured' }]);
    const early = await server.post('/periods/2020-01/runs');
    expect(errorsOf(early)).toMatchObject([{ code: 'no-rules-in-force' }]);
    expect((await server.get('/periods/2026-10/runs')).json).toEqual({ items: [] });
  });

  it('answers 404 for what is not there', async () => {
    await fillServer(server, company);
    for (const path of ['payouts', 'totals', 'export?format=csv', 'payouts/C1/explanation']) {
      const answer = await server.get(`/periods/2026-10/${path}`);
      expectProblem(answer, 404, 'not-found');
      expect(errorsOf(answer)).toMatchObject([{ code: 'no-run' }]);
    }
    await server.post('/periods/2026-10/runs');
    for (const path of [
      '/employees/C9',
      '/batches/99/quarantine',
      `/rules/documents/${'0'.repeat(64)}`,
      '/rules/documents?period=2025-12',
      '/periods/2026-10/payouts/C9/explanation',
      '/periods/2026-10/payouts/C9/explanation?format=text',
      '/periods/2026-10/payouts?department=nowhere',
      '/periods/2026-11/totals',
      '/no/such/thing',
    ])
      expectProblem(await server.get(path), 404, 'not-found');
    expectProblem(await server.post('/departments', {}), 404, 'not-found');
  });

  it('refuses a load that breaks the rules of the domain as a whole, each error at its place', async () => {
    const records = await recordsOf(company);
    records.employees[1]!['hired'] = '2026-02-30';
    records.employees.push({ code: 'C1', name: 'Twice', hired: '2026-01-01', currency: 'CNY' });
    records.assignments[0]!['role'] = 'curier';
    const answer = await server.post('/organisation/loads', records);
    expectProblem(answer, 422, 'refused');
    expect(errorsOf(answer)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pointer: '/employees/1/hired', code: 'bad-day' }),
        expect.objectContaining({ pointer: '/employees/4/code' }),
        expect.objectContaining({ pointer: '/assignments/0/role', code: 'unknown-role', advice: expect.any(String) }),
      ]),
    );
    expect((await server.get('/employees/C1')).json).toMatchObject({ name: 'Liu Yang' });
    expectProblem(await server.post('/organisation/loads', {}), 422, 'refused');
  });

  it('refuses rules that do not hold, names document and place, and stores none', async () => {
    const documents = await documentsOf(company);
    const text = documents.map(({ path, content }) => ({
      path,
      content: (content as string).replace('"60%"', '"59.99%"'),
    }));
    const answer = await server.post('/rules/publications', { documents: text });
    expectProblem(answer, 422, 'refused');
    expect(errorsOf(answer)).toMatchObject([{ file: 'plans/courier.json', pointer: '/components' }]);
    expect(errorsOf(answer)[0]?.['line']).toEqual(expect.any(Number));
    const check = await server.post('/rules/checks', { documents: text });
    expect([check.status, check.json['sound']]).toEqual([200, false]);
    const inForce = (await server.get('/rules/documents?period=2026-10')).json;
    expect(inForce['publication']).toBe(1);
  });

  it('sees in objects what a parser would lose: names that stand twice and digits', async () => {
    const content = '{"id":"eligibility","id":"other","effectiveFrom":"2026-01","rules":[]}';
    const body = `{"documents":[{"path":"eligibility.json","content":${content}}]}`;
    const { json } = await server.send('/rules/checks', 'application/json', body);
    expect(json['findings']).toContainEqual(expect.objectContaining({ code: 'duplicate-key', pointer: '/id' }));
    expect(JSON.stringify(json['findings'])).not.toContain('"line"');
  });

  it('refuses a file of which no row can be read', async () => {
    const answer = await server.send('/batches?name=empty.csv', 'text/csv', 'a,b\n1,2\n');
    expectProblem(answer, 422, 'refused');
    expect(errorsOf(answer)[0]).toMatchObject({ file: 'empty.csv', line: 1 });
  });
});

describe('problems of requests that are not as they should be', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await testServer('sqlite');
  });

  afterAll(() => server.close());

  const expectParameter = async (path: string, parameter: string, detail: string | RegExp) => {
    const answer = await server.get(path);
    expectProblem(answer, 400, 'malformed-request');
    expect(errorsOf(answer)[0]).toMatchObject({ parameter });
    expect(errorsOf(answer)[0]?.['detail']).toMatch(detail);
  };

  it.each([
    ['/periods/2026-13/preflight', 'period', '"2026-13" is not a period: write YYYY-MM, like 2026-10'],
    ['/periods/2026-1/runs', 'period', /"2026-1" is not a period/],
    ['/periods/二〇二六-10/totals', 'period', /is not a period/],
    ['/rules/documents', 'period', /period is missing/],
    ['/rules/documents?period=2026-10&period=2026-11', 'period', /a list is not a period/],
    ['/employees?limit=0', 'limit', /limit must be a whole number from 1 to 1000/],
    ['/employees?limit=1001', 'limit', /from 1 to 1000/],
    ['/employees?limit=1e2', 'limit', /whole number/],
    ['/employees?limit=', 'limit', /whole number/],
    ['/employees?limit=1&limit=2', 'limit', /whole number/],
    ['/employees?size=10', 'size', '"size" is not known here.'],
    ['/employees?__proto__=1', '__proto__', /not known/],
    ['/employees?constructor=1', 'constructor', /not known/],
    ['/employees/a%00b', 'code', /is not a code/],
    ["/employees/'%20OR%201=1", 'code', /is not a code/],
    ['/batches/0x10/quarantine', 'id', /id must be a whole number/],
    ['/batches/99999999999999999999/quarantine', 'id', /whole number/],
    ['/rules/documents/xyz', 'hash', /is not a hash/],
    ['/periods/2026-10/export', 'format', /format is missing/],
    ['/periods/2026-10/export?format=pdf', 'format', 'format is one of csv, xlsx, json'],
    ['/periods/2026-10/payouts/C1/explanation?language=xx', 'language', 'language is one of en, zh'],
    ['/periods/2026-10/payouts/C1/explanation?detail=yes', 'detail', /true or false/],
    ['/observations?indicator=loss&subject=C1&period=2026-10', 'subject', /is not a subject/],
    ['/audit-entries?after=-1', 'after', /whole number from 0 on/],
  ])('names the parameter in %s', async (path, parameter, detail) => expectParameter(path, parameter, detail));

  it('says what is wrong with its values apart, for pages in another language', async () => {
    expect(errorsOf(await server.get('/employees?limit=0'))[0]).toMatchObject({
      phrases: {
        message: {
          text: '{property} must be a whole number {range}',
          values: { property: 'limit', range: { text: 'from {min} to {max}', values: { min: 1, max: 1000 } } },
        },
      },
    });
  });

  it('refuses an address that cannot be decoded', async () => {
    expectProblem(await server.get('/employees/%E0%A4%A'), 400, 'malformed-request');
  });

  it.each([
    ['{"departments": [}', { line: 1, column: 18 }],
    ['{\n  "roles": [],\n}', { line: 3, column: 1 }],
    ['{"roles": [] /* none */}', { line: 1, column: 14 }],
    ['{"roles": NaN}', { line: 1, column: 11 }],
    ['', undefined],
    ['{"roles": [', { line: 1 }],
    [`${'['.repeat(100)}${']'.repeat(100)}`, { line: 1, column: 65 }],
    ['{"roles": [{"code": "a", "__proto__": {"name": "x"}}]}', { pointer: '/roles/0/__proto__' }],
    ['{"__proto__": {"roles": []}}', { pointer: '/__proto__' }],
    ['{"employees": [{"constructor": "x"}]}', { pointer: '/employees/0/constructor' }],
    ['[]', undefined],
    ['"text"', undefined],
    ['null', undefined],
    ['{"roles": "none"}', { pointer: '/roles' }],
    ['{"roles": [1]}', { pointer: '/roles' }],
    ['{"rolls": []}', { pointer: '/rolls', detail: '"rolls" is not known here.' }],
  ])('refuses the content %s and says where', async (content, error) => {
    const answer = await server.send('/organisation/loads', 'application/json', content);
    if (content === '') expectProblem(answer, 422, 'refused');
    else expectProblem(answer, 400, 'malformed-request');
    if (error) expect(errorsOf(answer)[0]).toMatchObject(error);
    expect(({} as Record<string, unknown>)['name']).toBeUndefined();
  });

  it('refuses content that is not UTF-8', async () => {
    const answer = await server.send(
      '/organisation/loads',
      'application/json',
      Buffer.from('{"roles":"\xff"}', 'latin1'),
    );
    expectProblem(answer, 400, 'malformed-request');
    expect(answer.json['detail']).toContain('not UTF-8');
  });

  it.each([
    [{ documents: [] }, '/documents'],
    [{}, '/documents'],
    [{ documents: [{ path: '../x.json', content: '{}' }] }, '/documents/0/path'],
    [{ documents: [{ path: 'plans/../../x.json', content: '{}' }] }, '/documents/0/path'],
    [{ documents: [{ path: '/etc/x.json', content: '{}' }] }, '/documents/0/path'],
    [{ documents: [{ path: 'plans/x.json', content: 5 }] }, '/documents/0/content'],
    [{ documents: [{ path: 'plans/x.json', content: 'x'.repeat(1_048_577) }] }, '/documents/0/content'],
    [{ documents: [{ path: 'plans/x.json', content: {}, kind: 'plan' }] }, '/documents/0/kind'],
    [{ documents: [null] }, '/documents/0'],
    [
      {
        documents: [
          { path: 'plans/x.json', content: {} },
          { path: 'plans/x.json', content: {} },
        ],
      },
      '/documents',
    ],
  ])('refuses rules of another shape (case %#)', async (content, pointer) => {
    const answer = await server.post('/rules/publications', content);
    expectProblem(answer, 400, 'malformed-request');
    expect(errorsOf(answer)[0]).toMatchObject({ pointer });
  });

  it('takes no value of another type for a switch', async () => {
    const answer = await server.post('/periods/2026-10/runs', { dryRun: 'true' });
    expectProblem(answer, 400, 'malformed-request');
    expect(errorsOf(answer)).toMatchObject([{ pointer: '/dryRun' }]);
    expectProblem(await server.post('/verifications', { period: '2026-00' }), 400, 'malformed-request');
  });

  it('refuses content of another type', async () => {
    const types = ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=gbk', ''];
    for (const type of types)
      expectProblem(await server.send('/organisation/loads', type, '{}'), 415, 'unsupported-media-type');
    expectProblem(await server.send('/batches?name=x.csv', 'application/json', '{}'), 415, 'unsupported-media-type');
    const headers = { 'content-type': 'text/csv', 'content-encoding': 'gzip' };
    expectProblem(await server.send('/batches?name=x.csv', '', 'x', { headers }), 415, 'unsupported-media-type');
  });

  it.each([
    ['/batches', 'name'],
    ['/batches?name=', 'name'],
    [`/batches?name=${'x'.repeat(256)}`, 'name'],
    ['/batches?name=a%0Ab.csv', 'name'],
    ['/batches?name=a.jsonl', 'name'],
    ['/batches?name=a.csv&source=No%20Source', 'source'],
  ])('refuses the upload to %s', async (path, parameter) => {
    const answer = await server.send(path, 'text/csv', 'indicator,subject,period,value,source\n');
    expectProblem(answer, 400, 'malformed-request');
    expect(errorsOf(answer)).toMatchObject([{ parameter }]);
  });
});
