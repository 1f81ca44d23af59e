import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { monthAfter } from '../../src/engine/period.js';
import { currentPeriod } from '../../src/plans/cost/current-period.js';
import { latestFiles } from '../../src/plans/published-files.js';
import { writeBack } from '../../src/plans/write-back.js';
import { VerifyService } from '../../src/proof/verify.service.js';
import {
  documentsOf,
  errorsOf,
  expectProblem,
  fillServer,
  testServer,
  type Answer,
  type Client,
  type TestServer,
} from '../http/test-server.js';
import { databaseKinds } from '../support/databases.js';
import { worked } from '../support/open-database.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';
import { told, type Effect, type Parts, type Rules, type Seen } from './draft-answers.js';
import { rewritePlan } from './rewriting.js';

/** A month that has not begun, whenever the test runs. */
const LATER = monthAfter(currentPeriod().code, 2);

/** September 2026: C1 alone is measured, 93 % on time (0.6) and 4.7 (1): 0.6 · 0.6 + 0.4 · 1 = 0.76; 2,000 · 0.76 = 1,520.00. */
const SEPTEMBER = `indicator,subject,period,value,numerator,denominator,sample,source
on-time-delivery,employee:C1,2026-09,,930,1000,,internal
courier-attitude,employee:C1,2026-09,4.7,,,212,third-party
`;

const weight = (place: number, value: string) => ({ pointer: `/components/${place}/weight`, value });

/** The change that most of this is about: on-time 60 % → 50 %, attitude 40 % → 50 %. */
const HALF = [weight(0, '50%'), weight(1, '50%')];

