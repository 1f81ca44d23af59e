import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { accessServer, type AccessServer } from '../access/access-company.js';
import { databaseKinds } from '../support/databases.js';
import { expectProblem, type Client } from './test-server.js';

type Items = Record<string, unknown>[];

/** The head heads the north: C1, C2 (until 15 October) and C3; D1 is of the south. */
describe.each(databaseKinds)('looking people, teams and records up on %s', (kind) => {
  let server: AccessServer;

  beforeAll(async () => {
    server = await accessServer(kind);
  });
  afterAll(() => server.close());

  const items = async (client: Client, path: string) => (await client.get(path)).json['items'] as Items;
  const found = async (client: Client, query: string) =>
    (await items(client, `/people?${query}`)).map(({ code }) => code);

  it('finds people by beginnings of words of their name or code, whatever the case and the accents', async () => {
    expect(await found(server, 'search=yang')).toEqual(['C1']);
    expect(await found(server, 'search=LIU%20ya')).toEqual(['C1']);
    expect(await found(server, 'search=m%C3%A4asi')).toEqual(['C2']);
    expect(await found(server, 'search=smith')).toEqual(['C3']);
    expect(await found(server, 'search=c')).toEqual(['C1', 'C2', 'C3']);
    // "ang" begins no word, and % stands for itself.
    for (const nobody of ['ang', 'nobody', 'c%25x']) expect(await found(server, `search=${nobody}`)).toEqual([]);
    expect((await items(server, '/people?search=yang'))[0]).toEqual({
      code: 'C1',
      name: 'Liu Yang',
      hired: '2024-03-01',
      left: null,
      role: 'courier',
      department: 'north',
    });
  });

  it('goes on page by page, and says how many there are', async () => {
    const first = (await server.get('/people?search=c&limit=2')).json;
    expect([(first['items'] as Items).length, first['next'], first['total']]).toEqual([2, 'C2', 3]);
    expect(await found(server, 'search=c&limit=2&after=C2')).toEqual(['C3']);
    expect((await server.get('/people')).json['total']).toBe(4);
  });

  it('finds only whom one may see today, also by the whole code', async () => {
    const { head, employee } = server.who;
    expect(await found(head, '')).toEqual(['C1', 'C3']);
    expect(await found(employee, '')).toEqual(['C1']);
    for (const client of [head, employee]) {
      expect((await client.get('/people?search=d1')).json).toEqual((await client.get('/people?search=x1')).json);
      expect(await items(client, '/employees?search=d1')).toEqual([]);
    }
    expect((await items(head, '/employees?search=smith')).map(({ code }) => code)).toEqual(['C3']);
  });

  it('finds by a name as soon as it has been loaded', async () => {
    const employees = [
      { code: 'C1', name: 'Liu Müller', hired: '2024-03-01', currency: 'CNY', salary: '9000', grade: 'B' },
    ];
    expect((await server.post('/organisation/loads', { employees })).status).toBe(201);
    expect(await found(server, 'search=muller')).toEqual(['C1']);
    expect(await found(server, 'search=yang')).toEqual([]);
  });

  it('shows a head what the month pays their people, and nobody else’s', async () => {
    const { json } = await server.who.head.get('/team');
    expect(json).toMatchObject({ period: '2026-10', state: 'calculated', periods: ['2026-10'] });
    // C2 was in the north until 15 October; the whole payout is shown. C3's gate pays 0.
    expect(
      (json['people'] as Items).map(({ employee, payable, change, score }) => [employee, payable, change, score]),
    ).toEqual([
      ['C1', '1795.20', null, '0.88'],
      ['C2', '1346.40', null, '1.1'],
      ['C3', '0.00', null, '1'],
    ]);
    // 1,795.20 + 1,346.40
    expect(json['months']).toEqual([{ period: '2026-10', currency: 'CNY', payable: '3141.60', people: 3 }]);
    expectProblem(await server.who.head.get('/team?period=2019-01'), 404, 'not-found');
  });

  it('adds up what cost the team most', async () => {
    const { json } = await server.who.head.get('/team/costs?period=2026-10');
    // Against target: C1 lacks 0.6 · 0.2 of 2,000 = 240 on time. C2 has 0.1 of 1,200 = 120 more, as attitude was left out. C3 earned
    // 1,500 · 1.02 = 1,530 less 1,500, and the gate took all. October brought C1 0.02 · 1,760 = 35.20 and C2 0.02 · 1,320 = 26.40.
    const sums = (json['items'] as Items).map(({ name, amount, losers, winners }) => [name, amount, losers, winners]);
    expect(sums[0]?.[0]).toBe('More than 0.5 % of parcels were lost');
    expect(sums).toContainEqual(['On-time deliveries', '-120.00', 1, 1]);
    expect(sums).toContainEqual(['October counts 2 % more', '61.60', 0, 2]);
    const zh = (await server.who.head.get('/team/costs?period=2026-10&language=zh')).json['items'] as Items;
    expect(zh[0]?.['name']).toBe('丢失率超过 0.5%');
  });

  it('filters the audit trail, the newest first', async () => {
    const all = await items(server, '/audit-entries?limit=1000');
    const newest = await items(server, '/audit-entries?newest=true&limit=1000');
    expect(newest).toEqual(all.toReversed().slice(-newest.length));
    const seqs = async (query: string) => (await items(server, `/audit-entries?${query}`)).map(({ seq }) => seq);
    const where = (fits: (entry: Record<string, unknown>) => boolean) => all.filter(fits).map(({ seq }) => seq);
    expect(await seqs('action=run')).toEqual(where(({ action }) => action === 'run'));
    expect(await seqs('actor=head&limit=1000')).toEqual(where(({ actor }) => actor === 'api:head'));
    expect(await seqs('actor=api:head&action=read&limit=1000')).toEqual(
      where(({ actor, action }) => actor === 'api:head' && action === 'read'),
    );
    expect(await seqs('subject=team:&limit=1000')).toEqual(where(({ subject }) => String(subject).startsWith('team:')));
    expect(await seqs('subject=%25&limit=1000')).toEqual([]);
    const ofOctober = await seqs('period=2026-10&limit=1000');
    expect(ofOctober).toEqual(expect.arrayContaining(where(({ action }) => action === 'run')));
    expect(await seqs('period=2019-01')).toEqual([]);
    const day = String(all[0]?.['at']).slice(0, 10);
    expect((await seqs(`from=${day}&limit=3`)).length).toBe(3);
    expect(await seqs('to=2020-01-01')).toEqual([]);
    const last = newest[0]?.['seq'];
    expect(await seqs(`newest=true&after=${String(last)}&limit=1`)).toEqual([Number(last) - 1]);
    for (const wrong of ['from=2026-02-31', 'action=nothing', 'newest=perhaps', 'period=2026-13'])
      expectProblem(await server.get(`/audit-entries?${wrong}`), 400, 'malformed-request');
  });

  it('says how far a verification is', async () => {
    expect((await server.get('/verifications/progress')).json).toEqual({
      isRunning: false,
      what: '',
      done: 0,
      payouts: 0,
      of: 0,
    });
    const verified = server.post('/verifications', {});
    const seen: Record<string, unknown>[] = [];
    for (;;) {
      const answer = await Promise.race([verified.then(() => undefined), server.get('/verifications/progress')]);
      if (answer === undefined) break;
      seen.push(answer.json);
    }
    expect((await verified).json['holds']).toBe(true);
    for (const { isRunning, of, payouts } of seen)
      if (isRunning === true) {
        expect(of).toBe(4);
        expect(Number(payouts)).toBeLessThanOrEqual(4);
      }
  });

  it('tells whoever is not signed in whether there is single sign-on', async () => {
    expect((await server.nobody.get('/health')).json['singleSignOn']).toBe(false);
  });
});
