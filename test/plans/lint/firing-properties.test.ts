/** What lint says of a rule's firing is certain: random conditions against random facts. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { compileRules } from '../../../src/engine/compiled-rules.js';
import { Exact, exact } from '../../../src/engine/exact.js';
import type { FactSource, NamedRule, WrittenCondition } from '../../../src/engine/rule.js';
import { search, type FactDomains } from '../../../src/plans/lint/condition-search.js';
import { domainsAnywhere } from '../../../src/plans/lint/fact-domains.js';
import { alwaysFires, neverFires } from '../../../src/plans/lint/lint-firing.js';
import { indicator } from './lint-setting.js';

const RUNS = 1_500;
const TIMES = 40;

const domains: FactDomains = domainsAnywhere({
  named: new Map([
    ['summer', { all: [{ fact: 'month', operator: 'in', value: [6, 7, 8] }] }],
    ['not-summer', { all: [{ not: { condition: 'summer' } }] }],
  ]),
  indicators: new Map([
    ['share', indicator('share')],
    ['mark', indicator('mark', { unit: 'rating', range: { min: '1', max: '5' } })],
  ]),
  budget: { left: Infinity },
  attributeType: (name) => (name === 'grade' ? 'text' : name === 'hours' ? 'number' : undefined),
});

const order = fc.constantFrom(
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'equal',
  'notEqual',
);
const prefix = fc.constantFrom('', '', '', 'not:', 'not:not:');
const compared = (fact: object, values: readonly (string | number)[]) =>
  fc
    .oneof(
      fc.record({ operator: order, value: fc.constantFrom(...values) }),
      fc.record({ operator: fc.constantFrom('in', 'notIn'), value: fc.subarray([...values], { minLength: 1 }) }),
    )
    .chain((test) => prefix.map((word) => ({ ...fact, ...test, operator: word + test.operator })));
const words = fc.constantFrom('a', 'b', 'c');
const text = (fact: string) =>
  fc.oneof(
    fc.record({ fact: fc.constant(fact), operator: fc.constantFrom('equal', 'notEqual', 'not:equal'), value: words }),
    fc.record({
      fact: fc.constant(fact),
      operator: fc.constantFrom('in', 'notIn', 'not:in'),
      value: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
    }),
  );
const comparison: fc.Arbitrary<WrittenCondition> = fc.oneof(
  compared({ fact: 'value', params: { indicator: 'share' } }, [0, '0', '25%', 0.5, '100%', 2, '-1']),
  compared({ fact: 'value', params: { indicator: 'mark' } }, [1, '3.5', 5, 0, 6]),
  compared({ fact: 'sample', params: { indicator: 'mark' } }, [0, 30, '-1']),
  compared({ fact: 'month' }, [0, 1, 6, 7, '8', 12, 13]),
  compared({ fact: 'tenure-months' }, [0, 3, '3.5', 4, -1]),
  compared({ fact: 'hours' }, [0, 24]),
  text('role'),
  text('grade'),
  fc.record({
    fact: fc.constant('departments'),
    operator: fc.constantFrom('contains', 'doesNotContain', 'not:contains', 'not:doesNotContain'),
    value: words,
  }),
  fc.record({
    fact: fc.constant('departments'),
    operator: fc.constantFrom('someFact:in', 'everyFact:in', 'not:someFact:in', 'everyValue:contains'),
    value: fc.subarray(['a', 'b'], { minLength: 1 }),
  }),
);

const { condition } = fc.letrec<{ condition: WrittenCondition; part: WrittenCondition }>((tie) => ({
  part: fc.oneof(
    { depthSize: 'small' },
    comparison,
    fc.constantFrom({ condition: 'summer' }, { condition: 'not-summer' }),
    tie('condition'),
  ),
  condition: fc.oneof(
    fc.record({ all: fc.array(tie('part'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ any: fc.array(tie('part'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('part') }),
  ),
}));

/** Values at and around what conditions compare with. */
const one = (...values: readonly string[]) => fc.constantFrom(...values.map(exact));
const known = fc.record({
  share: one('0', '0.1', '0.25', '0.3', '0.5', '0.9', '1'),
  mark: one('1', '2', '3.5', '4', '5'),
  sample: one('0', '1', '30', '31.5', '1000'),
  month: fc.integer({ min: 1, max: 12 }).map((month) => Exact.of(month)),
  tenure: fc.nat(6).map((months) => Exact.of(months)),
  hours: one('-5', '0', '3', '24', '30'),
  role: fc.constantFrom('a', 'b', 'c', 'd'),
  grade: fc.constantFrom('a', 'b', 'c', 'd'),
  departments: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
});
type Known = typeof known extends fc.Arbitrary<infer T> ? T : never;
type Gaps = Readonly<Record<'share' | 'mark' | 'sample' | 'hours' | 'grade', boolean>>;

const factsOf = (facts: Known, gaps?: Gaps): FactSource => ({
  value: ({ indicator: code }) =>
    (code === 'share' ? !gaps?.share && facts.share : !gaps?.mark && facts.mark) || undefined,
  sample: () => (gaps?.sample ? undefined : facts.sample),
  month: facts.month,
  'tenure-months': facts.tenure,
  hours: gaps?.hours ? undefined : facts.hours,
  role: facts.role,
  grade: gaps?.grade ? undefined : facts.grade,
  departments: facts.departments,
});
const gaps = fc.record({
  share: fc.boolean(),
  mark: fc.boolean(),
  sample: fc.boolean(),
  hours: fc.boolean(),
  grade: fc.boolean(),
});

const ruleOf = (written: WrittenCondition): NamedRule => ({
  name: 'r',
  conditions: written as NamedRule['conditions'],
  event: { type: 'add', params: {} },
});
const fires = (rule: NamedRule, facts: FactSource): boolean =>
  compileRules([rule], domains.named).fires(facts)[0] === true;

it('a rule that never fires does not, whatever is known or missing; one that always does, does', () => {
  const told = { never: 0, always: 0 };
  fc.assert(
    fc.property(
      condition,
      fc.array(fc.tuple(known, gaps), { minLength: TIMES, maxLength: TIMES }),
      (written, people) => {
        const rule = ruleOf(written);
        if (neverFires(rule, domains)) {
          told.never += 1;
          for (const [facts, missing] of people) {
            expect(fires(rule, factsOf(facts, missing))).toBe(false);
            expect(fires(rule, factsOf(facts))).toBe(false);
          }
        }
        if (!alwaysFires(rule, domains)) return;
        told.always += 1;
        for (const [facts] of people) expect(fires(rule, factsOf(facts))).toBe(true);
      },
    ),
    { numRuns: RUNS },
  );
  // The property says something only where such rules are among them.
  expect(told.never).toBeGreaterThan(20);
  expect(told.always).toBeGreaterThan(20);
});

it('whatever fires for somebody is found', () => {
  fc.assert(
    fc.property(condition, condition, known, gaps, (first, second, facts, missing) => {
      const source = factsOf(facts, missing);
      const [a, b] = [first, second].map((written) => fires(ruleOf(written), source));
      const goals = [
        { condition: first, holds: a ?? false },
        { condition: second, holds: b ?? false },
      ];
      expect(search(goals, domains).kind).not.toBe('none');
    }),
    { numRuns: RUNS },
  );
});
