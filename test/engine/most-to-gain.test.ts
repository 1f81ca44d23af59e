import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';

import { counterfactuals } from '../../src/engine/counterfactual.js';
import type { AdjustmentRule, Component, Indicator } from '../../src/engine/documents.js';
import { Exact, exact } from '../../src/engine/exact.js';
import { computePayout } from '../../src/engine/payout.js';
import type { OpenAdjustment } from '../../src/engine/retro-adjustments.js';
import {
  ATTITUDE_CURVE,
  componentOf,
  indicatorOf,
  inputOf,
  LOSS_CURVE,
  ON_TIME_CURVE,
  payoutOf,
  planOf,
  ruleOf,
  ruleSetOf,
  type WorldParts,
} from './world.js';

const gainOf = async (parts: WorldParts) => counterfactuals(await payoutOf(parts)).mostToGain[0];

describe('most to gain', () => {
  it('is the component whose next step would have paid most: attitude 4.6 instead of 4.0, 0.4 × 0.5 × 2600 = 520', async () => {
    // On time 94 % attains 0.8, its target 0.6 × 0.2 × 2600 = 312 more.
    expect(await gainOf({ values: { 'on-time': '0.94', attitude: '4' } })).toEqual({
      line: 1,
      component: 'attitude',
      from: '4',
      to: '4.6',
      open: false,
      gain: '520.00',
    });
  });

  it('on target is the best: 99 % instead of 95 %, 0.6 × 0.2 × 2600 = 312', async () => {
    expect(await gainOf({})).toMatchObject({ component: 'on-time', from: '0.95', to: '0.99', gain: '312.00' });
  });

  it('is nothing where everything is at its best', async () => {
    expect(await gainOf({ values: { 'on-time': '1', attitude: '5' } })).toBeUndefined();
  });

  it('is nothing behind a cap that is reached, and less behind one that is near', async () => {
    const capped = (cap: string) => gainOf({ plans: [planOf('courier', { payout: { cap } })] });
    expect(await capped('100%')).toBeUndefined();
    // 105 % of 2600 is 130 more; either component would reach it, the first is named.
    expect(await capped('105%')).toMatchObject({ gain: '130.00' });
  });

  it('counts the rules that fired: doubled, 624', async () => {
    const rules = [ruleOf('double', { type: 'multiply', params: { by: '2' } })];
    expect(await gainOf({ plans: [planOf('courier', { rules })] })).toMatchObject({ gain: '624.00' });
  });

  it('goes by the rules as the better figure would have them: 4.8 no longer costs a tenth, 0.4 × 0.2 × 2600 + 260 = 468', async () => {
    const below = { fact: 'value', params: { indicator: 'attitude' }, operator: 'lessThan', value: '4.8' };
    const rules = [ruleOf('rude', { type: 'multiply', params: { by: '0.9' } }, { conditions: { all: [below] } })];
    const parts = { plans: [planOf('courier', { rules })], values: { 'on-time': '0.95', attitude: '4.7' } };
    expect(await gainOf(parts)).toMatchObject({ component: 'attitude', to: '4.8', gain: '468.00' });
    // And the same of what is told of the component, to the text.
    const { components } = counterfactuals(await payoutOf(parts));
    const attitude = components.find(({ component }) => component === 'attitude');
    expect([attitude?.next?.gain, attitude?.best?.gain]).toEqual(['468.00', '468.00']);
  });

  it('leaves what is settled of earlier periods as it was', async () => {
    const late: OpenAdjustment = {
      ...{
        id: 1,
        kind: 'retro' as const,
        period: '2026-08',
        department: 'ANN',
        currency: 'CNY',
        reason: 'a late figure',
      },
      ...{ amount: '-100.00', open: '-100.00', causes: [{ cause: 'metric' as const, amount: '-100.00' }] },
    };
    const payout = computePayout({ ...inputOf({}), adjustments: [late] });
    expect(payout.amount.toText()).toBe('2500');
    expect(counterfactuals(payout).mostToGain).toMatchObject([{ gain: '312.00' }]);
    expect(counterfactuals(payout).components[0]?.best).toMatchObject({ amount: '2812.00' });
  });

  it('is nothing behind a gate', async () => {
    const rules = [ruleOf('gate', { type: 'gate' })];
    expect(await gainOf({ plans: [planOf('courier', { rules })] })).toBeUndefined();
  });

  it('does not speak of what was not measured', async () => {
    expect(await gainOf({ values: { 'on-time': '0.95' } })).toMatchObject({ component: 'on-time', gain: '520.00' });
  });
});

