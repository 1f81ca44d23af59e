import type { BandsCurve, Curve, Direction, LinearCurve } from './documents.js';
import { Exact, exact } from './exact.js';

/** What a curve made of a value: the attainment, and the piece of the curve that said so, for people to follow. */
export interface CurveReading {
  readonly attainment: Exact;
  readonly piece: CurvePiece;
}

export type CurvePiece =
  | { readonly kind: 'line'; readonly from: readonly [string, string]; readonly to: readonly [string, string] }
  | { readonly kind: 'end'; readonly point: readonly [string, string]; readonly side: 'first' | 'last' }
  | { readonly kind: 'jump'; readonly side: 'below' | 'above'; readonly of: string; readonly is: string }
  | {
      readonly kind: 'band';
      readonly from?: string;
      readonly to?: string;
      readonly through?: string;
      readonly is: string;
    }
  | { readonly kind: 'outside-bands' };

/** A curve made ready: points as exact numbers, highest attainment and target known. */
export interface CompiledCurve {
  /** The attainment of a value. Total: every value has one. */
  read(value: Exact): CurveReading;
  /** The highest attainment anywhere on the curve, and the value that is the least effort to reach it. */
  best(better: Direction): Reachable | undefined;
  /** The least demanding value with attainment 1 or more, if there is one. */
  target(better: Direction): Reachable | undefined;
}

export interface Reachable {
  readonly value: Exact;
  /** Is the value itself just outside? A half-open band that is entered from above holds only below its end. */
  readonly open: boolean;
  readonly attainment: Exact;
}

/** Makes a checked curve ready for reading. */
export function compileCurve(curve: Curve): CompiledCurve {
  const compiled = 'linear' in curve ? compileLinear(curve) : compileBands(curve);
  return {
    read: (value) => compiled.read(value),
    best: onceEach((better) => compiled.best(better)),
    target: onceEach((better) => compiled.target(better)),
  };
}

/** What is known of a curve before any value, worked out once for each direction instead of once for each employee. */
function onceEach(work: CompiledCurve['best']): CompiledCurve['best'] {
  const known = new Map<Direction, Reachable | undefined>();
  return (better) => {
    if (!known.has(better)) known.set(better, work(better));
    return known.get(better);
  };
}

interface Point {
  readonly x: Exact;
  readonly y: Exact;
  readonly text: readonly [string, string];
}

function compileLinear(curve: LinearCurve): CompiledCurve {
  const points = curve.linear.map((text): Point => ({ x: exact(text[0]), y: exact(text[1]), text }));
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) throw new RangeError('a linear curve without points was not refused at the door');
  const below = optionalExact(curve.below);
  const above = optionalExact(curve.above);
  // Towards the better side a jump leads on; towards the other it is what one falls to.
  const jumps = (better: Direction): Reachable[] => [
    ...(above && better !== 'lower' ? [{ value: last.x, open: true, attainment: above }] : []),
    ...(below && better !== 'higher' ? [{ value: first.x, open: true, attainment: below }] : []),
  ];
  const reachable = (atLeast: Exact, better: Direction): Reachable | undefined => {
    const candidates = points.map((point, i) => crossing(points[i - 1], point, atLeast)).filter((x) => x !== undefined);
    const beyond = jumps(better).filter(({ attainment }) => attainment.compare(atLeast) >= 0);
    return leastEffort([...candidates, ...beyond], better);
  };
  const highest = (better: Direction): Exact =>
    [...points.map(({ y }) => y), ...jumps(better).map(({ attainment }) => attainment)].reduce((a, b) => a.greater(b));
  return {
    read: (value) => readLinear(points, curve, value, above),
    best: (better) => reachable(highest(better), better),
    target: (better) => reachable(Exact.ONE, better),
  };
}

function readLinear(
  points: readonly Point[],
  curve: LinearCurve,
  value: Exact,
  above: Exact | undefined,
): CurveReading {
  const first = points[0] as Point;
  const last = points.at(-1) as Point;
  if (value.isLessThan(first.x)) return beforeFirst(curve, first);
  if (value.isGreaterThan(last.x)) {
    if (above === undefined) return { attainment: last.y, piece: { kind: 'end', point: last.text, side: 'last' } };
    return { attainment: above, piece: { kind: 'jump', side: 'above', of: last.text[0], is: curve.above ?? '' } };
  }
  const next = points.findIndex((point) => point.x.compare(value) >= 0);
  const right = points[next] as Point;
  const left = points[Math.max(0, next - 1)] as Point;
  return { attainment: interpolate(left, right, value), piece: { kind: 'line', from: left.text, to: right.text } };
}

