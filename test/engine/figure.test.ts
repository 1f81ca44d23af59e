import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';

import type { Indicator } from '../../src/engine/documents.js';
import { Exact, exact } from '../../src/engine/exact.js';
import { readFigure, valueRange, type Figure, type ObservedFigure } from '../../src/engine/figure.js';
import { indicatorOf, observed } from './world.js';

const percent = indicatorOf('on-time');
const rating = indicatorOf('attitude', { unit: 'rating', aggregate: 'mean', range: { min: '1', max: '5' } });
const counts = (numerator: string, denominator: string, day = '') => observed({ numerator, denominator, day });

function figureOf(indicator: Indicator, observations: readonly ObservedFigure[]): Figure {
  const { outcome } = readFigure(indicator, observations);
  if (outcome.kind !== 'figure') throw new Error(JSON.stringify(outcome));
  return outcome.figure;
}
const outcomeOf = (indicator: Indicator, ...observations: readonly ObservedFigure[]) =>
  readFigure(indicator, observations).outcome;

describe('a ratio', () => {
  it('is the ratio of the sums, not the mean of the rates: (1 + 90) ÷ (2 + 98) = 0.91, where the mean is 0.709…', () => {
    const figure = figureOf(percent, [counts('1', '2', '2026-10-01'), counts('90', '98', '2026-10-02')]);
    expect(figure.value.toText()).toBe('0.91');
    expect(figure.by).toBe('ratio-of-sums');
    expect([figure.numerator?.toText(), figure.denominator?.toText(), figure.sample?.toText()]).toEqual([
      '91',
      '100',
      '100',
    ]);
  });

  it('of one observation is that one: 812 ÷ 856', () => {
    const figure = figureOf(percent, [counts('812', '856')]);
    expect(figure.value.equals(Exact.of(812, 856))).toBe(true);
    expect(figure.by).toBe('one');
  });

  it('is reported per 1000: 3 of 1,200 orders are 2.5 per 1000', () => {
    const complaints = indicatorOf('complaints', { unit: 'rate', better: 'lower', per: '1000' });
    expect(figureOf(complaints, [counts('3', '1200')]).value.toText()).toBe('2.5');
    const daily = [counts('1', '400', '2026-10-01'), counts('2', '800', '2026-10-02')];
    expect(figureOf(complaints, daily).value.toText()).toBe('2.5');
  });

  it('leaves a day without cases out of nothing but the sum: 0 of 0 and 9 of 10 are 0.9', () => {
    expect(figureOf(percent, [counts('0', '0', '2026-10-01'), counts('9', '10', '2026-10-02')]).value.toText()).toBe(
      '0.9',
    );
  });

  it('of no cases at all is missing', () => {
    expect(outcomeOf(percent, counts('0', '0'))).toEqual({ kind: 'missing', reason: { code: 'nothing-counted' } });
  });

  it('may be one value without counts', () => {
    expect(figureOf(percent, [observed({ value: '0.949' })]).value.toText()).toBe('0.949');
  });

  it('of several values weighs them by their samples: (0.5 × 10 + 0.9 × 30) ÷ 40 = 0.8', () => {
    const figure = figureOf(percent, [
      observed({ value: '0.5', sample: '10', day: '2026-10-01' }),
      observed({ value: '0.9', sample: '30', day: '2026-10-02' }),
    ]);
    expect(figure.value.toText()).toBe('0.8');
    expect(figure.by).toBe('mean-weighted-by-sample');
  });

  it('of several values without counts or samples cannot be used: a day of one case would weigh as much as a day of a thousand', () => {
    const values = [observed({ value: '0.5', day: '2026-10-01' }), observed({ value: '0.9', day: '2026-10-02' })];
    expect(outcomeOf(percent, ...values)).toEqual({ kind: 'unusable', reason: { code: 'counts-needed' } });
    const mixed = [counts('9', '10', '2026-10-01'), observed({ value: '0.9', day: '2026-10-02' })];
    expect(outcomeOf(percent, ...mixed)).toEqual({ kind: 'unusable', reason: { code: 'counts-needed' } });
  });
});

