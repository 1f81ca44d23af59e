/** Made-up companies whose plans use everything at once: what holds whoever is in them and whatever was measured. */
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';

import type { Component, CurveInput, Incident, PlanDocument, Pool } from '../../src/engine/documents.js';
import { Exact, exact } from '../../src/engine/exact.js';
import { payoutEvidence } from '../../src/engine/payout-evidence.js';
import { computePayout, computePayoutByReference, type PayoutResult } from '../../src/engine/payout.js';
import { inputsOf, type Person, type Together } from './together.js';
import { indicatorOf, observed, planOf, ruleOf } from './world.js';

const CODES = ['a', 'b', 'c'] as const;
const AS_IT_IS = {
  linear: [
    ['-1', '-1'],
    ['1', '1'],
  ],
} as const;
const PLACES = { bands: [{ is: '1.3' }, { from: '2', is: '1' }, { from: '3', is: '0.4' }] } as const;

const inputs: readonly (CurveInput | undefined)[] = [
  undefined,
  { rank: { within: 'role', ties: 'mean' } },
  { percentile: { within: ['department', 'role'] } },
  { improvement: { over: 'previous-period' } },
  { improvement: { over: 'previous-period', towards: '100%' } },
  { improvement: { over: 'reported', relative: true } },
];
const component = (code: string) =>
  fc
    .record({ input: fc.constantFrom(...inputs), isDiscounted: fc.boolean() })
    .map(({ input, isDiscounted }): Component => ({
      id: code,
      indicator: code,
      attainment: { ...(input && 'rank' in input ? PLACES : AS_IT_IS), ...(input && { of: input }) },
      ...(isDiscounted && { discount: { survey: '70%' } }),
    }));

const pools: readonly (Pool | undefined)[] = [
  undefined,
  { fund: { amount: '1234.56' } },
  { fund: { share: '93%' }, within: 'department' },
];
const groupOf = (id: string, components: readonly Component[], minimum: number, isZero: boolean) => ({
  id,
  name: { en: id },
  minimumComponents: minimum,
  whenFewer: isZero ? ('zero' as const) : ('reweight' as const),
  components,
});

const plan = fc
  .record({
    components: fc.tuple(...CODES.map(component)),
    isProduct: fc.boolean(),
    isZero: fc.boolean(),
    minimum: fc.integer({ min: 1, max: 2 }),
    pool: fc.constantFrom(...pools),
    isSplit: fc.boolean(),
    ceiling: fc.option(fc.constantFrom('10%', '100%'), { nil: undefined }),
    hasGate: fc.boolean(),
    isProrated: fc.boolean(),
    to: fc.constantFrom('0.01', '1'),
  })
  .map((each): PlanDocument => {
    const [a, b, c] = each.components;
    const gate = ruleOf(
      'gate',
      { type: 'gate' },
      { conditions: { all: [{ fact: 'value', params: { indicator: 'a' }, operator: 'lessThan', value: '0.1' }] } },
    );
    const shares = ['50%', '30%', '20%'].map((share, i) => ({ id: `p${i}`, name: { en: 'Part' }, share }));
    return planOf('courier', {
      groups: [groupOf('one', [a!, b!], each.minimum, each.isZero), groupOf('two', [c!], 1, false)],
      combine: each.isProduct ? 'product' : 'mean',
      rules: each.hasGate ? [gate] : [],
      payout: {
        currency: 'CNY',
        round: { to: each.to, mode: 'half-up' },
        prorate: each.isProrated,
        ...(each.pool && { pool: each.pool }),
        ...(each.isSplit && { split: shares }),
        ...(each.ceiling !== undefined && { incidents: { ceiling: each.ceiling } }),
      },
    });
  });

const percent = fc.integer({ min: 0, max: 20 }).map((n) => (n / 20).toFixed(2));
const figure = fc.option(
  fc.record({
    value: percent,
    sample: fc.constantFrom('5', '30', '400'),
    source: fc.constantFrom('internal', 'survey'),
    baseline: fc.option(percent),
  }),
  { freq: 4 },
);
const person = fc.record({
  figures: fc.tuple(figure, figure, figure),
  before: fc.tuple(figure, figure, figure),
  department: fc.constantFrom('north', 'south'),
  moves: fc.option(fc.integer({ min: 2, max: 31 })),
  target: fc.integer({ min: 0, max: 3000 }),
});

