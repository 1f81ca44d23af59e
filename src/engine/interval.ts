/** How far a figure made of some answers may be from what all customers would say: 95 % confidence intervals, in whole numbers. */
import { Exact, exact } from './exact.js';
import { squareRootUp } from './square-root.js';

/** What is added up of a sample: how many cases, their sum, and the sum of their squares. */
export interface SampleSums {
  readonly count: number;
  readonly sum: Exact;
  readonly squares: Exact;
}

/** `wilson` for shares, `student` for means. Rounded outwards to six decimals, so that it is never narrower than it should be. */
export interface Interval {
  readonly low: Exact;
  readonly high: Exact;
  readonly method: 'wilson' | 'student';
}

const STEP = Exact.of(1, 1_000_000);
const TWO = Exact.of(2);
const FOUR = Exact.of(4);

/** Beyond which lies 2.5 % of a normal curve on each side. */
const Z = exact('1.959964');
const Z_SQUARED = Z.times(Z);

/**
 * Of a share, k of n: Wilson's score interval, (k + z²/2 ± z·√(k(n − k)/n + z²/4)) ÷ (n + z²). `undefined` where there are no cases.
 *
 * @example wilson({ count: 10, sum: Exact.of(8), … }) // 0.490162 to 0.943318
 */
export function wilson({ count, sum }: Pick<SampleSums, 'count' | 'sum'>): Interval | undefined {
  if (count === 0) return undefined;
  const n = Exact.of(count);
  const spread = sum.times(n.minus(sum)).dividedBy(n).plus(Z_SQUARED.dividedBy(FOUR));
  const half = Z.times(squareRootUp(spread));
  const middle = sum.plus(Z_SQUARED.dividedBy(TWO));
  const whole = n.plus(Z_SQUARED);
  const within = { min: Exact.ZERO, max: Exact.ONE };
  return outwards(middle.minus(half).dividedBy(whole), middle.plus(half).dividedBy(whole), 'wilson', within);
}

/**
 * Of a mean: m ± t·√(s²/n), with s² = (Σx² − (Σx)²/n) ÷ (n − 1) and Student's t for n − 1 degrees of freedom. `undefined` where there are
 * fewer than two cases, or all are the same: then nothing is known of how they spread.
 */
export function student(
  { count, sum, squares }: SampleSums,
  within: { readonly min?: Exact | undefined; readonly max?: Exact | undefined } = {},
): Interval | undefined {
  if (count < 2) return undefined;
  const n = Exact.of(count);
  const mean = sum.dividedBy(n);
  const spread = squares.minus(sum.times(mean));
  if (spread.isZero()) return undefined;
  const half = studentT(count - 1).times(squareRootUp(spread.dividedBy(n.times(Exact.of(count - 1)))));
  return outwards(mean.minus(half), mean.plus(half), 'student', within);
}

function outwards(
  low: Exact,
  high: Exact,
  method: Interval['method'],
  { min, max }: { readonly min?: Exact | undefined; readonly max?: Exact | undefined },
): Interval {
  const [floor, ceiling] = [low.roundedTo(STEP, 'floor'), high.roundedTo(STEP, 'ceiling')];
  return { low: min ? floor.greater(min) : floor, high: max ? ceiling.lesser(max) : ceiling, method };
}

/** Student's t beyond which lies 2.5 % on each side, from 1 degree of freedom to 30 as printed in tables. */
const T_TO_30 = [
  ...['12.706', '4.303', '3.182', '2.776', '2.571', '2.447', '2.365', '2.306', '2.262', '2.228'],
  ...['2.201', '2.179', '2.160', '2.145', '2.131', '2.120', '2.110', '2.101', '2.093', '2.086'],
  ...['2.080', '2.074', '2.069', '2.064', '2.060', '2.056', '2.052', '2.048', '2.045', '2.042'],
].map(exact);
/** From so many degrees on. In between the value before holds, which is a little greater: no interval is too narrow. */
const T_FROM = (
  [
    [1000, '1.962'],
    [120, '1.980'],
    [60, '2.000'],
    [40, '2.021'],
    [31, '2.042'],
  ] as const
).map(([from, t]) => [from, exact(t)] as const);

function studentT(degrees: number): Exact {
  const t = T_TO_30[degrees - 1] ?? T_FROM.find(([from]) => degrees >= from)?.[1];
  if (!t) throw new RangeError(`there is no t of ${degrees} degrees of freedom`);
  return t;
}
