import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * A company whose plans use what depends on others and on earlier months, small enough to be paid by hand. October 2026.
 *
 * Couriers, target 1,000 each, score ½ · on time + ½ · attitude:
 *
 * - on time by rank among all couriers (1 → 1.2, 2 and 3 → 1, 4 → 0.5): C1 97 % is 1, C2 and C3 95 % both 2, C4 90 % is 4
 * - attitude (1 → 0, 5 → 1), of fewer than 20 ratings drawn towards the other couriers: C1 4.5, C3 4.0, C4 3.5; C2 has 5.0 of five
 *   ratings: ¼ · 5 + ¾ · (4.5 · 100 + 4.0 · 50 + 3.5 · 50) ÷ 200 = ¼ · 5 + ¾ · 4.125 = 4.34375
 * - scores: C1 (1.2 + 0.875) ÷ 2 = 1.0375, C2 (1 + 0.8359375) ÷ 2 = 0.91796875, C3 (1 + 0.75) ÷ 2 = 0.875,
 *   C4 (0.5 + 0.625) ÷ 2 = 0.5625
 * - a pool for each department: 2,000 in the north among claims of 1,037.50 and 917.96875: C1 1,061.126… and C2 938.873…, the cent
 *   left over to C1: 1,061.13 and 938.87; 1,200 in the south among 875 and 562.50: C3 730.434… and C4 469.565…, so 730.43 and 469.57
 *
 * Drivers, by how far loss went down since September as a share of it, 20 % paying the whole target, 10 % in the south:
 *
 * - D1 (north, target 1,000): from 5 % to 4.5 % is 10 %: half of it, 500
 * - D2 (south, target 800): from 4 % to 3.5 % is 12.5 %: 1.25 · 800 = 1,000
 * - an incident of 300, 40 % of it made good, is the drivers': 180, each 90 of it: D1 410, D2 910
 * - 65 % are paid at once, 35 % in spring: D1 266.50 and 143.50, D2 591.50 and 318.50
 */
export interface LanguageCompany {
  readonly folder: string;
  readonly rules: string;
  readonly september: string;
  readonly observations: string;
  remove(): Promise<void>;
}

export async function languageCompany(): Promise<LanguageCompany> {
  const folder = await mkdtemp(join(tmpdir(), 'cxpay-language-'));
  const rules = join(folder, 'rules');
  for (const [name, text] of Object.entries(TABLES)) await writeFile(join(folder, name), text);
  for (const [name, document] of Object.entries(DOCUMENTS)) {
    await mkdir(dirname(join(rules, name)), { recursive: true });
    await writeFile(join(rules, name), JSON.stringify({ id: name.split(/[/.]/).at(-2), ...document }, null, 2));
  }
  const [september, observations] = [join(folder, 'september.csv'), join(folder, 'october.csv')];
  return { folder, rules, september, observations, remove: () => rm(folder, { recursive: true, force: true }) };
}

const TABLES = {
  'departments.csv': `code,name,parent
company,Company,
north,North,company
south,South,company
`,
  'roles.csv': `code,name
courier,Courier
driver,Driver
`,
  'employees.csv': `code,name,hired,left,currency,salary
C1,Liu Yang,2024-03-01,,CNY,9000
C2,Mari Maasikas,2025-01-15,,CNY,9000
C3,Jo Smith,2020-06-30,,CNY,9000
C4,Ann Other,2020-06-30,,CNY,9000
D1,Dan Driver,2020-06-30,,CNY,9000
D2,Eve Driver,2020-06-30,,CNY,9000
`,
  'assignments.csv': `employee,role,department,from,to,target_bonus
C1,courier,north,2024-03-01,,1000
C2,courier,north,2025-01-15,,1000
C3,courier,south,2020-06-30,,1000
C4,courier,south,2020-06-30,,1000
D1,driver,north,2020-06-30,,1000
D2,driver,south,2020-06-30,,800
`,
  'september.csv': `indicator,subject,period,numerator,denominator,source
loss,employee:D1,2026-09,50,1000,internal
loss,employee:D2,2026-09,40,1000,internal
`,
  'october.csv': `indicator,subject,period,value,numerator,denominator,sample,source
on-time,employee:C1,2026-10,,970,1000,,internal
on-time,employee:C2,2026-10,,95,100,,internal
on-time,employee:C3,2026-10,,950,1000,,internal
on-time,employee:C4,2026-10,,900,1000,,internal
attitude,employee:C1,2026-10,4.5,,,100,survey
attitude,employee:C2,2026-10,5.0,,,5,survey
attitude,employee:C3,2026-10,4.0,,,50,survey
attitude,employee:C4,2026-10,3.5,,,50,survey
loss,employee:D1,2026-10,,45,1000,,internal
loss,employee:D2,2026-10,,35,1000,,internal
`,
};

