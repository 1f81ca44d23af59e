/** Scoring against a second implementation of it in fraction.js: short, plain and slow. */
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, it } from '@jest/globals';

import { improvementOver } from '../../src/engine/component-source.js';
import type { Component, ComponentGroup, Direction } from '../../src/engine/documents.js';
import { Exact, exact } from '../../src/engine/exact.js';
import { computePayout } from '../../src/engine/payout.js';
import { Peers, percentileOf, rankOf } from '../../src/engine/peers.js';
import { fraction, isClose } from './fractions.js';
import { inputsOf, type Person } from './together.js';
import { indicatorOf, inputOf, observed, planOf } from './world.js';

const decimal = (min: number, max: number, places: number) =>
  fc.integer({ min: min * 10 ** places, max: max * 10 ** places }).map((n) => String(n / 10 ** places));
const share = fc.integer({ min: 0, max: 1000 }).map((n) => (n / 1000).toFixed(3));
const AS_IT_IS = {
  linear: [
    ['0', '0'],
    ['1', '1'],
  ],
} as const;

/** Whole percents that add up to 100. */
const weights = (count: number) =>
  fc.array(fc.integer({ min: 1, max: 20 }), { minLength: count, maxLength: count }).map((all) => {
    const [first = 0, ...rest] = all;
    const others = rest.reduce((a, b) => a + b, 0);
    return [100 - others > 0 ? 100 - others : first, ...rest].map(String);
  });

describe('weights', () => {
  interface Case {
    readonly groupWeights: readonly string[];
    readonly groups: readonly {
      readonly weights: readonly string[];
      readonly values: readonly (string | null)[];
      readonly minimum: number | undefined;
      readonly whenFewer: 'reweight' | 'zero' | 'hold';
    }[];
  }
  const group = fc.integer({ min: 1, max: 4 }).chain((count) =>
    fc.record({
      weights: weights(count),
      values: fc.array(fc.option(share, { freq: 2 }), { minLength: count, maxLength: count }),
      minimum: fc.option(fc.integer({ min: 1, max: count }), { nil: undefined }),
      whenFewer: fc.constantFrom('reweight' as const, 'zero' as const, 'hold' as const),
    }),
  );
  const cases = fc
    .integer({ min: 1, max: 4 })
    .chain((count): fc.Arbitrary<Case> =>
      fc.record({ groupWeights: weights(count), groups: fc.array(group, { minLength: count, maxLength: count }) }),
    );

  const scored = ({ groupWeights, groups }: Case) => {
    const codeOf = (g: number, c: number) => `i${g}-${c}`;
    const documents = groups.map((each, g): ComponentGroup => ({
      id: `g${g}`,
      name: { en: 'Group' },
      weight: `${groupWeights[g] ?? ''}%`,
      whenFewer: each.whenFewer,
      ...(each.minimum !== undefined && { minimumComponents: each.minimum }),
      components: each.weights.map((weight, c): Component => ({
        id: codeOf(g, c),
        indicator: codeOf(g, c),
        weight: `${weight}%`,
        attainment: AS_IT_IS,
      })),
    }));
    const values = groups.flatMap(({ values: all }, g) =>
      all.flatMap((value, c) => (value === null ? [] : [[codeOf(g, c), value] as const])),
    );
    const indicators = documents.flatMap(({ components }) => components.map(({ id }) => indicatorOf(id)));
    const input = inputOf({
      indicators,
      plans: [planOf('courier', { groups: documents })],
      values: Object.fromEntries(values),
    });
    return computePayout(input).lines[0]?.scored?.score;
  };

  /** In so many words: what counts in each group makes its mean, what counts of the groups theirs. */
  const expected = ({ groupWeights, groups }: Case): Fraction | undefined => {
    let [points, all] = [new Fraction(0), new Fraction(0)];
    let [counted, zero] = [0, 0];
    for (const [g, { weights: own, values, minimum = 1, whenFewer }] of groups.entries()) {
      const weight = new Fraction(groupWeights[g] ?? '0');
      const there = values.flatMap((value, c) => (value === null ? [] : [[value, own[c] ?? '0'] as const]));
      if (there.length >= minimum) {
        const sum = there.reduce((total, [, w]) => total.add(w), new Fraction(0));
        const mean = there.reduce((total, [v, w]) => total.add(new Fraction(v).mul(w)), new Fraction(0)).div(sum);
        points = points.add(mean.mul(weight));
        all = all.add(weight);
        counted += 1;
      } else if (whenFewer === 'zero') {
        all = all.add(weight);
        zero += 1;
      }
    }
    return counted > 0 || zero > 0 ? points.div(all) : undefined;
  };

  it('after re-weighting make the mean of what counts, and add up to what counts', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const score = scored(each);
        const mean = expected(each);
        expect(score?.score === undefined).toBe(mean === undefined);
        if (!score?.score || !mean) return;
        expect(isClose(fraction(score.score), mean)).toBe(true);
        const total = Exact.sum(score.effective.flatMap((weight) => (weight ? [weight] : [])));
        const zeros = Exact.sum(
          score.weighing.groups.flatMap(({ kind, weight }) => (kind === 'zero' && weight ? [weight] : [])),
        );
        expect(total.plus(zeros).equals(Exact.ONE)).toBe(true);
      }),
    );
  });
});