describe.each(databaseKinds)('a draft of a plan on %s', (kind) => {
  let company: SmallCompany;
  let server: TestServer;
  let head: Client;
  let south: Client;
  let approver: Client;
  let auditor: Client;

  beforeAll(async () => {
    company = await smallCompany();
    server = await testServer(kind);
    await fillServer(server, company);
    await server.send('/batches?name=september.csv', 'text/csv', SEPTEMBER);
    for (const period of ['2026-09', '2026-10']) await server.post(`/periods/${period}/runs`);
    const budgets = [{ department: 'north', period: '2026-10', currency: 'CNY', amount: '2400' }];
    await server.post('/budgets', { budgets });
    head = await server.as('department-head', { username: 'head', employee: 'C3', department: 'north' });
    south = await server.as('department-head', { username: 'south', employee: 'D1', department: 'south' });
    approver = await server.as('hr', { username: 'approver' });
    auditor = await server.as('auditor');
  });

  afterAll(async () => {
    await server.close();
    await company.remove();
  });

  const patch = (by: Client, id: number, body: object): Promise<Answer> =>
    by.ask('PATCH', `/drafts/${id}`, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const put = (by: Client, path: string, body: object): Promise<Answer> =>
    by.ask('PUT', path, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  // Each stands on the one before: one draft, from its beginning to the version that it becomes.
  it('is kept within bounds that HR sets, in versions', async () => {
    expect((await south.get('/plans/courier/bounds')).json).toMatchObject({ version: null, bounds: {} });
    const bounds = {
      $schema: '../rules/schema/bounds.schema.json',
      plan: 'courier',
      parameters: [],
      weights: [
        { component: 'on-time', min: '45%' },
        { cx: true, min: '100%' },
      ],
      targets: [{ component: 'on-time', min: '94%', max: '97%', reason: { en: 'the contract says 94 to 97 %' } }],
    };
    expect((await put(server, '/plans/courier/bounds', bounds)).json).toEqual({ plan: 'courier', version: 1 });
    expect((await put(server, '/plans/courier/bounds', bounds)).json).toEqual({ plan: 'courier', version: null });
    const { parts: bound } = (await south.get('/plans/courier/bounds')).json as { parts: Parts };
    expect(bound.weights).toMatchObject([
      { id: 'on-time', name: { zh: '准时送达' }, value: '60%', min: '45%', max: null },
      { id: 'attitude', value: '40%', min: null },
    ]);
    expect(bound.targets[0]).toMatchObject({ value: '95%', min: '94%', max: '97%' });
    const wrong = { weights: [{ component: 'on-tiem', min: '45%' }], plan: 'courier' };
    const refused = await put(server, '/plans/courier/bounds', wrong);
    expectProblem(refused, 422, 'refused');
    expect(errorsOf(refused)[0]).toMatchObject({ code: 'unknown-component', pointer: '/weights/0/component' });
    const misshapen = await put(server, '/plans/courier/bounds', { plan: 'courier', weights: [{ min: 45 }] });
    expect(errorsOf(misshapen).map(({ pointer }) => pointer)).toContain('/weights/0/min');
    expect((await put(head, '/plans/courier/bounds', bounds)).status).toBe(403);
  });

  it('is begun by a head whose people are on the plan, and by no other', async () => {
    const begun = await head.post('/drafts', { plan: 'courier' });
    expect(begun.status).toBe(201);
    expect(begun.json).toMatchObject({ id: 1, plan: 'courier', state: 'draft', revision: 1, actor: 'api:head' });
    expectProblem(await head.post('/drafts', { plan: 'driver' }), 404, 'not-found');
    expect((await auditor.post('/drafts', { plan: 'courier' })).status).toBe(403);
    // C2 is a courier of the south since the middle of October.
    expect((await south.get('/drafts/1')).status).toBe(200);
    expect((await (await server.as('employee', { employee: 'C1' })).get('/drafts/1')).status).toBe(403);
    expectProblem(await head.get('/drafts/9'), 404, 'not-found');
  });

  it('is listed by its plan to whom it concerns, with what customers weigh in it', async () => {
    const plans = ({ json }: Answer) =>
      (json['items'] as Record<string, unknown>[]).map(({ id, cxShare, mayEdit, effectiveFrom }) => [
        id,
        cxShare,
        mayEdit,
        effectiveFrom,
      ]);
    for (const who of [server, head])
      expect(plans(await who.get('/plans'))).toEqual([['courier', '100%', true, '2026-01']]);
    expect(plans(await auditor.get('/plans'))).toEqual([['courier', '100%', false, '2026-01']]);
    const versions = (await auditor.get('/plans/courier/versions')).json['items'];
    expect(versions).toMatchObject([{ effectiveFrom: '2026-01', publication: 1, actor: 'api:hr', draft: null }]);
  });

  it('says what it can move, what that was, and how far it may go', async () => {
    const { parts } = (await head.get('/drafts/1')).json as { parts: Parts };
    expect(parts.weights).toMatchObject([
      {
        id: 'on-time',
        pointer: '/components/0/weight',
        name: { en: 'On-time deliveries', zh: '准时送达' },
        value: '60%',
        before: '60%',
        share: '60%',
        isOwn: true,
        cx: true,
        min: '45%',
        max: null,
      },
      { id: 'attitude', pointer: '/components/1/weight', value: '40%', min: null },
    ]);
    // 95 % attains 1, and the bands of the attitude do from 4.6 on.
    expect(parts.targets.map(({ pointer, value, min, max }) => [pointer, value, min, max])).toEqual([
      ['/components/0/attainment/linear/1/0', '95%', '94%', '97%'],
      ['/components/1/attainment/bands/2/from', '4.6', null, null],
    ]);
    expect(parts.cx).toMatchObject({ share: '100%', min: '100%' });
  });

  it('shows what a proposed change would have paid, and saves nothing', async () => {
    // October, C1: 0.5 · 0.8 + 0.5 · 1 = 0.9; 2,000 · 0.9 · 1.02 = 1,836.00. C2 has no attitude that counts, C3 is gated: both stay.
    // September, C1: 0.5 · 0.6 + 0.5 · 1 = 0.8; 2,000 · 0.8 = 1,600.00. C2 and C3 were held: nothing is reckoned.
    const seen = await head.post('/drafts/1/preview', { changes: HALF, persons: 2 });
    const { persons, text, cx } = seen.json as unknown as Seen;
    // Of those for whom nothing changes the first by code.
    expect(persons.map(({ employee, change }) => [employee, change])).toEqual([
      ['C1', '120.80'],
      ['C2', '0.00'],
    ]);
    expect(text.en).toContain('60 % → 50 %');
    expect(cx.share).toBe('100%');
    expect(seen.json).toMatchObject({ outside: 0 });
    expect(told(seen)).toEqual({
      people: 3,
      winners: 1,
      losers: 0,
      totals: [['4661.60', '4782.40', '120.80']],
      months: [
        ['2026-09', 1, '1520.00', '1600.00'],
        ['2026-10', 3, '3141.60', '3182.40'],
      ],
      largest: ['C1', '120.80'],
    });
    // 95 % moved to 94 %: C1 attains 1 in October, 1 · 2,000 · 1.02 = 2,040.00; in September 3 of 4 parts, 0.6 · 0.75 + 0.4 = 0.85.
    // C2 at 97 %: 1 + 3/5 · 0.2 = 1.12 instead of 1.1; 1,200 · 15/31 · 1.12 · 1.02 = 663.33, 16/31 707.55.
    const moved = await server.post('/drafts/1/preview', {
      changes: [{ pointer: '/components/0/attainment/linear/1/0', value: '94%' }],
    });
    expect(told(moved)).toMatchObject({
      winners: 2,
      months: [
        ['2026-09', 1, '1520.00', '1700.00'],
        ['2026-10', 3, '3141.60', '3410.88'],
      ],
      largest: ['C1', '424.80'],
    });
    expect((await head.get('/drafts/1')).json).toMatchObject({ revision: 1 });
  });

  it('shows nobody whose pay one may not see', async () => {
    // The south has C2 in October, and nobody on the plan in September.
    const seen = await south.post('/drafts/1/preview', { changes: HALF });
    expect(told(seen)).toMatchObject({
      people: 1,
      winners: 0,
      months: [
        ['2026-09', 0, undefined, undefined],
        ['2026-10', 1, '1346.40', '1346.40'],
      ],
    });
    // C1 and C3: how many they are is told, since the draft would change their pay too.
    expect(seen.json).toMatchObject({ outside: 2 });
    expect(seen.text).not.toMatch(/C1|C3|Liu|Smith|1795|north/);
  });

  it('is refused with the place of each error, and nothing is stored', async () => {
    const places = async (changes: object[]) =>
      errorsOf(await patch(head, 1, { revision: 1, changes })).map(({ code, pointer }) => [code, pointer]);
    expect((await patch(head, 1, { revision: 'one', changes: HALF })).text).toContain(
      'is not the number of a revision',
    );
    expect(await places([weight(0, '50%')])).toEqual([['weights-do-not-add-up', '/components']]);
    expect(await places([weight(0, '40%'), weight(1, '60%')])).toEqual([['below-bound', '/components/0/weight']]);
    expect(await places([{ pointer: '/components/0/attainment/linear/1/0', value: '98%' }])).toEqual([
      ['above-bound', '/components/0/attainment/linear/1/0'],
    ]);
    expect(await places([{ pointer: '/components/0/attainment/linear/1/1', value: '1.1' }])).toEqual([
      ['target-gone', '/components/0/attainment'],
    ]);
    expect(await places([{ pointer: '/payout/cap', value: '900%' }, weight(7, '1%')])).toEqual([
      ['not-changeable', '/payout/cap'],
      ['no-such-place', '/components/7/weight'],
    ]);
    expect(await places([{ pointer: '/components/0/attainment/__proto__', value: {} }])).toEqual([
      ['no-such-place', '/components/0/attainment/__proto__'],
    ]);
    const of = { percentile: { within: 'company' } };
    const linear = {
      linear: [
        ['90%', '0'],
        ['95%', '1'],
      ],
      of,
    };
    expect(await places([{ pointer: '/components/0/attainment', value: linear }])).toEqual([
      ['reads-otherwise', undefined],
    ]);
    expect(await places([{ pointer: '/parameters/no-such', value: '1' }])).toEqual([
      ['parameter-not-used', '/parameters/no-such'],
    ]);
    expect((await head.get('/drafts/1')).json).toMatchObject({ revision: 1 });
  });

  it('is saved as a new revision; the second of two writers gets a conflict, and overwrites nothing', async () => {
    expect((await patch(head, 1, { revision: 1, changes: HALF })).json).toMatchObject({ revision: 2 });
    const second = await patch(south, 1, { revision: 1, changes: [weight(0, '55%'), weight(1, '45%')] });
    expectProblem(second, 409, 'conflict');
    expect(errorsOf(second)).toMatchObject([{ code: 'stale-revision' }]);
    const seen = (await south.get('/drafts/1')).json as { content: { plan: { components: object[] } } };
    expect(seen.content.plan.components).toMatchObject([{ weight: '50%' }, { weight: '50%' }]);
    expect(seen).toMatchObject({
      text: {
        en: 'On-time deliveries 60 % → 50 %, Courier’s attitude 40 % → 50 %',
        zh: '准时送达 60% → 50%,配送员态度 40% → 50%',
      },
    });
  });

  it('shows its effect person by person, and against the budget', async () => {
    const seen = await head.get('/drafts/1/effect');
    const { items, months } = seen.json as unknown as Effect;
    expect(items.map(({ employee, before, after }) => [employee, before, after])).toEqual([
      ['C1', '3315.20', '3436.00'],
      ['C2', '1346.40', '1346.40'],
      ['C3', '0.00', '0.00'],
    ]);
    expect(items[0]?.months).toEqual([
      { period: '2026-09', before: '1520.00', after: '1600.00' },
      { period: '2026-10', before: '1795.20', after: '1836.00' },
    ]);
    // North: 1,795.20 + C2's 651.48 = 2,446.68; with 40.80 more it is 87.48 above its budget.
    expect(months[1]?.budgets).toEqual([
      {
        department: 'north',
        name: 'North district',
        currency: 'CNY',
        budget: '2400.00',
        before: '2446.68',
        after: '2487.48',
        overBudget: '87.48',
      },
    ]);
    expect((await south.get('/drafts/1/effect')).text).not.toMatch(/C1|C3|north/);
    const entries = (await auditor.get('/audit-entries?limit=1000')).text;
    expect(entries).toContain('draft:1/effect');
    expect(entries).toContain('draft:1/preview');
  });

  it('is submitted for a later month only, and not for a closed one', async () => {
    const submit = (period: string, revision = 2) =>
      head.post('/drafts/1/submission', { period, revision, comment: 'attitude matters as much' });
    const codes = (answer: Answer) => errorsOf(answer).map(({ code }) => code);
    expect(codes(await submit('2026-10'))).toContain('not-in-future');
    expect(codes(await submit(LATER, 1))).toEqual(['stale-revision']);
    expect((await submit(LATER)).json).toMatchObject({ action: 'submit', period: LATER, revision: 2 });
    expect(codes(await patch(head, 1, { revision: 2, changes: HALF }))).toEqual(['wrong-state']);
  });

  it('is decided about by a second person: not by a head, the writer, or the writer with another account', async () => {
    expect((await head.post('/drafts/1/approval')).status).toBe(403);
    const back = await approver.post('/drafts/1/return', { comment: 'say more about September' });
    expect(back.json).toMatchObject({ action: 'send-back', comment: 'say more about September' });
    expect((await head.get('/drafts/1')).json).toMatchObject({ state: 'draft', period: null });
    expect((await approver.post('/drafts/1/approval')).status).toBe(409);
    // Mari Maasikas of HR changes it too, and is given another account afterwards.
    const mari = await server.as('hr', { username: 'mari', employee: 'C2' });
    const third = { revision: 2, changes: [weight(0, '45%'), weight(1, '55%')] };
    expect((await patch(mari, 1, third)).json).toMatchObject({ revision: 3 });
    await head.post('/drafts/1/submission', { period: LATER, revision: 3 });
    const own = await mari.post('/drafts/1/approval');
    expectProblem(own, 409, 'conflict');
    expect(errorsOf(own)).toMatchObject([{ code: 'same-person' }]);
    expect((await mari.post('/drafts/1/return', { comment: 'no' })).status).toBe(409);
    const admin = await server.as('admin');
    const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ employee: null }) };
    expect((await admin.ask('PATCH', '/accounts/mari', json)).status).toBe(200);
    const again = await server.as('hr', { username: 'mari.maasikas', employee: 'C2' });
    expect(errorsOf(await again.post('/drafts/1/approval'))).toMatchObject([{ code: 'same-person' }]);
  });

  it('becomes a version of the plan from the month named; a draft that began before it cannot any more', async () => {
    const rival = await server.post('/drafts', { plan: 'courier' });
    expect(rival.json).toMatchObject({ id: 2 });
    await patch(server, 2, { revision: 1, changes: HALF });
    const approved = await approver.post('/drafts/1/approval');
    expect(approved.json).toMatchObject({ action: 'approve', period: LATER, publication: 2, actor: 'api:approver' });
    const planOf = async (period: string) => {
      const { items } = (await server.get(`/rules/documents?period=${period}`)).json as unknown as Rules;
      const hash = items.find(({ kind: of }) => of === 'plan')?.hash ?? '';
      return (await server.get(`/rules/documents/${hash}`)).json;
    };
    expect(await planOf(LATER)).toMatchObject({
      effectiveFrom: LATER,
      content: { components: [{ weight: '45%' }, { weight: '55%' }] },
    });
    expect(await planOf('2026-10')).toMatchObject({ effectiveFrom: '2026-01' });
    const late = await server.post('/drafts/2/submission', { period: LATER, revision: 2 });
    expectProblem(late, 409, 'conflict');
    expect(errorsOf(late)).toMatchObject([{ code: 'plan-changed' }]);
    const { history } = (await auditor.get('/drafts/1')).json as { history: { action: string; actor: string }[] };
    expect(history.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
      'start api:head',
      'edit api:head',
      'submit api:head',
      'send-back api:approver',
      'edit api:mari',
      'submit api:head',
      'approve api:approver',
    ]);
  });

  it('is told in words against any other version', async () => {
    const { items } = (await auditor.get('/plans/courier/versions')).json as { items: { hash: string }[] };
    expect(items).toMatchObject([{ effectiveFrom: '2026-01' }, { effectiveFrom: LATER }]);
    const compare = (from: string, to: string) => head.get(`/plans/courier/comparison?from=${from}&to=${to}`);
    const told = (await compare('2026-10', LATER)).json;
    expect(told).toMatchObject({
      text: { en: 'On-time deliveries 60 % → 45 %, Courier’s attitude 40 % → 55 %' },
      changes: [{ kind: 'weight', pointer: '/components/0/weight', before: '60%', after: '45%' }, { kind: 'weight' }],
    });
    expect((await compare(items[0]?.hash ?? '', (items[1]?.hash ?? '').slice(0, 12))).json).toEqual(told);
    expect((await compare(LATER, 'draft:1')).json).toMatchObject({ changes: [] });
    expect((await compare('2026-10', 'deadbeef00')).status).toBe(404);
    expect((await compare('2026-10', 'draft:77')).status).toBe(404);
    expect((await compare('2026-10', 'yesterday')).status).toBe(400);
  });

  it('is written back into the files, in their own order and layout, and publishing those changes nothing', async () => {
    const plan = join(company.rules, 'plans/courier.json');
    const before = (await readFile(plan, 'utf8')).split('\n');
    const files = await latestFiles(server.database.reader);
    expect(worked(await writeBack(files, company.rules))).toEqual([
      { path: 'eligibility.json', change: 'unchanged' },
      { path: 'indicators/delivery.json', change: 'unchanged' },
      { path: 'plans/courier.json', change: 'changed' },
    ]);
    const after = (await readFile(plan, 'utf8')).split('\n');
    expect(after).toHaveLength(before.length);
    expect(after.filter((line, i) => line !== before[i]).map((line) => line.trim())).toEqual([
      `"effectiveFrom": "${LATER}",`,
      '"weight": "45%",',
      '"weight": "55%",',
    ]);
    const publish = async (folder: string) =>
      server.post('/rules/publications', { documents: await documentsOf({ ...company, rules: folder }) });
    const again = await publish(company.rules);
    expect([again.status, again.json['publication']]).toEqual([200, null]);
    // Into an empty folder too: the documents are the same to the hash.
    const empty = join(company.folder, 'written');
    expect(worked(await writeBack(files, empty)).map(({ change }) => change)).toEqual(['new', 'new', 'new']);
    expect((await publish(empty)).json).toMatchObject({ publication: null });
    expect((await readFile(join(empty, 'plans/courier.json'), 'utf8')).slice(0, 60)).toMatch(
      /^\{\n {2}"id": "courier",\n {2}"effectiveFrom"/,
    );
  });

  it('is written anew as a whole by HR, who sees each finding at its line, and approved by a second person', async () => {
    await rewritePlan({ server, head, approver, from: LATER, to: monthAfter(LATER) });
  });

  it('leaves what was paid as it was, and verifies', async () => {
    expect(await new VerifyService(server.database).verify()).toMatchObject({ holds: true, differences: [] });
  });

  it('keeps publishing from changing a month that is locked, unless somebody asks for it and says why', async () => {
    const decide = async (period: string, step: string) => approver.post(`/periods/${period}/${step}`, {});
    const refuse = { decision: 'refuse', reason: 'nothing to pay by' };
    await put(approver, '/periods/2026-10/holds/D1/decision', refuse);
    await server.post('/periods/2026-10/submission', {});
    for (const step of ['approval', 'lock']) expect((await decide('2026-10', step)).status).toBe(200);
    const documents = await documentsOf(company);
    const publish = (more: object, change: (text: string) => string) =>
      server.post('/rules/publications', {
        documents: documents.map(({ path, content }) => ({
          path,
          content: path === 'plans/courier.json' ? change(content as string) : content,
        })),
        ...more,
      });
    // The plan as it was published first.
    const richer = (text: string) => text.replace(LATER, '2026-01').replace('"150%"', '"160%"');
    const refused = await publish({}, richer);
    expectProblem(refused, 409, 'conflict');
    expect(errorsOf(refused)).toMatchObject([{ code: 'changes-closed-period' }]);
    expect(errorsOf(refused)[0]?.['detail']).toContain('2026-10 (locked)');
    const later = (text: string) => richer(text).replace('"2026-01"', `"${monthAfter(LATER)}"`);
    expect((await publish({}, later)).status).toBe(201);
    expect((await publish({ correctLocked: true }, richer)).status).toBe(400);
    const asked = await publish({ correctLocked: true, reason: 'the cap was mistyped' }, richer);
    expect(asked.status).toBe(201);
    const entries = (await auditor.get('/audit-entries?limit=1000')).text;
    expect(entries).toContain('the cap was mistyped');
    // The same once more changes nothing, and asks for nothing.
    expect((await publish({}, richer)).status).toBe(200);
  });
});
