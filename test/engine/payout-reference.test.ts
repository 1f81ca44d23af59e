import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, it } from '@jest/globals';

import type { AdjustmentRule, ComponentGroup, Curve, MissingPolicy } from '../../src/engine/documents.js';
import { componentOf, indicatorOf, payoutOf, planOf, ruleOf } from './world.js';

/** What is measured is what is attained, so that a month can be worked out with nothing but fractions. */
const AS_MEASURED: Curve = { linear: [['0', '0'], ['2', '2']] }; // prettier-ignore

interface Given {
  readonly percent: number;
  /** In hundredths; missing where undefined. */
  readonly value: number | undefined;
  readonly policy: MissingPolicy;
}
interface GivenGroup {
  readonly percent: number;
  readonly components: readonly Given[];
}
type GivenRule =
  { readonly type: 'multiply' | 'add' | 'cap' | 'floor'; readonly percent: number } | { readonly type: 'gate' };

/** Whole percentages that add up to 100. */
const shares = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 3 })
  .map((cuts) => [...cuts.sort((a, b) => a - b), 100].map((cut, i, all) => cut - (all[i - 1] ?? 0)));
const component = (percent: number): fc.Arbitrary<Given> =>
  fc.record({
    percent: fc.constant(percent),
    value: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }),
    policy: fc.constantFrom<MissingPolicy>('reweight', 'zero', 'neutral', 'hold'),
  });
const group = (percent: number): fc.Arbitrary<GivenGroup> =>
  fc.record({
    percent: fc.constant(percent),
    components: shares.chain((percents) => fc.tuple(...percents.map(component))),
  });
const groups = shares.chain((percents) => fc.tuple(...percents.map(group)));
const rule = fc.oneof(
  { weight: 9, arbitrary: fc.record({ type: fc.constantFrom('multiply', 'add', 'cap', 'floor'), percent: fc.integer({ min: 0, max: 200 }) }) }, // prettier-ignore
  { weight: 1, arbitrary: fc.record({ type: fc.constant('gate') }) },
) as fc.Arbitrary<GivenRule>;

function scoreOf(plan: readonly GivenGroup[]): Fraction | undefined {
  const attained = ({ value, policy }: Given): Fraction | undefined => {
    if (value !== undefined) return new Fraction(value, 100);
    return { reweight: undefined, hold: undefined, zero: new Fraction(0), neutral: new Fraction(1) }[policy];
  };
  const mean = (terms: readonly { readonly percent: number; readonly of: Fraction | undefined }[]) => {
    const counted = terms.filter(({ of }) => of !== undefined);
    const weight = counted.reduce((sum, { percent }) => sum + percent, 0);
    if (weight === 0) return undefined;
    return counted.reduce((sum, { percent, of }) => sum.add(of!.mul(percent)), new Fraction(0)).div(weight);
  };
  return mean(
    plan.map(({ percent, components }) => ({
      percent,
      of: mean(components.map((given) => ({ percent: given.percent, of: attained(given) }))),
    })),
  );
}

function paid(score: Fraction, prorated: Fraction, rules: readonly GivenRule[]): Fraction {
  let amount = prorated.mul(score);
  for (const given of rules) {
    if (given.type === 'gate') return new Fraction(0);
    const share = new Fraction(given.percent, 100);
    if (given.type === 'multiply') amount = amount.mul(share);
    if (given.type === 'add') amount = amount.add(prorated.mul(share));
    const limit = prorated.mul(share);
    if (given.type === 'cap' && amount.compare(limit) > 0) amount = limit;
    if (given.type === 'floor' && amount.compare(limit) < 0) amount = limit;
  }
  // Half a cent and more is a cent; nothing here is negative.
  return amount.mul(100).add(new Fraction(1, 2)).floor().div(100);
}

const codeOf = (groupPlace: number, place: number): string => `i-${groupPlace}-${place}`;

describe('any plan, worked out again with fraction.js', () => {
  it('scores and pays the same, over groups, missing data, rules and days', async () => {
    await fc.assert(
      fc.asyncProperty(
        groups,
        fc.array(rule, { maxLength: 4 }),
        fc.integer({ min: 1, max: 31 }),
        async (plan, rules, day) => {
          const all = plan.flatMap((g, i) => g.components.map((given, j) => ({ code: codeOf(i, j), given })));
          const compiled = plan.map((g, i): ComponentGroup => ({
            id: `g-${i}`,
            name: { en: 'a group' },
            weight: `${g.percent}%`,
            components: g.components.map((given, j) => componentOf(codeOf(i, j), `${given.percent}%`, AS_MEASURED)),
          }));
          const asRule = (given: GivenRule, i: number): AdjustmentRule =>
            ruleOf(
              `r-${i}`,
              {
                type: given.type,
                ...(given.type !== 'gate' && {
                  params: { [given.type === 'multiply' ? 'by' : 'share']: `${given.percent}%` },
                }),
              },
              { priority: rules.length - i },
            );
          const result = await payoutOf({
            indicators: all.map(({ code, given }) => indicatorOf(code, { unit: 'points', whenMissing: given.policy })),
            plans: [planOf('courier', { groups: compiled, rules: rules.map(asRule) })],
            values: Object.fromEntries(
              all.flatMap(({ code, given }) => (given.value === undefined ? [] : [[code, String(given.value / 100)]])),
            ),
            assignments: [{ from: `2026-10-${String(day).padStart(2, '0')}` }],
          });
          const score = scoreOf(plan);
          const expected = score ? paid(score, new Fraction(2600 * (32 - day), 31), rules) : new Fraction(0);
          expect(result.amountMinor).toBe(expected.mul(100).n);
          if (score) expect(result.lines[0]!.score?.toText(0)).toBe(score.add(new Fraction(1, 2)).floor().toFraction());
          else expect(result.lines[0]!.score).toBeUndefined();
          const mustHold = !score || all.some(({ given }) => given.value === undefined && given.policy === 'hold');
          expect(result.status).toBe(mustHold ? 'held' : 'payable');
          const weights = result.explanation.lines[0]!.scorecard!.components.flatMap((c) => c.effectiveWeight ?? []);
          // Shown to twelve decimals, the shares of what counts add up to one.
          if (score) expect(weights.reduce((sum, weight) => sum + Number(weight), 0)).toBeCloseTo(1, 9);
        },
      ),
      { numRuns: 300 },
    );
  });
});