function beforeFirst(curve: LinearCurve, first: Point): CurveReading {
  if (curve.below === undefined)
    return { attainment: first.y, piece: { kind: 'end', point: first.text, side: 'first' } };
  const piece = { kind: 'jump', side: 'below', of: first.text[0], is: curve.below } as const;
  return { attainment: exact(curve.below), piece };
}

/** y₀ + (x − x₀)·(y₁ − y₀) ÷ (x₁ − x₀), multiplied before it is divided. */
function interpolate(left: Point, right: Point, value: Exact): Exact {
  if (left.x.equals(right.x)) return left.y;
  const rise = value.minus(left.x).times(right.y.minus(left.y));
  return left.y.plus(rise.dividedBy(right.x.minus(left.x)));
}

/** Where the line from `left` to `right` reaches `atLeast`: the point itself where it does, else the crossing between the two. */
function crossing(left: Point | undefined, right: Point, atLeast: Exact): Reachable | undefined {
  const reaches = (point: Point) => point.y.compare(atLeast) >= 0;
  if (!left || left.y.equals(right.y) || reaches(left) === reaches(right))
    return reaches(right) ? { value: right.x, open: false, attainment: right.y } : undefined;
  const run = atLeast.minus(left.y).times(right.x.minus(left.x));
  return { value: left.x.plus(run.dividedBy(right.y.minus(left.y))), open: false, attainment: atLeast };
}

/** Of several values that do, the easiest one: the lowest where higher is better, and the other way round. */
function leastEffort(candidates: readonly Reachable[], better: Direction): Reachable | undefined {
  return candidates.reduce<Reachable | undefined>((easiest, candidate) => {
    if (!easiest) return candidate;
    const isEasier =
      better === 'lower' ? candidate.value.isGreaterThan(easiest.value) : candidate.value.isLessThan(easiest.value);
    return isEasier ? candidate : easiest;
  }, undefined);
}

interface CompiledBand {
  readonly from: Exact | undefined;
  readonly to: Exact | undefined;
  readonly through: Exact | undefined;
  readonly is: Exact;
  readonly piece: CurvePiece & { readonly kind: 'band' };
}

function compileBands(curve: BandsCurve): CompiledCurve {
  const bands = curve.bands.map((band, i): CompiledBand => {
    const until = band.to ?? (band.through === undefined ? curve.bands[i + 1]?.from : undefined);
    return {
      from: optionalExact(band.from),
      to: optionalExact(until),
      through: optionalExact(band.through),
      is: exact(band.is),
      piece: {
        kind: 'band',
        ...(band.from !== undefined && { from: band.from }),
        ...(until !== undefined && { to: until }),
        ...(band.through !== undefined && { through: band.through }),
        is: band.is,
      },
    };
  });
  const reachable = (atLeast: Exact, better: Direction): Reachable | undefined => {
    const candidates = bands
      .filter((band) => band.is.compare(atLeast) >= 0)
      .flatMap((band) => nearEdge(band, better) ?? []);
    return leastEffort(candidates, better);
  };
  const asksNothing = (better: Direction): boolean =>
    bands.some((band) => isEndless(band, better) && !band.is.isLessThan(Exact.ONE));
  const highest = bands.reduce((best, band) => best.greater(band.is), bands[0]?.is ?? Exact.ZERO);
  return {
    read: (value) => {
      const band = bands.find((candidate) => isWithin(candidate, value));
      // The door refuses gaps within an indicator's range, and a value outside the range is never scored.
      return band
        ? { attainment: band.is, piece: band.piece }
        : { attainment: Exact.ZERO, piece: { kind: 'outside-bands' } };
    },
    best: (better) => reachable(highest, better),
    target: (better) => (asksNothing(better) ? undefined : reachable(Exact.ONE, better)),
  };
}

/** The value of a band that one comes to first on the way to better; `undefined` where it has no ends at all. */
function nearEdge({ from, to, through, is }: CompiledBand, better: Direction): Reachable | undefined {
  const start = from && { value: from, open: false, attainment: is };
  const end = (through ?? to) && { value: (through ?? to) as Exact, open: through === undefined, attainment: is };
  return better === 'lower' ? (end ?? start) : (start ?? (better === 'within' ? end : undefined));
}

/** Does it hold for everything on the worse side, however bad? */
function isEndless({ from, to, through }: CompiledBand, better: Direction): boolean {
  return (better === 'higher' && !from) || (better === 'lower' && !to && !through);
}

const optionalExact = (text: string | undefined): Exact | undefined => (text === undefined ? undefined : exact(text));

function isWithin(band: CompiledBand, value: Exact): boolean {
  if (band.from && value.isLessThan(band.from)) return false;
  if (band.through) return !value.isGreaterThan(band.through);
  return !band.to || value.isLessThan(band.to);
}
