/** Curves as straight lines, end to end: y = constant + slope × x on each stretch. */
import { Exact } from '../exact.js';
import { intersection, united, type Edge, type Stretch } from './stretch.js';

/** One straight line of a curve. */
export interface Line extends Stretch {
  readonly constant: Exact;
  /** `undefined` where it is flat. */
  readonly slope: Exact | undefined;
}

/** So much or more; `beyond`: more than that. */
export interface Level {
  readonly at: Exact;
  readonly beyond: boolean;
}

/** Does this attainment come up to the level? */
export const isAt = (attainment: Exact, { at, beyond }: Level): boolean => attainment.compare(at) >= (beyond ? 1 : 0);

/** The least and the greatest that can come out; an end that is not there is open. */
export interface CurveRange {
  readonly least: Exact | undefined;
  readonly greatest: Exact | undefined;
}

export const flat = (from: Edge | undefined, to: Edge | undefined, attainment: Exact): Line => ({
  from,
  to,
  constant: attainment,
  slope: undefined,
});

/** The line through two points; flat where they are one. */
export function lineThrough(
  [x0, y0]: readonly [Exact, Exact],
  [x1, y1]: readonly [Exact, Exact],
): Pick<Line, 'constant' | 'slope'> {
  if (x0.equals(x1) || y0.equals(y1)) return { constant: y0, slope: undefined };
  const slope = y1.minus(y0).dividedBy(x1.minus(x0)).inLowestTerms();
  return { constant: y0.minus(slope.times(x0)).inLowestTerms(), slope };
}

/** Which of the lines, which stand in rising order without a gap, holds this value? */
export function lineAt<L extends Line>(lines: readonly L[], value: Exact): L {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const edge = lines[middle]?.to;
    const order = edge ? value.compare(edge.at) : -1;
    if (order < 0 || (order === 0 && edge?.included)) high = middle;
    else low = middle + 1;
  }
  return lines[low] as L;
}

/** The attainment of a value on its line. */
export const onLine = ({ constant, slope }: Line, value: Exact): Exact =>
  slope ? slope.times(value).plus(constant) : constant;

/** Where these lines attain the level, in rising order. */
export const reachingOf = (lines: readonly Line[], level: Level): readonly Stretch[] =>
  united(lines.flatMap((line) => reachingOn(line, level) ?? []));

function reachingOn(line: Line, level: Level): Stretch | undefined {
  const { constant, slope } = line;
  if (!slope) return isAt(constant, level) ? { from: line.from, to: line.to } : undefined;
  const edge = { at: level.at.minus(constant).dividedBy(slope), included: !level.beyond };
  return intersection(line, slope.isNegative() ? { from: undefined, to: edge } : { from: edge, to: undefined });
}

export const UNLIMITED: CurveRange = { least: undefined, greatest: undefined };

/** The values of a range as a stretch. */
export const stretchOf = ({ least, greatest }: CurveRange): Stretch => ({
  from: least && { at: least, included: true },
  to: greatest && { at: greatest, included: true },
});

/** The least and greatest on all lines for values within a range. Their ends count even where they are not included: nothing comes nearer. */
export function rangeOf(lines: readonly Line[], values: CurveRange): CurveRange {
  const within = lines.flatMap((line) => {
    const part = intersection(line, stretchOf(values));
    return part ? [{ ...line, ...part }] : [];
  });
  return within.map(rangeOn).reduce((a, b) => ({
    least: a.least && b.least && a.least.lesser(b.least),
    greatest: a.greatest && b.greatest && a.greatest.greater(b.greatest),
  }));
}

function rangeOn(line: Line): CurveRange {
  const { constant, slope, from, to } = line;
  if (!slope) return { least: constant, greatest: constant };
  const start = from && onLine(line, from.at);
  const end = to && onLine(line, to.at);
  return slope.isNegative() ? { least: end, greatest: start } : { least: start, greatest: end };
}

/** The same lines with nothing below `floor` and nothing above `cap`; the cap has the last word. */
export function limitedLines(
  lines: readonly Line[],
  floor: Exact | undefined,
  cap: Exact | undefined,
): readonly Line[] {
  const floored = floor ? lines.flatMap((line) => flattened(line, floor, 'below')) : lines;
  return cap ? floored.flatMap((line) => flattened(line, cap, 'above')) : floored;
}

/** A line that is flat at `limit` where it would lie below (above) it. */
function flattened(line: Line, limit: Exact, side: 'below' | 'above'): readonly Line[] {
  const { constant, slope } = line;
  const isBeyond = (attainment: Exact): boolean => attainment.compare(limit) === (side === 'below' ? -1 : 1);
  if (!slope) return [isBeyond(constant) ? { ...line, constant: limit } : line];
  const crossing = limit.minus(constant).dividedBy(slope);
  const before = intersection(line, { from: undefined, to: { at: crossing, included: true } });
  const after = intersection(line, { from: { at: crossing, included: false }, to: undefined });
  const beforeIsBeyond = slope.isNegative() === (side === 'above');
  return [
    ...(before ? [{ ...line, ...before, ...(beforeIsBeyond && { constant: limit, slope: undefined }) }] : []),
    ...(after ? [{ ...line, ...after, ...(!beforeIsBeyond && { constant: limit, slope: undefined }) }] : []),
  ];
}

/** The sum of two curves of lines. */
export const sumOfLines = (a: readonly Line[], b: readonly Line[]): readonly Line[] =>
  a.flatMap((first) =>
    b.flatMap((second) => {
      const both = intersection(first, second);
      return both ? [{ ...both, ...sumOfTwo(first, second) }] : [];
    }),
  );

function sumOfTwo(a: Line, b: Line): Pick<Line, 'constant' | 'slope'> {
  const slope = (a.slope ?? Exact.ZERO).plus(b.slope ?? Exact.ZERO);
  return { constant: a.constant.plus(b.constant), slope: slope.isZero() ? undefined : slope };
}
