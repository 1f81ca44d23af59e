import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, it } from '@jest/globals';

import { compileCurve } from '../../../src/engine/curve/compile-curve.js';
import type { Curve, CurveCommon, Direction, MarginalCurve, SimpleCurve } from '../../../src/engine/documents.js';
import { Exact, exact } from '../../../src/engine/exact.js';
import { sourceOf } from './reading.js';
import { readReference } from './reference.js';

const hundredths = (number: number): string => Exact.of(number, 100).toText();
const values = fc.tuple(fc.integer({ min: -6_000, max: 12_000 }), fc.integer({ min: 1, max: 901 })).map(([n, d]) => ({ n: BigInt(n), d: BigInt(d) })); // prettier-ignore
/** So many different whole numbers in rising order, as hundredths. */
const rising = (count: number, min = -400, max = 1_500) =>
  fc.uniqueArray(fc.integer({ min, max }), { minLength: count, maxLength: count }).map((all) => all.sort((a, b) => a - b).map(hundredths)); // prettier-ignore
/** The same, not necessarily different. */
const notFalling = (count: number) =>
  fc.array(fc.integer({ min: -100, max: 200 }), { minLength: count, maxLength: count }).map((all) => all.sort((a, b) => a - b).map(hundredths)); // prettier-ignore
const positive = fc.integer({ min: 40, max: 400 }).map(hundredths);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
/** Without the words that were left out. */
const said = <T extends object>(words: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(words).filter(([, word]) => word !== undefined)) as never;

const pairs = (xs: readonly string[], ys: readonly string[]) => xs.map((x, i) => [x, ys[i]!] as const);
const linears = fc.integer({ min: 2, max: 5 }).chain((count) =>
  fc
    .tuple(rising(count), notFalling(count + 2), maybe(fc.constantFrom('below', 'above', 'both', 'jumps')))
    .map(([xs, ys, ends]): Curve => {
      const linear = pairs(xs, ys.slice(1));
      if (ends === 'jumps') return { linear, below: ys[0]!, above: ys.at(-1)! };
      return ends ? { linear, continue: ends } : { linear };
    }),
);
const bands = fc.integer({ min: 1, max: 5 }).chain((count) =>
  fc.tuple(rising(count), notFalling(count + 1)).map(([xs, ys]): Curve => ({
    bands: [{ is: ys[0]! }, ...xs.map((from, i) => ({ from, is: ys[i + 1]! }))],
  })),
);
const steps = fc
  .tuple(rising(2), notFalling(2), positive, positive, fc.boolean(), fc.boolean())
  .map(([[start, end], [low, high], every, adds, ends, jumps]): Curve => ({
    steps: said({ start: [start!, high!] as const, every, adds, until: ends ? end! : undefined }),
    ...(jumps && { below: low! }),
  }));
const marginals = fc.integer({ min: 1, max: 4 }).chain((count) =>
  fc
    .tuple(rising(count + 1), fc.array(positive, { minLength: count, maxLength: count }), fc.boolean())
    .map(([xs, rates, ends]): MarginalCurve => ({
      marginal: rates.map((rate, i) => ({ from: xs[i]!, rate })),
      ...(ends && { until: xs.at(-1)! }),
    })),
);
const thresholds = fc.tuple(rising(3), notFalling(4), fc.boolean()).map(([xs, [short, y0, y1, y2], says]): Curve => ({
  ...(says || exact(y0!).isNegative() ? { short: short! } : {}),
  threshold: [xs[0]!, y0!],
  target: [xs[1]!, y1!],
  maximum: [xs[2]!, y2!],
}));
/** Turned around: the lower, the better. */
const thresholdsDown = fc.tuple(rising(3), notFalling(4)).map(([xs, [short, y0, y1, y2]]): Curve => ({
  short: short!,
  threshold: [xs[2]!, y0!],
  target: [xs[1]!, y1!],
  maximum: [xs[0]!, y2!],
}));

const limits = fc
  .record({
    round: maybe(fc.tuple(positive, fc.constantFrom('floor' as const, 'ceiling' as const))),
    ends: maybe(notFalling(2)),
    which: fc.integer({ min: 1, max: 3 }),
  }) // prettier-ignore
  .map(({ round, ends, which }): Omit<CurveCommon, 'of'> =>
    said({
      round: round && { to: round[0], mode: round[1] },
      floor: which & 1 ? ends?.[0] : undefined,
      cap: which & 2 ? ends?.[1] : undefined,
    }),
  );
const limited = (curves: fc.Arbitrary<Curve>) => fc.tuple(curves, limits).map(([curve, more]): Curve => ({ ...curve, ...more })); // prettier-ignore
const upward = fc.oneof(limited(linears), limited(bands), limited(steps), limited(marginals), limited(thresholds));
const composed = fc
  .tuple(fc.array(upward, { minLength: 2, maxLength: 4 }), fc.constantFrom('greatestOf', 'leastOf', 'sumOf'), limits)
  .map(([curves, how, more]): Curve => ({ [how]: curves, ...more }) as Curve);
