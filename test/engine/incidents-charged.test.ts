import { describe, expect, it } from '@jest/globals';

import type { Incident, PayoutFormula } from '../../src/engine/documents.js';
import { amountsOf, inputsOf, paidTogether, scorecardOf, type Person, type Together } from './together.js';
import { componentOf, indicatorOf, planOf, ruleOf } from './world.js';

const AS_IT_IS = {
  linear: [
    ['-2', '-2'],
    ['2', '2'],
  ],
} as const;

const incident = (loss: string, over: Partial<Incident> = {}): Incident => ({
  id: 'broken',
  name: { en: 'Broken' },
  date: '2026-10-12',
  loss,
  currency: 'CNY',
  attribution: [{ employee: 'A', share: '100%' }],
  ...over,
});

const person = (score: string, over: Partial<Person> = {}): Person => ({
  values: { quality: score },
  assignments: [{ targetBonus: '1000' }],
  ...over,
});

const world = (
  incidents: readonly Incident[],
  people: Together['people'] = { A: person('1') },
  payout: Partial<PayoutFormula> = {},
  rules: Parameters<typeof planOf>[1] = {},
): Together => ({
  indicators: [indicatorOf('quality', { unit: 'points' })],
  plans: [
    planOf('courier', {
      components: [componentOf('quality', '100%', AS_IT_IS)],
      payout: { incidents: { ceiling: '20%' }, ...payout },
      ...rules,
    }),
  ],
  incidents,
  people,
});

const amountOfA = async (...parts: Parameters<typeof world>) => (await amountsOf(world(...parts)))['A'];

