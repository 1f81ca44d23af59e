import type { StepsCurve } from '../documents.js';
import { Exact, exact } from '../exact.js';
import type { CurvePiece } from './curve-trace.js';
import { flat, isAt, type CurveRange, type Level, type Line } from './lines.js';
import { pointOf, type Point } from './linear.js';
import { optionalExact, type Shape } from './shape.js';
import { united, type Stretch } from './stretch.js';

/** With more steps than this a curve is not written out as lines. */
const MOST_LINES = Exact.of(200);

/** Steps made ready: k = ⌊(x − start) ÷ every⌋, at most `last`; y = start's + k × adds. */
interface Steps {
  readonly start: Point;
  readonly below: Exact;
  readonly every: Exact;
  readonly adds: Exact;
  /** The most steps there are; without end where undefined. */
  readonly last: Exact | undefined;
}

export function stepsShape(curve: StepsCurve): Shape {
  const steps = readySteps(curve);
  return {
    name: 'steps',
    read: (value) => readSteps(steps, value),
    piece: ([value]) => pieceOf(curve, steps, value ?? steps.start.x),
    reaching: (level) => reaching(steps, level),
    range: (values) => rangeOfSteps(steps, values),
    lines: linesOf(steps),
  };
}

function readySteps({ steps: { start: text, every: step, adds, until }, below }: StepsCurve): Steps {
  const start = pointOf(text);
  const every = exact(step);
  const last = until === undefined ? undefined : wholeSteps(exact(until).minus(start.x), every);
  return { start, below: optionalExact(below) ?? start.y, every, adds: exact(adds), last };
}

const wholeSteps = (way: Exact, every: Exact): Exact =>
  way.dividedBy(every).roundedTo(Exact.ONE, 'floor').greater(Exact.ZERO);

const stepsTo = ({ start, every, last }: Steps, value: Exact): Exact => {
  const taken = wholeSteps(value.minus(start.x), every);
  return last ? taken.lesser(last) : taken;
};

/** The value at which so many steps have been taken. */
const edgeAfter = ({ start, every }: Steps, taken: Exact): Exact => start.x.plus(every.times(taken));

const after = ({ start, adds }: Steps, taken: Exact): Exact => start.y.plus(taken.times(adds));

const readSteps = (steps: Steps, value: Exact): Exact =>
  value.isLessThan(steps.start.x) ? steps.below : after(steps, stepsTo(steps, value));

function pieceOf({ steps: { start, adds }, below }: StepsCurve, steps: Steps, value: Exact): CurvePiece {
  if (!value.isLessThan(steps.start.x)) return { kind: 'steps', start, taken: stepsTo(steps, value).toText(), adds };
  if (below === undefined) return { kind: 'end', point: start, side: 'first' };
  return { kind: 'jump', side: 'below', of: start[0], is: below };
}

function reaching(steps: Steps, level: Level): readonly Stretch[] {
  const { start, adds, below } = steps;
  const low: readonly Stretch[] = isAt(below, level) ? [{ from: undefined, to: { at: start.x, included: false } }] : [];
  const high = adds.isNegative() ? downUntil(steps, level) : upFrom(steps, level);
  return united(high ? [...low, high] : low);
}

/** Steps up: from the first that attains it. */
function upFrom(steps: Steps, level: Level): Stretch | undefined {
  const { start, adds, last } = steps;
  if (isAt(start.y, level)) return { from: { at: start.x, included: true }, to: undefined };
  if (adds.isZero()) return undefined;
  const near = level.at.minus(start.y).dividedBy(adds).roundedTo(Exact.ONE, 'ceiling');
  const taken = isAt(after(steps, near), level) ? near : near.plus(Exact.ONE);
  if (last?.isLessThan(taken)) return undefined;
  return { from: { at: edgeAfter(steps, taken), included: true }, to: undefined };
}

/** Steps down: until the last that attains it is over. */
function downUntil(steps: Steps, level: Level): Stretch | undefined {
  const { start, adds, last } = steps;
  if (!isAt(start.y, level)) return undefined;
  const near = level.at.minus(start.y).dividedBy(adds).roundedTo(Exact.ONE, 'floor');
  const taken = isAt(after(steps, near), level) ? near : near.minus(Exact.ONE);
  const from = { at: start.x, included: true };
  if (last && !taken.isLessThan(last)) return { from, to: undefined };
  return { from, to: { at: edgeAfter(steps, taken.plus(Exact.ONE)), included: false } };
}

/** From the start on they only rise or only fall, so that the ends tell; values short of it may be there too. */
function rangeOfSteps(steps: Steps, { least, greatest }: CurveRange): CurveRange {
  const { start, adds, below, last } = steps;
  if (greatest?.isLessThan(start.x)) return { least: below, greatest: below };
  const near = readSteps(steps, least?.greater(start.x) ?? start.x);
  const end = adds.isZero() ? start.y : last && after(steps, last);
  const far = greatest ? readSteps(steps, greatest) : end;
  const [low, high] = adds.isNegative() ? [far, near] : [near, far];
  if (least && !least.isLessThan(start.x)) return { least: low, greatest: high };
  return { least: low?.lesser(below), greatest: high?.greater(below) };
}

function linesOf(steps: Steps): readonly Line[] | undefined {
  const { start, below, last } = steps;
  if (!last || last.isGreaterThan(MOST_LINES)) return undefined;
  const treads: Line[] = [];
  for (let taken = Exact.ZERO; taken.compare(last) <= 0; taken = taken.plus(Exact.ONE)) {
    const from = { at: edgeAfter(steps, taken), included: true };
    const to = taken.equals(last) ? undefined : { at: edgeAfter(steps, taken.plus(Exact.ONE)), included: false };
    treads.push(flat(from, to, after(steps, taken)));
  }
  return [flat(undefined, { at: start.x, included: false }, below), ...treads];
}