const nested = fc.tuple(fc.oneof(linears, bands, steps, thresholds), upward).map(([outer, inner]): Curve => ({ ...(outer as SimpleCurve), of: { curve: inner } })); // prettier-ignore

const plainly = (curve: Curve) => {
  const { plain } = compileCurve(curve);
  if (!plain) throw new Error('this curve reads nothing but its own value');
  return plain;
};

describe('every shape, against the same words read with fraction.js', () => {
  it.each([
    ['linear', limited(linears)],
    ['bands', limited(bands)],
    ['steps', limited(steps)],
    ['marginal', limited(marginals)],
    ['threshold, rising', limited(thresholds)],
    ['threshold, falling', limited(thresholdsDown)],
    ['compositions', composed],
  ])('%s', (_, curves) => {
    fc.assert(
      fc.property(curves, values, (curve, { n, d }) => {
        const expected = readReference(curve, new Fraction(n, d));
        const read = plainly(curve)(Exact.of(n, d));
        expect(read.equals(Exact.of(expected.s * expected.n, expected.d))).toBe(true);
        const source = sourceOf({ value: Exact.of(n, d) });
        const compiled = compileCurve(curve);
        expect(compiled.read(source)?.equals(read)).toBe(true);
        expect(compiled.explain(source).attainment).toBe(read.toText());
      }),
      { numRuns: 400 },
    );
  });
});

describe('curves whose points never fall', () => {
  it('never give less for more, nor compositions of them', () => {
    fc.assert(
      fc.property(fc.oneof(upward, composed, nested), values, values, (curve, a, b) => {
        const read = plainly(curve);
        const [x, y] = [Exact.of(a.n, a.d), Exact.of(b.n, b.d)];
        expect(read(x).compare(read(y)) * x.compare(y)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });
});

const NUDGE = exact('0.000000001');
const PLACES = Array.from({ length: 241 }, (_, i) => Exact.of(i - 80, 10)).flatMap((x) => [x.minus(NUDGE), x, x.plus(NUDGE)]); // prettier-ignore

describe('what a curve says of itself', () => {
  it('holds everywhere: range, target and best', () => {
    fc.assert(
      fc.property(
        fc.oneof(upward, composed, nested, limited(thresholdsDown)),
        fc.constantFrom<Direction>('higher', 'lower'),
        (curve, better) => {
          // prettier-ignore
          const compiled = compileCurve(curve);
          const read = plainly(curve);
          const { least, greatest } = compiled.range();
          for (const found of [compiled.target(better), compiled.best(better)]) {
            if (!found) continue;
            const beyond = better === 'higher' ? NUDGE : NUDGE.negated();
            const inside = read(found.open ? found.value.plus(beyond.times(beyond.absolute())) : found.value);
            // Just outside of an open end a slope may already have gone on by as much.
            expect(inside.minus(found.attainment).absolute().isGreaterThan(exact('0.0000001'))).toBe(false);
          }
          const target = compiled.target(better);
          const isEasier = (place: Exact) => target && place.compare(target.value) === (better === 'higher' ? -1 : 1);
          const wrong = PLACES.filter((place) => {
            const made = read(place);
            if (least?.isGreaterThan(made) || greatest?.isLessThan(made)) return true;
            return isEasier(place) && !made.isLessThan(Exact.ONE);
          });
          expect(wrong).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('marginal tiers', () => {
  it('are the sum over whole units, each at the rate of its tier', () => {
    const tiers = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 50 })), { minLength: 1, maxLength: 4 }); // prettier-ignore
    fc.assert(
      fc.property(tiers, fc.integer({ min: 0, max: 100 }), (widths, value) => {
        let from = 0;
        const marginal = widths.map(([width, rate]) => ({ from: (from += width), rate }));
        let total = 0;
        for (let unit = 0; unit < value; unit++) total += marginal.findLast((tier) => tier.from <= unit)?.rate ?? 0;
        const curve: Curve = { marginal: marginal.map((tier) => ({ from: String(tier.from), rate: hundredths(tier.rate) })) }; // prettier-ignore
        expect(plainly(curve)(Exact.of(value)).equals(Exact.of(total, 100))).toBe(true);
      }),
    );
  });

  it('read for each figure come to the sum of what each makes', () => {
    fc.assert(
      fc.property(
        marginals,
        fc.array(fc.integer({ min: -300, max: 2_000 }), { minLength: 1, maxLength: 5 }),
        (curve, figures) => {
          // prettier-ignore
          const read = plainly(curve);
          const texts = figures.map(hundredths);
          const each = compileCurve({ ...curve, each: true }).read(sourceOf({ figures: texts }));
          expect(each?.equals(Exact.sum(texts.map((text) => read(exact(text)))))).toBe(true);
        },
      ),
    );
  });
});
