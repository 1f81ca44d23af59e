import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';

import { descriptionFaults } from '../../src/http/openapi-faults.js';
import { runNode } from '../support/cxpay.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';
import { DescribedAnswers } from './description-schemas.js';
import { fillServer, testServer, type TestServer } from './test-server.js';

const file = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const description = async () => JSON.parse(await readFile(file('openapi.json'), 'utf8')) as OpenAPIObject;

describe('the description of the API', () => {
  let company: SmallCompany;
  let server: TestServer;

  beforeAll(async () => {
    company = await smallCompany();
    server = await testServer('sqlite');
  });

  afterAll(async () => {
    await server.close();
    await company.remove();
  });

  it('is what the compiled controllers say', async () => {
    const check = await runNode([file('dist/scripts/write-openapi.js'), '--check']);
    expect(check).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('lacks nothing, and says how to sign in', async () => {
    const document = await description();
    expect(descriptionFaults(document)).toEqual([]);
    expect(document.info.description).toContain('POST /api/v1/session');
    expect(Object.keys(document.paths)).toHaveLength(107);
  });

  it('describes every answer of the month in full', async () => {
    await fillServer(server, company);
    const line = { indicator: 'loss', subject: 'employee:C1', period: '2026-10', numerator: 2, denominator: 1000 };
    const more = [JSON.stringify(line), JSON.stringify({ ...line, subject: 'employee:C9' })].join('\n');
    await server.send('/batches?name=more.jsonl&source=internal', 'application/x-ndjson', more);
    const complaint = {
      id: 'K-1',
      date: '2026-10-03',
      department: 'north',
      employee: 'C1',
      cause: 'late',
      loss: '3.50',
    };
    await server.send('/complaints?name=k.jsonl&source=customer', 'application/x-ndjson', JSON.stringify(complaint));
    await server.post('/periods/2026-10/runs');
    const described = new DescribedAnswers(await description());
    const hash = (await server.get('/rules/documents?period=2026-10')).text.match(/[0-9a-f]{64}/)?.[0] ?? '';
    const routes: [path: string, route: string][] = [
      ['/health', '/health'],
      ['/departments', '/departments'],
      ['/roles', '/roles'],
      ['/employees?limit=3', '/employees'],
      ['/employees/C2', '/employees/{code}'],
      ['/rules/documents?period=2026-10', '/rules/documents'],
      [`/rules/documents/${hash}`, '/rules/documents/{hash}'],
      ['/rules/cost?period=2026-10', '/rules/cost'],
      ['/batches', '/batches'],
      ['/batches/progress', '/batches/progress'],
      ['/batches/2/quarantine', '/batches/{id}/quarantine'],
      ['/observations?indicator=loss&subject=employee:C1&period=2026-10', '/observations'],
      ['/complaints?period=2026-10', '/complaints'],
      ['/complaints/versions?id=K-1', '/complaints/versions'],
      ['/responses?period=2026-10', '/responses'],
      ['/responses/figures?period=2026-10', '/responses/figures'],
      ['/pareto?period=2026-10&measure=loss', '/pareto'],
      ['/reefs?period=2026-10', '/reefs'],
      ['/alignment?period=2026-10', '/alignment'],
      ['/coverage?period=2026-10&from=2025-12', '/coverage'],
      ['/satisfaction?period=2026-10', '/satisfaction'],
      ['/periods/2026-10/preflight', '/periods/{period}/preflight'],
      ['/periods/2026-10/runs', '/periods/{period}/runs'],
      ['/periods/2026-10', '/periods/{period}'],
      ['/periods/2026-11', '/periods/{period}'],
      ['/periods/2026-10/review', '/periods/{period}/review'],
      ['/budgets?period=2026-10', '/budgets'],
      ['/periods/2026-10/holds', '/periods/{period}/holds'],
      ['/periods/2026-10/totals', '/periods/{period}/totals'],
      ['/periods/2026-10/payouts', '/periods/{period}/payouts'],
      ...['C1', 'C2', 'C3', 'D1'].map((code): [string, string] => [
        `/periods/2026-10/payouts/${code}/explanation`,
        '/periods/{period}/payouts/{employee}/explanation',
      ]),
      ['/periods/2026-10/payouts/C2/bridge?from=2026-10', '/periods/{period}/payouts/{employee}/bridge'],
      ['/periods/2026-10/bridge?from=2026-10&department=north', '/periods/{period}/bridge'],
      ['/periods/2026-10/payouts/C2/receipt', '/periods/{period}/payouts/{employee}/receipt'],
      ['/audit-entries', '/audit-entries'],
    ];
    for (const [path, route] of routes) {
      const answer = await server.get(path);
      expect([path, answer.status, described.faults(route, answer.json)]).toEqual([path, 200, []]);
    }
    const problem = await server.post('/organisation/loads', { employees: [{ code: '' }] });
    expect([problem.status, described.problemFaults(problem.json)]).toEqual([422, []]);
  });

  it('would be found faulty', async () => {
    const document = await description();
    const schemas = document.components?.schemas ?? {};
    schemas['Nothing'] = { type: 'object', properties: {} };
    schemas['Vague'] = { type: 'object', properties: { what: { type: 'object' } } };
    document.paths['/api/v1/x'] = {
      get: { responses: { 200: { description: 'no schema' } }, operationId: 'health' },
      post: { responses: {}, parameters: [{ name: 'p', in: 'query', schema: {} }] },
    };
    expect(descriptionFaults(document)).toEqual([
      'GET /api/v1/x has the operation id of GET /api/v1/health',
      'GET /api/v1/x has no summary',
      'GET /api/v1/x has no schema for its answer 200',
      'POST /api/v1/x has no operation id',
      'POST /api/v1/x has no summary',
      'POST /api/v1/x has no answer',
      'components/schemas/Nothing is empty',
      'components/schemas/Vague/what is empty',
      'paths//api/v1/x/post/parameters/0/schema is empty',
    ]);
  });
});
