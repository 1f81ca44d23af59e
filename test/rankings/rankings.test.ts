import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Principal } from '../../src/access/principal.js';
import { Scopes } from '../../src/access/scope.js';
import { AuditService } from '../../src/audit/audit.service.js';
import type { Database } from '../../src/database/database.js';
import { ownRankingText, rankingText } from '../../src/cli/commands/ranking-text.js';
import type { RankingRow, RankingView } from '../../src/rankings/ranking-view.js';
import { RankingsService } from '../../src/rankings/rankings.service.js';
import { RunService } from '../../src/runs/run.service.js';
import { approved } from '../support/approved.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { fillDatabase, openDatabase, period, worked } from '../support/open-database.js';
import type { SmallCompany } from '../support/small-company.js';
import { shopCompany } from './shop-company.js';

const OCTOBER = period('2026-10');

/** The figures are worked out where the shops are: see `shop-company`. */
describe.each(databaseKinds)('power rankings on %s', (kind) => {
  let fresh: FreshDatabase;
  let database: Database;
  let company: SmallCompany;
  let rankings: RankingsService;

  beforeAll(async () => {
    company = await shopCompany();
    fresh = await freshDatabase(kind);
    database = await openDatabase(fresh.url);
    await fillDatabase(database, company);
    rankings = new RankingsService(database);
  });
  afterAll(async () => {
    await database.close();
    await fresh.remove();
    await company.remove();
  });

  const north = async () => worked(await rankings.of(OCTOBER, { plan: 'assistant', department: 'north' }));
  const rowOf = ({ rows }: RankingView, employee: string) => rows.find((row) => row.employee === employee);
  const places = (rows: readonly RankingRow[]) => rows.map(({ rank, employee, score }) => [rank, employee, score]);

  it('ranks a shop by score, equal ones sharing a place, and says of which run, or that it was calculated', async () => {
    const calculated = await north();
    expect([calculated.run, calculated.state, calculated.before?.run]).toEqual([null, 'open', null]);
    const runs = new RunService(database, new AuditService());
    for (const month of ['2026-09', '2026-10']) worked(await runs.run(period(month), { actor: 'cli:hr' }));
    await approved(database, period('2026-09'));
    const view = await north();
    expect(view).toMatchObject({ run: 2, state: 'calculated', ranked: 5, plan: 'assistant', department: 'north' });
    expect(view.before).toEqual({ period: '2026-09', run: 1, state: 'approved', ranked: 6 });
    expect(places(view.rows)).toEqual([
      [1, 'A3', '0.75'],
      [2, 'A1', '0.625'],
      [2, 'A5', '0.625'],
      [4, 'A2', '0.5'],
      [4, 'A9', '0.5'],
    ]);
    expect(view.components.map(({ component, isExperience, weight }) => [component, isExperience, weight])).toEqual([
      ['service', true, '0.5'],
      ['reputation', true, '0.2'],
      ['sales', false, '0.3'],
    ]);
    expect([view.serviceWeight, view.otherWeight]).toEqual(['0.7', '0.3']);
    // The same whether it has been run or not.
    expect({ ...view, run: null, state: 'open', before: calculated.before }).toEqual(calculated);
  });

  it('says how everybody has moved, past whom, and which components moved their score', async () => {
    const view = await north();
    // Fifth and last before; two of those above are gone, three were passed. Service from 0 to 1: + .5; sales from 1 to .5: − .15.
    expect(rowOf(view, 'A3')?.movement).toEqual({
      ...{ rank: 6, score: '0.4', up: 5, passed: 3, passedBy: 0, leftAbove: 2, newAbove: 0, change: '0.35' },
      effects: [
        { component: 'service', by: '0.5' },
        { component: 'sales', by: '-0.15' },
      ],
    });
    // Passed A2, was passed by A3: where they were, with less.
    expect(rowOf(view, 'A1')?.movement).toEqual({
      ...{ rank: 2, score: '0.65', up: 0, passed: 1, passedBy: 1, leftAbove: 0, newAbove: 0, change: '-0.025' },
      effects: [
        { component: 'sales', by: '-0.15' },
        { component: 'service', by: '0.125' },
      ],
    });
    expect(rowOf(view, 'A2')?.movement).toMatchObject({ rank: 1, up: -3, passedBy: 2, newAbove: 1, change: '-0.25' });
    // Nothing was measured otherwise; without the reputation, 5/8 and 3/8 of .5 each: (.125 + .075) · .5 − .2 · 1.
    expect(rowOf(view, 'A9')?.movement).toEqual({
      ...{ rank: 4, score: '0.6', up: 0, passed: 1, passedBy: 1, leftAbove: 1, newAbove: 1, change: '-0.1' },
      effects: [{ component: null, by: '-0.1' }],
    });
    expect(rowOf(view, 'A9')?.parts).toEqual([
      { component: 'service', weight: '0.625', attainment: '0.5', points: '0.3125' },
      { component: 'sales', weight: '0.375', attainment: '0.5', points: '0.1875' },
    ]);
  });

  it('names newcomers, leavers, and who has no place and why', async () => {
    const view = await north();
    expect(rowOf(view, 'A5')).toMatchObject({ before: 'new', movement: null });
    expect(view.leavers).toEqual([
      { employee: 'A4', name: 'Person A4', rank: 5, why: 'left' },
      { employee: 'A6', name: 'Person A6', rank: 2, why: 'moved' },
    ]);
    expect(view.unranked.map(({ employee, why, unmeasured }) => [employee, why, unmeasured])).toEqual([
      // A score of sales alone would make a ranking of sellers of it.
      ['A7', 'service-unmeasured', ['service', 'reputation']],
      ['A8', 'no-score', ['service', 'reputation', 'sales']],
      ['T1', 'no-plan', []],
    ]);
    expect(view.onOtherPlans).toBe(1);
  });

  it('ranks everybody where no department is named; who moved between shops counts by the days', async () => {
    const view = worked(await rankings.of(OCTOBER, {}));
    expect(places(view.rows).slice(0, 2)).toEqual([
      [1, 'A3', '0.75'],
      [2, 'A6', '0.65'],
    ]);
    // 10.75 ÷ 31
    expect(rowOf(view, 'B1')).toMatchObject({ rank: 7, score: '0.346774193548', departments: ['west', 'east'] });
    // In September B1 was there, and nothing of them was measured.
    expect(rowOf(view, 'B1')?.before).toBe('unranked');
    expect(rowOf(view, 'A6')?.movement).toMatchObject({ rank: 2, up: 0, passed: 1, passedBy: 1, effects: [] });
    expect(worked(await rankings.of(period('2026-09'), {})).before).toBeNull();
  });

  it('is told in a terminal, a line for each', async () => {
    const lines = rankingText(await north()).split('\n');
    expect(lines.filter((line) => /^[1-9]  /.test(line)).map((line) => line.split(/\s{2,}/).slice(0, 3))).toEqual([
      ['1', '▲5', 'A3'],
      ['2', '=', 'A1'],
      ['2', 'new', 'A5'],
      ['4', '▼3', 'A2'],
      ['4', '=', 'A9'],
    ]);
    const own = ownRankingText(worked(await rankings.own(OCTOBER, 'A1'))).split('\n');
    expect(own[0]).toMatch(/place 2 of 5, score 0\.6250$/);
  });

  it('has no amount of pay in it', async () => {
    const text = JSON.stringify([await north(), worked(await rankings.own(OCTOBER, 'A1'))]);
    for (const word of ['amount', 'salary', 'bonus', 'payable', 'currency', '8000', '625.00'])
      expect(text).not.toContain(word);
  });

  it('shows a head their subtree, and of others last month’s nothing', async () => {
    const head: Principal = {
      ...{ username: 'head', employee: 'M1', roles: ['department-head'], heads: ['south'] },
    } as unknown as Principal;
    const scopes = new Scopes(database);
    const [scope, before] = [await scopes.of(head, OCTOBER), await scopes.of(head, period('2026-09'))];
    const departments = [...scope.departments];
    const view = worked(await rankings.of(OCTOBER, { departments, scopes: { scope, before } }));
    expect(places(view.rows)).toEqual([[1, 'A6', '0.65']]);
    // In September A6 was somebody else's.
    expect([view.rows[0]?.before, view.rows[0]?.movement]).toEqual(['unknown', null]);
    expect(await rankings.choices(OCTOBER, scope)).toEqual([
      {
        plan: 'assistant',
        name: { en: 'assistant', zh: 'assistant' },
        departments: [{ code: 'south', name: 'South shop', people: 1 }],
      },
    ]);
    const all = await rankings.choices(OCTOBER);
    expect(all[0]?.departments.map(({ code, people }) => [code, people])).toEqual([
      ['east', 1],
      ['north', 7],
      ['south', 1],
      ['west', 1],
    ]);
  });

  it('tells somebody their own place and how many there are, of nobody else anything', async () => {
    const [own, ...more] = worked(await rankings.own(OCTOBER, 'A1'));
    expect(more).toEqual([]);
    expect(own).toMatchObject({ plan: 'assistant', departmentName: 'North shop', ranked: 5, why: null });
    expect(own?.row).toMatchObject({ rank: 2, score: '0.625', movement: { up: 0, passed: 1, passedBy: 1 } });
    expect(JSON.stringify(own)).not.toMatch(/A[2-9]|B1/);
    expect(worked(await rankings.own(OCTOBER, 'A7'))[0]).toMatchObject({ row: null, why: 'service-unmeasured' });
    expect(worked(await rankings.own(OCTOBER, 'B1')).map(({ department }) => department)).toEqual(['west', 'east']);
    expect(worked(await rankings.own(OCTOBER, 'M1'))).toEqual([]);
    expect((await rankings.own(period('2026-11'), 'A1')).findings.map(({ code }) => code)).toEqual(['no-run']);
  });

  it('refuses a plan that is no power ranking, and none at all', async () => {
    const codes = async (plan: string) => (await rankings.of(OCTOBER, { plan })).findings.map(({ code }) => code);
    expect(await codes('manager')).toEqual(['no-ranking']);
    expect(await codes('nobody')).toEqual(['no-such-plan']);
  });
});
