/**
 * Control charts: has a figure changed, or does it vary as it always has? Limits as Shewhart (three deviations) and Wheeler (2.66 moving
 * ranges) have them, rules 1 and 4 of the Western Electric handbook. In exact fractions; where a share is compared with its limits
 * squares are, so that no rounded root decides.
 */
import { Exact, exact } from './exact.js';
import { squareRootUp } from './square-root.js';

/** A month's figure; `cases` where it is a share of so many. */
export interface ChartedFigure {
  readonly period: string;
  readonly value: Exact;
  readonly cases?: Exact | undefined;
}

/** `beyond`: outside the limits. `run`: one of eight or more in a row on one side of the centre. */
export const SIGNALS = ['beyond', 'run'] as const;
export type Signal = (typeof SIGNALS)[number];

export interface ChartPoint extends ChartedFigure {
  /** The limits; `undefined` where there are too few months for any. */
  readonly low: Exact | undefined;
  readonly high: Exact | undefined;
  readonly isAbove: boolean;
  readonly signal: Signal | undefined;
}

/** `rises` and `falls` of the last month are findings; `steady` is what chance does; of too few months nothing is said. */
export const CHART_VERDICTS = ['rises', 'falls', 'steady', 'too-few'] as const;
export type ChartVerdict = (typeof CHART_VERDICTS)[number];

/** `p` for shares of known numbers of cases, `xmr` (individuals and moving range) for anything else. */
export const CHART_METHODS = ['p', 'xmr'] as const;

export interface ControlChart {
  readonly method: (typeof CHART_METHODS)[number];
  readonly centre: Exact;
  readonly points: readonly ChartPoint[];
  readonly verdict: ChartVerdict;
}

/** Fewer months have no limits worth the name. */
export const LEAST_MONTHS = 6;
/** So many in a row on one side of the centre are seldom chance: once in 128 times. */
export const RUN = 8;
/** 3 ÷ 1.128: three deviations, one of them being the mean moving range ÷ 1.128 (d₂ of two). */
const MOVING_RANGES = exact('2.66');
const NINE = Exact.of(9);
const THREE = Exact.of(3);
const STEP = Exact.of(1, 1_000_000);

/**
 * The chart of some months, the oldest first, none twice. Of shares whose cases are known the limits are p̄ ± 3·√(p̄(1 − p̄)/n), month by
 * month; of anything else x̄ ± 2.66 · the mean moving range. Limits are shown rounded outwards to six decimals, and within what is possible.
 *
 * @example controlChart([…thirteen months], { isShare: true })
 */
export function controlChart(
  figures: readonly ChartedFigure[],
  {
    isShare,
    min,
    max,
  }: { readonly isShare: boolean; readonly min?: Exact | undefined; readonly max?: Exact | undefined },
): ControlChart | undefined {
  if (figures.length === 0) return undefined;
  const isP = isShare && figures.every(isShareOfCases);
  const limited = isP ? ofShares(figures) : ofValues(figures);
  const sides = limited.points.map(({ value }) => value.compare(limited.centre));
  const runs = inRuns(sides);
  const isTooFew = figures.length < LEAST_MONTHS;
  const points = limited.points.map(({ isBeyond, low, high, ...figure }, i): ChartPoint => {
    const signal = isBeyond ? 'beyond' : runs[i] ? 'run' : undefined;
    const [floor, ceiling] = [low.roundedTo(STEP, 'floor'), high.roundedTo(STEP, 'ceiling')];
    return {
      ...figure,
      low: isTooFew ? undefined : min ? floor.greater(min) : floor,
      high: isTooFew ? undefined : max ? ceiling.lesser(max) : ceiling,
      isAbove: sides[i] === 1,
      signal: isTooFew ? undefined : signal,
    };
  });
  return { method: isP ? 'p' : 'xmr', centre: limited.centre, points, verdict: verdictOf(points) };
}

/** A share of something: between nothing and all of it, with the cases counted. */
const isShareOfCases = ({ value, cases }: ChartedFigure): boolean =>
  cases !== undefined && cases.isGreaterThan(Exact.ZERO) && !value.isNegative() && !value.isGreaterThan(Exact.ONE);

interface Limited {
  readonly centre: Exact;
  readonly points: readonly (ChartedFigure & {
    readonly low: Exact;
    readonly high: Exact;
    readonly isBeyond: boolean;
  })[];
}

function ofShares(figures: readonly ChartedFigure[]): Limited {
  const cases = (figure: ChartedFigure): Exact => figure.cases ?? Exact.ZERO;
  const hits = Exact.sum(figures.map((figure) => figure.value.times(cases(figure))));
  const centre = hits.dividedBy(Exact.sum(figures.map(cases)));
  const spread = centre.times(Exact.ONE.minus(centre));
  const points = figures.map((figure) => {
    const variance = spread.dividedBy(cases(figure));
    const distance = figure.value.minus(centre);
    const half = THREE.times(squareRootUp(variance));
    const isBeyond = distance.times(distance).isGreaterThan(NINE.times(variance));
    return { ...figure, low: centre.minus(half), high: centre.plus(half), isBeyond };
  });
  return { centre, points };
}

function ofValues(figures: readonly ChartedFigure[]): Limited {
  const values = figures.map(({ value }) => value);
  const centre = Exact.sum(values).dividedBy(Exact.of(values.length));
  const ranges = values.slice(1).map((value, i) => value.minus(values[i] ?? value).absolute());
  const mean = ranges.length === 0 ? Exact.ZERO : Exact.sum(ranges).dividedBy(Exact.of(ranges.length));
  const half = MOVING_RANGES.times(mean);
  const [low, high] = [centre.minus(half), centre.plus(half)];
  const points = figures.map((figure) => {
    const isBeyond = figure.value.isLessThan(low) || figure.value.isGreaterThan(high);
    return { ...figure, low, high, isBeyond };
  });
  return { centre, points };
}

/** Which points are among so many in a row on one side; one on the centre is on neither. */
function inRuns(sides: readonly (-1 | 0 | 1)[]): readonly boolean[] {
  const marked = sides.map(() => false);
  let start = 0;
  for (let i = 1; i <= sides.length; i += 1) {
    if (i < sides.length && sides[i] === sides[start]) continue;
    if (sides[start] !== 0 && i - start >= RUN) marked.fill(true, start, i);
    start = i;
  }
  return marked;
}

function verdictOf(points: readonly ChartPoint[]): ChartVerdict {
  if (points.length < LEAST_MONTHS) return 'too-few';
  const last = points.at(-1);
  if (last?.signal === undefined) return 'steady';
  return last.isAbove ? 'rises' : 'falls';
}