describe('a small sample', () => {
  it('is drawn to between its own value and the mean of the others, by the cases it has', () => {
    const need = 40;
    const other = fc.tuple(share, fc.integer({ min: 1, max: 200 }));
    fc.assert(
      fc.property(
        share,
        fc.integer({ min: 1, max: need - 1 }),
        fc.array(other, { minLength: 1, maxLength: 6 }),
        (own, cases, others) => {
          const measured = ([value, sample]: readonly [string, number]): Person => ({
            values: { quality: [observed({ value, sample: String(sample) })] },
          });
          const [first] = inputsOf({
            indicators: [indicatorOf('quality', { minimumSample: need, whenFew: { shrink: { within: 'role' } } })],
            plans: [planOf('courier', { components: [{ id: 'quality', indicator: 'quality', attainment: AS_IT_IS }] })],
            people: Object.fromEntries(
              [[own, cases] as const, ...others].map((each, i): [string, Person] => [`E${i}`, measured(each)]),
            ),
          });
          const value = fraction(computePayout(first!).lines[0]?.scored?.score.components[0]?.value);
          const all = others.reduce((sum, [, sample]) => sum + sample, 0);
          const mean = others
            .reduce((sum, [each, sample]) => sum.add(new Fraction(each).mul(sample)), new Fraction(0))
            .div(all);
          const weight = new Fraction(cases, need);
          const expected = weight.mul(own).add(new Fraction(1).sub(weight).mul(mean));
          expect(isClose(value, expected)).toBe(true);
          const [low, high] = mean.compare(own) < 0 ? [mean, new Fraction(own)] : [new Fraction(own), mean];
          expect(expected.compare(low) >= 0 && expected.compare(high) <= 0).toBe(true);
        },
      ),
    );
  });
});

describe('a place among peers', () => {
  it('is what counting them one by one comes to', () => {
    const values = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 15 });
    fc.assert(
      fc.property(values, fc.constantFrom<Direction>('higher', 'lower'), (given, better) => {
        const peers = new Peers();
        for (const [i, value] of given.entries())
          peers.add('all', `E${i}`, { value: Exact.of(value, 7), sample: undefined });
        for (const [i, own] of given.entries()) {
          const others = given.filter((_, j) => j !== i);
          const ahead = others.filter((other) => (better === 'lower' ? other < own : other > own)).length;
          const equal = others.filter((other) => other === own).length;
          const standing = peers.standing('all', `E${i}`, Exact.of(own, 7), better);
          expect(standing).toEqual({ better: ahead, equal, peers: given.length });
          const ranks = (['best', 'mean', 'worst'] as const).map((ties) => rankOf(standing!, ties).toText());
          expect(ranks).toEqual([1 + ahead, 1 + ahead + equal / 2, 1 + ahead + equal].map(String));
          const worse = others.length - ahead - equal;
          expect(percentileOf(standing!).equals(Exact.of(2 * worse + equal, 2 * others.length))).toBe(true);
        }
      }),
    );
  });
});

describe('an improvement', () => {
  const number = decimal(-50, 50, 2);
  it('is positive exactly where the value got better, and by as much', () => {
    const how = fc.constantFrom('difference' as const, 'relative' as const, 'towards' as const);
    fc.assert(
      fc.property(
        number,
        number,
        number,
        how,
        fc.constantFrom<Direction>('higher', 'lower'),
        (from, to, goal, kind, better) => {
          const asked = kind === 'relative' ? { relative: true as const } : kind === 'towards' ? { towards: goal } : {};
          const value = improvementOver(exact(from), exact(to), asked, better);
          const sign = better === 'lower' ? -1 : 1;
          const gain = new Fraction(to).sub(from).mul(sign);
          if (kind === 'relative' && Number(from) === 0) {
            expect(value).toBeUndefined();
            return;
          }
          const way = new Fraction(goal).sub(from).mul(sign);
          const isThere = kind === 'towards' && way.compare(0) <= 0;
          if (isThere) {
            expect(value?.toText()).toBe(gain.compare(0) > 0 ? '1' : '0');
            return;
          }
          const of = kind === 'relative' ? new Fraction(from).abs() : kind === 'towards' ? way : new Fraction(1);
          expect(isClose(fraction(value), gain.div(of))).toBe(true);
          expect(Math.sign(Number(value?.toText()))).toBe(Math.sign(gain.valueOf()));
        },
      ),
    );
  });
});
