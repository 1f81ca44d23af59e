import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';

import { bridge } from '../../src/engine/bridge/bridge.js';
import { HybridRules, type StateRules } from '../../src/engine/bridge/hybrid-rules.js';
import { Others, type OthersCause } from '../../src/engine/bridge/others.js';
import { inWholeSteps, shapley } from '../../src/engine/bridge/shapley.js';
import { Exact, exact } from '../../src/engine/exact.js';
import { computePayout } from '../../src/engine/payout.js';
import { inputsOf } from './together.js';
import {
  ATTITUDE_CURVE,
  componentOf,
  documentsOf,
  inputOf,
  ON_TARGET,
  ON_TIME_CURVE,
  planOf,
  ruleOf,
  ruleSetOf,
  type WorldParts,
} from './world.js';

function stateOf(parts: WorldParts) {
  const ruleSet = ruleSetOf(parts);
  const period = parts.period ?? '2026-10';
  const rules: StateRules = { period, ruleSet, documents: documentsOf(parts) };
  return { rules, input: inputOf({ ...parts, ruleSet }) };
}

/** Each effect as `kind indicator amount`. */
function bridged(before: WorldParts, after: WorldParts): readonly string[] {
  const [a, b] = [stateOf(before), stateOf(after)];
  const effects = bridge(a.input, b.input, new HybridRules(a.rules, b.rules));
  return effects.map(
    ({ kind, indicator, amount }) => `${[kind, indicator].filter(Boolean).join(' ')} ${amount.toFixedText(2)}`,
  );
}

// 94 % attains 0.8, 4.7 attains 1: (0.6 · 0.8 + 0.4 · 1) · 2600 = 2288.
const values = { 'on-time': '0.94', attitude: '4.7' };
const weighted = (onTime: string, attitude: string) => [
  planOf('courier', {
    components: [componentOf('on-time', onTime, ON_TIME_CURVE), componentOf('attitude', attitude, ATTITUDE_CURVE)],
  }),
];

