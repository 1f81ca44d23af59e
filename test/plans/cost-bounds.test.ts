/** What a line can cost at most holds: whatever is measured or missing, no payout of the shipped plans is above it. */
import { beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Indicator } from '../../src/engine/documents.js';
import { Exact } from '../../src/engine/exact.js';
import { valueRange, type ObservedFigure } from '../../src/engine/figure.js';
import type { PayoutInput } from '../../src/engine/payout-input.js';
import { computePayout } from '../../src/engine/payout.js';
import { employeeFacts } from '../../src/engine/plan-choice.js';
import { compileRuleSet, type RuleSet } from '../../src/engine/rule-set.js';
import { checkRuleFiles } from '../../src/plans/check/check-rule-files.js';
import { FavourableRules } from '../../src/plans/cost/favourable-rules.js';
import { lineCost } from '../../src/plans/cost/line-cost.js';
import { planMost } from '../../src/plans/cost/plan-most.js';
import { newBudget } from '../../src/plans/lint/condition-search.js';
import type { FactWords } from '../../src/plans/lint/fact-domains.js';
import { readRuleFiles } from '../../src/plans/rule-files.js';
import { period, worked } from '../support/open-database.js';

let ruleSet: RuleSet;
beforeAll(async () => {
  ruleSet = worked(compileRuleSet(checkRuleFiles(worked(await readRuleFiles('rules'))).documents));
});

/** A role of each plan. */
const ROLES = [
  'courier',
  'shop-assistant',
  'installer',
  'picker',
  'delivery-manager',
  'buyer',
  'marketer',
  'it-engineer',
];

/** A figure somewhere in its range, often at an end; now and then of few cases, or none at all. */
const drawn = fc.record({
  place: fc.oneof(fc.constantFrom(0, 100), fc.integer({ min: 0, max: 100 })),
  sample: fc.constantFrom(null, 0, 5, 2_000, 2_000, 2_000),
  isMissing: fc.constantFrom(false, false, false, true),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

function figureOf(indicator: Indicator, { place, sample, isMissing }: Drawn): readonly ObservedFigure[] {
  if (isMissing) return [];
  const { min = Exact.ZERO, max = Exact.of(400_000) } = valueRange(indicator);
  const value = min.plus(max.minus(min).times(Exact.of(place, 100))).toText();
  const source = indicator.sources?.[0] ?? 'third-party';
  const none = { numerator: null, denominator: null, reference: null };
  return [{ batch: 1, row: 1, day: '', source, value, sample: sample === null ? null : String(sample), ...none }];
}

it('the most that a line can cost is never passed', () => {
  let compared = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...ROLES),
      fc.constantFrom('2025-11', '2026-01', '2026-10'),
      fc.constantFrom('north', 'south'),
      fc.constantFrom('2020-01-01', '2025-10-05'),
      fc.array(drawn, { minLength: 60, maxLength: 60 }),
      (role, month, region, hired, figures) => {
        const codes = [...ruleSet.indicators.keys()];
        const input: PayoutInput = {
          period: period(month),
          ruleSet,
          employee: {
            code: 'E1',
            name: 'E1',
            hired,
            left: null,
            currency: 'CNY',
            salary: null,
            attributes: { region, grade: 'regular', 'service-training-hours': '30' },
          },
          assignments: [{ role, department: 'd', departments: ['d'], from: hired, to: null, targetBonus: '1000' }],
          observations: (kind, _, code) => {
            const indicator = ruleSet.indicators.get(code);
            const figure = figures[codes.indexOf(code)];
            return kind === 'employee' && indicator && figure ? figureOf(indicator, figure) : [];
          },
        };
        const [line] = computePayout(input).lines;
        const [assignment] = input.assignments;
        if (!line?.plan || !assignment) throw new Error(`nobody on ${role} is on a plan`);
        const variant = line.plan.variantFor(month, { ...assignment, attributes: input.employee.attributes });
        const words: FactWords = {
          named: new Map(),
          indicators: ruleSet.indicators,
          attributeType: (name) => ruleSet.attributes.find((attribute) => attribute.name === name)?.type,
          budget: newBudget(),
        };
        const costed = {
          variant,
          most: planMost(variant, ruleSet.indicators),
          rules: new FavourableRules(variant, words),
        };
        const days = Exact.of(line.setting.days.days, input.period.days);
        const cost = lineCost(costed, { employee: input.employee, assignment, days }, employeeFacts(input, assignment));
        if ('code' in cost || !cost.worst) throw new Error('the shipped plans have a top');
        if (line.holds.some(({ code }) => code !== 'rule')) return;
        compared += 1;
        expect([role, line.amount.greater(cost.worst).toText()]).toEqual([role, cost.worst.toText()]);
      },
    ),
    { numRuns: 1_500 },
  );
  // Held payouts are not counted on; enough of them are none.
  expect(compared).toBeGreaterThan(300);
});
