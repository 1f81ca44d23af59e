import { describe, expect, it } from '@jest/globals';

import type { Parameter } from '../../src/engine/documents.js';
import { paidTogether, scorecardOf, type Person, type Together } from './together.js';
import { componentOf, indicatorOf, planOf, ruleOf } from './world.js';

const TARGET: Parameter = {
  name: 'on-time-target',
  unit: 'percent',
  values: [{ is: '95%' }, { from: '2026-07', is: '96%' }],
  overrides: [
    { when: { department: 'islands' }, values: [{ from: '2026-01', is: '92%' }] },
    { when: { department: 'islands', grade: 'senior' }, values: [{ from: '2026-04', is: '93%' }] },
  ],
};
const PEAK: Parameter = { name: 'peak', unit: 'ratio', values: [{ is: '1.1' }] };
const CAP: Parameter = {
  name: 'most',
  unit: 'share',
  values: [{ is: '120%' }],
  overrides: [{ when: { grade: 'senior' }, values: [{ is: '150%' }] }],
};

const ISLANDS = { department: 'islands-north', departments: ['islands-north', 'islands', 'company'] };
const MAINLAND = { department: 'mainland', departments: ['mainland', 'company'] };
const person = (onTime: string, place: typeof ISLANDS, grade: string): Person => ({
  values: { 'on-time': onTime },
  assignments: [{ ...place, targetBonus: '1000' }],
  employee: { attributes: { grade } },
});

/** 0 at 90 %, 1 at the target and on from there. */
const world = (people: Together['people'], over: Partial<Together> = {}): Together => ({
  indicators: [indicatorOf('on-time')],
  attributes: [{ name: 'grade', type: 'text' }],
  parameters: [TARGET, PEAK, CAP],
  plans: [
    planOf('courier', {
      components: [
        componentOf('on-time', '100%', {
          linear: [
            ['90%', '0'],
            ['$on-time-target', '1'],
          ],
          continue: 'above',
        }),
      ],
      rules: [ruleOf('peak-season', { type: 'multiply', params: { by: '$peak' } })],
      payout: { cap: '$most' },
    }),
  ],
  people,
  ...over,
});

const PEOPLE = {
  A: person('0.915', MAINLAND, 'junior'),
  B: person('0.915', ISLANDS, 'junior'),
  C: person('0.915', ISLANDS, 'senior'),
  D: person('0.93', ISLANDS, 'junior'),
  E: person('0.945', ISLANDS, 'senior'),
};

const paid = async (parts: Together) =>
  Object.fromEntries([...(await paidTogether(parts))].map(([code, { explanation }]) => [code, explanation.amount]));

describe('parameters in a plan', () => {
  it('are as they hold for each: by department, those below it, and grade', async () => {
    expect(await paid(world(PEOPLE))).toEqual({
      // (91.5 − 90) ÷ (96 − 90) = 0.25, × 1.1
      A: '275.00',
      // ÷ (92 − 90) = 0.75, × 1.1
      B: '825.00',
      // ÷ (93 − 90) = 0.5, × 1.1
      C: '550.00',
      // (93 − 90) ÷ 2 = 1.5, × 1.1 = 1.65, capped at 1.2
      D: '1200.00',
      // (94.5 − 90) ÷ 3 = 1.5, × 1.1 = 1.65, capped at 1.5 for seniors
      E: '1500.00',
    });
  });

  it('are as they hold in the period', async () => {
    const people = { A: PEOPLE.A, C: PEOPLE.C };
    // March: 95 %: 1.5 ÷ 5 = 0.3; for C, whose own value begins in April, the islands' 92 %: 0.75
    expect(await paid(world(people, { period: '2026-03' }))).toEqual({ A: '330.00', C: '825.00' });
    expect(await paid(world(people, { period: '2026-04' }))).toEqual({ A: '330.00', C: '550.00' });
    expect(await paid(world(people, { period: '2026-07' }))).toEqual({ A: '275.00', C: '550.00' });
  });

  it('are explained with their value, since when, and for whom', async () => {
    const payouts = await paidTogether(world(PEOPLE));
    expect(scorecardOf(payouts.get('A')).parameters).toEqual([
      { name: 'most', value: '120%', from: '2020-01', override: null },
      { name: 'on-time-target', value: '96%', from: '2026-07', override: null },
      { name: 'peak', value: '1.1', from: '2020-01', override: null },
    ]);
    expect(scorecardOf(payouts.get('E')).parameters).toEqual([
      { name: 'most', value: '150%', from: '2020-01', override: { grade: 'senior' } },
      { name: 'on-time-target', value: '93%', from: '2026-04', override: { department: 'islands', grade: 'senior' } },
      { name: 'peak', value: '1.1', from: '2020-01', override: null },
    ]);
  });

  it('stand in the explanation’s steps as the values that they had', async () => {
    const payouts = await paidTogether(world({ E: PEOPLE.E }));
    expect(scorecardOf(payouts.get('E')).steps.map(({ step, by }) => [step, by])).toEqual([
      ['score', '1.5'],
      ['rule', '1.1'],
      ['cap', '150%'],
      ['round', '0.01'],
    ]);
  });

  it('may be weights, scales, targets, splits, ceilings and the figures of conditions', async () => {
    const one = (name: string, is: string): Parameter => ({ name, unit: 'share', values: [{ is }] });
    const parameters = [
      one('w', '30%'),
      one('rest', '70%'),
      one('points', '10'),
      one('first', '60%'),
      one('second', '40%'),
      one('limit', '0.6'),
      one('salary-share', '5%'),
      one('ceiling', '10%'),
    ];
    const linear = [
      ['0', '0'],
      ['1', '1'],
    ] as const;
    const plan = planOf('courier', {
      components: [componentOf('a', '$w', { linear }), componentOf('b', '$rest', { linear })],
      scale: '$points',
      rules: [
        ruleOf(
          'good',
          { type: 'add', params: { share: '10%' } },
          {
            conditions: {
              all: [{ fact: 'attainment', params: { component: 'b' }, operator: 'greaterThan', value: '$limit' }],
            },
          },
        ),
      ],
      payout: {
        of: { salary: '$salary-share' },
        per: '$points',
        split: [
          { id: 'x', name: { en: 'X' }, share: '$first' },
          { id: 'y', name: { en: 'Y' }, share: '$second' },
        ],
        incidents: { ceiling: '$ceiling' },
      },
    });
    const payouts = await paidTogether({
      indicators: [indicatorOf('a'), indicatorOf('b')],
      parameters,
      plans: [plan],
      incidents: [
        {
          id: 'i',
          name: { en: 'I' },
          date: '2026-10-01',
          loss: '9999',
          currency: 'CNY',
          attribution: [{ employee: 'A', share: '100%' }],
        },
      ],
      people: { A: { values: { a: '0.5', b: '0.7' } } },
    });
    // 5 % of 20,000 = 1,000; 0.3 × 0.5 + 0.7 × 0.7 = 0.64, so 6.4 points of 10: 640; + 100 − 100
    expect(payouts.get('A')?.explanation.amount).toBe('640.00');
    const { score, parts } = scorecardOf(payouts.get('A'));
    expect([score, ...parts.map(({ amount }) => amount)]).toEqual(['6.4', '384', '256']);
  });
});
