/** Where a curve jumps: the values at which a tiny change makes a step in attainment. */
import type { ComposedCurve, Curve, SimpleCurve } from '../documents.js';
import { Exact, exact } from '../exact.js';
import { compileCurve } from './compile-curve.js';
import type { CurveRange } from './lines.js';

/** A step in attainment at one value: its height between two sides of the value, or between a side and the value itself. */
export interface Jump {
  readonly at: Exact;
  /** Attainments in the order of rising value. */
  readonly before: Exact;
  readonly after: Exact;
}

type Plain = (value: Exact) => Exact;

/** Of one straight piece that rounding or steps cut up, no more places than these are looked at: all its jumps are alike. */
const MOST_PLACES = 200;

/** More places than these of a whole curve are not looked at: jumps beyond them are not found. */
const MOST_IN_ALL = 1_000;

/**
 * Every jump of a curve for values within a range, in rising order. `undefined` where the curve reads anything but one value, so
 * that nobody can say.
 */
export function jumps(curve: Curve, values: CurveRange): readonly Jump[] | undefined {
  const { plain } = compileCurve(curve);
  if (!plain) return undefined;
  const within = places(curve, values).filter((at) => !isOutside(at, values));
  return within.flatMap((at) => jumpAt(plain, at, values) ?? []);
}

const isOutside = (at: Exact, { least, greatest }: CurveRange): boolean =>
  (least?.isGreaterThan(at) ?? false) || (greatest?.isLessThan(at) ?? false);

/** Nearer than any two places at which a curve bends: what these are reckoned from has at most 30 digits after the point. */
const NEARBY = Exact.of(1n, 10n ** 300n);

function jumpAt(plain: Plain, at: Exact, { least, greatest }: CurveRange): Jump | undefined {
  const on = plain(at);
  const left = least && !at.isGreaterThan(least) ? on : beside(plain, at, NEARBY.negated());
  const right = greatest && !at.isLessThan(greatest) ? on : beside(plain, at, NEARBY);
  const steps = [
    [left, right],
    [left, on],
    [on, right],
  ] as const;
  const height = ([a, b]: readonly [Exact, Exact]): Exact => b.minus(a).absolute();
  const [before, after] = steps.reduce((most, step) => (height(step).isGreaterThan(height(most)) ? step : most));
  return before.equals(after) ? undefined : { at, before, after };
}

/** What a curve comes to on the way to a value from one side: it is straight there, so two places nearby tell. */
function beside(plain: Plain, at: Exact, way: Exact): Exact {
  const [near, further] = [plain(at.plus(way)), plain(at.plus(way).plus(way))];
  return near.plus(near).minus(further).inLowestTerms();
}

/** Values between which the curve is straight, rising: where it can jump or bend. */
function places(curve: Curve, values: CurveRange): readonly Exact[] {
  const isComposed = 'greatestOf' in curve || 'leastOf' in curve || 'sumOf' in curve;
  const bends = isComposed ? ofComposed(curve, values) : ofSimple(curve, values);
  const { round, floor, cap, ...unlimited } = curve;
  const { plain } = compileCurve(unlimited);
  if (!plain || (!round && floor === undefined && cap === undefined)) return bends;
  const limits = [floor, cap].flatMap((text) => (text === undefined ? [] : [exact(text)]));
  const half = round && exact(round.to).times(exact('0.5'));
  return rising([
    ...bends,
    ...onPieces(bends, values, (piece) => [
      ...limits.flatMap((level) => crossing(plain, piece, level) ?? []),
      ...(half ? multiplesOn(plain, piece, half) : []),
    ]),
  ]);
}

function ofComposed(curve: ComposedCurve, values: CurveRange): readonly Exact[] {
  const parts = 'greatestOf' in curve ? curve.greatestOf : 'leastOf' in curve ? curve.leastOf : curve.sumOf;
  const bends = rising(parts.flatMap((part) => places(part, values)));
  if ('sumOf' in curve) return bends;
  const plains = parts.flatMap((part) => compileCurve(part).plain ?? []);
  const meetings = onPieces(bends, values, (piece) =>
    plains.flatMap((a, i) =>
      plains.slice(i + 1).flatMap((b) => crossing((x) => a(x).minus(b(x)), piece, Exact.ZERO) ?? []),
    ),
  );
  return rising([...bends, ...meetings]);
}

function ofSimple(curve: SimpleCurve, values: CurveRange): readonly Exact[] {
  const inner = curve.of && 'curve' in curve.of ? curve.of.curve : undefined;
  if (!inner) return rising(edgesOf(curve, values));
  const compiled = compileCurve(inner);
  const { plain } = compiled;
  const bends = places(inner, values);
  if (!plain) return bends;
  const within = compiled.range(() => values);
  const edges = edgesOf(curve, within);
  return rising([
    ...bends,
    ...onPieces(bends, values, (piece) => edges.flatMap((edge) => crossing(plain, piece, edge) ?? [])),
  ]);
}

