/** What plans cost for the staff of the latest load. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Database } from '../../src/database/database.js';
import { costText } from '../../src/cli/commands/rules-cost.js';
import type { PlanDocument } from '../../src/engine/documents.js';
import { CostService, type CostReport } from '../../src/plans/cost/cost.service.js';
import { readRuleFiles, type RuleFile } from '../../src/plans/rule-files.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { loadCompany, openDatabase, period, publishRules, worked } from '../support/open-database.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';

const OCTOBER = period('2026-10');
const PLAN = 'plans/courier.json';
const reason = { en: 'because' };

describe.each(databaseKinds)('the cost of plans on %s', (kind) => {
  let company: SmallCompany;
  let fresh: FreshDatabase;
  let database: Database;

  beforeEach(async () => {
    company = await smallCompany();
    fresh = await freshDatabase(kind);
    database = await openDatabase(fresh.url);
  });

  afterEach(async () => {
    await database.close();
    await fresh.remove();
    await company.remove();
  });

  /** The plan with changes, from the folder. */
  const changed = async (change: (plan: PlanDocument) => object): Promise<readonly RuleFile[]> =>
    worked(await readRuleFiles(company.rules)).map((file) => {
      if (file.path !== PLAN) return file;
      const { examples: _, ...plan } = JSON.parse(file.text) as PlanDocument;
      return { path: PLAN, text: JSON.stringify({ ...plan, ...change(plan) }) };
    });
  const costOf = async (change: (plan: PlanDocument) => object): Promise<CostReport> => {
    await loadCompany(database, company);
    return worked(await new CostService(database).costOf(await changed(change), OCTOBER));
  };
  const amounts = async (change: (plan: PlanDocument) => object) => {
    const [first] = (await costOf(change)).plans[0]?.amounts ?? [];
    return [first?.target, first?.atTarget, first?.worst];
  };

  it('says who is on each plan, and what it comes to at target and at most', async () => {
    await loadCompany(database, company);
    await publishRules(database, company);
    const service = new CostService(database);
    // At most: 1.2 on time, the attitude left out, × 1.02 in October: 2448.00 + 710.71 + 758.09 + 1836.00.
    const october = worked(await service.costInForce(OCTOBER));
    expect(october).toEqual({
      period: '2026-10',
      load: 1,
      employees: 4,
      plans: [
        {
          plan: 'courier',
          name: 'Courier',
          people: 3,
          amounts: [{ currency: 'CNY', people: 3, target: '4700.00', atTarget: '4700.00', worst: '5752.80' }],
        },
      ],
      leftOut: [{ code: 'no-plan', employees: 1 }],
    });
    expect(costText(october)).toContain('courier       3  CNY  4700.00    4700.00  5752.80');
    // Without October's factor; the assignment that ended on the 16th is over.
    const november = worked(await service.costInForce(period('2026-11')));
    expect(november.plans[0]?.amounts).toEqual([
      { currency: 'CNY', people: 3, target: '4700.00', atTarget: '4700.00', worst: '5640.00' },
    ]);
  });

  it('of a folder, published or not, by its caps', async () => {
    expect(await amounts(({ payout }) => ({ payout: { ...payout, cap: '110%' } }))).toEqual([
      '4700.00',
      '4700.00',
      '5170.00',
    ]);
  });

  /** The first component goes on and on, by how much better than before it is. */
  const endless = ({ components = [] }: PlanDocument) =>
    components.map((component) =>
      'linear' in component.attainment
        ? {
            ...component,
            attainment: { ...component.attainment, continue: 'above', of: { improvement: { over: 'reported' } } },
          }
        : component,
    );

  it('what has no top costs what its caps allow', async () => {
    const half = {
      name: 'half',
      conditions: { all: [{ fact: 'month', operator: 'equal', value: 10 }] },
      event: { type: 'cap', params: { share: '50%', reason } },
    };
    expect(await amounts((plan) => ({ components: endless(plan) }))).toEqual(['4700.00', '4700.00', '7050.00']);
    expect(await amounts((plan) => ({ components: endless(plan), rules: [half] }))).toEqual([
      '4700.00',
      '4700.00',
      '2350.00',
    ]);
  });

  it('and nothing bounds it where there is none', async () => {
    const report = await costOf((plan) => {
      const { cap: _, ...payout } = plan.payout;
      return { components: endless(plan), payout };
    });
    expect(report.plans[0]?.amounts).toMatchObject([{ atTarget: '4700.00', worst: null }]);
    expect(costText(report)).toContain('unbounded');
  });

  it('rules that cannot fire together are not added up; one that always fires is', async () => {
    const add = (name: string, conditions: object, share: string) => ({
      name,
      conditions,
      event: { type: 'add', params: { share, reason } },
    });
    const month = (value: number) => ({ all: [{ fact: 'month', operator: 'equal', value }] });
    const late = { all: [{ fact: 'value', params: { indicator: 'loss' }, operator: 'lessThan', value: '1%' }] };
    const lossy = { all: [{ fact: 'value', params: { indicator: 'loss' }, operator: 'greaterThan', value: '2%' }] };
    const cap = {
      name: 'z',
      conditions: { all: [{ fact: 'tenure-months', operator: 'greaterThan', value: 70 }] },
      event: { type: 'cap', params: { share: '50%', reason } },
    };
    // 120 % and the better of 10 % and 5 %; in October not the 50 % of November; C3 is held down to 50 %.
    const rules = [add('a', late, '10%'), add('b', lossy, '5%'), add('c', month(11), '50%'), cap];
    expect(await amounts(() => ({ rules }))).toEqual(['4700.00', '4700.00', '4910.00']);
  });

  it('a fund is what a pool can cost', async () => {
    const pool = { fund: { share: '90%' } };
    expect(await amounts(({ payout }) => ({ payout: { ...payout, pool } }))).toEqual(['4700.00', '4230.00', '4230.00']);
  });

  it('where nothing is loaded, or nothing holds, says so', async () => {
    const service = new CostService(database);
    const files = worked(await readRuleFiles(company.rules));
    expect(await service.costOf(files, OCTOBER)).toMatchObject({ ok: false, findings: [{ code: 'no-organisation' }] });
    expect(await service.costInForce(OCTOBER)).toMatchObject({ ok: false, findings: [{ code: 'no-rules' }] });
    await loadCompany(database, company);
    expect(await service.costOf(files, period('2025-01'))).toMatchObject({
      ok: false,
      findings: [{ code: 'no-rules-in-force' }],
    });
    const broken = await changed(() => ({ components: [] }));
    expect(await service.costOf(broken, OCTOBER)).toMatchObject({ ok: false, findings: [{ severity: 'error' }] });
  });
});
