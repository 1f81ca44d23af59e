import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { readReceipt } from '../../src/receipts/read-receipt.js';
import { verifyReceipt } from '../../src/receipts/verify-receipt.js';
import { documentsOf, recordsOf, testServer, type Answer, type Client, type TestServer } from '../http/test-server.js';
import { databaseKinds } from '../support/databases.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';

/**
 * Three months of a company with four employees and two heads, whom no plan is for, far enough ahead that they are never in the past: HR and an approver, a head of the
 * north and one of the south, an auditor. The rules are those of the small company (see there); its October counts 2 % more.
 *
 * Figures that stay: C1 94 % on time (0.8) and attitude 4.7 (1); C2 97 % (1.1); the north 95 % (1); the south 97 % (1.1).
 */
const [OCTOBER, NOVEMBER, DECEMBER] = ['2036-10', '2036-11', '2036-12'] as const;

const ASSIGNMENTS = [
  ['C1', 'courier', 'north', '2024-03-01', '', '2000'],
  ['C2', 'courier', 'south', '2025-01-15', '', '12%'],
  ['C3', 'courier', 'north', '2020-06-30', '', '1500.00'],
  ['D1', 'driver', 'south', '2020-06-30', '', '1000'],
  ['H1', 'driver', 'north', '2020-06-30', '', '1000'],
  ['H2', 'driver', 'south', '2020-06-30', '', '1000'],
];
const HEADS = ['H1', 'H2'].map((code) => ({
  code,
  name: `Head ${code}`,
  hired: '2020-06-30',
  currency: 'CNY',
  salary: '9000',
}));
const NAMES = ['employee', 'role', 'department', 'from', 'to', 'target_bonus'];
const asRecords = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => Object.fromEntries(row.map((cell, i) => [NAMES[i] ?? '', cell])));

const HEAD = 'indicator,subject,period,value,numerator,denominator,sample,source\n';
const figures = (month: string, lostByC3: number) => `${HEAD}on-time-delivery,employee:C1,${month},,940,1000,,internal
on-time-delivery,employee:C2,${month},,970,1000,,internal
on-time-delivery,department:north,${month},,1900,2000,,internal
on-time-delivery,department:south,${month},,1940,2000,,internal
courier-attitude,employee:C1,${month},4.7,,,212,third-party
loss,employee:C1,${month},,1,1000,,internal
loss,employee:C3,${month},,${lostByC3},1000,,internal
`;