describe('a bridge', () => {
  it('tells metric by metric: on time 95 % is 312 more, attitude 4.4 is 520 less', () => {
    const after = { values: { 'on-time': '0.95', attitude: '4.4' } };
    expect(bridged({ values }, after)).toEqual(['metric attitude -520.00', 'metric on-time 312.00']);
  });

  it('tells new weights: 0.5 · 0.8 + 0.5 · 1 is 0.9 instead of 0.88, 52 more', () => {
    expect(bridged({ values }, { values, plans: weighted('50%', '50%') })).toEqual(['weight 52.00']);
  });

  it('shares what two changes do together: the mean of both orders', () => {
    // Alone on time adds 312, after the new weights 260: 286. The weights alone add 52, after on time nothing: 26.
    const after = { values: { ...values, 'on-time': '0.95' }, plans: weighted('50%', '50%') };
    expect(bridged({ values }, after)).toEqual(['metric on-time 286.00', 'weight 26.00']);
  });

  it('tells another curve, a rule and a post', () => {
    // 90 % → 0, 96 % → 1: 95 % attains 5/6; 0.6 · (1 − 5/6) · 2600 = 260 less.
    const steeper = [
      planOf('courier', {
        components: [
          componentOf('on-time', '60%', {
            linear: [
              ['90%', '0'],
              ['96%', '1'],
            ],
          }),
          componentOf('attitude', '40%', ATTITUDE_CURVE),
        ],
      }),
    ];
    expect(bridged({ values: ON_TARGET }, { values: ON_TARGET, plans: steeper })).toEqual(['target -260.00']);
    const rules = [ruleOf('winter', { type: 'multiply', params: { by: '1.1' } })];
    expect(bridged({}, { plans: [planOf('courier', { rules })] })).toEqual(['rule 260.00']);
    expect(bridged({}, { assignments: [{ targetBonus: '3100' }] })).toEqual(['roster 500.00']);
  });

  it('tells the days served: 16 of 31 instead of the whole month', () => {
    const [before, after] = [{ period: '2026-09' }, { period: '2026-10', assignments: [{ to: '2026-10-17' }] }];
    expect(bridged(before, after)).toEqual(['proration -1258.06']);
  });

  it('tells somebody who moved to two posts within the month as the roster', () => {
    const moved = { assignments: [{ to: '2026-10-16' }, { from: '2026-10-16', targetBonus: '1300' }] };
    // 2600 · 15/31 = 1258.06 and 1300 · 16/31 = 670.97.
    expect(bridged({}, moved)).toEqual(['roster -670.97']);
  });

  it('tells a rule that counts only in one month, and a component that came in', () => {
    const rules = [
      ruleOf(
        'october',
        { type: 'multiply', params: { by: '1.02' } },
        {
          conditions: { all: [{ fact: 'month', operator: 'equal', value: '10' }] },
        },
      ),
    ];
    const plans = [planOf('courier', { rules })];
    expect(bridged({ plans, period: '2026-09' }, { plans, period: '2026-10' })).toEqual(['rule 52.00']);
    // Attitude 4.0 attains ½ and weighs 40 % now: 0.6 + 0.2 instead of 1.
    const alone = [planOf('courier', { components: [componentOf('on-time', '100%', ON_TIME_CURVE)] })];
    const slow = { 'on-time': '0.95', attitude: '4.0' };
    expect(bridged({ plans: alone, values: slow }, { values: slow })).toEqual(['weight -520.00']);
  });

  it('takes dated parameters for targets, not for the calendar', () => {
    const parameters = [
      { name: 'on-time-target', unit: 'percent', values: [{ is: '95%' }, { from: '2026-10', is: '96%' }] } as const,
    ];
    const curve = {
      linear: [
        ['90%', '0'],
        ['$on-time-target', '1'],
      ],
    } as const;
    const plans = [planOf('courier', { components: [componentOf('on-time', '100%', curve)] })];
    // 94 % is 4 of 5 points on the way, then 4 of 6: 2080.00 and 1733.33.
    const effects = bridged(
      { parameters, plans, values, period: '2026-09' },
      { parameters, plans, values, period: '2026-10' },
    );
    expect(effects).toEqual(['target -346.67']);
  });

  it('takes all pay of somebody who came or left for the roster', () => {
    const { rules, input } = stateOf({});
    const [came] = bridge(undefined, input, new HybridRules(rules, rules));
    expect([came?.kind, came?.amount.toText()]).toEqual(['roster', '2600']);
    expect(bridge(input, undefined, new HybridRules(rules, rules))[0]?.amount.toText()).toBe('-2600');
  });

  it('adds up to the cent, whatever has changed', () => {
    const share = fc.integer({ min: 1, max: 99 });
    const measured = fc.record({
      'on-time': fc.integer({ min: 880, max: 1000 }).map((n) => exact(String(n)).dividedBy(exact('1000')).toText()),
      attitude: fc.integer({ min: 35, max: 50 }).map((n) => exact(String(n)).dividedBy(exact('10')).toText()),
    });
    const state = fc.record({
      values: measured,
      share,
      cap: fc.constantFrom('90%', '150%'),
      target: fc.constantFrom('94%', '95%', '96%'),
      targetBonus: fc.constantFrom('2600', '1733.33', '12%'),
      period: fc.constantFrom('2026-09', '2026-10', '2026-11'),
      from: fc.constantFrom('2020-01-31', '2026-09-11', '2026-10-05'),
      factor: fc.constantFrom('1', '1.07'),
    });
    const partsOf = (s: typeof state extends fc.Arbitrary<infer T> ? T : never): WorldParts => ({
      values: s.values,
      period: s.period,
      plans: [
        planOf('courier', {
          components: [
            componentOf('on-time', `${s.share}%`, {
              linear: [
                ['90%', '0'],
                [s.target, '1'],
              ],
            }),
            componentOf('attitude', `${100 - s.share}%`, ATTITUDE_CURVE),
          ],
          rules: [ruleOf('factor', { type: 'multiply', params: { by: s.factor } })],
          payout: { cap: s.cap },
        }),
      ],
      assignments: [{ targetBonus: s.targetBonus, from: s.from }],
    });
    fc.assert(
      fc.property(state, state, (before, after) => {
        const [a, b] = [stateOf(partsOf(before)), stateOf(partsOf(after))];
        const change = computePayout(b.input).amount.minus(computePayout(a.input).amount);
        const effects = bridge(a.input, b.input, new HybridRules(a.rules, b.rules));
        expect(Exact.sum(effects.map(({ amount }) => amount)).toText()).toBe(change.toText());
        for (const { amount } of effects) expect(amount.isMultipleOf(exact('0.01'))).toBe(true);
        // The other way round each effect has the other sign, but for the cent that rounding gives to one of them.
        const back = bridge(b.input, a.input, new HybridRules(b.rules, a.rules));
        expect(
          Exact.sum(back.map(({ amount }) => amount))
            .plus(change)
            .toText(),
        ).toBe('0');
      }),
      { numRuns: 60 },
    );
  });

  it('tells what the others in a pool did apart from one’s own figures', () => {
    const plans = [planOf('courier', { payout: { pool: { fund: { amount: '3000' } } } })];
    const month = (mine: string, theirs: string) => {
      const people = {
        E1: { values: { ...values, 'on-time': mine } },
        E2: { values: { ...ON_TARGET, 'on-time': theirs } },
      };
      return inputsOf({ plans, people })[0]!;
    };
    const rules: StateRules = { period: '2026-10', ruleSet: ruleSetOf({ plans }), documents: documentsOf({ plans }) };
    const effects = bridge(month('0.94', '0.95'), month('0.95', '0.94'), new HybridRules(rules, rules));
    // 3000 · 2288 ÷ 4888 = 1404.26 becomes 3000 · 2600 ÷ 4888 = 1595.74: 191.48, half of it each by symmetry: mine alone
    // 1500, theirs alone 1500.
    expect(effects.map(({ indicator, amount }) => [indicator, amount.toText()])).toEqual([
      ['on-time', '95.74'],
      [null, '95.74'],
    ]);
  });

  it('tells what the others did by its cause between two states of one month', () => {
    const plans = [planOf('courier', { payout: { pool: { fund: { amount: '3000' } } } })];
    const rules: StateRules = { period: '2026-10', ruleSet: ruleSetOf({ plans }), documents: documentsOf({ plans }) };
    const state = (theirs: string, targetBonus: string) => {
      const people = {
        E1: { values: { ...values, 'on-time': '0.94' } },
        E2: { values: { ...ON_TARGET, 'on-time': theirs }, assignments: [{ targetBonus }] },
      };
      return new Map(inputsOf({ plans, people }).map((input) => [input.employee.code, input]));
    };
    const told = (after: ReturnType<typeof state>, ...changed: OthersCause[]) => {
      const before = state('0.95', '2600');
      const others = new Others(before, after, changed);
      const effects = bridge(before.get('E1'), after.get('E1'), new HybridRules(rules, rules), others);
      return effects.map(({ kind, amount }) => `${kind} ${amount.toFixedText(2)}`);
    };
    // Mine is 3000 · 2288 ÷ (2288 + theirs): theirs 2600 makes 1404.26, 1300 (half the target bonus) 1913.04, 2288 (94 %) 1500.00,
    // 1144 (both) 2000.00.
    expect(told(state('0.95', '1300'), 'roster')).toEqual(['roster 508.78']);
    expect(told(state('0.94', '2600'), 'metric')).toEqual(['metric 95.74']);
    // Figures first 95.74, last 86.96; roster first 508.78, last 500.00.
    expect(told(state('0.94', '1300'), 'metric', 'roster')).toEqual(['metric 91.35', 'roster 504.39']);
    // Nothing else of theirs has changed: what is looked for and not there counts nothing.
    expect(told(state('0.95', '1300'), 'metric', 'rule', 'roster')).toEqual(['roster 508.78']);
  });
});

