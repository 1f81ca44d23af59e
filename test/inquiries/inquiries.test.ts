import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { Account } from '../../src/access/access.entities.js';
import type { Principal } from '../../src/access/principal.js';
import { Principals } from '../../src/access/principals.service.js';
import { Scopes } from '../../src/access/scope.js';
import { AuditService } from '../../src/audit/audit.service.js';
import { InquiriesService } from '../../src/inquiries/inquiries.service.js';
import { InquiryReader } from '../../src/inquiries/inquiry-reader.service.js';
import { PeriodStep } from '../../src/months/months.entities.js';
import { PayoutsService } from '../../src/runs/payouts.service.js';
import { accessServer, type AccessServer } from '../access/access-company.js';
import {
  accountsOf,
  errorsOf,
  expectProblem,
  PASSWORD,
  signIn,
  type Answer,
  type Client,
} from '../http/test-server.js';
import { approved } from '../support/approved.js';
import { databaseKinds } from '../support/databases.js';
import { period, worked } from '../support/open-database.js';

const PDF = Buffer.from('%PDF-1.7\n% four hours of waiting at the gate\n');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const file = (name: string, bytes: Buffer) => ({ name, content: bytes.toString('base64') });
const codes = (answer: Answer) => errorsOf(answer).map(({ code, pointer }) => [code, pointer]);
const steps = ({ json }: Answer) => json['steps'] as Record<string, unknown>[];

/**
 * C1 and C3 work in the north, which C3 heads; D1 heads the south. C2 (Mari) was in the north until 15 October and in the south from
 * then on, so that both heads see her payout; she is of HR besides.
 */