describe('a mean', () => {
  it('is weighted by sample where every figure has one: (4 × 30 + 5 × 10) ÷ 40 = 4.25', () => {
    const figure = figureOf(rating, [
      observed({ value: '4', sample: '30', day: '2026-10-01' }),
      observed({ value: '5', sample: '10', day: '2026-10-02' }),
    ]);
    expect(figure.value.toText()).toBe('4.25');
    expect(figure.sample?.toText()).toBe('40');
  });

  it('is plain where one has none: (4 + 5) ÷ 2 = 4.5, and then it has no sample', () => {
    const figure = figureOf(rating, [
      observed({ value: '4', sample: '30', day: '2026-10-01' }),
      observed({ value: '5', day: '2026-10-02' }),
    ]);
    expect([figure.value.toText(), figure.by, figure.sample]).toEqual(['4.5', 'mean', undefined]);
  });

  it('of no cases is missing, be it one figure or several', () => {
    const none = observed({ value: '4', sample: '0', day: '2026-10-01' });
    const missing = { kind: 'missing', reason: { code: 'nothing-counted' } };
    expect(outcomeOf(rating, none)).toEqual(missing);
    expect(outcomeOf(rating, none, observed({ value: '5', sample: '0', day: '2026-10-02' }))).toEqual(missing);
    expect(outcomeOf(percent, none)).toEqual(missing);
  });
});

describe('a sum and a latest figure', () => {
  const days = [
    observed({ value: '3', sample: '10', day: '2026-10-02' }),
    observed({ value: '10', sample: '40', day: '2026-10-30' }),
    observed({ value: '4', sample: '20', day: '2026-10-09' }),
  ];

  it('adds up: 3 + 10 + 4 = 17', () => {
    const sum = indicatorOf('sales', { unit: 'money', aggregate: 'sum' });
    expect(figureOf(sum, days)).toMatchObject({ by: 'sum' });
    expect(figureOf(sum, days).value.toText()).toBe('17');
    expect(figureOf(sum, days).sample?.toText()).toBe('70');
  });

  it('counts a sum of no cases as what it is: nothing happened', () => {
    const sum = indicatorOf('incidents', { unit: 'count', better: 'lower', aggregate: 'sum' });
    expect(figureOf(sum, [observed({ value: '0', sample: '0' })]).value.toText()).toBe('0');
  });

  it('takes the latest day, wherever it stands, and that day’s cases', () => {
    const last = indicatorOf('backlog', { unit: 'count', better: 'lower', aggregate: 'last' });
    const figure = figureOf(last, days);
    expect([figure.value.toText(), figure.by, figure.sample?.toText()]).toEqual(['10', 'last', '40']);
    const { used, unused } = readFigure(last, days);
    expect(used.map(({ day }) => day)).toEqual(['2026-10-30']);
    expect(unused.map(({ day }) => day)).toEqual(['2026-10-02', '2026-10-09']);
  });

  it('takes the latest day of counts as well', () => {
    const last = indicatorOf('coverage', { aggregate: 'last' });
    const figure = figureOf(last, [counts('1', '2', '2026-10-01'), counts('3', '4', '2026-10-05')]);
    expect([figure.value.toText(), figure.denominator?.toText()]).toEqual(['0.75', '4']);
  });

  it('judges the sample of the latest day alone', () => {
    const last = indicatorOf('backlog', { unit: 'count', aggregate: 'last', minimumSample: 50 });
    expect(outcomeOf(last, ...days)).toMatchObject({ reason: { code: 'below-sample', have: '40', need: '50' } });
  });
});

describe('a figure for the whole period', () => {
  it('beats daily ones, which are shown as not counted', () => {
    const whole = counts('90', '100');
    const daily = [counts('1', '10', '2026-10-01'), counts('2', '10', '2026-10-02')];
    const reading = readFigure(percent, [...daily, whole]);
    expect(reading.outcome).toMatchObject({ kind: 'figure', figure: { by: 'one' } });
    expect(reading.used).toEqual([whole]);
    expect(reading.unused).toEqual(daily);
  });
});

