/** What is paid against a second implementation of it in fraction.js, and what holds whatever a plan says. */
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, it } from '@jest/globals';

import type { Pool } from '../../src/engine/documents.js';
import { Exact, exact } from '../../src/engine/exact.js';
import { shareOut } from '../../src/engine/largest-remainder.js';
import { computePayout, type PayoutResult } from '../../src/engine/payout.js';
import { fraction, sumOf } from './fractions.js';
import { inputsOf, type Person, type Together } from './together.js';
import { indicatorOf, inputOf, planOf } from './world.js';

const step = new Fraction(1, 100);
const share = fc.integer({ min: 0, max: 1000 }).map((n) => (n / 1000).toFixed(3));
const AS_IT_IS = {
  linear: [
    ['0', '0'],
    ['1', '1'],
  ],
} as const;

describe('a total shared out', () => {
  const claims = fc
    .array(fc.bigInt({ min: 0n, max: 10n ** 6n }), { minLength: 1, maxLength: 12 })
    .filter((all) => all.some((claim) => claim > 0n));

  it('comes out to the last step, each within a step of the exact share, a larger claim never less', () => {
    const total = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n });
    const steps = fc.constantFrom('0.01', '1', '5', '0.05');
    fc.assert(
      fc.property(claims, total, steps, fc.integer({ min: 1, max: 9 }), (given, times, by, denominator) => {
        const size = new Fraction(by);
        const whole = exact(by).times(Exact.of(times));
        const exactly = given.map((claim) => Exact.of(claim, BigInt(denominator)));
        const shares = shareOut(whole, exactly, exact(by)).map(fraction);
        const sum = given.reduce((a, b) => a + b, 0n);
        expect(sumOf(shares).equals(fraction(whole))).toBe(true);
        for (const [i, claim] of given.entries()) {
          const exactShare = fraction(whole).mul(new Fraction(claim, sum));
          expect(shares[i]?.sub(exactShare).abs().compare(size)).toBe(-1);
          expect(shares[i]?.div(size).d).toBe(1n);
          for (const [j, other] of given.entries())
            if (claim > other) expect(shares[i]?.abs().compare(shares[j]?.abs() ?? 0)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe('a pool', () => {
  const people = fc.array(fc.tuple(share, fc.integer({ min: 1, max: 5000 })), { minLength: 1, maxLength: 8 });
  const company = (scores: readonly (readonly [string, number])[], pool: Pool): Together => ({
    indicators: [indicatorOf('quality')],
    plans: [
      planOf('courier', {
        components: [{ id: 'quality', indicator: 'quality', attainment: AS_IT_IS }],
        payout: { currency: 'CNY', pool },
      }),
    ],
    people: Object.fromEntries(
      scores.map(([quality, target], i): [string, Person] => [
        `E${i}`,
        { values: { quality }, assignments: [{ targetBonus: String(target) }] },
      ]),
    ),
  });

  it('pays its fund to the cent, each within a cent of the exact share', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 0, max: 10 ** 7 }), (scores, cents) => {
        const fund = new Fraction(cents, 100);
        const pool = { fund: { amount: (cents / 100).toFixed(2) } };
        const amounts = inputsOf(company(scores, pool)).map((input) => fraction(computePayout(input).amount));
        const claims = scores.map(([quality, target]) => new Fraction(quality).mul(target));
        const total = sumOf(claims);
        const paid = sumOf(amounts);
        expect(paid.equals(total.compare(0) === 0 ? 0 : fund)).toBe(true);
        if (total.compare(0) === 0) return;
        for (const [i, claim] of claims.entries())
          expect(amounts[i]?.sub(fund.mul(claim).div(total)).abs().compare(step)).toBe(-1);
      }),
      { numRuns: 40 },
    );
  });

  it('of a share of the targets pays that share, to the cent', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 100 }), (scores, percent) => {
        const payouts = inputsOf(company(scores, { fund: { share: `${percent}%` } })).map(computePayout);
        const targets = scores.reduce((sum, [, target]) => sum + target, 0);
        const anything = scores.some(([quality]) => Number(quality) > 0);
        expect(Exact.sum(payouts.map(({ amount }) => amount)).toText()).toBe(
          anything
            ? exact((targets * percent).toString())
                .dividedBy(Exact.of(100))
                .toText()
            : '0',
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('the lines of a month', () => {
  it('split at any day add up, before they are rounded, to what one line pays', () => {
    fc.assert(
      fc.property(
        share,
        fc.integer({ min: 2, max: 31 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 9999 }),
        (quality, day, isProrated, target) => {
          const split = `2026-10-${String(day).padStart(2, '0')}`;
          const plans = [
            planOf('courier', {
              components: [{ id: 'quality', indicator: 'quality', attainment: AS_IT_IS }],
              payout: { prorate: isProrated },
            }),
          ];
          const unrounded = (assignments: Person['assignments']): Exact => {
            const input = inputOf({
              indicators: [indicatorOf('quality')],
              plans,
              values: { quality },
              assignments: (assignments ?? []).map((each) => ({ ...each, targetBonus: String(target) })),
            });
            return Exact.sum(computePayout(input).lines.map(({ scored }) => scored?.unrounded ?? Exact.ZERO));
          };
          expect(unrounded([{ to: split }, { from: split }]).equals(unrounded([{}]))).toBe(true);
        },
      ),
    );
  });
});

describe('whatever a plan says', () => {
  const settings = fc.record({
    combine: fc.constantFrom('mean' as const, 'product' as const),
    cap: fc.option(fc.constantFrom('90%', '120%'), { nil: undefined }),
    floor: fc.option(fc.constantFrom('10%', '40%'), { nil: undefined }),
    to: fc.constantFrom('0.01', '1', '5'),
    isSplit: fc.boolean(),
    loss: fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }),
    from: fc.integer({ min: 1, max: 31 }),
  });
  type Settings = typeof settings extends fc.Arbitrary<infer T> ? T : never;

  const pay = ({ combine, cap, floor, to, isSplit, loss, from }: Settings, a: string, b: string): PayoutResult => {
    const groups = ['a', 'b'].map((id) => ({
      id,
      name: { en: id },
      components: [{ id, indicator: id, attainment: AS_IT_IS }],
    }));
    const shares = ['33.3%', '33.3%', '33.4%'].map((each, i) => ({ id: `p${i}`, name: { en: 'Part' }, share: each }));
    const [input] = inputsOf({
      indicators: [indicatorOf('a'), indicatorOf('b')],
      plans: [
        planOf('courier', {
          groups,
          combine,
          payout: {
            ...(cap !== undefined && { cap }),
            ...(floor !== undefined && { floor }),
            round: { to, mode: 'half-up' },
            ...(isSplit && { split: shares }),
            incidents: { ceiling: '25%' },
          },
        }),
      ],
      incidents:
        loss === undefined
          ? []
          : [
              {
                id: 'i',
                name: { en: 'Incident' },
                date: '2026-10-05',
                loss: String(loss),
                currency: 'CNY',
                attribution: [{ employee: 'A', share: '100%' }],
              },
            ],
      people: {
        A: {
          values: { a, b },
          assignments: [{ from: `2026-10-${String(from).padStart(2, '0')}`, targetBonus: '997' }],
        },
      },
    });
    return computePayout(input!);
  };

  it('more attainment never pays less, without rules', () => {
    fc.assert(
      fc.property(settings, share, share, share, (plan, a, b, other) => {
        const [less, more] = Number(a) <= Number(other) ? [a, other] : [other, a];
        expect(pay(plan, less, b).amount.isGreaterThan(pay(plan, more, b).amount)).toBe(false);
      }),
    );
  });

  it('what is explained adds up to the cent, and nothing is paid below zero', () => {
    fc.assert(
      fc.property(settings, share, share, (plan, a, b) => {
        const payout = pay(plan, a, b);
        const { lines, amount } = payout.explanation;
        expect(exact(amount).isNegative()).toBe(false);
        expect(Exact.sum(lines.map((line) => exact(line.amount))).equals(exact(amount))).toBe(true);
        for (const { scorecard, amount: of } of lines) {
          const { steps = [], parts: shares = [] } = scorecard ?? {};
          for (const [i, each] of steps.entries()) if (i > 0) expect(each.before).toBe(steps[i - 1]?.after);
          expect(exact(steps.at(-1)?.after ?? '0').equals(exact(of))).toBe(true);
          if (shares.length > 0)
            expect(Exact.sum(shares.map((each) => exact(each.amount))).equals(exact(of))).toBe(true);
        }
      }),
    );
  });
});
