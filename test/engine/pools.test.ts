import { describe, expect, it } from '@jest/globals';

import type { PayoutFormula, Pool } from '../../src/engine/documents.js';
import { amountsOf, paidTogether, scorecardOf, type Person, type Together } from './together.js';
import { componentOf, indicatorOf, planOf, ruleOf } from './world.js';

const AS_IT_IS = {
  linear: [
    ['-2', '-2'],
    ['2', '2'],
  ],
} as const;
const SALES = indicatorOf('sales', { unit: 'money', aggregate: 'sum' });
const NORTH = { department: 'north', departments: ['north', 'company'] };
const SOUTH = { department: 'south', departments: ['south', 'company'] };

const person = (
  score: string,
  targetBonus = '1000',
  over: Partial<Person['assignments'] & object>[number] = {},
): Person => ({
  values: { quality: score },
  assignments: [{ ...NORTH, targetBonus, ...over }],
});

const world = (
  people: Together['people'],
  pool: Pool,
  { payout = {}, ...over }: Partial<Together> & { payout?: Partial<PayoutFormula> } = {},
): Together => ({
  indicators: [indicatorOf('quality', { unit: 'points' }), SALES],
  plans: [
    planOf('courier', {
      components: [componentOf('quality', '100%', AS_IT_IS)],
      payout: { currency: 'CNY', pool, ...payout },
    }),
  ],
  people,
  ...over,
});

const ONE_FUND: Pool = { fund: { amount: '1000' } };