const figuresOf = (figures: readonly ({ readonly value: string } | null)[]): Person['values'] =>
  Object.fromEntries(CODES.map((code, i) => [code, figures[i] ? [observed({ batch: 7, row: 7, ...figures[i] })] : []]));

const placed = (department: string, targetBonus: string) => ({
  department,
  departments: [department, 'company'],
  targetBonus,
});

const incidents: readonly Incident[] = [
  {
    id: 'i',
    name: { en: 'I' },
    date: '2026-10-09',
    loss: '500',
    currency: 'CNY',
    attribution: [
      { department: 'north', share: '60%' },
      { role: 'courier', share: '40%' },
    ],
  },
];

const company = fc
  .tuple(plan, fc.array(person, { minLength: 1, maxLength: 6 }))
  .map(([document, everybody]): Together => {
    const coded = everybody.map((each, i) => [`E${i}`, each] as const);
    return {
      indicators: CODES.map((code) =>
        indicatorOf(code, {
          minimumSample: 30,
          whenFew: { shrink: { within: 'role' } },
          sources: ['internal', 'survey'],
        }),
      ),
      plans: [document],
      incidents,
      people: Object.fromEntries(
        coded.map(([code, { figures, department, moves, target }]) => {
          const day = `2026-10-${String(moves).padStart(2, '0')}`;
          const there = placed(department, String(target));
          const assignments =
            moves === null
              ? [there]
              : [
                  { ...there, to: day },
                  { ...placed('west', String(target)), from: day },
                ];
          return [code, { values: figuresOf(figures) ?? {}, assignments }];
        }),
      ),
      reported: Object.fromEntries(
        coded.map(([code, { before }]) => [`employee:${code}@2026-09`, figuresOf(before) ?? {}]),
      ),
    };
  });

const paid = (parts: Together): readonly PayoutResult[] => inputsOf(parts).map(computePayout);

describe('a company paid together', () => {
  it('is paid the same in whatever order people are read', () => {
    fc.assert(
      fc.property(company, (parts) => {
        const evidence = (of: Together) => paid(of).map(payoutEvidence).sort();
        const reversed = { ...parts, people: Object.fromEntries(Object.entries(parts.people).reverse()) };
        expect(evidence(reversed)).toEqual(evidence(parts));
      }),
      { numRuns: 150 },
    );
  });

  it('is paid the same by json-rules-engine', async () => {
    await fc.assert(
      fc.asyncProperty(company, async (parts) => {
        for (const input of inputsOf(parts))
          expect(payoutEvidence(await computePayoutByReference(input))).toBe(payoutEvidence(computePayout(input)));
      }),
      { numRuns: 40 },
    );
  });

  it('gets the whole of each fund, or nothing of it', () => {
    fc.assert(
      fc.property(company, (parts) => {
        const funds = new Map<string, { readonly fund: Exact; readonly total: Exact; sum: Exact }>();
        for (const { lines } of paid(parts))
          for (const { scored, amount } of lines) {
            if (!scored?.pool) continue;
            const { within, fund, total } = scored.pool;
            const held = funds.get(within) ?? { fund, total, sum: Exact.ZERO };
            funds.set(within, { ...held, sum: held.sum.plus(amount) });
          }
        for (const { fund, total, sum } of funds.values())
          expect(sum.toText()).toBe(total.isZero() ? '0' : fund.toText());
      }),
      { numRuns: 150 },
    );
  });

  it('is told steps that lead to each amount, and parts that add up to it', () => {
    fc.assert(
      fc.property(company, (parts) => {
        for (const { explanation } of paid(parts))
          for (const { scorecard, amount } of explanation.lines) {
            const { steps = [], parts: shares = [] } = scorecard ?? {};
            for (const [i, step] of steps.entries()) if (i > 0) expect(step.before).toBe(steps[i - 1]?.after);
            expect(exact(steps.at(-1)?.after ?? '0').equals(exact(amount))).toBe(true);
            if (shares.length > 0)
              expect(Exact.sum(shares.map((share) => exact(share.amount))).equals(exact(amount))).toBe(true);
          }
      }),
      { numRuns: 150 },
    );
  });

  it('is never charged more for an incident than it cost', () => {
    fc.assert(
      fc.property(company, (parts) => {
        const costs = paid(parts).flatMap(({ lines }) => lines.flatMap(({ scored }) => scored?.incidentCost ?? []));
        expect(Exact.sum(costs).isGreaterThan(Exact.of(500))).toBe(false);
        expect(costs.some((cost) => cost.isNegative())).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});