describe.each(databaseKinds)('inquiries on %s', (kind) => {
  let server: AccessServer;
  let southHead: Client;
  let mari: Client;

  beforeAll(async () => {
    server = await accessServer(kind);
    southHead = await server.as('department-head', { username: 'south', employee: 'D1', department: 'south' });
    const roles = (['employee', 'hr'] as const).map((role) => ({ role, department: null }));
    const account = { username: 'mari', employee: 'C2', roles, password: PASSWORD, mustChange: false };
    worked(await accountsOf(server.database).create(account, 'cli'));
    mari = await signIn(server.url, 'mari');
  });
  afterAll(() => server.close());

  const ask = (client: Client, body: object) => client.post('/inquiries', { period: '2026-10', text: 'Why?', ...body });
  const ids = async (client: Client, query = '') =>
    ((await client.get(`/inquiries${query}`)).json['items'] as { id: number }[]).map(({ id }) => id);
  const entries = async (subject: string) =>
    ((await server.get('/audit-entries?limit=1000')).json['items'] as Record<string, unknown>[])
      .filter((entry) => entry['subject'] === subject)
      .map(({ actor, action }) => `${String(actor)} ${String(action)}`);

  const service = () => {
    const payouts = new PayoutsService(server.database);
    const reader = new InquiryReader(server.database, new Scopes(server.database));
    return { reader, inquiries: new InquiriesService(server.database, new AuditService(), payouts, reader) };
  };
  const principal = async (username: string): Promise<Principal> => {
    const account = await server.database.reader.findOneByOrFail(Account, { username });
    const found = await new Principals(server.database).of(account.id, { kind: 'password' }, 'cli');
    if (!found) throw new Error(`nobody is ${username}`);
    return found;
  };

  // Each step stands on the ones before.
  it('opens one about a component of one’s own payout, with a file, as it was written', async () => {
    const text = '<b>=HYPERLINK("x")</b>\nI waited four hours at the gate.';
    const opened = await ask(server.who.employee, { component: 'on-time', text, files: [file('gate.pdf', PDF)] });
    expect(opened.status).toBe(201);
    expect(opened.json).toMatchObject({
      id: 1,
      period: '2026-10',
      employee: 'C1',
      name: 'Liu Yang',
      run: 1,
      line: 1,
      component: 'on-time',
      rule: null,
      about: { en: 'On-time deliveries', zh: '准时送达' },
      state: 'open',
      outcome: null,
      overdue: false,
      steps: [
        { action: 'open', actor: 'api:employee', text, files: [{ number: 1, name: 'gate.pdf', size: PDF.length }] },
      ],
    });
    expect(opened.json['due']).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect((await ask(mari, { line: 2, rule: 'october', run: 1 })).json).toMatchObject({
      id: 2,
      line: 2,
      rule: 'october',
      name: 'Mari Maasikas',
      about: { en: 'October counts 2 % more' },
    });
  });

  it('counts what waits for whose answer: not one’s own, and nobody’s whom one does not see', async () => {
    const counts = async (client: Client) => (await client.get('/inquiries/counts')).json;
    for (const client of [server, server.who.head]) expect(await counts(client)).toEqual({ toAnswer: 2, overdue: 0 });
    // Mari of HR sees both, of which one is her own; the head of the south sees hers.
    for (const client of [mari, southHead]) expect(await counts(client)).toEqual({ toAnswer: 1, overdue: 0 });
    expect((await server.who.employee.get('/inquiries/counts')).status).toBe(403);
  });

  it('opens none about what is not there, and none without words', async () => {
    const { employee } = server.who;
    expectProblem(await ask(employee, { period: '2026-09' }), 404, 'not-found');
    expect(codes(await ask(employee, { line: 2 }))).toEqual([['unknown-line', '/line']]);
    expect(codes(await ask(employee, { component: 'loss' }))).toEqual([['unknown-component', '/component']]);
    expect(codes(await ask(employee, { rule: 'nosuch' }))).toEqual([['unknown-rule', '/rule']]);
    expect(codes(await ask(mari, { component: 'on-time' }))).toEqual([['no-line', '/line']]);
    expect(codes(await ask(employee, { text: ' \n' }))).toEqual([['no-text', '/text']]);
    expectProblem(await ask(employee, { run: 7 }), 409, 'conflict');
    for (const wrong of [{ text: 'red \u001b[31m' }, { text: 'a'.repeat(4_001) }, { line: 0 }, { employee: 'C2' }])
      expectProblem(await ask(employee, wrong), 400, 'malformed-request');
    expectProblem(await ask(server.who.hr, {}), 403, 'not-allowed');
    expect(await ids(server)).toEqual([1, 2]);
  });

  it('takes no file that is not what its name says, and none that is too large', async () => {
    const { employee } = server.who;
    const named = await ask(employee, { files: [file('gate.pdf', PNG)] });
    expect([named.status, codes(named)]).toEqual([422, [['file-type', '/files/0']]]);
    const large = Buffer.concat([PDF, Buffer.alloc(2_097_152)]);
    const tooLarge = await ask(employee, { files: [file('a.pdf', PDF), file('b.pdf', large)] });
    expect([tooLarge.status, codes(tooLarge)]).toEqual([422, [['file-too-large', '/files/1']]]);
    expectProblem(await ask(employee, { files: [file('a.pdf', Buffer.alloc(5 * 1_048_576))] }), 413, 'too-large');
    expectProblem(await ask(employee, { files: [{ name: 'a.pdf', content: 'JVBERi0=%' }] }), 400, 'malformed-request');
    expect(await ids(server)).toEqual([1, 2]);
  });

  it('shows it to whoever may see the payout, to nobody else, and records who looked', async () => {
    const { hr, head, employee, auditor, admin } = server.who;
    const status = async (client: Client) => (await client.get('/inquiries/1')).status;
    expect(await Promise.all([hr, head, employee, auditor, mari].map(status))).toEqual([200, 200, 200, 200, 200]);
    expect(await Promise.all([southHead, admin, server.nobody].map(status))).toEqual([404, 403, 401]);
    expect([await ids(head), await ids(southHead), await ids(employee)]).toEqual([[1, 2], [2], [1]]);
    expectProblem(await southHead.post('/inquiries/1/answers', { text: 'Because.' }), 404, 'not-found');
    expect((await southHead.get('/inquiries/1')).text.replaceAll('1', '…')).toBe(
      (await southHead.get('/inquiries/9')).text.replaceAll('9', '…').replaceAll('1', '…'),
    );
    expect((await entries('inquiry:1')).slice(1).sort()).toEqual([
      'api:auditor read',
      'api:head read',
      'api:hr read',
      'api:mari read',
    ]);
  });

  it('hands out a file as it was sent, to be saved and not shown', async () => {
    const url = `${server.url}/api/v1/inquiries/1/files/1`;
    const answer = await fetch(url, { headers: server.who.head.cookie });
    expect(Buffer.from(await answer.arrayBuffer()).equals(PDF)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename=gate.pdf',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect((await fetch(url, { headers: southHead.cookie })).status).toBe(404);
    expect((await server.get('/inquiries/1/files/2')).status).toBe(404);
  });

  it('is answered by the head, reopened with a further file, and resolved by HR with a correction', async () => {
    const { hr, head, employee, auditor } = server.who;
    const answer = await head.post('/inquiries/1/answers', { text: '940 of 1,000 were on time: 94 %.' });
    expect(answer.json).toMatchObject({ state: 'answered', due: null });
    expect((await auditor.post('/inquiries/1/answers', { text: 'No.' })).status).toBe(403);
    expect((await employee.post('/inquiries/1/answers', { text: 'No.' })).status).toBe(403);
    const again = await employee.post('/inquiries/1/messages', {
      text: 'The gate was shut.',
      files: [file('门 log.csv', Buffer.from('day,hours\n2026-10-04,4\n'))],
    });
    expect(again.json).toMatchObject({ state: 'open' });
    expect(steps(again)[2]).toMatchObject({ action: 'reopen', due: again.json['due'], files: [{ number: 2 }] });
    const download = await hr.get('/inquiries/1/files/2');
    expect([download.type, download.text]).toEqual(['text/csv; charset=utf-8', 'day,hours\n2026-10-04,4\n']);
    const resolve = (body: object) =>
      hr.post('/inquiries/1/resolution', { text: 'Four hours are taken out.', ...body });
    const correction = { of: 'metric' };
    expect(codes(await resolve({ outcome: 'correction' }))).toEqual([['no-correction', '/correction']]);
    expect(codes(await resolve({ outcome: 'refused', correction }))).toEqual([['needless-correction', '/correction']]);
    expect(codes(await resolve({ outcome: 'correction', correction, references: ['batch:99', 'x:1'] }))).toEqual([
      ['no-such-record', '/references/0'],
      ['bad-reference', '/references/1'],
    ]);
    const references = ['batch:1', 'load:1', 'publication:1', 'retro:7'];
    const resolved = await resolve({ outcome: 'correction', correction, references });
    expect(resolved.json).toMatchObject({ state: 'resolved', outcome: 'correction', due: null });
    expect(steps(resolved).at(-1)).toMatchObject({
      actor: 'api:hr',
      correction: { of: 'metric', period: '2026-10' },
      references,
    });
    const linked = await head.post('/inquiries/1/references', { references: ['retro:8'] });
    expect(linked.json).toMatchObject({ state: 'resolved', outcome: 'correction' });
    for (const closed of ['messages', 'withdrawal'])
      expectProblem(await employee.post(`/inquiries/1/${closed}`, { text: 'But!' }), 409, 'conflict');
    expectProblem(await head.post('/inquiries/1/answers', { text: 'More.' }), 409, 'conflict');
  });

  it('is answered by nobody about their own pay, and taken back by nobody else', async () => {
    expectProblem(await mari.post('/inquiries/2/answers', { text: 'All is well.' }), 409, 'conflict');
    expectProblem(await mari.post('/inquiries/2/resolution', { outcome: 'explained', text: 'Yes.' }), 409, 'conflict');
    expectProblem(await server.who.employee.post('/inquiries/2/withdrawal'), 404, 'not-found');
    expect((await mari.post('/inquiries/2/messages', { text: 'And line 1?' })).json).toMatchObject({ state: 'open' });
    const refused = await southHead.post('/inquiries/2/resolution', { outcome: 'refused', text: 'October counts.' });
    expect(refused.json).toMatchObject({ state: 'resolved', outcome: 'refused' });
    expectProblem(await southHead.post('/inquiries/2/references', { references: ['batch:1'] }), 422, 'refused');
    expect((await ask(mari, {})).json).toMatchObject({ id: 3, line: null, component: null });
    expect((await mari.post('/inquiries/3/withdrawal')).json).toMatchObject({ state: 'withdrawn', due: null });
    expectProblem(await mari.post('/inquiries/1/withdrawal', {}), 409, 'conflict');
  });

  it('lists by state, period and employee, page by page', async () => {
    expect((await ask(server.who.employee, {})).json).toMatchObject({ id: 4 });
    expect(await ids(server, '?state=resolved')).toEqual([1, 2]);
    expect(await ids(server, '?state=open')).toEqual([4]);
    expect(await ids(server, '?employee=C2&state=withdrawn')).toEqual([3]);
    expect(await ids(server, '?period=2026-09')).toEqual([]);
    expect(await ids(server, '?overdue=true')).toEqual([]);
    expect((await server.get('/inquiries?limit=3')).json).toMatchObject({ items: [{}, {}, { id: 3 }], next: '3' });
    expect((await server.get('/inquiries?limit=3&after=3')).json).toMatchObject({ items: [{ id: 4 }], next: null });
  });

  it('can be opened until 60 days after the approval, and is overdue after ten working days', async () => {
    await approved(server.database, period('2026-10'));
    const step = await server.database.reader.findOneByOrFail(PeriodStep, { action: 'approve' });
    const approval = new Date(step.at);
    const noon = (days: number) => new Date(approval.getFullYear(), approval.getMonth(), approval.getDate() + days, 12);
    const { inquiries, reader } = service();
    const [employee, hr] = [await principal('employee'), await principal('hr')];
    const question = { period: period('2026-10'), text: 'Late?', line: null, component: null, rule: null };
    const late = await inquiries.open(employee, question, noon(61));
    expect(late.ok ? [] : late.findings.map(({ code }) => code)).toEqual(['too-late']);
    expect(worked(await inquiries.open(employee, question, noon(60)))).toMatchObject({ id: 5, state: 'open' });
    // A Saturday: the tenth working day after it is Friday 11 December.
    const saturday = new Date(2026, 10, 28, 12);
    const opened = worked(await inquiries.open(employee, { ...question, text: 'Overdue?' }, saturday));
    expect(opened).toMatchObject({ id: 6, due: '2026-12-11', overdue: false });
    const overdue = async (now: Date) => {
      const found = await reader.list(hr, { overdue: true }, { after: 5, limit: 10 }, now);
      return found.map(({ id, due }) => [id, due]);
    };
    expect(await overdue(new Date(2026, 11, 11, 23))).toEqual([]);
    expect(await overdue(new Date(2026, 11, 12, 1))).toEqual([[6, '2026-12-11']]);
    // What is added while it waits gives nobody more time; what reopens it does.
    const [tuesday, friday] = [new Date(2026, 11, 1, 12), new Date(2026, 11, 4, 12)];
    expect(worked(await inquiries.message(employee, 6, { text: 'Well?' }, tuesday)).due).toBe('2026-12-11');
    worked(await inquiries.answer(hr, 6, { text: 'Soon.' }, tuesday));
    expect(worked(await inquiries.message(employee, 6, { text: 'When?' }, friday)).due).toBe('2026-12-18');
  });

  it('takes no copy of an open question, and ten open ones a person at most', async () => {
    const { employee } = server.who;
    // Open are 4 ("Why?"), 5 ("Late?") and 6, all about the whole payout.
    const copy = await ask(employee, { text: ' why?\n' });
    expect([copy.status, codes(copy)]).toEqual([422, [['asked-already', '/text']]]);
    expect(errorsOf(copy)[0]).toMatchObject({ detail: 'inquiry 4 asks the same about the same, and is open' });
    // About another place it is another question, and so it is in other words.
    expect((await ask(employee, { component: 'on-time' })).json).toMatchObject({ id: 7 });
    for (const id of [8, 9, 10, 11, 12, 13])
      expect((await ask(employee, { text: `Why ${id}?` })).json).toMatchObject({ id });
    expect(codes(await ask(employee, { text: 'Why 14?' }))).toEqual([['too-many', undefined]]);
    // What is taken back is not open any more.
    expect((await employee.post('/inquiries/13/withdrawal')).status).toBe(200);
    expect((await ask(employee, { text: 'Why 13?' })).json).toMatchObject({ id: 14, state: 'open' });
  });

  it('takes 20 MiB of files of a person about a period, and those of answers besides', async () => {
    const { employee, hr } = server.who;
    const mebibytes = (count: number, less = 0) => Buffer.alloc(count * 1_048_576 - less, 'a');
    const [a, b] = [file('a.txt', mebibytes(2)), file('b.txt', mebibytes(2))];
    const more = (files: object[]) => employee.post('/inquiries/7/messages', { text: 'Look.', files });
    const tooMuch = [['too-many-bytes', '/files']];
    // Inquiry 1 brought gate.pdf and 23 bytes; four times 4 MiB come to 16 MiB and that.
    for (let i = 0; i < 4; i++) expect((await more([a, b])).status).toBe(200);
    expect(codes(await more([a, b]))).toEqual(tooMuch);
    expect((await more([a])).status).toBe(200);
    expect((await hr.post('/inquiries/7/answers', { text: 'I see.', files: [a, b] })).status).toBe(200);
    expect(codes(await more([a]))).toEqual(tooMuch);
    expect(codes(await ask(employee, { text: 'In another one?', files: [a] }))).toEqual(tooMuch);
    // Up to the last byte.
    expect(codes(await more([file('c.txt', mebibytes(2, PDF.length + 22))]))).toEqual(tooMuch);
    expect((await more([file('c.txt', mebibytes(2, PDF.length + 23))])).status).toBe(200);
  });

  it('leaves an entry of each step, and records that hold', async () => {
    const made = (await entries('inquiry:1')).filter((entry) => entry.endsWith(' inquiry'));
    expect(made).toEqual([
      'api:employee inquiry',
      'api:head inquiry',
      'api:employee inquiry',
      'api:hr inquiry',
      'api:head inquiry',
    ]);
    const verified = await server.post('/verifications');
    expect(verified.json).toMatchObject({ holds: true, differences: [], checked: { inquiries: 14 } });
    expect(server.lines).toEqual([]);
  });
});
