/** Two figures of the same thing by two sources: do they differ, or may both have asked the same customers by chance? */
import { Exact, exact } from './exact.js';

export interface AskedFigure {
  readonly value: Exact;
  readonly sample: Exact;
}

/** 1.959964²: beyond it lies 5 % of a normal curve, on both sides. */
const SQUARE_OF_Z = exact('3.841458881296');

/**
 * Is the gap more than chance makes? With m the mean of both, weighed by sample, (a − b)² > z² · (max − m)(m − min) · (1/n + 1/n′). Of shares
 * that is the test of two proportions; of marks between `min` and `max` it takes the greatest spread that such a mean can have (Bhatia and
 * Davis), so that a gap it bears out would be borne out by any spread, and one that it does not may be one all the same. Squares are
 * compared.
 */
export function isBorneOut(a: AskedFigure, b: AskedFigure, min: Exact, max: Exact): boolean {
  if (a.sample.isZero() || b.sample.isZero()) return false;
  const all = a.sample.plus(b.sample);
  const mean = a.value.times(a.sample).plus(b.value.times(b.sample)).dividedBy(all);
  const spread = max.minus(mean).times(mean.minus(min));
  const parts = Exact.ONE.dividedBy(a.sample).plus(Exact.ONE.dividedBy(b.sample));
  const gap = a.value.minus(b.value);
  return gap.times(gap).isGreaterThan(SQUARE_OF_Z.times(spread).times(parts));
}
