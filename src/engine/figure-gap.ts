/** Two figures of the same thing by two sources: do they differ, or may both have asked the same customers by chance? */
import { Exact, exact } from './exact.js';

export interface AskedFigure {
  readonly value: Exact;
  /** Cases; `undefined` where they are not known. */
  readonly sample: Exact | undefined;
}

/** Is the gap more than chance makes? `few`: of so few cases nobody can tell; `unknown`: nor without the cases and the range. */
export const GAP_VERDICTS = ['beyond-chance', 'chance', 'few', 'unknown'] as const;
export type GapVerdict = (typeof GAP_VERDICTS)[number];

/** 1.959964²: beyond it lies 5 % of a normal curve, on both sides. */
const SQUARE_OF_Z = exact('3.841458881296');
/** Cochran's rule: with fewer cases expected on either side the normal curve is no measure. */
const LEAST_EXPECTED = Exact.of(5);

/**
 * Judges a gap. With m the mean of both, weighed by sample, it is beyond chance where (a − b)² > z² · (max − m)(m − min) · (1/n + 1/n′). Of shares
 * that is the test of two proportions; of marks between `min` and `max` it takes the greatest spread that marks of such a mean can have
 * (Bhatia and Davis), so that what it calls beyond chance is so by any spread, and what it calls chance may be more. Squares are compared.
 */
export function judgeGap(
  a: AskedFigure,
  b: AskedFigure,
  { min, max }: { readonly min: Exact | undefined; readonly max: Exact | undefined },
): GapVerdict {
  if (!a.sample || !b.sample || !min || !max) return 'unknown';
  const samples = [a.sample, b.sample];
  const all = Exact.sum(samples);
  if (all.isZero()) return 'few';
  const mean = a.value.times(a.sample).plus(b.value.times(b.sample)).dividedBy(all);
  const [above, below] = [max.minus(mean), mean.minus(min)];
  const least = LEAST_EXPECTED.times(max.minus(min));
  if (samples.some((sample) => sample.times(above.lesser(below)).isLessThan(least))) return 'few';
  const parts = Exact.sum(samples.map((sample) => Exact.ONE.dividedBy(sample)));
  const gap = a.value.minus(b.value);
  return gap.times(gap).isGreaterThan(SQUARE_OF_Z.times(above).times(below).times(parts)) ? 'beyond-chance' : 'chance';
}
