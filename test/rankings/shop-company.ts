import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { SmallCompany } from '../support/small-company.js';

/**
 * Shops whose staff are ranked: 50 % service (3 → 0, 5 → 1), 20 % reputation (0 → 0, 100 → 1), 30 % sales (0 → 0, 1000 → 1). In the north
 *
 * |    | September                       |      | October                         |      |
 * | A1 | 4 · 50 · 1000: .25 + .1 + .3    | .65  | 4.5 · 50 · 500: .375 + .1 + .15 | .625 |
 * | A2 | 5 · 50 · 500: .5 + .1 + .15     | .75  | 4 · 50 · 500: .25 + .1 + .15    | .5   |
 * | A3 | 3 · 50 · 1000: 0 + .1 + .3      | .4   | 5 · 50 · 500                    | .75  |
 * | A4 | 4 · 50 · 500                    | .5   | has left                        |      |
 * | A5 | not hired yet                   |      | 4.5 · 50 · 500                  | .625 |
 * | A6 | 4 · 50 · 1000                   | .65  | in the south: 4 · 50 · 1000     | .65  |
 * | A7 | sales 1000 alone                |      | sales 1000 alone                |      |
 * | A8 | nothing                         |      | nothing                         |      |
 * | A9 | 4 · 100 · 500: .25 + .2 + .15   | .6   | 4 · – · 500: (.25 + .15) ÷ .8   | .5   |
 *
 * M1 is on the managers' plan, T1 on none. B1 is in the west for 15 days of October and in the east for 16: service 4, sales 0, and the
 * reputation of the shop, 100 and 0: .45 and .25, (15 · .45 + 16 · .25) ÷ 31.
 */
export async function shopCompany(): Promise<SmallCompany> {
  const folder = await mkdtemp(join(tmpdir(), 'cxpay-shops-'));
  const rules = join(folder, 'rules');
  const observations = join(folder, 'observations.csv');
  for (const each of ['rules/indicators', 'rules/plans']) await mkdir(join(folder, each), { recursive: true });
  for (const [name, text] of Object.entries(TABLES)) await writeFile(join(folder, name), text);
  for (const [name, document] of Object.entries(DOCUMENTS))
    await writeFile(join(rules, name), JSON.stringify(document));
  await writeFile(observations, `indicator,subject,period,value,sample,source\n${figures().join('\n')}\n`);
  return { folder, rules, observations, remove: () => rm(folder, { recursive: true, force: true }) };
}

const ASSISTANTS = ['A1', 'A2', 'A3', 'A4', 'A7', 'A8', 'A9'];
const employee = (code: string, hired = '2024-01-01', left = '') => `${code},Person ${code},${hired},${left},CNY,8000`;
const post = (code: string, department: string, from = '2024-01-01', to = '', role = 'assistant') =>
  `${code},${role},${department},${from},${to},1000`;

const TABLES = {
  'departments.csv': `code,name,parent
company,Shops,
north,North shop,company
south,South shop,company
west,West shop,company
east,East shop,company
`,
  'roles.csv': `code,name,name_zh
assistant,Assistant,店员
manager,Manager,店长
trainee,Trainee,实习生
`,
  'employees.csv': `code,name,hired,left,currency,salary
${[
  ...ASSISTANTS.map((code) => (code === 'A4' ? employee(code, '2024-01-01', '2026-10-01') : employee(code))),
  employee('A5', '2026-10-01'),
  ...['A6', 'B1', 'M1', 'T1'].map((code) => employee(code)),
].join('\n')}
`,
  'assignments.csv': `employee,role,department,from,to,target_bonus
${[
  ...ASSISTANTS.map((code) => post(code, 'north')),
  post('A5', 'north', '2026-10-01'),
  post('A6', 'north', '2024-01-01', '2026-10-01'),
  post('A6', 'south', '2026-10-01'),
  post('B1', 'west', '2024-01-01', '2026-10-16'),
  post('B1', 'east', '2026-10-16'),
  post('M1', 'north', '2024-01-01', '', 'manager'),
  post('T1', 'north', '2024-01-01', '', 'trainee'),
].join('\n')}
`,
};

type Figures = readonly [employee: string, service: string, reputation: string, sales: string];

const SEPTEMBER: readonly Figures[] = [
  ['A1', '4', '50', '1000'],
  ['A2', '5', '50', '500'],
  ['A3', '3', '50', '1000'],
  ['A4', '4', '50', '500'],
  ['A6', '4', '50', '1000'],
  ['A7', '', '', '1000'],
  ['A9', '4', '100', '500'],
];
const OCTOBER: readonly Figures[] = [
  ['A1', '4.5', '50', '500'],
  ['A2', '4', '50', '500'],
  ['A3', '5', '50', '500'],
  ['A5', '4.5', '50', '500'],
  ['A6', '4', '50', '1000'],
  ['A7', '', '', '1000'],
  ['A9', '4', '', '500'],
  ['B1', '4', '', '0'],
];

function figures(): readonly string[] {
  const rows = (period: string, of: readonly Figures[]) =>
    of.flatMap(([code, ...values]) =>
      ['service', 'reputation', 'sales'].flatMap((indicator, i) =>
        values[i] === '' ? [] : [`${indicator},employee:${code},${period},${values[i] ?? ''},10,internal`],
      ),
    );
  const ofShops = [
    ['west', '100'],
    ['east', '0'],
  ].map(([shop, value]) => `reputation,department:${shop ?? ''},2026-10,${value ?? ''},10,internal`);
  return [...rows('2026-09', SEPTEMBER), ...rows('2026-10', OCTOBER), ...ofShops];
}

const line = (from: string, to: string) => ({
  linear: [
    [from, '0'],
    [to, '1'],
  ],
});
const head = (id: string) => ({ id, effectiveFrom: '2026-09' });
const payout = { of: 'target-bonus', currency: 'CNY', round: { to: '0.01', mode: 'half-up' } };
const plan = (id: string, more: object) => ({
  ...head(id),
  name: { en: id, zh: id },
  components: [
    { id: 'service', indicator: 'service', weight: '50%', attainment: line('3', '5') },
    { id: 'reputation', indicator: 'reputation', weight: '20%', attainment: line('0', '100') },
    { id: 'sales', indicator: 'sales', weight: '30%', attainment: line('0', '1000') },
  ],
  payout,
  ...more,
});
const measured = (code: string, unit: string, aggregate: string, more: object) => ({
  ...{ code, name: { en: code, zh: code }, unit, better: 'higher', aggregate, whenMissing: 'reweight' },
  ...more,
});
const onPlan = (role: string) => ({
  name: role,
  conditions: { all: [{ fact: 'role', operator: 'equal', value: role }] },
  event: { type: 'plan', params: { id: role } },
});

const DOCUMENTS = {
  'indicators/shops.json': {
    ...head('shops'),
    indicators: [
      measured('service', 'rating', 'mean', { range: { min: '1', max: '5' } }),
      measured('reputation', 'points', 'mean', { range: { min: '0', max: '100' } }),
      measured('sales', 'money', 'sum', { cx: false, range: { min: '0', max: '1000' } }),
    ],
  },
  'plans/assistant.json': plan('assistant', { ranking: 'power' }),
  'plans/manager.json': plan('manager', {}),
  'eligibility.json': { ...head('eligibility'), rules: [onPlan('assistant'), onPlan('manager')] },
};
