/** What a curve does after its reading: `round`, then `floor`, then `cap`. */
import type { CurveCommon } from '../documents.js';
import { Exact, exact, type RoundingMode } from '../exact.js';
import type { CurveTrace } from './curve-trace.js';
import { isAt, type CurveRange, type Level } from './lines.js';
import { optionalExact } from './shape.js';

/** Rounding and limits made ready. None of them ever turns more into less. */
export interface Limits {
  /** `undefined` where the curve names none: then nothing is to be applied. */
  readonly apply: ((attainment: Exact) => Exact) | undefined;
  readonly explain: (attainment: Exact) => CurveTrace['steps'];
  /** What the reading must come to for the result to be at that level; `always` and `never` where it does not matter. */
  readonly before: (level: Level) => Level | 'always' | 'never';
  readonly rounds: boolean;
  readonly floor: Exact | undefined;
  readonly cap: Exact | undefined;
}

export function limitsOf(curve: Omit<CurveCommon, 'of'>): Limits {
  const step = optionalExact(curve.round?.to);
  const mode = curve.round?.mode ?? 'half-up';
  const [floor, cap] = [optionalExact(curve.floor), optionalExact(curve.cap)];
  const rounded = (attainment: Exact): Exact => (step ? attainment.roundedTo(step, mode) : attainment);
  const floored = (attainment: Exact): Exact => (floor ? attainment.greater(floor) : attainment);
  const capped = (attainment: Exact): Exact => (cap ? attainment.lesser(cap) : attainment);
  return {
    apply: step || floor || cap ? (attainment) => capped(floored(rounded(attainment))) : undefined,
    explain: (attainment) => explainSteps(curve, attainment, [rounded, floored, capped]),
    before: (level) => beforeLimits(level, step && { step, mode }, floor, cap),
    rounds: step !== undefined,
    floor,
    cap,
  };
}

type Way = (attainment: Exact) => Exact;

function explainSteps(
  { round, floor, cap }: Omit<CurveCommon, 'of'>,
  attainment: Exact,
  [rounded, floored, capped]: readonly [Way, Way, Way],
): CurveTrace['steps'] {
  const afterRound = rounded(attainment);
  const afterFloor = floored(afterRound);
  const afterCap = capped(afterFloor);
  return [
    ...(round && !afterRound.equals(attainment)
      ? [{ step: 'round', by: round.to, mode: round.mode, after: afterRound.toText() } as const]
      : []),
    ...(floor !== undefined && !afterFloor.equals(afterRound)
      ? [{ step: 'floor', by: floor, after: afterFloor.toText() } as const]
      : []),
    ...(cap !== undefined && !afterCap.equals(afterFloor)
      ? [{ step: 'cap', by: cap, after: afterCap.toText() } as const]
      : []),
  ];
}

function beforeLimits(
  level: Level,
  rounding: { readonly step: Exact; readonly mode: RoundingMode } | undefined,
  floor: Exact | undefined,
  cap: Exact | undefined,
): Level | 'always' | 'never' {
  if (cap && !isAt(cap, level)) return 'never';
  if (floor && isAt(floor, level)) return 'always';
  return rounding ? beforeRounding(level, rounding.step, rounding.mode) : level;
}

const HALF = exact('0.5');
const QUARTER = exact('0.25');

/**
 * The level from which on rounding comes to `level` or more. Roundings go over from one multiple of the step to the next only at
 * multiples of half a step, so that there are three places to look.
 */
function beforeRounding({ at, beyond }: Level, step: Exact, mode: RoundingMode): Level {
  const reached = at.roundedTo(step, 'ceiling');
  const goal = beyond && reached.equals(at) ? reached.plus(step) : reached;
  const isThere = (attainment: Exact): boolean => !attainment.roundedTo(step, mode).isLessThan(goal);
  for (const place of [goal.minus(step), goal.minus(step.times(HALF))]) {
    if (isThere(place)) return { at: place, beyond: false };
    if (isThere(place.plus(step.times(QUARTER)))) return { at: place, beyond: true };
  }
  return { at: goal, beyond: false };
}

/** A range after rounding and limits. */
export function limitedRange({ least, greatest }: CurveRange, { apply, floor, cap }: Limits): CurveRange {
  const after = (end: Exact | undefined, limit: Exact | undefined) => (end && apply ? apply(end) : (end ?? limit));
  const low = after(least, floor && cap ? floor.lesser(cap) : floor);
  const high = after(greatest, cap);
  return { least: low, greatest: high };
}