describe('a value that cannot be', () => {
  it.each([
    [percent, '1.01', '0', '1'],
    [percent, '-0.01', '0', '1'],
    [rating, '0.99', '1', '5'],
    [rating, '5.01', '1', '5'],
    [indicatorOf('hours', { unit: 'hours', aggregate: 'mean' }), '-0.5', '0', null],
    [indicatorOf('loss', { range: { max: '0.5' } }), '0.51', '0', '0.5'],
  ])('is never scored: %#', (indicator, value, min, max) => {
    expect(outcomeOf(indicator, observed({ value }))).toEqual({
      kind: 'unusable',
      reason: { code: 'out-of-range', value, min, max },
    });
  });

  it('is judged by what it adds up to: 12 of 10 is 1.2', () => {
    expect(outcomeOf(percent, counts('12', '10'))).toMatchObject({ reason: { code: 'out-of-range', value: '1.2' } });
  });

  it('may lie on either end of the range', () => {
    for (const value of ['0', '1']) expect(outcomeOf(percent, observed({ value })).kind).toBe('figure');
    for (const value of ['1', '5']) expect(outcomeOf(rating, observed({ value })).kind).toBe('figure');
  });

  it('does not exist for money and points that say no range', () => {
    for (const unit of ['money', 'points', 'rating'] as const)
      expect(valueRange(indicatorOf('x', { unit }))).toEqual({ min: undefined, max: undefined });
  });
});

describe('adding up', () => {
  const day = fc.integer({ min: 1, max: 31 }).map((number) => `2026-10-${String(number).padStart(2, '0')}`);
  const daily = fc.uniqueArray(
    fc.record({ day, value: fc.integer({ min: 1, max: 5 }), n: fc.nat(50), d: fc.integer({ min: 50, max: 90 }) }),
    { selector: (item) => item.day, minLength: 1, maxLength: 20 },
  );

  it.each(['ratio', 'mean', 'sum', 'last'] as const)(
    'a %s gives the same in any order, down to the observations shown',
    (aggregate) => {
      const indicator = indicatorOf('x', { unit: 'points', aggregate });
      const bySum = aggregate === 'ratio';
      fc.assert(
        fc.property(
          daily.chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length }))),
          ([items, shuffled]) => {
            const rows = new Map(items.map((item, i) => [item.day, i]));
            const asObserved = (item: (typeof items)[number]) =>
              observed({
                day: item.day,
                row: rows.get(item.day)!,
                ...(bySum
                  ? { numerator: String(item.n), denominator: String(item.d) }
                  : { value: String(item.value), sample: String(item.d) }),
              });
            const [a, b] = [items, shuffled].map((list) => readFigure(indicator, list.map(asObserved)));
            expect(JSON.stringify(a)).toBe(JSON.stringify(b));
          },
        ),
      );
    },
  );

  it('a ratio is sums divided, a weighted mean sums of products divided', () => {
    fc.assert(
      fc.property(daily, (items) => {
        const total = (of: (item: (typeof items)[number]) => number) => items.reduce((sum, item) => sum + of(item), 0);
        const ratio = figureOf(
          indicatorOf('x', { unit: 'points' }),
          items.map((i) => counts(String(i.n), String(i.d), i.day)),
        );
        expect(
          ratio.value.equals(
            Exact.of(
              total(({ n }) => n),
              total(({ d }) => d),
            ),
          ),
        ).toBe(true);
        const mean = figureOf(
          rating,
          items.map((i) => observed({ value: String(i.value), sample: String(i.d), day: i.day })),
        );
        expect(
          mean.value.equals(
            Exact.of(
              total((i) => i.value * i.d),
              total(({ d }) => d),
            ),
          ),
        ).toBe(true);
        const plain = figureOf(
          rating,
          items.map((i) => observed({ value: String(i.value), day: i.day })),
        );
        expect(
          plain.value.equals(
            Exact.of(
              total((i) => i.value),
              items.length,
            ),
          ),
        ).toBe(true);
      }),
    );
  });

  it('reads the text that ingestion makes of a percentage with 30 decimals', () => {
    const value = exact(`50.${'0'.repeat(29)}1%`).toText(60);
    expect(figureOf(percent, [observed({ value })]).value.toText(60)).toBe(value);
  });
});
