import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';

import { canonicalHash, sha256, type Canonical } from '../../src/engine/canonical.js';
import { leafHash } from '../../src/engine/merkle.js';
import { databaseKinds } from '../support/databases.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';
import { documentsOf, errorsOf, expectProblem, recordsOf, testServer, type TestServer } from './test-server.js';

interface Items {
  readonly items: Record<string, unknown>[];
  readonly next?: string | null;
}

describe.each(databaseKinds)('the month through the API on %s', (kind) => {
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

  const items = async (path: string): Promise<Record<string, unknown>[]> =>
    ((await server.get(path)).json as unknown as Items).items;

  // Each step stands on the one before: one month, in the order of the month.
  it('is there', async () => {
    const { status, json } = await server.get('/health');
    expect([status, json]).toEqual([200, { status: 'ok', version: '0.1.0', database: kind, singleSignOn: false }]);
  });

  it('loads the organisation with its attributes, once', async () => {
    const records = await recordsOf(company);
    const first = await server.post('/organisation/loads', records);
    expect(first.status).toBe(201);
    expect(first.json).toMatchObject({
      loadId: 1,
      isNew: true,
      employees: { added: 4, changed: 0, unchanged: 0 },
      assignments: { added: 5, changed: 0, unchanged: 0, removed: 0 },
    });
    const again = await server.post('/organisation/loads', records);
    expect([again.status, again.json]).toMatchObject([200, { loadId: 1, isNew: false }]);
  });

  it('shows the organisation, page by page', async () => {
    expect(await items('/departments')).toContainEqual({ code: 'north', name: 'North district', parent: 'company' });
    expect(await items('/roles')).toContainEqual({ code: 'courier', name: 'Courier', nameZh: '配送员' });
    const first = (await server.get('/employees?limit=3')).json;
    expect(first).toMatchObject({ items: [{ code: 'C1' }, { code: 'C2' }, { code: 'C3' }], next: 'C3' });
    const last = (await server.get('/employees?limit=3&after=C3')).json;
    expect(last).toMatchObject({ items: [{ code: 'D1' }], next: null });
    expect((await server.get('/employees?limit=4')).json).toMatchObject({ next: null });
    expect((await server.get('/employees/C2')).json).toEqual({
      code: 'C2',
      name: 'Mari Maasikas',
      hired: '2025-01-15',
      left: null,
      currency: 'CNY',
      salary: '10000',
      attributes: { grade: 'B' },
      assignments: [
        { role: 'courier', department: 'north', from: '2025-01-15', to: '2026-10-16', targetBonus: '12%' },
        { role: 'courier', department: 'south', from: '2026-10-16', to: null, targetBonus: '12%' },
      ],
    });
  });

  it('checks and publishes rules, as text and as objects, once', async () => {
    const texts = await documentsOf(company);
    const objects = texts.map(({ path, content }) => ({
      path,
      content: JSON.parse(content as string) as Record<string, unknown>,
    }));
    const check = await server.post('/rules/checks', { documents: texts });
    expect([check.status, check.json]).toMatchObject([200, { sound: true, documents: { plan: 1 }, examples: 1 }]);
    const first = await server.post('/rules/publications', { documents: objects });
    expect([first.status, first.json]).toMatchObject([201, { publication: 1 }]);
    const again = await server.post('/rules/publications', { documents: texts });
    expect([again.status, again.json]).toMatchObject([200, { publication: null }]);
  });

  it('shows the rules in force, and each version by its hash', async () => {
    const inForce = await items('/rules/documents?period=2026-10');
    expect(inForce).toHaveLength(3);
    const plan = inForce.find(({ kind: of }) => of === 'plan');
    const { json } = await server.get(`/rules/documents/${String(plan?.['hash'])}`);
    expect(json).toMatchObject({ ...plan, content: { id: 'courier', payout: { cap: '150%' } } });
    expect(canonicalHash({ kind: 'plan', content: json['content'] as Canonical })).toBe(plan?.['hash']);
  });

  it('says what the plans in force cost for the staff that has been loaded', async () => {
    const { status, json } = await server.get('/rules/cost?period=2026-10');
    expect([status, json]).toMatchObject([
      200,
      { plans: [{ plan: 'courier', people: 3, amounts: [{ currency: 'CNY', target: '4700.00', worst: '5752.80' }] }] },
    ]);
  });

  it('takes in observations, keeps the good rows and says what is wrong with the bad one', async () => {
    const csv = `${await readFile(company.observations, 'utf8')}loss,employee:C9,2026-10,0.1%,,,,internal,\n`;
    const { status, json } = await server.send('/batches?name=october.csv', 'text/csv; charset=utf-8', csv);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      batch: 1,
      file: 'october.csv',
      accepted: 7,
      quarantined: 1,
      alreadyIngested: false,
      quarantinedRows: [{ row: 9, column: 'subject', value: 'employee:C9' }],
    });
    const again = await server.send('/batches?name=again.csv', 'text/csv', csv);
    expect(again.json).toMatchObject({ batch: 1, accepted: 0, unchanged: 7, quarantined: 1 });
    expect((await server.get('/batches')).json).toMatchObject({
      items: [{ id: 1, file: 'october.csv', accepted: 7, quarantined: 1, complete: true }],
      next: null,
    });
    expect((await server.get('/batches/1/quarantine')).json).toMatchObject({
      items: [{ row: 9, code: 'unknown-employee', record: { indicator: 'loss', subject: 'employee:C9' } }],
      next: null,
    });
  });

  it('takes in a correction as JSON lines and shows both versions', async () => {
    const line = { indicator: 'loss', subject: 'employee:C1', period: '2026-10', numerator: 2, denominator: 1000 };
    const content = `${JSON.stringify(line)}\n`;
    const { json } = await server.send('/batches?name=fix.jsonl&source=internal', 'application/x-ndjson', content);
    expect(json).toMatchObject({ accepted: 0, superseding: 1, quarantined: 0 });
    expect(await items('/observations?indicator=loss&subject=employee:C1&period=2026-10')).toMatchObject([
      { seq: 6, superseded: true, numerator: '1', file: 'october.csv', row: 7, day: null, subject: 'employee:C1' },
      { seq: 8, superseded: false, numerator: '2', file: 'fix.jsonl', source: 'internal' },
    ]);
    expect(await items('/observations?indicator=loss&subject=department:north&period=2026-10')).toEqual([]);
  });

  it('says before the run who will be held', async () => {
    const { status, json } = await server.get('/periods/2026-10/preflight');
    expect([status, json['employees']]).toEqual([200, 4]);
    expect(json['findings']).toContainEqual(expect.objectContaining({ severity: 'error', code: 'no-plan', count: 1 }));
  });

  it('runs the month on trial, then for good', async () => {
    const trial = await server.post('/periods/2026-10/runs', { dryRun: true });
    expect([trial.status, trial.json]).toMatchObject([200, { run: null, payouts: 4 }]);
    expect(await items('/periods/2026-10/runs')).toEqual([]);
    const run = await server.post('/periods/2026-10/runs');
    expect([run.status, run.json]).toMatchObject([201, { run: 1, payouts: 4, root: trial.json['root'] }]);
    expect(await items('/periods/2026-10/runs')).toMatchObject([{ id: 1, status: 'calculated', payouts: 4 }]);
  });

  it('shows the payouts, by page and by department', async () => {
    const all = await server.get('/periods/2026-10/payouts?limit=2');
    expect(all.json).toMatchObject({
      items: [
        { employee: 'C1', amount: '1795.20', status: 'payable' },
        { employee: 'C2', amount: '1346.40', lines: [{ amount: '651.48' }, { amount: '694.92' }] },
      ],
      next: 'C2',
    });
    expect((await server.get('/periods/2026-10/payouts?department=south')).json).toMatchObject({
      items: [{ employee: 'C2' }, { employee: 'D1', status: 'held', holds: [{ code: 'no-plan' }] }],
      next: null,
    });
    const paged = await server.get('/periods/2026-10/payouts?department=south&limit=1');
    expect(paged.json).toMatchObject({ items: [{ employee: 'C2' }], next: 'C2' });
    expect((await server.get('/periods/2026-10/totals')).json).toMatchObject({
      run: { id: 1 },
      totals: [{ currency: 'CNY', payouts: 4, payable: '3141.60', heldPayouts: 1 }],
    });
  });

  it('explains a payout as data that its hash proves, and as a scorecard in two languages', async () => {
    const [c1] = await items('/periods/2026-10/payouts?limit=1');
    const { json } = await server.get('/periods/2026-10/payouts/C1/explanation');
    expect(json).toMatchObject({ format: 'cxpay-explanation/2', amount: '1795.20', employee: { code: 'C1' } });
    const proof = await server.get('/periods/2026-10/payouts/C1/evidence');
    const { evidence, evidenceHash, leafHash: leaf } = proof.json as Record<string, string>;
    expect(sha256(evidence ?? '')).toBe(c1?.['evidenceHash']);
    expect([evidenceHash, leaf]).toEqual([c1?.['evidenceHash'], leafHash(evidence ?? '')]);
    expect(JSON.parse(evidence ?? '')).toMatchObject({ amount: '1795.20', lines: [{ score: '0.88' }] });
    const english = await server.get('/periods/2026-10/payouts/C1/explanation?format=text');
    expect([english.type, english.headers.get('content-language')]).toEqual(['text/plain; charset=utf-8', 'en']);
    expect(english.text).toContain('1,795.20');
    const chinese = await server.get('/periods/2026-10/payouts/C1/explanation?format=text&language=zh&detail=true');
    expect(chinese.text).toContain('准时送达');
    expect(chinese.text.length).toBeGreaterThan(
      (await server.get('/periods/2026-10/payouts/C1/explanation?format=text&language=zh')).text.length,
    );
  });

  it('is decided by two people: budget, submission, review, hold, approval', async () => {
    expectProblem(await server.get('/periods/2026-10/export?format=csv'), 409, 'conflict');
    const budget = { department: 'south', period: '2026-10', currency: 'CNY', amount: '700' };
    expect((await server.post('/budgets', { budgets: [budget] })).json).toMatchObject({ load: 1, added: 1 });
    expect((await server.post('/budgets', { budgets: [budget] })).json).toMatchObject({ load: null, unchanged: 1 });
    expectProblem(await server.post('/budgets', { budgets: [{ ...budget, amount: '1,5' }] }), 422, 'refused');
    expect((await server.post('/periods/2026-10/submission', {})).json).toMatchObject({ state: 'in-review', run: 1 });
    expectProblem(await server.post('/periods/2026-10/submission', {}), 409, 'conflict');
    const review = (await server.get('/periods/2026-10/review?change=10%25')).json;
    expect(review['departments']).toContainEqual(
      expect.objectContaining({ department: 'south', payable: '694.92', budget: '700.00', overBudget: '-5.08' }),
    );
    expect(review).toMatchObject({ holds: [{ employee: 'D1', status: 'held' }], outliers: [{ employee: 'C3' }] });
    const approver = await server.as('hr', { username: 'approver' });
    const early = await approver.post('/periods/2026-10/approval', {});
    expectProblem(early, 409, 'conflict');
    expect(errorsOf(early)).toMatchObject([{ code: 'holds-undecided' }]);
    const answer = { decision: 'release', reason: 'paid by the haulier', run: 1 };
    const decided = await approver.ask('PUT', '/periods/2026-10/holds/D1/decision', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(answer),
    });
    expect([decided.status, decided.json]).toMatchObject([200, { decision: 'release', actor: 'api:approver' }]);
    expectProblem(await server.post('/periods/2026-10/approval', {}), 409, 'conflict');
    const approved = await approver.post('/periods/2026-10/approval', { run: 1 });
    expect([approved.status, approved.json]).toMatchObject([200, { state: 'approved', actor: 'api:approver' }]);
    expectProblem(await server.post('/periods/2026-10/runs'), 409, 'conflict');
    expect((await server.get('/periods/2026-10')).json).toMatchObject({ state: 'approved', undecided: [] });
  });

  it('exports for payroll as an attachment', async () => {
    const csv = await server.get('/periods/2026-10/export?format=csv');
    expect(csv.type).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="payouts-2026-10.csv"');
    expect(csv.text.split('\r\n')[1]).toContain('"2026-10","C1","Liu Yang","north","courier","courier","CNY",1795.20');
    const json = await server.get('/periods/2026-10/export?format=json');
    expect(json.json).toMatchObject({ run: { id: 1 } });
    const xlsx = await fetch(`${server.url}/api/v1/periods/2026-10/export?format=xlsx`, { headers: server.cookie });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await xlsx.arrayBuffer());
    expect(workbook.worksheets[0]?.rowCount).toBe(5);
  });

  it('verifies everything, one period, and a period without runs', async () => {
    const all = await server.post('/verifications');
    expect([all.status, all.json]).toMatchObject([200, { period: null, holds: true, checked: { payouts: 4 } }]);
    const month = await server.post('/verifications', { period: '2026-10' });
    expect(month.json).toMatchObject({ period: '2026-10', holds: true, roots: [{ run: 1 }], differences: [] });
    expect((await server.post('/verifications', { period: '2026-01' })).json).toMatchObject({ checked: { runs: 0 } });
  });

  it('shows the audit chain, with who did what by which door', async () => {
    const entries = await items('/audit-entries');
    const deeds = entries.filter(({ action }) => action !== 'read');
    expect(deeds.map(({ action, actor }) => `${String(actor)} ${String(action)}`)).toEqual([
      'cli account',
      'api:hr sign-in',
      'api:hr load',
      'api:hr publish',
      'api:hr ingest',
      'api:hr ingest',
      'api:hr run',
      'api:hr budget',
      'api:hr submit',
      'cli account',
      'api:approver sign-in',
      'api:approver hold-decision',
      'api:approver approve',
      ...Array<string>(3).fill('api:hr export'),
    ]);
    expect((await server.get('/audit-entries?after=2&limit=1')).json).toMatchObject({ items: [{ seq: 3 }], next: '3' });
  });

  it('logged no fault', () => {
    expect(server.lines).toEqual([]);
  });
});
