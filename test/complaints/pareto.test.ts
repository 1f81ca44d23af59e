import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { AuditService } from '../../src/audit/audit.service.js';
import { ComplaintsService } from '../../src/complaints/complaints.service.js';
import { percentText } from '../../src/complaints/pareto-text.js';
import { ParetoService, type ParetoRequest } from '../../src/complaints/pareto.service.js';
import { ReefsService } from '../../src/complaints/reefs.service.js';
import { PlansService } from '../../src/plans/plans.service.js';
import { file, openCompany, type Company } from '../metrics/company.js';
import { databaseKinds } from '../support/databases.js';
import { period, worked } from '../support/open-database.js';

/**
 * How often each of the 54 issues was complained of in September 2013, in the extract of the US Consumer Financial Protection Bureau's
 * published complaints that docs/real-input.md names: 813 in all.
 */
// prettier-ignore
const SEPTEMBER = [
  156, 84, 78, 66, 42, 40, 27, 25, 22, 19, 17, 16, 16, 14, 14, 13, 11, 10, 10, 9, 8, 8, 8, 8, 7, 7, 7, 7, 6, 6, 6, 5, 4, 4, 4, 3, 3,
  2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
];

const CATALOGUE = {
  id: 'chain',
  effectiveFrom: '2020-01',
  causes: [
    {
      code: 'delivery',
      name: { en: 'Delivery' },
      stages: [{ stage: 'delivery' }],
      indicators: ['on-time'],
      causes: [
        { code: 'late', name: { en: 'Came late' }, aliases: ['It did not arrive'] },
        {
          code: 'damaged',
          name: { en: 'Came damaged' },
          stages: [
            { stage: 'picking', share: '25%' },
            { stage: 'delivery', share: '75%' },
          ],
          indicators: ['on-time', 'attitude'],
        },
      ],
    },
  ],
};
const INDICATORS = {
  id: 'all',
  effectiveFrom: '2020-01',
  indicators: ['on-time', 'attitude'].map((code) => ({
    code,
    name: { en: code },
    unit: 'percent',
    better: 'higher',
    aggregate: 'ratio',
    whenMissing: 'reweight',
  })),
};

