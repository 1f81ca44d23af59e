import { Exact } from '../engine/exact.js';

/** Earlier values that it takes to speak of a spread. */
export const LEAST_HISTORY = 6;
const SPREADS = Exact.of(3);

export interface Jump {
  readonly mean: Exact;
  /** Sample variance of the history: the square of its spread. */
  readonly variance: Exact;
}

/**
 * Is a value further from the mean of its history than three times the history's spread (its sample standard deviation)? Compared
 * as squares, so that no root has to be rounded. `undefined` where not, where the history is too short, and where all of it was
 * one and the same value: then there is no spread to measure by.
 */
export function jumpFrom(history: readonly Exact[], value: Exact): Jump | undefined {
  if (history.length < LEAST_HISTORY) return undefined;
  const count = Exact.of(history.length);
  const mean = Exact.sum(history).dividedBy(count);
  const squares = history.map((earlier) => square(earlier.minus(mean)));
  const variance = Exact.sum(squares).dividedBy(count.minus(Exact.ONE));
  if (variance.isZero()) return undefined;
  return square(value.minus(mean)).isGreaterThan(square(SPREADS).times(variance)) ? { mean, variance } : undefined;
}

const square = (value: Exact): Exact => value.times(value);