describe.each(databaseKinds)('three months of a company, on %s', (kind) => {
  let company: SmallCompany;
  let server: TestServer;
  let approver: Client;
  let north: Client;
  let south: Client;
  let auditor: Client;
  let liu: Client;
  let jo: Client;

  beforeAll(async () => {
    company = await smallCompany();
    server = await testServer(kind);
    await load(ASSIGNMENTS);
    approver = await server.as('hr', { username: 'approver' });
    north = await server.as('department-head', { username: 'head-north', employee: 'H1', department: 'north' });
    south = await server.as('department-head', { username: 'head-south', employee: 'H2', department: 'south' });
    auditor = await server.as('auditor');
    liu = await server.as('employee', { username: 'liu', employee: 'C1' });
    jo = await server.as('employee', { username: 'jo', employee: 'C3' });
    const documents = await documentsOf(company);
    const recovery = { id: 'recovery', effectiveFrom: '2026-01', atMost: '20%' };
    await good(
      server.post('/rules/publications', { documents: [...documents, { path: 'recovery.json', content: recovery }] }),
    );
  });

  afterAll(async () => {
    await server.close();
    await company.remove();
  });

  const good = async (answer: Promise<Answer>): Promise<Record<string, unknown>> => {
    const { status, json, text } = await answer;
    if (status >= 300) throw new Error(`${status}: ${text}`);
    return json;
  };
  const load = async (assignments: readonly (readonly string[])[]) => {
    const { employees, ...rest } = await recordsOf(company);
    const people = [...employees, ...HEADS];
    await good(server.post('/organisation/loads', { ...rest, employees: people, assignments: asRecords(assignments) }));
  };
  const ingest = (name: string, text: string) => good(server.send(`/batches?name=${name}`, 'text/csv', text));
  const run = (month: string) => good(server.post(`/periods/${month}/runs`));
  /** What everybody but the heads is paid, and what of it the month itself pays. */
  const paid = async (month: string) => {
    const { items } = (await good(server.get(`/periods/${month}/payouts`))) as {
      items: { employee: string; earned: string; payable: string; status: string }[];
    };
    return items
      .filter(({ employee }) => !employee.startsWith('H'))
      .map(({ employee, earned, payable, status }) => `${employee} ${earned} ${payable} ${status}`);
  };
  /** From calculated to locked; D1 and the heads are on no plan, and are not paid. */
  const decide = async (month: string, by: Client = approver) => {
    await good(server.post(`/periods/${month}/submission`));
    const decision = JSON.stringify({ decision: 'refuse', reason: 'they are paid by the hour' });
    const headers = { 'content-type': 'application/json' };
    for (const employee of ['D1', 'H1', 'H2'])
      await good(by.ask('PUT', `/periods/${month}/holds/${employee}/decision`, { headers, body: decision }));
    await good(by.post(`/periods/${month}/approval`, {}));
    await good(by.post(`/periods/${month}/lock`, {}));
  };

  it('pays October: C3 nothing, because too much was lost', async () => {
    await ingest('october.csv', figures(OCTOBER, 6));
    await run(OCTOBER);
    // C1 2,000 · 0.88 · 1.02; C2 1,200 · 1.1 · 1.02; C3 0.6 % lost.
    expect(await paid(OCTOBER)).toEqual([
      'C1 1795.20 1795.20 payable',
      'C2 1346.40 1346.40 payable',
      'C3 0.00 0.00 payable',
      'D1 0.00 0.00 held',
    ]);
    await good(server.post(`/periods/${OCTOBER}/submission`));
    // Whoever ran it does not approve it, and nobody does while a hold is undecided.
    expect((await server.post(`/periods/${OCTOBER}/approval`, {})).status).toBe(409);
    await good(approver.post(`/periods/${OCTOBER}/return`, { reason: 'one more look' }));
    expect((await server.get(`/periods/${OCTOBER}/export?format=csv`)).status).toBe(409);
    await decide(OCTOBER);
    expect((await server.get(`/periods/${OCTOBER}/export?format=csv`)).status).toBe(200);
  });

  it('shows everybody their own, and heads their people', async () => {
    const status = async (who: Client, employee: string) =>
      (await who.get(`/periods/${OCTOBER}/payouts/${employee}/explanation`)).status;
    expect(await Promise.all(['C1', 'C2', 'C3'].map((code) => status(liu, code)))).toEqual([200, 404, 404]);
    expect(await Promise.all(['C1', 'C2', 'C3'].map((code) => status(north, code)))).toEqual([200, 404, 200]);
    expect(await Promise.all(['C1', 'C2', 'C3'].map((code) => status(south, code)))).toEqual([404, 200, 404]);
    expect(await Promise.all(['C1', 'C2', 'C3'].map((code) => status(auditor, code)))).toEqual([200, 200, 200]);
    expect((await auditor.post(`/periods/${OCTOBER}/runs`)).status).toBe(403);
    const pdf = await liu.get(`/periods/${OCTOBER}/payouts/C1/statement?language=zh`);
    expect([pdf.status, pdf.type, pdf.text.startsWith('%PDF-')]).toEqual([200, 'application/pdf', true]);
  });

  it('corrects a late figure, and what an inquiry brings up', async () => {
    const question = {
      period: OCTOBER,
      line: 1,
      rule: 'loss-gate',
      text: 'Four of these were lost at the sorting centre.',
    };
    const { id } = await good(jo.post('/inquiries', question));
    expect((await south.get(`/inquiries/${String(id)}`)).status).toBe(404);
    await good(north.post(`/inquiries/${String(id)}/answers`, { text: 'The sorting centre confirms it.' }));
    await ingest('late.csv', `${HEAD}on-time-delivery,employee:C1,${OCTOBER},,950,1000,,internal\n`);
    const corrected = await ingest('loss.csv', `${HEAD}loss,employee:C3,${OCTOBER},,2,1000,,internal\n`);
    const resolution = {
      outcome: 'correction',
      text: 'The figure is corrected; October is computed again.',
      correction: { of: 'metric', period: OCTOBER },
      references: [`batch:${String(corrected['batch'])}`],
    };
    expect(await good(server.post(`/inquiries/${String(id)}/resolution`, resolution))).toMatchObject({
      state: 'resolved',
      outcome: 'correction',
    });
    const asked = await jo.get(`/periods/${OCTOBER}/payouts/C3/explanation?format=text`);
    expect(asked.text).toContain(
      '- Inquiry 1, More than 0.5 % of parcels were lost: to be corrected “The figure is corrected; October is',
    );
    expect(await good(jo.get(`/periods/${OCTOBER}/payouts/C3/scorecard?language=zh`))).toMatchObject({
      adjustments: null,
      inquiries: [expect.stringContaining('将予更正')],
    });
    // C1 2,000 · 1 · 1.02 = 2,040.00; C3 1,500 · 1 · 1.02 = 1,530.00.
    expect(await good(server.post(`/periods/${OCTOBER}/retro`, { reason: 'late and wrong figures' }))).toMatchObject({
      differences: [
        { employee: 'C1', difference: '244.80', causes: [{ cause: 'metric', amount: '244.80' }] },
        { employee: 'C3', difference: '1530.00', causes: [{ cause: 'metric', amount: '1530.00' }] },
      ],
    });
    expect((await server.post(`/periods/${OCTOBER}/retro`, { reason: 'once more' })).status).toBe(422);
  });

  it('pays November with a move, and with what October was short of', async () => {
    const moved = ASSIGNMENTS.flatMap((row) =>
      row[0] === 'C3'
        ? [
            ['C3', 'courier', 'north', '2020-06-30', '2036-11-16', '1500.00'],
            ['C3', 'courier', 'south', '2036-11-16', '', '1500.00'],
          ]
        : [row],
    );
    await load(moved);
    await ingest('november.csv', figures(NOVEMBER, 1));
    const budgets = [{ department: 'company', period: NOVEMBER, currency: 'CNY', amount: '6000' }];
    await good(server.post('/budgets', { budgets }));
    await run(NOVEMBER);
    // C1 2,000 · 0.88; C2 1,200 · 1.1; C3 1,500 · 15/30 · 1 in the north and 1,500 · 15/30 · 1.1 in the south.
    expect(await paid(NOVEMBER)).toEqual([
      'C1 1760.00 2004.80 payable',
      'C2 1320.00 1320.00 payable',
      'C3 1575.00 3105.00 payable',
      'D1 0.00 0.00 held',
    ]);
    // 2,004.80 + 1,320.00 + 3,105.00, and 6,000.00 was planned.
    const review = await good(approver.get(`/periods/${NOVEMBER}/review`));
    expect(JSON.stringify(review)).toContain('"6429.80"');
    await decide(NOVEMBER);
    // Both heads have had C3 in this month.
    for (const head of [north, south])
      expect((await head.get(`/periods/${NOVEMBER}/payouts/C3/explanation`)).status).toBe(200);
    const scorecard = await jo.get(`/periods/${NOVEMBER}/payouts/C3/explanation?format=text`);
    expect(scorecard.text).toContain(
      '- October 2036, computed again: +1,530.00 (figures +1,530.00). late and wrong figures',
    );
  });

  it('changes the weights from December on, by two people', async () => {
    const { id, revision } = await good(north.post('/drafts', { plan: 'courier', period: NOVEMBER }));
    const draft = `/drafts/${String(id)}`;
    const change = (from: unknown, on: string, attitude: string) =>
      north.ask('PATCH', draft, {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          revision: from,
          renewExamples: true,
          changes: [
            { pointer: '/components/0/weight', value: on },
            { pointer: '/components/1/weight', value: attitude },
          ],
        }),
      });
    expect((await change(revision, '50%', '40%')).status).toBe(422);
    const edited = await good(change(revision, '50%', '50%'));
    // Somebody who still looks at the first revision overwrites nothing.
    expect((await change(revision, '70%', '30%')).status).toBe(409);
    await good(north.post(`${draft}/submission`, { period: DECEMBER, revision: edited['revision'] }));
    expect((await north.post(`${draft}/approval`, {})).status).toBe(403);
    await good(approver.post(`${draft}/approval`, { revision: edited['revision'] }));
  });

  it('recovers a part of what C2 was paid for October', async () => {
    const clawback = { amount: '300.00', reason: 'parcels were never delivered' };
    expect((await auditor.post(`/periods/${OCTOBER}/payouts/C2/clawback`, clawback)).status).toBe(403);
    expect(await good(server.post(`/periods/${OCTOBER}/payouts/C2/clawback`, clawback))).toMatchObject({
      kind: 'clawback',
      amount: '-300.00',
      open: '-300.00',
    });
  });

  it('takes back what was to be recovered of the wrong person', async () => {
    const { id } = await good(
      server.post(`/periods/${OCTOBER}/payouts/C1/clawback`, {
        amount: '300.00',
        reason: 'parcels were never delivered',
      }),
    );
    const withdrawal = `/retro-adjustments/${String(id)}/withdrawal`;
    expect((await auditor.post(withdrawal, { reason: 'it was C2' })).status).toBe(403);
    expect(await good(server.post(withdrawal, { reason: 'it was C2' }))).toMatchObject({
      employee: 'C1',
      amount: '300.00',
      open: '0.00',
      withdraws: id,
    });
  });

  it('pays December by the new weights', async () => {
    await ingest('december.csv', figures(DECEMBER, 1));
    await run(DECEMBER);
    // C1 2,000 · (0.5 · 0.8 + 0.5 · 1); C2 1,320.00 less 20 % of it; C3 1,500 · 1.1.
    expect(await paid(DECEMBER)).toEqual([
      'C1 1800.00 1800.00 payable',
      'C2 1320.00 1056.00 payable',
      'C3 1650.00 1650.00 payable',
      'D1 0.00 0.00 held',
    ]);
    // Whoever approves is told that the plan is another, and that two people stand behind it.
    expect(await good(approver.get(`/periods/${DECEMBER}/review`))).toMatchObject({
      ruleChanges: [{ kind: 'plan', id: 'courier', draft: 1 }],
    });
    await decide(DECEMBER);
    expect(await good(server.get('/retro-adjustments?open=true'))).toMatchObject({
      items: [{ employee: 'C2', kind: 'clawback', open: '-36.00', settled: [{ period: DECEMBER, amount: '-264.00' }] }],
    });
  });

  it('says why pay changed, and proves what it came to', async () => {
    expect(await good(liu.get(`/periods/${DECEMBER}/payouts/C1/bridge?from=${NOVEMBER}`))).toMatchObject({
      change: '-204.80',
      effects: [
        { kind: 'retro', amount: '-244.80' },
        { kind: 'weight', amount: '40.00' },
      ],
    });
    const { text } = await liu.get(`/periods/${NOVEMBER}/payouts/C1/receipt`);
    const receipt = readReceipt('receipt.json', text);
    if (!receipt.ok) throw new Error(JSON.stringify(receipt.findings));
    expect(await verifyReceipt(receipt.value, receipt.value.run.root)).toMatchObject({ holds: true });
    expect(await good(auditor.post('/verifications', {}))).toMatchObject({
      holds: true,
      differences: [],
      checked: { runs: 3, adjustments: 5 },
    });
  });
});