const both = (en: string, zh: string) => ({ en, zh });
const start = { effectiveFrom: '2026-01' };
const indicator = (code: string, over: object) => ({
  code,
  name: both(code, code),
  better: 'higher',
  whenMissing: 'reweight',
  ...over,
});
const parameter = (name: string, unit: string, is: string, south: string) => ({
  name,
  unit,
  values: [{ is }],
  overrides: [{ when: { department: 'south' }, values: [{ is: south }] }],
});
const eligible = (role: string) => ({
  name: role,
  conditions: { all: [{ fact: 'role', operator: 'equal', value: role }] },
  event: { type: 'plan', params: { id: role } },
});
const round = { to: '0.01', mode: 'half-up' };

const DOCUMENTS: Readonly<Record<string, object>> = {
  'indicators/all.json': {
    ...start,
    indicators: [
      indicator('on-time', { unit: 'percent', aggregate: 'ratio' }),
      indicator('attitude', {
        unit: 'rating',
        aggregate: 'mean',
        range: { min: '1', max: '5' },
        minimumSample: 20,
        whenFew: { shrink: { within: 'role' } },
      }),
      indicator('loss', { unit: 'percent', aggregate: 'ratio', better: 'lower' }),
    ],
  },
  'parameters/all.json': {
    ...start,
    parameters: [parameter('fund', 'money', '2000', '1200'), parameter('less-loss', 'share', '20%', '10%')],
  },
  'plans/courier.json': {
    ...start,
    name: both('Courier', '配送员'),
    components: [
      {
        id: 'on-time',
        indicator: 'on-time',
        attainment: {
          bands: [{ is: '1.2' }, { from: '2', is: '1' }, { from: '4', is: '0.5' }],
          of: { rank: { within: 'role' } },
        },
      },
      {
        id: 'attitude',
        indicator: 'attitude',
        attainment: {
          linear: [
            ['1', '0'],
            ['5', '1'],
          ],
        },
      },
    ],
    payout: {
      of: 'target-bonus',
      currency: 'CNY',
      round,
      pool: { fund: { amount: '$fund' }, within: 'department' },
    },
  },
  'plans/driver.json': {
    ...start,
    name: both('Driver', '司机'),
    components: [
      {
        id: 'loss',
        indicator: 'loss',
        attainment: {
          linear: [
            ['0', '0'],
            ['$less-loss', '1'],
          ],
          continue: 'above',
          cap: '1.5',
          of: { improvement: { over: 'previous-period', relative: true } },
        },
      },
    ],
    payout: {
      of: 'target-bonus',
      currency: 'CNY',
      round,
      incidents: { ceiling: '20%' },
      split: [
        { id: 'now', name: both('At once', '当月'), share: '65%' },
        { id: 'spring', name: both('In spring', '春季'), share: '35%' },
      ],
    },
  },
  'incidents/2026.json': {
    ...start,
    incidents: [
      {
        id: 'gate-left-open',
        name: both('The gate was left open', '大门未关'),
        date: '2026-10-12',
        loss: '300',
        currency: 'CNY',
        remediated: '40%',
        attribution: [
          { role: 'driver', share: '100%', reason: both('Whoever leaves last locks up', '最后离开者负责锁门') },
        ],
      },
    ],
  },
  'eligibility.json': { ...start, id: 'eligibility', rules: [eligible('courier'), eligible('driver')] },
};