/** The values that a simple shape names, and those of its steps. */
function edgesOf(curve: SimpleCurve, values: CurveRange): readonly Exact[] {
  if ('linear' in curve) return curve.linear.map(([x]) => exact(x));
  if ('bands' in curve)
    return curve.bands.flatMap(({ from, to, through }) =>
      [from, to, through].flatMap((x) => (x === undefined ? [] : [exact(x)])),
    );
  if ('threshold' in curve) return [curve.threshold, curve.target, curve.maximum].map(([x]) => exact(x));
  if ('marginal' in curve)
    return curve.marginal.map(({ from }) => exact(from)).concat(curve.until === undefined ? [] : exact(curve.until));
  const { start, every, until } = curve.steps;
  const [first, step] = [exact(start[0]), exact(every)];
  const ends = [until === undefined ? undefined : exact(until), values.greatest].filter((end) => end !== undefined);
  const edges = [first];
  // Steps before the least possible value are passed over.
  let at = values.least?.isGreaterThan(first)
    ? first.plus(values.least.minus(first).roundedTo(step, 'floor'))
    : first.plus(step);
  while (edges.length < MOST_PLACES && ends.every((end) => !at.isGreaterThan(end))) {
    edges.push(at);
    at = at.plus(step);
  }
  return edges;
}

/** An open stretch on which a curve is straight. */
interface Piece {
  readonly from: Exact | undefined;
  readonly to: Exact | undefined;
}

function onPieces(bends: readonly Exact[], values: CurveRange, found: (piece: Piece) => readonly Exact[]) {
  const ends = [values.least, ...bends.filter((at) => !isOutside(at, values)), values.greatest];
  return ends.slice(1).flatMap((to, i) => {
    const from = ends[i];
    return from && to && !from.isLessThan(to) ? [] : found({ from, to });
  });
}

/** The straight line of a curve on a piece, by two places inside it. */
function lineOn(plain: Plain, { from, to }: Piece): { readonly slope: Exact; readonly constant: Exact } {
  const [a, b] = insideOf(from, to);
  const slope = plain(b).minus(plain(a)).dividedBy(b.minus(a)).inLowestTerms();
  return { slope, constant: plain(a).minus(slope.times(a)).inLowestTerms() };
}

function insideOf(from: Exact | undefined, to: Exact | undefined): readonly [Exact, Exact] {
  const two = Exact.of(2);
  if (from && to) {
    const third = to.minus(from).dividedBy(Exact.of(3)).inLowestTerms();
    return [from.plus(third), to.minus(third)];
  }
  if (from) return [from.plus(Exact.ONE), from.plus(two)];
  return to ? [to.minus(two), to.minus(Exact.ONE)] : [Exact.ZERO, Exact.ONE];
}

/** The value at which a straight piece comes to a level. */
function crossing(plain: Plain, piece: Piece, level: Exact): Exact | undefined {
  const { slope, constant } = lineOn(plain, piece);
  if (slope.isZero()) return undefined;
  const at = level.minus(constant).dividedBy(slope).inLowestTerms();
  return (piece.from && !at.isGreaterThan(piece.from)) || (piece.to && !at.isLessThan(piece.to)) ? undefined : at;
}

/** The values at which a straight piece comes to whole multiples of a step, from its lower (or only) end on. */
function multiplesOn(plain: Plain, piece: Piece, step: Exact): readonly Exact[] {
  const { slope, constant } = lineOn(plain, piece);
  if (slope.isZero()) return [];
  const end = piece.from ?? piece.to ?? Exact.ZERO;
  const goesUp = slope.isNegative() !== (piece.from !== undefined || piece.to === undefined);
  let level = slope
    .times(end)
    .plus(constant)
    .roundedTo(step, goesUp ? 'floor' : 'ceiling');
  const found: Exact[] = [];
  for (let count = 0; count < MOST_PLACES; count += 1) {
    const at = crossing(plain, piece, level);
    if (at) found.push(at);
    else if (count > 1) break;
    level = goesUp ? level.plus(step) : level.minus(step);
  }
  return found;
}

/** In rising order, each once; of very many only the first. */
function rising(values: readonly Exact[]): readonly Exact[] {
  const ordered = [...values].sort((a, b) => a.compare(b));
  return ordered.filter((value, i) => i === 0 || !ordered[i - 1]?.equals(value)).slice(0, MOST_IN_ALL);
}