describe.each(databaseKinds)('the Pareto of complaints on %s', (kind) => {
  let company: Company;
  let paretos: ParetoService;
  const take = async (name: string, rows: readonly string[]) => {
    const content = `id,date,department,cause,stage,severity,source,loss,currency,product\n${rows.join('\n')}\n`;
    const service = new ComplaintsService(company.database, new AuditService());
    return worked(await service.takeIn(file(name, content), { actor: 'cli' }));
  };
  const asked = (code: string, request: Partial<ParetoRequest> = {}) =>
    paretos.of(period(code), { by: 'cause', measure: 'count', most: 10, ...request });
  const pareto = async (code: string, request: Partial<ParetoRequest> = {}) => worked(await asked(code, request));

  beforeAll(async () => {
    company = await openCompany(kind);
    paretos = new ParetoService(company.database);
    const files = [
      { path: 'causes/chain.json', text: JSON.stringify(CATALOGUE) },
      { path: 'indicators/all.json', text: JSON.stringify(INDICATORS) },
    ];
    worked(await new PlansService(company.database, new AuditService()).publish(files, 'cli'));
    let id = 0;
    const row = (day: string, cause: string, more: string) => `K-${++id},${day},north,${cause}${more}`;
    const issue = (i: number) => `issue ${String(i + 1).padStart(2, '0')}`;
    await take(
      'september.csv',
      SEPTEMBER.flatMap((count, i) =>
        Array.from({ length: count }, () => row('2013-09-10', issue(i), ',,,customer,,,')),
      ),
    );
    await take('october.csv', [
      ...Array.from({ length: 3 }, () => row('2026-10-01', 'late', ',,5,customer,10.10,EUR,tea')),
      row('2026-10-02', 'It did not arrive', ',,,customer,,,tea'),
      ...Array.from({ length: 4 }, () => row('2026-10-03', 'damaged', ',,2,customer,,,salt')),
      row('2026-10-03', 'damaged', ',sorting,,customer,0.05,EUR,'),
      row('2026-10-04', 'rude', ',,,customer,,,'),
      row('2026-09-04', 'late', ',,,customer,,,'),
      row('2026-09-04', 'lost', ',,,customer,,,'),
      ...Array.from({ length: 20 }, () => row('2025-10-04', 'late', ',,,customer,,,')),
    ]);
    await take('correction.csv', [`K-${id + 1},2026-10-04,south,rude,,,customer,,,`]);
  });
  afterAll(() => company.close());

  it('comes to the published figures', async () => {
    const { total, rows, uncatalogued } = await pareto('2013-09');
    expect([total, rows.length, uncatalogued.length]).toEqual([813, 54, 54]);
    expect(
      rows.slice(0, 4).map(({ count, share, cumulative }) => [count, percentText(share), percentText(cumulative)]),
    ).toEqual([
      [156, '19.19 %', '19.19 %'],
      [84, '10.33 %', '29.52 %'],
      [78, '9.59 %', '39.11 %'],
      [66, '8.12 %', '47.23 %'],
    ]);
    expect(rows[0]).toMatchObject({ key: 'issue 01', share: '0.191881918819', change: null, vital: true, rank: 1 });
    // 10 at most; 80 % would be reached by the 17th: 649 of 813 are 79.8 %, 660 are 81.2 %.
    expect(rows.filter(({ vital }) => vital)).toHaveLength(10);
    expect((await pareto('2013-09', { most: 100 })).rows.filter(({ vital }) => vital)).toHaveLength(17);
    // Of the two with 16 the first by name.
    expect(rows.slice(11, 13).map(({ key }) => key)).toEqual(['issue 12', 'issue 13']);
    expect(rows.at(-1)?.cumulative).toBe('1');
  });

  it('counts a cause under its code in the catalogue, others under their own name, beside earlier months', async () => {
    const { total, rows, vanished, uncatalogued } = await pareto('2026-10');
    // The correction has moved nothing: it is a complaint of its own.
    expect(total).toBe(11);
    expect(rows.map(({ key, name, count, isNew, isCatalogued }) => [key, name, count, isNew, isCatalogued])).toEqual([
      ['damaged', 'Came damaged', 5, true, true],
      ['late', 'Came late', 4, false, true],
      ['rude', null, 2, true, false],
    ]);
    expect(rows[1]).toMatchObject({
      change: 3,
      previous: { count: 1, change: 3, trend: 'steady' },
      // 20 against 4: twice the chance of 4 or fewer of 24 is 2 · 12,951 ÷ 2²⁴ = 0.15 %.
      lastYear: { count: 20, change: -16, trend: 'fewer' },
    });
    expect([vanished, uncatalogued]).toEqual([
      [{ key: 'lost', count: 1, measured: '1' }],
      [{ cause: 'rude', count: 2 }],
    ]);
    expect((await pareto('2026-10', { level: 1 })).rows.map(({ key, count }) => [key, count])).toEqual([
      ['delivery', 9],
      ['rude', 2],
    ]);
  });

  it('divides a complaint over the stages and indicators that the catalogue names', async () => {
    const stages = await pareto('2026-10', { by: 'stage' });
    // 4 late and three quarters of 4 damaged; a quarter of these; the one whose stage was reported; 2 of which nothing is known.
    expect(stages.rows.map(({ key, count, measured }) => [key, count, measured])).toEqual([
      ['delivery', 8, '7'],
      ['(none)', 2, '2'],
      ['picking', 4, '1'],
      ['sorting', 1, '1'],
    ]);
    const indicators = await pareto('2026-10', { by: 'indicator' });
    expect(indicators.rows.map(({ key, measured }) => [key, measured])).toEqual([
      ['on-time', '6.5'],
      ['attitude', '2.5'],
      ['(none)', '2'],
    ]);
    expect(indicators.measured).toBe('11');
  });

  it('adds up severity and loss, and says of how many complaints neither is known', async () => {
    const severity = await pareto('2026-10', { measure: 'severity' });
    // 3 · 5 + 1 where nothing was said; 4 · 2 + 1; 2 · 1.
    expect(severity.rows.map(({ key, measured }) => [key, measured])).toEqual([
      ['late', '16'],
      ['damaged', '9'],
      ['rude', '2'],
    ]);
    expect(severity.unmeasured).toBe(4);
    const loss = await pareto('2026-10', { measure: 'loss' });
    expect(loss).toMatchObject({ currency: 'EUR', measured: '30.35', unmeasured: 7 });
    expect(loss.rows.map(({ key, measured, share }) => [key, measured, percentText(share)])).toEqual([
      ['late', '30.3', '99.84 %'],
      ['damaged', '0.05', '0.16 %'],
      ['rude', '0', '0.00 %'],
    ]);
  });

  it('is made by department and by any attribute, of some departments alone', async () => {
    const by = async (request: Partial<ParetoRequest>) =>
      (await pareto('2026-10', request)).rows.map(({ key, count }) => [key, count]);
    expect(await by({ by: 'department' })).toEqual([
      ['north', 10],
      ['south', 1],
    ]);
    expect(await by({ by: 'product' })).toEqual([
      ['salt', 4],
      ['tea', 4],
      ['(none)', 3],
    ]);
    expect(await by({ departments: ['south'] })).toEqual([['rude', 1]]);
    expect(await by({ departments: [] })).toEqual([]);
    expect((await asked('2026-10', { by: 'colour"; --' })).findings[0]?.code).toBe('no-such-attribute');
    expect(await pareto('1999-01')).toMatchObject({ total: 0, rows: [] });
  });

  it('watches the highest reefs: how long each stands there, which went, and what came up instead', async () => {
    const reefs = new ReefsService(company.database);
    const watch = await reefs.of(period('2026-10'), { by: 'cause', most: 2, months: 14 });
    // Nothing is known of the months between; in September late and lost were complained of once each.
    expect(watch.months).toEqual(['2025-10', '2026-09', '2026-10']);
    expect(watch.whole).toEqual({
      total: 11,
      highest: [
        {
          ...{ rank: 1, key: 'damaged', name: 'Came damaged', count: 5, share: '0.454545454545', change: 5 },
          ...{ trend: 'steady', since: '2026-10', months: 1, isFromTheFirst: false },
        },
        {
          ...{ rank: 2, key: 'late', name: 'Came late', count: 4, share: '0.363636363636', change: 3 },
          ...{ trend: 'steady', since: '2025-10', months: 3, isFromTheFirst: true },
        },
      ],
      sunk: [
        {
          ...{ key: 'lost', name: null, left: '2026-10', rank: null, before: 1, count: 0 },
          ...{ since: '2026-09', months: 1, isFromTheFirst: false },
          rose: [{ key: 'damaged', name: 'Came damaged', rank: 1, before: 0, count: 5 }],
        },
      ],
    });
    expect(watch.departments.map(({ department, total }) => [department, total])).toEqual([
      ['north', 10],
      ['south', 1],
    ]);
    // Others are complained of in the south, so that in the months before there was nothing of it.
    expect(watch.departments[1]?.highest).toMatchObject([{ key: 'rude', since: '2026-10', change: 1, share: '1' }]);
    const south = await reefs.of(period('2026-10'), { by: 'cause', most: 2, months: 14, departments: ['south'] });
    expect([south.months, south.departments, south.whole.highest]).toEqual([
      watch.months,
      [watch.departments[1]],
      watch.departments[1]?.highest,
    ]);
    // 7 of the 9 whose stage is known.
    const stages = await reefs.of(period('2026-10'), { by: 'stage', most: 1, months: 1 });
    expect(stages.whole.highest).toMatchObject([{ key: 'delivery', count: 8, share: '0.777777777778', change: null }]);
  });

  it('does not add up two currencies, and follows a correction', async () => {
    await take('yuan.csv', ['X-1,2026-10-05,south,late,,,customer,5.00,CNY,']);
    expect((await asked('2026-10', { measure: 'loss' })).findings[0]?.code).toBe('several-currencies');
    await take('moved.csv', ['X-1,2026-12-05,south,late,,,customer,5.00,CNY,']);
    expect(await pareto('2026-10', { measure: 'loss' })).toMatchObject({ measured: '30.35', total: 11 });
    expect(await pareto('2026-12')).toMatchObject({ total: 1 });
  });
});
