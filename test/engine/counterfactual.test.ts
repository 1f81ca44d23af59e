import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';

import { counterfactuals, type ComponentCounterfactual } from '../../src/engine/counterfactual.js';
import type { Component, Curve } from '../../src/engine/documents.js';
import { exact, Exact } from '../../src/engine/exact.js';
import { computePayout } from '../../src/engine/payout.js';
import { inputsOf } from './together.js';
import {
  ATTITUDE_CURVE,
  componentOf,
  COMPONENTS,
  indicatorOf,
  INDICATORS,
  inputOf,
  LOSS_CURVE,
  observed,
  ON_TIME_CURVE,
  planOf,
  ruleOf,
  type WorldParts,
} from './world.js';

const of = (parts: WorldParts) => counterfactuals(computePayout(inputOf(parts)));
const by = (parts: WorldParts, id: string): ComponentCounterfactual => {
  const found = of(parts).components.find(({ component }) => component === id);
  if (!found) throw new Error(`nothing of ${id}`);
  return found;
};

describe('counterfactuals', () => {
  // 94 % attains 0.8, 4.7 attains 1: (0.6 · 0.8 + 0.4 · 1) · 2600 = 2288.
  const values = { 'on-time': '0.94', attitude: '4.7' };

  it('say what one percentage point and the target would have paid: 95 % attains 1, 0.6 · 0.2 · 2600 = 312 more', () => {
    const paid = { value: '0.95', open: false, amount: '2600.00', gain: '312.00', limitedBy: null };
    expect(by({ values }, 'on-time')).toEqual({
      line: 1,
      component: 'on-time',
      indicator: 'on-time',
      value: '0.94',
      unit: '0.01',
      oneMore: paid,
      next: null,
      target: paid,
      best: null,
    });
  });

  it('say what the next band would have paid: 4.8 attains 1.2, 0.4 · 0.2 · 2600 = 208 more', () => {
    const paid = { value: '4.8', open: false, amount: '2496.00', gain: '208.00', limitedBy: null };
    expect(by({ values }, 'attitude')).toMatchObject({ unit: '0.1', oneMore: paid, next: paid, target: null });
    // From 4.0 the next band is 4.6, which attains 1 instead of 0.5: 520 more; a tenth more changes nothing.
    const lower = by({ values: { ...values, attitude: '4.0' } }, 'attitude');
    expect([lower.next?.value, lower.next?.gain, lower.target?.value]).toEqual(['4.6', '520.00', '4.6']);
    expect(lower.oneMore).toMatchObject({ value: '4.1', gain: '0.00', limitedBy: { kind: 'curve' } });
  });

  it('name the component that cost the most: attitude 520, on time 312', () => {
    expect(of({ values: { 'on-time': '0.94', attitude: '4.0' } }).costMost).toEqual({
      line: 1,
      component: 'attitude',
      cost: '520.00',
    });
    expect(of({ values: { 'on-time': '0.95', attitude: '4.6' } }).costMost).toBeNull();
  });

  it('go down where less is better, and end where the indicator does', () => {
    // 1.5 % lost attains ½: 0.1 of 2600 · ½. A point less attains 1 all the same.
    const plans = [planOf('courier', { components: [componentOf('loss', '100%', LOSS_CURVE)] })];
    const loss = by({ plans, values: { loss: '0.015' } }, 'loss');
    expect(loss).toMatchObject({ unit: '-0.01', target: { value: '0.01', gain: '1300.00' } });
    expect(loss.oneMore).toMatchObject({ value: '0.005', gain: '1300.00' });
    expect(by({ plans, values: { loss: '0.005' } }, 'loss').oneMore).toMatchObject({ value: '0', gain: '0.00' });
    expect(by({ plans, values: { loss: '0' } }, 'loss').oneMore).toBeNull();
  });

  it('go towards the best where that lies in between', () => {
    const curve: Curve = {
      linear: [
        ['0.5', '0'],
        ['0.7', '1'],
        ['0.8', '1'],
        ['0.9', '0'],
      ],
    };
    const indicators = [indicatorOf('stock', { better: 'within' })];
    const plans = [planOf('courier', { components: [componentOf('stock', '100%', curve)] })];
    const at = (stock: string) => by({ indicators, plans, values: { stock } }, 'stock');
    expect(at('0.6')).toMatchObject({ unit: '0.01', target: { value: '0.7', gain: '1300.00' } });
    // One point of the ten from 90 % down to 80 %: a tenth of 2600.
    expect(at('0.85')).toMatchObject({ unit: '-0.01', oneMore: { gain: '260.00' }, target: { value: '0.8' } });
    expect(at('0.75')).toMatchObject({ unit: null, oneMore: null, next: null, target: null });
  });

  it('tell what swallows the gain: a gate, a cap, a rounding', () => {
    const planned = (over: Parameters<typeof planOf>[1]) =>
      by({ values, plans: [planOf('courier', over)] }, 'on-time').target;
    const gate = { rules: [ruleOf('gate', { type: 'gate' })] };
    expect(planned(gate)).toMatchObject({ amount: '0.00', gain: '0.00', limitedBy: { kind: 'rule', rule: 'gate' } });
    expect(planned({ payout: { cap: '80%' } })).toMatchObject({ gain: '0.00', limitedBy: { kind: 'cap' } });
    // 90 % of 2600 is 2340: of the 312 only 52 are left.
    expect(planned({ payout: { cap: '90%' } })).toMatchObject({ gain: '52.00', limitedBy: { kind: 'cap' } });
    // To whole thousands 2288 is 2000, and 2600 is 3000; 2400 would still be 2000.
    expect(planned({ payout: { round: { to: '1000', mode: 'half-up' } } })).toMatchObject({ gain: '1000.00' });
    const coarse = by(
      {
        values: { ...values, 'on-time': '0.90' },
        plans: [planOf('courier', { payout: { round: { to: '1000', mode: 'half-up' } } })],
      },
      'on-time',
    );
    expect(coarse.oneMore).toMatchObject({ gain: '0.00', limitedBy: { kind: 'rounding' } });
  });

  it('go through a gate that the better figure would have opened', () => {
    const rules = [
      ruleOf(
        'rude',
        { type: 'gate' },
        {
          conditions: {
            all: [{ fact: 'value', params: { indicator: 'attitude' }, operator: 'lessThan', value: '4.5' }],
          },
        },
      ),
    ];
    // Nothing is paid below 4.5; at 4.6 both are on target: 2600.
    const attitude = by(
      { values: { 'on-time': '0.95', attitude: '4.4' }, plans: [planOf('courier', { rules })] },
      'attitude',
    );
    expect(attitude.target).toMatchObject({ value: '4.6', amount: '2600.00', gain: '2600.00', limitedBy: null });
  });

  it('say what would have had to be measured where a small sample is drawn to the mean of the peers', () => {
    const attitude = indicatorOf('attitude', {
      unit: 'rating',
      aggregate: 'mean',
      range: { min: '1', max: '5' },
      minimumSample: 20,
      whenFew: { shrink: { within: 'role' } },
    });
    const few = (value: string, sample: string) => [observed({ value, sample })];
    const [first] = inputsOf({
      indicators: [attitude],
      plans: [planOf('courier', { components: [componentOf('attitude', '100%', ATTITUDE_CURVE)] })],
      people: {
        E1: { values: { attitude: few('4.4', '10') } },
        E2: { values: { attitude: few('4.4', '20') } },
      },
    });
    // Half of the 20 cases: ½ · own + ½ · 4.4 comes to 4.6 at 4.8 of one's own.
    const [found] = counterfactuals(computePayout(first!)).components;
    expect(found).toMatchObject({ value: '4.4', target: { value: '4.8', gain: '1300.00' } });
  });

  it('share out a pool again: a larger claim takes from the others', () => {
    const [first] = inputsOf({
      plans: [planOf('courier', { components: COMPONENTS, payout: { pool: { fund: { amount: '3000' } } } })],
      people: {
        E1: { values: { 'on-time': '0.94', attitude: '4.7' } },
        E2: { values: { 'on-time': '0.95', attitude: '4.6' } },
      },
    });
    // Claims 2288 and 2600: 3000 · 2288 ÷ 4888 = 1404.26; on target both claim the same: 1500.
    const [onTime] = counterfactuals(computePayout(first!)).components;
    expect(onTime?.target).toMatchObject({ amount: '1500.00', gain: '95.74' });
  });

  it('count a figure that decides two assignments once, with what it would have paid in both', () => {
    const assignments = [{ to: '2026-10-16' }, { from: '2026-10-16', targetBonus: '1300' }];
    const { components } = of({ values, assignments });
    expect(components.map(({ line, component }) => [line, component])).toEqual([
      [1, 'on-time'],
      [1, 'attitude'],
    ]);
    // 15 of 31 days of 2600 and 16 of 1300: 1258.06 + 670.97 = 1929.03; at 0.88 it was 1107.10 + 590.45 = 1697.55.
    expect(components[0]?.target).toMatchObject({ amount: '1929.03', gain: '231.48' });
  });

  it('come true: measured so, it pays exactly that; short of a jump it pays less', () => {
    const curves: readonly Curve[] = [
      ON_TIME_CURVE,
      { bands: [{ is: '0' }, { from: '0.9', is: '0.6' }, { from: '0.96', is: '1.1' }] },
    ];
    const hundredth = fc
      .integer({ min: 8000, max: 10000 })
      .map((n) => exact(`0.${String(n).padStart(4, '0')}`.replace('0.10000', '1')).toText());
    const mark = fc.integer({ min: 30, max: 50 }).map((n) => exact(`${Math.floor(n / 10)}.${n % 10}`).toText());
    const cap = fc.constantFrom('90%', '100%', '200%');
    const gateBelow = fc.constantFrom('3', '4.3', '4.7');
    fc.assert(
      fc.property(
        hundredth,
        mark,
        fc.constantFrom(...curves),
        cap,
        gateBelow,
        (onTime, attitude, curve, limit, gate) => {
          const components: Component[] = [
            componentOf('on-time', '70%', curve),
            componentOf('attitude', '30%', ATTITUDE_CURVE),
          ];
          const rules = [
            ruleOf(
              'rude',
              { type: 'gate' },
              {
                conditions: {
                  all: [{ fact: 'value', params: { indicator: 'attitude' }, operator: 'lessThan', value: gate }],
                },
              },
            ),
          ];
          const plans = [planOf('courier', { components, rules, payout: { cap: limit } })];
          const measured = { 'on-time': onTime, attitude };
          const parts = { indicators: INDICATORS, plans, values: measured };
          const paid = (code: string, value: Exact) =>
            computePayout(inputOf({ ...parts, values: { ...measured, [code]: value.toText(30) } })).amount;
          for (const { indicator, oneMore, next, target } of of(parts).components) {
            for (const place of [oneMore, next, target])
              if (place) expect(paid(indicator, exact(place.value)).toFixedText(2)).toBe(place.amount);
            // Where a cap ends the gain, what pays as much may lie before it.
            if (!next || next.limitedBy || exact(next.gain).isZero()) continue;
            const short = exact(next.value).minus(exact('0.0000001'));
            expect(paid(indicator, short).isLessThan(exact(next.amount))).toBe(true);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