describe('incidents', () => {
  it('take what is charged: 1,000 − 150', async () => {
    const payouts = await paidTogether(world([incident('150')]));
    expect(payouts.get('A')?.explanation.amount).toBe('850.00');
    const { incidents, steps } = scorecardOf(payouts.get('A'));
    expect(incidents).toEqual([
      {
        id: 'broken',
        loss: '150',
        remediated: '0',
        to: 'employee:A',
        share: '1',
        among: 1,
        charged: '150',
        excluded: false,
      },
    ]);
    expect(steps).toEqual([
      { step: 'score', by: '1', before: '1000', after: '1000' },
      { step: 'incidents', by: '150', before: '1000', after: '850' },
      { step: 'round', by: '0.01', mode: 'half-up', before: '850', after: '850' },
    ]);
  });

  it('take at most the ceiling, which is of the target and not of what was earned', async () => {
    expect(await amountOfA([incident('5000')])).toBe('800.00');
    expect(await amountOfA([incident('5000')], { A: person('0.5') })).toBe('300.00');
    expect(await amountOfA([incident('150'), incident('80', { id: 'late' })])).toBe('800.00');
  });

  it('never take more than there is', async () => {
    expect(await amountOfA([incident('5000')], { A: person('0.1') })).toBe('0.00');
    expect(await amountOfA([incident('5000')], { A: person('0') })).toBe('0.00');
    // What is below zero already stays what it is.
    expect(await amountOfA([incident('5000')], { A: person('-0.1') })).toBe('-100.00');
  });

  it('come after rules, cap and floor, before the one rounding', async () => {
    const double = { rules: [ruleOf('double', { type: 'multiply', params: { by: '2' } })] };
    expect(await amountOfA([incident('5000')], undefined, { cap: '150%' }, double)).toBe('1300.00');
    expect(await amountOfA([incident('5000')], { A: person('0.1') }, { floor: '50%' })).toBe('300.00');
    const gate = { rules: [ruleOf('closed', { type: 'gate' })] };
    expect(await amountOfA([incident('150')], undefined, {}, gate)).toBe('0.00');
    // 1,000 − 100 ÷ 3 = 966.666…
    const third = incident('100', { attribution: [{ role: 'courier', share: '100%' }] });
    const three = { A: person('1'), B: person('1'), C: person('1') };
    expect(await amountOfA([third], three)).toBe('966.67');
  });

  it('cost nothing where the plan does not say so, or in another month', async () => {
    const parts = world([incident('150')]);
    const { incidents: _, ...payout } = parts.plans![0]!.payout;
    expect(await amountsOf({ ...parts, plans: [{ ...parts.plans![0]!, payout }] })).toEqual({ A: '1000.00' });
    expect(await amountOfA([incident('150', { date: '2026-09-30' })])).toBe('1000.00');
    expect(await amountOfA([incident('150', { date: '2026-10-31' })])).toBe('850.00');
  });

  it('are charged but for what was made good: 1,000 − 60 % of 200', async () => {
    expect(await amountOfA([incident('200', { remediated: '40%' })])).toBe('880.00');
  });

  it('take the rest from the second line, each up to the ceiling of its own days', async () => {
    // 3,100 a month: 15 days 1,500, ceiling 300; 16 days 1,600, ceiling 320.
    const assignments = [
      { targetBonus: '3100', to: '2026-10-16' },
      { targetBonus: '3100', from: '2026-10-16' },
    ];
    const lines = async (loss: string, score = '1') => {
      const payouts = await paidTogether(world([incident(loss)], { A: person(score, { assignments }) }));
      return payouts.get('A')?.explanation.lines.map(({ amount }) => amount);
    };
    expect(await lines('200')).toEqual(['1300.00', '1600.00']);
    expect(await lines('450')).toEqual(['1200.00', '1450.00']);
    expect(await lines('9999')).toEqual(['1200.00', '1280.00']);
    // 150 and 160 is all there is.
    expect(await lines('9999', '0.1')).toEqual(['0.00', '0.00']);
  });

  it('pass a line over that has no ceiling', async () => {
    const assignments = [
      { role: 'driver', targetBonus: '3100', to: '2026-10-16' },
      { targetBonus: '3100', from: '2026-10-16' },
    ];
    const parts = world([incident('200')], { A: person('1', { assignments }) });
    const driver = planOf('driver', { components: [componentOf('quality', '100%', AS_IT_IS)] });
    const payouts = await paidTogether({ ...parts, plans: [...parts.plans!, driver] });
    expect(payouts.get('A')?.explanation.lines.map(({ amount }) => amount)).toEqual(['1500.00', '1400.00']);
  });

  it('charge those who were there by their days, and nobody instead of the excluded', async () => {
    const all = incident('620', {
      attribution: [
        { department: 'north', share: '50%' },
        { outside: { en: 'The supplier' }, share: '50%' },
      ],
      excluded: [{ employee: 'C', reason: { en: 'On leave' } }],
    });
    // 310 over 31 + 16 + 31 = 78 days: A 310 × 31 ÷ 78 = 123.205…, B 310 × 16 ÷ 78 = 63.589…
    const late = { assignments: [{ targetBonus: '1550', from: '2026-10-16' }] };
    const payouts = await paidTogether(world([all], { A: person('1'), B: person('1', late), C: person('1') }));
    expect([...payouts.values()].map(({ explanation }) => explanation.amount)).toEqual(['876.79', '736.41', '1000.00']);
    expect(scorecardOf(payouts.get('C')).incidents).toMatchObject([{ charged: '0', among: 3, excluded: true }]);
  });

  it('in another currency are charged to nobody, and hold whoever they should be charged to', async () => {
    const euro = { ...person('1'), employee: { currency: 'EUR' } };
    const payouts = await paidTogether(world([incident('150')], { A: euro, B: person('1') }));
    expect(payouts.get('A')?.explanation).toMatchObject({
      amount: '1000.00',
      status: 'held',
      holds: [{ line: 1, code: 'incident-currency', incident: 'broken' }],
    });
    expect(payouts.get('B')?.status).toBe('payable');
  });

  it('in another currency hold nobody whose plan incidents cost nothing', async () => {
    const parts = world([incident('150')], { A: { ...person('1'), employee: { currency: 'EUR' } } });
    const { incidents: _, ...payout } = parts.plans![0]!.payout;
    const payouts = await paidTogether({ ...parts, plans: [{ ...parts.plans![0]!, payout }] });
    expect(payouts.get('A')?.status).toBe('payable');
  });

  it('that nobody bears are told of', () => {
    const [input] = inputsOf(world([incident('150', { attribution: [{ role: 'nobody', share: '100%' }] })]));
    expect(
      input?.population?.problems.map(({ kind, incident: of, to, amount }) => [kind, of, to, amount.toText()]),
    ).toEqual([['nobody', 'broken', 'role:nobody', '150']]);
  });

  it('make a claim on a pool smaller', async () => {
    // Claims 1,000 − 200 and 1,000 of a fund of 900
    const pool = { fund: { amount: '900' } };
    const parts = world([incident('5000')], { A: person('1'), B: person('1') }, { pool, currency: 'CNY' });
    expect(await amountsOf(parts)).toEqual({ A: '400.00', B: '500.00' });
  });
});
