import { expect } from '@jest/globals';

import { errorsOf, expectProblem, type Answer, type Client, type TestServer } from '../http/test-server.js';
import type { Effect } from './draft-answers.js';

interface Written {
  components: { id: string; weight: string }[];
  payout: { cap: string };
  effectiveFrom: string;
  id: string;
}

interface Rewriting {
  readonly server: TestServer;
  readonly head: Client;
  readonly approver: Client;
  /** The month of the version that the draft is begun from, and the one that it is to hold from. */
  readonly from: string;
  readonly to: string;
}

const sent = (method: 'PUT' | 'POST', by: Client, path: string, body: object): Promise<Answer> =>
  by.ask(method, path, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

interface Found {
  readonly code: string;
  readonly line?: number;
  readonly column?: number;
  readonly pointer?: string;
}

/** HR writes the whole plan of draft 3 anew: a third component, another cap. A second person of HR approves it. */
export async function rewritePlan({ server, head, approver, from, to }: Rewriting): Promise<void> {
  expect((await server.post('/drafts', { plan: 'courier', period: from })).json).toMatchObject({ id: 3, revision: 1 });
  const shown = (await head.get('/drafts/3/document')).json as { text: string; path: string; revision: number };
  expect(shown).toMatchObject({ path: 'plans/courier.json', revision: 1 });
  const text = withLoss(shown.text);

  const check = async (of: string) => {
    const answer = await server.post('/drafts/3/document/checks', { text: of });
    const { sound, findings } = answer.json as unknown as { sound: boolean; findings: Found[] };
    return { sound, errors: findings.map(({ code, line, pointer }) => [code, line, pointer]) };
  };
  const lineOf = (of: string, part: string) => of.slice(0, of.indexOf(part)).split('\n').length;
  // The bands of the attitude step from 0.5 to 1: lint says so of every version.
  expect(await check(text)).toEqual({ sound: true, errors: [['cliff', expect.any(Number), expect.any(String)]] });
  const twice = text.replace('"score": "1"', '"score": "2"');
  expect((await check(twice)).errors).toContainEqual([
    'example-not-reproduced',
    expect.any(Number),
    expect.any(String),
  ]);
  const unknown = text.replace('"indicator": "loss"', '"indicator": "losses"');
  expect(await check(unknown)).toEqual({
    sound: false,
    errors: [['unknown-indicator', lineOf(unknown, '"losses"'), '/components/2/indicator']],
  });
  expect(await check('{\n  "id": "courier",\n}')).toMatchObject({ sound: false, errors: [['trailing-comma', 3, '']] });
  expect(await check(text.replace('"id": "courier"', '"id": "driver"'))).toMatchObject({
    errors: [['other-plan', lineOf(text, '"id": "courier"'), '/id']],
  });
  const low = text.replace('"45%"', '"40%"').replace('"35%"', '"40%"');
  const below = await check(low);
  expect(below).toMatchObject({ sound: false });
  expect(below.errors[0]).toEqual(['below-bound', lineOf(low, '"40%"'), '/components/0/weight']);
  const moved = await check(text.replace(`"${from}"`, '"2099-01"'));
  expect(moved).toMatchObject({ sound: true });
  expect(moved.errors[0]).toEqual(['effective-from-unused', lineOf(text, `"${from}"`), '/effectiveFrom']);

  // Before anything is saved: what the third component would have paid, and nothing for whom has no business with it.
  const preview = (by: Client, of: string) => sent('POST', by, '/drafts/3/document/preview', { text: of, persons: 3 });
  expectPaid((await preview(server, text)).json['persons']);
  expect((await preview(head, text)).status).toBe(403);
  expect(errorsOf(await preview(server, unknown))).toMatchObject([{ code: 'unknown-indicator' }]);
  expect((await server.get('/drafts/3')).json).toMatchObject({ revision: 1 });

  const rewrite = (by: Client, revision: number, of: string) =>
    sent('PUT', by, '/drafts/3/document', { revision, text: of, renewExamples: true });
  expect((await rewrite(head, 1, text)).status).toBe(403);
  expectProblem(await rewrite(server, 1, unknown), 422, 'refused');
  const saved = await rewrite(server, 1, text);
  expect(saved.json).toMatchObject({ revision: 2, text: { en: expect.stringContaining('Parcels lost') } });
  const second = await rewrite(approver, 1, text);
  expect([second.status, errorsOf(second)[0]?.['code']]).toEqual([409, 'stale-revision']);
  // The same again is no revision.
  const again = (await server.get('/drafts/3/document')).json as { text: string };
  expect(JSON.parse(again.text)).toEqual(JSON.parse(text));
  expect((await rewrite(server, 2, again.text)).json).toMatchObject({ revision: 2 });
  await expectEffect(server);
  expect((await server.post('/drafts/3/submission', { period: to, revision: 2 })).status).toBe(200);
  expect(errorsOf(await server.post('/drafts/3/approval'))).toMatchObject([{ code: 'same-person' }]);
  expect((await approver.post('/drafts/3/approval')).json).toMatchObject({ action: 'approve', period: to });
}

/** The plan with lost parcels as a third component: 45 %, 35 % and 20 %, and a lower cap. */
function withLoss(text: string): string {
  const plan = JSON.parse(text) as Written;
  const [onTime, attitude] = plan.components;
  const loss = {
    id: 'loss',
    indicator: 'loss',
    weight: '20%',
    attainment: {
      linear: [
        ['0.1%', '1'],
        ['0.5%', '0'],
      ],
    },
  };
  const components = [{ ...onTime, weight: '45%' }, { ...attitude, weight: '35%' }, loss];
  return `${JSON.stringify({ ...plan, components, payout: { ...plan.payout, cap: '140%' } }, null, 2)}\n`;
}

/**
 * October, C1: 0.45 · 0.8 + 0.35 · 1 + 0.2 · 1 (0.1 % lost) = 0.91; 2,000 · 0.91 · 1.02 = 1,856.40. C2 has no attitude that counts, and
 * of lost parcels nothing is known, which is neutral: (0.45 · 1.1 + 0.2) / 0.65 = 1.0692…; 1,200 · 15/31 of it · 1.02 = 633.26, 16/31
 * 675.48. September, C1: 0.45 · 0.6 + 0.35 + 0.2 = 0.82; 1,640.00.
 */
async function expectEffect(server: TestServer): Promise<void> {
  const { items } = (await server.get('/drafts/3/effect')).json as unknown as Effect;
  expectPaid(items);
}

function expectPaid(persons: unknown): void {
  const told = (persons as Effect['items']).map(({ employee, before, after }) => [employee, before, after]);
  expect(told).toEqual([
    ['C1', '3315.20', '3496.40'],
    ['C2', '1346.40', '1308.74'],
    ['C3', '0.00', '0.00'],
  ]);
}