const INDICATORS: readonly Indicator[] = [
  indicatorOf('on-time', { unit: 'points' }),
  indicatorOf('attitude', { unit: 'points' }),
  indicatorOf('loss', { unit: 'points', better: 'lower' }),
  indicatorOf('hours', { unit: 'points', better: 'lower' }),
];
const COMPONENTS: readonly Component[] = [
  componentOf('on-time', '40%', ON_TIME_CURVE),
  componentOf('attitude', '30%', ATTITUDE_CURVE),
  componentOf('loss', '20%', { ...LOSS_CURVE, below: '1.5' }),
  componentOf('hours', '10%', { bands: [{ is: '1.3' }, { from: '12', is: '1' }, { from: '24', is: '0.4' }, { from: '48', is: '0' }] }), // prettier-ignore
];
/** So little beyond a value that no curve notices more than which side of it one is on. */
const NUDGE = exact('0.0000001');
const hundredths = (min: number, max: number) =>
  fc.integer({ min, max }).map((n) => exact(String(n)).dividedBy(Exact.of(100)).toText());
const values = fc.record(
  {
    'on-time': hundredths(85, 102),
    attitude: hundredths(350, 500),
    loss: fc.integer({ min: 0, max: 30 }).map((n) => Exact.of(n, 1000).toText()),
    hours: hundredths(0, 6000),
  },
  { requiredKeys: [] },
);

describe('most to gain, recomputed through the whole engine', () => {
  const rules: readonly AdjustmentRule[] = [
    ruleOf('double', { type: 'multiply', params: { by: '1.1' } }, { priority: 3 }),
    ruleOf('add', { type: 'add', params: { share: '3%' } }, { priority: 2 }),
  ];
  const gated: readonly AdjustmentRule[] = ['on-time', 'attitude', 'hours'].map((indicator) =>
    ruleOf(
      `for-${indicator}`,
      { type: 'multiply', params: { by: indicator === 'hours' ? '0.9' : '1.2' } },
      {
        conditions: {
          all: [{ fact: 'value', params: { indicator }, operator: 'greaterThanInclusive', value: { 'on-time': '99', attitude: '4.8', hours: '24' }[indicator] ?? '' }], // prettier-ignore
        },
      },
    ),
  );
  const setups = [
    {},
    { rules },
    { rules: gated },
    { payout: { cap: '104%' } },
    { rules, payout: { cap: '115%', floor: '60%' } },
  ];
  const ruleSets = setups.map((parts) =>
    ruleSetOf({ indicators: INDICATORS, plans: [planOf('courier', { components: COMPONENTS, ...parts })] }),
  );

  it('pays exactly the amount and the gain, and no other component’s next step pays more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ruleSets), values, async (ruleSet, given) => {
        const parts = { ruleSet, values: given as Record<string, string> };
        const before = await payoutOf(parts);
        const { components } = before.explanation.lines[0]!.scorecard!;
        const mostToGain = counterfactuals(before).mostToGain[0];
        const withValue = async (id: string, value: Exact) =>
          (await payoutOf({ ...parts, values: { ...parts.values, [id]: value.toText(30) } })).amount;
        if (mostToGain) {
          const towards = ['loss', 'hours'].includes(mostToGain.component) ? NUDGE.negated() : NUDGE;
          const to = exact(mostToGain.to).plus(mostToGain.open ? towards : Exact.ZERO);
          const after = await withValue(mostToGain.component, to);
          expect(after.minus(before.amount).toFixedText(2)).toBe(mostToGain.gain);
        }
        const gain = exact(mostToGain?.gain ?? '0');
        // The steps of the four curves, written down once more: target, then best.
        const steps = { 'on-time': ['0.95', '0.99'], attitude: ['4.6', '4.8'], loss: ['0.01', '0.0099999'], hours: ['23.9999999', '11.9999999'] }; // prettier-ignore
        for (const { id, attainment, measured } of components) {
          const value = measured?.value ?? null;
          if (attainment === null || value === null) continue;
          const isOnTarget = !exact(attainment).isLessThan(Exact.ONE);
          const next = exact(steps[id as keyof typeof steps][isOnTarget ? 1 : 0]!);
          const better = ['loss', 'hours'].includes(id)
            ? next.isLessThan(exact(value))
            : next.isGreaterThan(exact(value));
          if (!better) continue;
          const other = (await withValue(id, next)).minus(before.amount);
          expect(other.isGreaterThan(gain)).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });
});