describe('the Shapley value', () => {
  it('is the mean over all orders, worked out by going through every one of them', () => {
    const random = (seed: number) => Exact.of((seed * 7919 + 13) % 1009);
    const players = 4;
    const orders = (rest: readonly number[]): number[][] =>
      rest.length === 0
        ? [[]]
        : rest.flatMap((first) => orders(rest.filter((each) => each !== first)).map((tail) => [first, ...tail]));
    const all = orders([0, 1, 2, 3]);
    const means = [0, 1, 2, 3].map((player) =>
      Exact.sum(
        all.map((order) => {
          const before = order.slice(0, order.indexOf(player)).reduce((set, each) => set | (2 ** each), 0);
          return random(before | (2 ** player)).minus(random(before));
        }),
      ).dividedBy(Exact.of(all.length)),
    );
    expect(shapley(players, random).map((each) => each.toText(30))).toEqual(means.map((each) => each.toText(30)));
  });

  it('is rounded so that it adds up, negative parts too', () => {
    const thirds = [Exact.of(1, 3), Exact.of(-4, 3), Exact.of(2, 3), Exact.of(1, 3)];
    expect(inWholeSteps(thirds, exact('0.01')).map((each) => each.toFixedText(2))).toEqual([
      '0.33',
      '-1.33',
      '0.67',
      '0.33',
    ]);
  });
});
