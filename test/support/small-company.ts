import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A company small enough to be paid by hand. October 2026 has 31 days; the plan pays 60 % for on-time deliveries (90 % → 0, 95 % → 1,
 * 99 % → 1.2) and 40 % for the courier's attitude (30 ratings needed), × 1.02 in October, nothing above 0.5 % loss.
 *
 * - C1: 94 % on time → 0.8, attitude 4.7 → 1: 0.6 · 0.8 + 0.4 · 1 = 0.88; 2,000 · 0.88 · 1.02 = 1,795.20
 * - C2: 97 % → 1.1, attitude left out (12 of 30): 1.1; 12 % of 10,000 = 1,200, 15 days in the north: 1,200 · 15/31 · 1.1 · 1.02 = 651.48,
 *   16 in the south: 694.92; together 1,346.40
 * - C3: the north's 95 % → 1, attitude left out; 0.6 % lost: the gate pays 0
 * - D1: nobody has said what drivers are paid for: held
 */
export interface SmallCompany {
  readonly folder: string;
  readonly rules: string;
  readonly observations: string;
  remove(): Promise<void>;
}

export async function smallCompany(): Promise<SmallCompany> {
  const folder = await mkdtemp(join(tmpdir(), 'cxpay-small-'));
  const rules = join(folder, 'rules');
  const observations = join(folder, 'observations.csv');
  for (const each of ['rules/indicators', 'rules/plans', 'rules/shared'])
    await mkdir(join(folder, each), { recursive: true });
  for (const [name, text] of Object.entries(TABLES)) await writeFile(join(folder, name), text);
  for (const [name, document] of Object.entries(DOCUMENTS))
    await writeFile(join(rules, name), JSON.stringify(document, null, 2));
  return { folder, rules, observations, remove: () => rm(folder, { recursive: true, force: true }) };
}

const TABLES = {
  'departments.csv': `code,name,parent
company,Small Company,
north,North district,company
south,South district,company
`,
  'roles.csv': `code,name,name_zh
courier,Courier,配送员
driver,Driver,司机
`,
  'employees.csv': `code,name,hired,left,currency,salary,grade
C1,Liu Yang,2024-03-01,,CNY,9000,B
C2,Mari Maasikas,2025-01-15,,CNY,10000,B
C3,"Smith, Jo",2020-06-30,,CNY,8000,A
D1,Ann Driver,2020-06-30,,CNY,8000,A
`,
  'assignments.csv': `employee,role,department,from,to,target_bonus
C1,courier,north,2024-03-01,,2000
C2,courier,north,2025-01-15,2026-10-16,12%
C2,courier,south,2026-10-16,,12%
C3,courier,north,2020-06-30,,1500.00
D1,driver,south,2020-06-30,,1000
`,
  'observations.csv': `indicator,subject,period,value,numerator,denominator,sample,source,reference
on-time-delivery,employee:C1,2026-10,,940,1000,,internal,
on-time-delivery,employee:C2,2026-10,,970,1000,,internal,
on-time-delivery,department:north,2026-10,,1900,2000,,internal,
courier-attitude,employee:C1,2026-10,4.7,,,212,third-party,survey 17
courier-attitude,employee:C2,2026-10,4.9,,,12,third-party,survey 17
loss,employee:C1,2026-10,,1,1000,,internal,
loss,employee:C3,2026-10,,6,1000,,internal,
`,
};

const both = (en: string, zh: string) => ({ en, zh });

const DOCUMENTS = {
  'indicators/delivery.json': {
    id: 'delivery',
    effectiveFrom: '2026-01',
    indicators: [
      {
        code: 'on-time-delivery',
        name: both('On-time deliveries', '准时送达'),
        unit: 'percent',
        better: 'higher',
        aggregate: 'ratio',
        counts: { numerator: both('on time', '准时'), denominator: both('parcels', '包裹') },
        stage: 'delivery',
        whenMissing: 'hold',
      },
      {
        code: 'courier-attitude',
        name: both('Courier’s attitude', '配送员态度'),
        unit: 'rating',
        better: 'higher',
        aggregate: 'mean',
        range: { min: '1', max: '5' },
        independent: true,
        whenMissing: 'reweight',
      },
      {
        code: 'loss',
        name: both('Parcels lost', '包裹丢失'),
        unit: 'percent',
        better: 'lower',
        aggregate: 'ratio',
        whenMissing: 'neutral',
      },
    ],
  },
  'plans/courier.json': {
    id: 'courier',
    effectiveFrom: '2026-01',
    name: both('Courier', '配送员'),
    components: [
      {
        id: 'on-time',
        indicator: 'on-time-delivery',
        weight: '60%',
        attainment: {
          linear: [
            ['90%', '0'],
            ['95%', '1'],
            ['99%', '1.2'],
          ],
        },
      },
      {
        id: 'attitude',
        indicator: 'courier-attitude',
        weight: '40%',
        needs: { sample: 30 },
        attainment: { bands: [{ is: '0' }, { from: '4.0', is: '0.5' }, { from: '4.6', is: '1' }] },
      },
    ],
    rules: [
      {
        name: 'loss-gate',
        priority: 100,
        conditions: {
          all: [{ fact: 'value', params: { indicator: 'loss' }, operator: 'greaterThan', value: 0.005 }],
        },
        event: { type: 'gate', params: { reason: both('More than 0.5 % of parcels were lost', '丢失率超过 0.5%') } },
      },
      {
        name: 'october',
        priority: 10,
        conditions: { all: [{ fact: 'month', operator: 'equal', value: 10 }] },
        event: { type: 'multiply', params: { by: '1.02', reason: both('October counts 2 % more', '十月上浮 2%') } },
      },
    ],
    payout: { of: 'target-bonus', cap: '150%', currency: 'CNY', round: { to: '0.01', mode: 'half-up' } },
    examples: [
      {
        name: 'on target',
        given: { values: { 'on-time-delivery': '95%', 'courier-attitude': '4.6', loss: '0' } },
        expect: { score: '1', payout: '1000' },
      },
    ],
  },
  'eligibility.json': {
    id: 'eligibility',
    effectiveFrom: '2026-01',
    rules: [
      {
        name: 'couriers',
        conditions: { all: [{ fact: 'role', operator: 'equal', value: 'courier' }] },
        event: { type: 'plan', params: { id: 'courier' } },
      },
    ],
  },
};
