import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';

import { canonicalJson, type Canonical } from '../../src/engine/canonical.js';
import { Exact, exact } from '../../src/engine/exact.js';
import type { ObservedFigure } from '../../src/engine/figure.js';
import { computePayoutByReference, type PayoutResult } from '../../src/engine/payout.js';
import { compileRuleSet } from '../../src/engine/rule-set.js';
import {
  computedTwice,
  documentsOf,
  indicatorOf,
  inputOf,
  INDICATORS,
  observed,
  planOf,
  ruleOf,
  type RuleSetParts,
} from './world.js';

const PARTS: RuleSetParts = {
  indicators: [
    { ...INDICATORS[0]!, sources: ['third-party', 'internal'] },
    { ...INDICATORS[1]!, minimumSample: 5 },
    INDICATORS[2]!,
    indicatorOf('backlog', { unit: 'count', better: 'lower', aggregate: 'last' }),
  ],
  plans: [
    planOf('courier', {
      rules: [
        { use: 'peak' },
        ruleOf(
          'gate',
          { type: 'gate' },
          {
            priority: 9,
            conditions: {
              any: [
                { fact: 'value', params: { indicator: 'loss' }, operator: 'greaterThan', value: 0.01 },
                { not: { fact: 'value', params: { indicator: 'backlog' }, operator: 'lessThan', value: 40 } },
              ],
            },
          },
        ),
      ],
      payout: { cap: '150%' },
    }),
    planOf('packer', { payout: { floor: '20%' } }),
  ],
  shared: [ruleOf('peak', { type: 'add', params: { share: '3.33%' } })],
  attributes: [
    { name: 'grade', type: 'text' },
    { name: 'experience', type: 'number' },
  ],
};

const day = fc.integer({ min: 1, max: 31 }).map((n) => `2026-10-${String(n).padStart(2, '0')}`);
const small = fc.nat(40).map(String);
const decimals = fc.integer({ min: -10, max: 700 }).map((n) => Exact.of(n, 100).toText());
const reportOf = fc.record({
  day: fc.oneof(day, fc.constant('')),
  source: fc.constantFrom('internal', 'third-party', 'survey'),
  value: decimals,
  counts: fc.option(fc.tuple(small, small), { nil: undefined }),
  sample: fc.option(small, { nil: null }),
});
const reports = fc.uniqueArray(reportOf, { selector: (r) => `${r.day}/${r.source}`, maxLength: 8 });
const subjects = fc.record(
  Object.fromEntries(
    ['employee:E1', 'department:north', 'department:company'].map((subject) => [
      subject,
      fc.record({ 'on-time': reports, attitude: reports, loss: reports, backlog: reports }, { requiredKeys: [] }),
    ]),
  ),
);
const attributes = fc.dictionary(
  fc.oneof(fc.constantFrom('grade', 'experience', 'region', '组'), fc.string({ unit: 'grapheme', maxLength: 5 })),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  { maxKeys: 5 },
);
const assignments = fc
  .tuple(day, fc.constantFrom('courier', 'packer', 'nobody'), fc.constantFrom('2600', '1234.56', '12.5%', '0'))
  .map(([change, role, targetBonus]) => [
    { to: change, targetBonus },
    { from: change, role, targetBonus: '999.99' },
  ]);
const situation = fc.record({ subjects, attributes, assignments, name: fc.string({ unit: 'grapheme', maxLength: 9 }) });

type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never;
type Order = <T>(list: readonly T[]) => T[];

const asGiven: Order = (list) => [...list];
const backwards: Order = (list) => [...list].reverse();
const interleaved: Order = (list) => [...list.filter((_, i) => i % 2), ...list.filter((_, i) => i % 2 === 0)];

function compute(given: Situation, order: Order): Promise<PayoutResult> {
  const inOrder = <T>(object: Readonly<Record<string, T>>) => Object.fromEntries(order(Object.entries(object)));
  const figures = (list: Situation['subjects'][string]['on-time'] = []): readonly ObservedFigure[] =>
    order(
      list.map(({ counts, value, ...rest }, row) =>
        observed({
          ...rest,
          row,
          ...(counts ? { numerator: counts[0], denominator: counts[1], sample: null } : { value }),
        }),
      ),
    );
  const compiled = compileRuleSet(order(documentsOf(PARTS)));
  if (!compiled.ok) throw new Error('the rules do not go together');
  const reported = Object.entries(given.subjects).map(([subject, indicators]) => [
    subject,
    Object.fromEntries(Object.entries(indicators).map(([code, list]) => [code, figures(list)])),
  ]);
  return computedTwice(
    inputOf({
      ruleSet: compiled.value,
      employee: { name: given.name, attributes: inOrder(given.attributes), salary: exact('12345.67') },
      assignments: given.assignments,
      reported: inOrder(Object.fromEntries(reported) as Readonly<Record<string, Record<string, ObservedFigure[]>>>),
    }),
  );
}
const bytes = ({ explanation }: PayoutResult): string => canonicalJson(explanation as unknown as Canonical);

describe('whatever is measured, whoever is paid', () => {
  it('there is an explanation that can be hashed, the same on every computation and in any order of what goes in', async () => {
    await fc.assert(
      fc.asyncProperty(situation, async (given) => {
        const first = bytes(await compute(given, asGiven));
        for (const order of [asGiven, backwards, interleaved]) expect(bytes(await compute(given, order))).toBe(first);
        expect(canonicalJson(JSON.parse(first) as Canonical)).toBe(first);
      }),
      { numRuns: 150 },
    );
  });

  it('lines sum to the amount, to the cent, and the explanation says the same as the result', async () => {
    await fc.assert(
      fc.asyncProperty(situation, async (given) => {
        const { amount, amountMinor, lines, explanation, status } = await compute(given, asGiven);
        expect(Exact.sum(lines.map((line) => line.amount)).equals(amount)).toBe(true);
        expect(Exact.sum(explanation.lines.map((line) => exact(line.amount))).equals(amount)).toBe(true);
        expect(explanation.amount).toBe(amount.toFixedText(2));
        expect(amountMinor).toBe(amount.toScaledInteger(2));
        expect(status).toBe(explanation.holds.length > 0 ? 'held' : 'payable');
        expect(explanation.status).toBe(status);
        for (const line of explanation.lines)
          if (line.scorecard && line.scorecard.steps.length > 0)
            expect(exact(line.scorecard.steps.at(-1)!.after).equals(exact(line.amount))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('computing many at once on one set of rules gives each their own', async () => {
    const compiled = compileRuleSet(documentsOf(PARTS));
    if (!compiled.ok) throw new Error('the rules do not go together');
    const inputs = Array.from({ length: 40 }, (_, i) =>
      inputOf({
        ruleSet: compiled.value,
        employee: { code: `E${i}` },
        reported: { [`employee:E${i}`]: { 'on-time': [observed({ value: `0.9${i % 10}`, row: 1 })], backlog: '3' } },
      }),
    );
    const apart: string[] = [];
    for (const input of inputs) apart.push(bytes(await computedTwice(input)));
    expect((await Promise.all(inputs.map(computePayoutByReference))).map(bytes)).toEqual(apart);
  });
});
