/** The smallest change of weights that lets a plan weigh things about as customers complain of them. */
import { Exact } from './exact.js';

/** A weight that may move. */
export interface Alignable {
  readonly id: string;
  readonly weight: Exact;
  /** How much is complained of what it measures. */
  readonly complaints: Exact;
  readonly min?: Exact | undefined;
  readonly max?: Exact | undefined;
}

export interface AlignedWeight {
  readonly id: string;
  readonly before: Exact;
  readonly after: Exact;
  /** What it would weigh if all weighed exactly as complained of. */
  readonly wanted: Exact;
}

export interface Alignment {
  readonly weights: readonly AlignedWeight[];
  /** How much weight lies elsewhere than where complaints are: half the sum of all distances. */
  readonly before: Exact;
  readonly after: Exact;
  /** Is every weight now as near as was asked for? Not where bounds forbid it. */
  readonly isReached: boolean;
}

interface Room {
  /** Where it begins to be moved. */
  readonly from: Exact;
  readonly wanted: Exact;
  readonly low: Exact;
  readonly high: Exact;
}

/**
 * Moves as little weight as possible, in `step`s, so that each weight is at most `tolerance` from its share of complaints; the sum stays
 * as it is. Weight goes first to what lacks most of it. Where bounds keep that from being reached, all go as near as bounds let them. `undefined` where there are no two of them, nothing is complained of, or bounds leave no way.
 */
export function alignWeights(
  parts: readonly Alignable[],
  { tolerance, step }: { readonly tolerance: Exact; readonly step: Exact },
): Alignment | undefined {
  const whole = Exact.sum(parts.map(({ weight }) => weight));
  const complained = Exact.sum(parts.map(({ complaints }) => complaints));
  if (parts.length < 2 || complained.isZero()) return undefined;
  const wanted = parts.map(({ complaints }) => whole.times(complaints).dividedBy(complained));
  const rooms = parts.map((of, i) => roomOf(of, wanted[i] ?? Exact.ZERO, whole, step));
  const near = rooms.map((room) => nearer(room, tolerance, step));
  const inBounds = rooms.map((room) => ({ ...room, from: room.wanted.roundedTo(step, 'half-up') }));
  const weights = balanced(near, whole) ?? balanced(inBounds, whole);
  if (!weights) return undefined;
  const isNear = (after: Exact, i: number) =>
    !after
      .minus(wanted[i] ?? Exact.ZERO)
      .absolute()
      .isGreaterThan(tolerance);
  return {
    weights: parts.map(({ id, weight }, i) => ({
      id,
      before: weight,
      after: weights[i] ?? weight,
      wanted: wanted[i] ?? Exact.ZERO,
    })),
    before: distance(
      parts.map(({ weight }) => weight),
      wanted,
    ),
    after: distance(weights, wanted),
    isReached: weights.every(isNear),
  };
}

/** As far as its bounds let it go; a weight is more than nothing. */
function roomOf(of: Alignable, wanted: Exact, whole: Exact, step: Exact): Room {
  return {
    from: of.weight,
    wanted,
    low: (of.min ?? step).greater(step.lesser(of.weight)),
    high: (of.max ?? whole).lesser(whole),
  };
}

/** The same within the tolerance; the end of its bounds that is nearest to it, where it lies beyond them. */
function nearer(room: Room, tolerance: Exact, step: Exact): Room {
  const within = (value: Exact) => value.greater(room.low).lesser(room.high);
  const low = within(room.wanted.minus(tolerance).roundedTo(step, 'ceiling'));
  const high = within(room.wanted.plus(tolerance).roundedTo(step, 'floor'));
  return { ...room, low: low.lesser(high), high: high.greater(low) };
}

/** Each where it begins, or at the nearest end of its room; then what is lacking goes to, or comes from, those furthest from where they should be. */
function balanced(rooms: readonly Room[], whole: Exact): Exact[] | undefined {
  const weights = rooms.map(({ from, low, high }) => from.greater(low).lesser(high));
  let lacking = whole.minus(Exact.sum(weights));
  const isMore = lacking.isGreaterThan(Exact.ZERO);
  const short = (i: number): Exact => {
    const gap = (rooms[i]?.wanted ?? Exact.ZERO).minus(weights[i] ?? Exact.ZERO);
    return isMore ? gap : gap.negated();
  };
  const order = rooms.map((_, i) => i).sort((a, b) => short(b).compare(short(a)) || a - b);
  for (const i of order) {
    const [room, weight] = [rooms[i], weights[i]];
    if (!room || !weight) continue;
    const moved = isMore ? weight.plus(lacking).lesser(room.high) : weight.plus(lacking).greater(room.low);
    lacking = lacking.minus(moved.minus(weight));
    weights[i] = moved;
  }
  return lacking.isZero() ? weights : undefined;
}

const distance = (weights: readonly Exact[], wanted: readonly Exact[]): Exact =>
  Exact.sum(weights.map((weight, i) => weight.minus(wanted[i] ?? Exact.ZERO).absolute())).dividedBy(Exact.of(2));