describe('a pool', () => {
  it('is paid out in full by one slope: 1,000 among 1,200, 600 and 200', async () => {
    const people = { A: person('1.2'), B: person('0.6'), C: person('0.2') };
    // 1,000 ÷ 2,000 = 0.5
    const payouts = await paidTogether(world(people, ONE_FUND));
    expect([...payouts.values()].map(({ explanation }) => explanation.amount)).toEqual(['600.00', '300.00', '100.00']);
    const { pool, steps } = scorecardOf(payouts.get('B'));
    expect(pool).toEqual({
      within: 'company',
      fund: '1000',
      members: 3,
      total: '2000',
      slope: '0.5',
      share: '600',
      amount: '300',
    });
    expect(steps.at(-1)).toEqual({ step: 'pool', by: '0.5', before: '600', after: '300' });
  });

  it('gives the cents that rounding leaves to the largest remainders: 100 among three of the same', async () => {
    const people = { C: person('1'), A: person('1'), B: person('1') };
    // 33.333…: the cent goes to the first by code, in whatever order they come
    expect(await amountsOf(world(people, { fund: { amount: '100' } }))).toEqual({
      A: '33.34',
      B: '33.33',
      C: '33.33',
    });
    // 1,000 × 1 ÷ 7 = 142.857…, × 2 ÷ 7 = 285.714…, × 4 ÷ 7 = 571.428…: 999.98 in whole cents, so two cents to 0.7 and 0.4
    const uneven = { A: person('0.1'), B: person('0.2'), C: person('0.4') };
    expect(await amountsOf(world(uneven, ONE_FUND))).toEqual({ A: '142.86', B: '285.71', C: '571.43' });
  });

  it('pays no more than there is: 1,000.50 in whole yuan is 1,000, and 102.51 in steps of 5 is 100', async () => {
    const round = { to: '1', mode: 'half-up' } as const;
    const people = { A: person('1'), B: person('1') };
    expect(await amountsOf(world(people, { fund: { amount: '1000.50' } }, { payout: { round } }))).toEqual({
      A: '500.00',
      B: '500.00',
    });
    const coarse = { to: '5', mode: 'half-up' } as const;
    expect(await amountsOf(world(people, { fund: { amount: '102.51' } }, { payout: { round: coarse } }))).toEqual({
      A: '50.00',
      B: '50.00',
    });
  });

  it('is rounded to the cent as the plan says: 100.005 is 100.01', async () => {
    const people = { A: person('1'), B: person('1') };
    expect(await amountsOf(world(people, { fund: { amount: '100.005' } }))).toEqual({ A: '50.01', B: '50.00' });
  });

  it('of a department is for those in it', async () => {
    const people = { A: person('1'), B: person('0.5'), C: person('0.1', '1000', SOUTH) };
    const pool: Pool = { fund: { amount: '900' }, within: 'department' };
    const payouts = await paidTogether(world(people, pool));
    expect([...payouts.values()].map(({ explanation }) => explanation.amount)).toEqual(['600.00', '300.00', '900.00']);
    expect(scorecardOf(payouts.get('C')).pool).toMatchObject({ within: 'south', members: 1, total: '100', slope: '9' });
  });

  it('may be a share of what the members’ targets come to, prorated', async () => {
    // Targets: 1,000 and 1,550 × 16 ÷ 31 = 800: 50 % of 1,800 = 900; claims 1,000 × 0.4 = 400 and 800 × 1 = 800
    const people = { A: person('0.4'), B: person('1', '1550', { from: '2026-10-16' }) };
    expect(await amountsOf(world(people, { fund: { share: '50%' } }))).toEqual({ A: '300.00', B: '600.00' });
  });

  it('may be a rate of a figure of the company’s: 2 % of 90,000', async () => {
    const people = { A: person('1'), B: person('0.5', '1000', SOUTH) };
    const pool: Pool = { fund: { rate: '2%', indicator: 'sales' } };
    const reported = { 'department:company': { sales: '90000' }, 'department:north': { sales: '1' } };
    expect(await amountsOf(world(people, pool, { reported }))).toEqual({ A: '1200.00', B: '600.00' });
  });

  it('may be a rate of a figure of each department’s own, never of the one above it', async () => {
    const people = { A: person('1'), B: person('0.5', '1000', SOUTH), E: person('1', '1000', SOUTH) };
    const pool: Pool = { fund: { rate: '2%', indicator: 'sales' }, within: 'department' };
    const reported = {
      'department:company': { sales: '90000' },
      'department:south': { sales: '30000' },
      // What somebody sold is not what the department sold.
      'employee:A': { sales: '777' },
    };
    const payouts = await paidTogether(world(people, pool, { reported }));
    expect([...payouts.values()].map(({ explanation }) => explanation.amount)).toEqual(['0.00', '200.00', '400.00']);
    expect(payouts.get('A')?.explanation.holds).toEqual([{ line: 1, code: 'no-fund' }]);
  });

  it('whose fund is not known holds everybody, and the steps end with what is paid', async () => {
    const pool: Pool = { fund: { rate: '2%', indicator: 'sales' } };
    for (const reported of [{}, { 'department:company': { sales: '-90000' } }]) {
      const payouts = await paidTogether(world({ A: person('1') }, pool, { reported }));
      const { amount, holds } = payouts.get('A')!.explanation;
      expect([amount, holds]).toEqual(['0.00', [{ line: 1, code: 'no-fund' }]]);
      expect(scorecardOf(payouts.get('A'))).toMatchObject({
        pool: null,
        steps: [{ step: 'score', after: '1000' }],
      });
    }
  });

  it('that is another for some of its members is not known either', async () => {
    const parameters = [
      {
        name: 'fund',
        unit: 'money',
        values: [{ is: '1000' }],
        overrides: [{ when: { department: 'south' }, values: [{ is: '500' }] }],
      },
    ] as const;
    const people = { A: person('1'), B: person('1', '1000', SOUTH) };
    const company = await paidTogether(world(people, { fund: { amount: '$fund' } }, { parameters }));
    for (const { holds } of company.values()) expect(holds).toEqual([{ line: 1, code: 'no-fund' }]);
    // One of each department's own is.
    const pool: Pool = { fund: { amount: '$fund' }, within: 'department' };
    expect(await amountsOf(world(people, pool, { parameters }))).toEqual({ A: '1000.00', B: '500.00' });
  });

  it('that is another share for some adds up each one’s own: 10 % of 1,000 and 40 % of 1,000', async () => {
    const parameters = [
      {
        name: 'share',
        unit: 'share',
        values: [{ is: '10%' }],
        overrides: [{ when: { department: 'south' }, values: [{ is: '40%' }] }],
      },
    ] as const;
    for (const [a, b] of [
      [NORTH, SOUTH],
      [SOUTH, NORTH],
    ] as const) {
      const people = { A: person('1', '1000', a), B: person('1', '1000', b) };
      expect(await amountsOf(world(people, { fund: { share: '$share' } }, { parameters }))).toEqual({
        A: '250.00',
        B: '250.00',
      });
    }
  });

  it('never adds up two currencies: each has its own fund', async () => {
    const people = {
      A: person('1'),
      B: person('1'),
      C: { ...person('0.5', '300'), employee: { currency: 'EUR' } },
    };
    const { plans, ...rest } = world(people, { fund: { share: '50%' } });
    const { currency: _, ...payout } = plans![0]!.payout;
    const free = { ...rest, plans: [{ ...plans![0]!, payout }] };
    expect(await amountsOf(free)).toEqual({ A: '500.00', B: '500.00', C: '150.00' });
  });

  it('pays nothing to whom a gate closes, and theirs goes to the others', async () => {
    const gate = ruleOf(
      'closed',
      { type: 'gate' },
      { conditions: { all: [{ fact: 'employee', operator: 'equal', value: 'B' }] } },
    );
    const parts = world({ A: person('1'), B: person('1') }, ONE_FUND);
    expect(await amountsOf({ ...parts, plans: [{ ...parts.plans![0]!, rules: [gate] }] })).toEqual({
      A: '1000.00',
      B: '0.00',
    });
  });

  it('takes nobody’s amount below zero for a claim', async () => {
    const payouts = await paidTogether(world({ A: person('1'), B: person('-1') }, ONE_FUND));
    expect([...payouts.values()].map(({ explanation: { amount, status } }) => [amount, status])).toEqual([
      ['1000.00', 'payable'],
      ['0.00', 'payable'],
    ]);
  });

  it('of which nobody has earned anything is not paid', async () => {
    expect(await amountsOf(world({ A: person('0'), B: person('0') }, ONE_FUND))).toEqual({ A: '0.00', B: '0.00' });
  });

  it('of whom nothing was measured is a member without a claim, and held', async () => {
    const people = { A: person('1'), B: { assignments: [NORTH] } };
    const payouts = await paidTogether(world(people, ONE_FUND));
    expect(payouts.get('A')?.explanation.amount).toBe('1000.00');
    expect(payouts.get('B')?.explanation).toMatchObject({ amount: '0.00', holds: [{ code: 'nothing-measured' }] });
  });

  it('counts the two assignments of one person as two claims', async () => {
    const assignments = [
      { ...NORTH, targetBonus: '3100', to: '2026-10-16' },
      { ...NORTH, targetBonus: '3100', from: '2026-10-16' },
    ];
    // 15 and 16 of 31 days: claims of 1,500, 1,600 and 900, so 1,000 ÷ 4,000
    const payouts = await paidTogether(
      world({ A: { values: { quality: '1' }, assignments }, B: person('0.9') }, ONE_FUND),
    );
    expect(payouts.get('A')?.explanation.lines.map(({ amount }) => amount)).toEqual(['375.00', '400.00']);
    expect(payouts.get('B')?.explanation.amount).toBe('225.00');
  });

  it('may be split, and each part adds up', async () => {
    const split = [
      { id: 'now', name: { en: 'Now' }, share: '65%' },
      { id: 'later', name: { en: 'Later' }, share: '35%' },
    ];
    const people = { A: person('1'), B: person('1'), C: person('1') };
    const payouts = await paidTogether(world(people, { fund: { amount: '100' } }, { payout: { split } }));
    expect([...payouts.values()].map((payout) => scorecardOf(payout).parts.map(({ amount }) => amount))).toEqual([
      // 33.34: 2,167.1 and 1,166.9 cents; 33.33: 2,166.45 and 1,166.55
      ['21.67', '11.67'],
      ['21.66', '11.67'],
      ['21.66', '11.67'],
    ]);
  });
});
