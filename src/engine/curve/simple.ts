/** A curve of one shape: what goes in, the shape's reading, rounding and limits. */
import type { Curve, SimpleCurve } from '../documents.js';
import { Exact } from '../exact.js';
import { bandsShape } from './bands.js';
import type { CurveTrace, InputTrace } from './curve-trace.js';
import { limitedRange, limitsOf, type Limits } from './limits.js';
import { linearShape } from './linear.js';
import { limitedLines, UNLIMITED, type CurveRange, type Level } from './lines.js';
import { marginalShape } from './marginal.js';
import type { CurveNode, KnownRanges, LeafOfCurve } from './node.js';
import type { Shape } from './shape.js';
import { stepsShape } from './steps.js';
import { common, outside, united, type Stretch } from './stretch.js';
import { thresholdShape } from './threshold.js';

/** Makes a curve of one shape ready; `ready` does the same for a curve that it takes as its input. */
export function simpleNode(curve: SimpleCurve, ready: (curve: Curve) => CurveNode): CurveNode {
  const shape = shapeOf(curve);
  const limits = limitsOf(curve);
  if ('marginal' in curve && curve.each) return eachNode(shape, limits);
  if (curve.of === undefined) return ownNode(shape, limits);
  if ('curve' in curve.of) return nestedNode(shape, limits, ready(curve.of.curve));
  return leafNode(shape, limits, curve.of);
}

function shapeOf(curve: SimpleCurve): Shape {
  if ('linear' in curve) return linearShape(curve);
  if ('bands' in curve) return bandsShape(curve);
  if ('steps' in curve) return stepsShape(curve);
  if ('marginal' in curve) return marginalShape(curve);
  return thresholdShape(curve);
}

const attainmentOf = ({ read }: Shape, { apply }: Limits): ((value: Exact) => Exact) =>
  apply ? (value) => apply(read(value)) : read;

/** Reads the value of the component's own indicator. */
function ownNode(shape: Shape, limits: Limits): CurveNode {
  const attainment = attainmentOf(shape, limits);
  return {
    ...leafNode(shape, limits, undefined),
    plain: attainment,
    readsOwnValue: true,
    reaching: (level) => reachingThrough(shape, limits, level),
    lines: shape.lines && !limits.rounds ? limitedLines(shape.lines, limits.floor, limits.cap) : undefined,
  };
}

function leafNode(shape: Shape, limits: Limits, input: LeafOfCurve | undefined): CurveNode {
  const attainment = attainmentOf(shape, limits);
  return {
    ...notPlain(shape, limits, input),
    inputs: input ? [input] : [],
    read: (source) => {
      const value = source.read(input);
      return value && attainment(value);
    },
    explain: (source) => {
      const value = source.read(input);
      const trace = source.explain(input);
      if ('missing' in trace) return missingTrace(shape.name, trace.missing);
      return value ? tracedReading(shape, limits, trace, [value]) : missingTrace(shape.name, { code: 'no-data' });
    },
  };
}

/** Reads every reported figure by itself and adds up what they make. */
function eachNode(shape: Shape, limits: Limits): CurveNode {
  const total = (figures: readonly Exact[]): Exact => Exact.sum(figures.map((figure) => shape.read(figure)));
  return {
    ...notPlain(shape, limits),
    inputs: [],
    readsEachFigure: true,
    range: (known) => limitedRange(repeated(shape.range(known(undefined) ?? UNLIMITED)), limits),
    read: (source) => {
      const figures = source.each();
      if (figures.length === 0) return undefined;
      return limits.apply ? limits.apply(total(figures)) : total(figures);
    },
    explain: (source) => {
      const figures = source.each();
      const trace = { kind: 'figures', values: figures.map((figure) => figure.toText()) } as const;
      if (figures.length > 0) return tracedReading(shape, limits, trace, figures);
      const own = source.explain(undefined);
      return missingTrace(shape.name, 'missing' in own ? own.missing : { code: 'no-data' });
    },
  };
}

/** Any number of figures: what can be positive has no greatest, what can be negative no least. */
const repeated = ({ least, greatest }: CurveRange): CurveRange => ({
  least: least && !least.isNegative() ? least : undefined,
  greatest: greatest && !greatest.isGreaterThan(Exact.ZERO) ? greatest : undefined,
});

/** Reads what another curve makes. */
function nestedNode(shape: Shape, limits: Limits, inner: CurveNode): CurveNode {
  const attainment = attainmentOf(shape, limits);
  const { plain } = inner;
  return {
    ...notPlain(shape, limits),
    inputs: inner.inputs,
    readsOwnValue: inner.readsOwnValue,
    readsEachFigure: inner.readsEachFigure,
    range: (known) => limitedRange(shape.range(inner.range(known)), limits),
    plain: plain && ((value) => attainment(plain(value))),
    read: (source) => {
      const value = inner.read(source);
      return value && attainment(value);
    },
    explain: (source) => {
      const value = inner.read(source);
      const curve = inner.explain(source);
      if (!value) return missingTrace(shape.name, curve.missing ?? { code: 'no-data' });
      return tracedReading(shape, limits, { kind: 'curve', value: value.toText(), curve }, [value]);
    },
    reaching: (level) => reachingWithin(inner, reachingThrough(shape, limits, level)),
  };
}

/** What holds of every curve that reads something else than the component's own value. */
const notPlain = (shape: Shape, limits: Limits, input?: LeafOfCurve) =>
  ({
    plain: undefined,
    readsOwnValue: false,
    readsEachFigure: false,
    range: (known: KnownRanges) => limitedRange(shape.range(valuesOf(input, known)), limits),
    reaching: () => undefined,
    lines: undefined,
  }) as const;

function valuesOf(input: LeafOfCurve | undefined, known: KnownRanges): CurveRange {
  const range = known(input);
  if (range || !input) return range ?? UNLIMITED;
  if ('percentile' in input) return { least: Exact.ZERO, greatest: Exact.ONE };
  return 'rank' in input ? { least: Exact.ONE, greatest: undefined } : UNLIMITED;
}

const EVERYWHERE: readonly Stretch[] = [{ from: undefined, to: undefined }];

/** Where a shape attains so much after its rounding and limits. */
function reachingThrough(shape: Shape, limits: Limits, level: Level): readonly Stretch[] {
  const before = limits.before(level);
  if (before === 'never') return [];
  return before === 'always' ? EVERYWHERE : shape.reaching(before);
}

/** The values that the inner curve turns into one of these. */
function reachingWithin(inner: CurveNode, wanted: readonly Stretch[]): readonly Stretch[] | undefined {
  const found: Stretch[] = [];
  for (const { from, to } of wanted) {
    const enough = from ? inner.reaching({ at: from.at, beyond: !from.included }) : EVERYWHERE;
    const tooMuch = to ? inner.reaching({ at: to.at, beyond: to.included }) : [];
    if (!enough || !tooMuch) return undefined;
    found.push(...common(enough, outside(tooMuch)));
  }
  return united(found);
}

function tracedReading(shape: Shape, limits: Limits, input: InputTrace, values: readonly Exact[]): CurveTrace {
  const reading = Exact.sum(values.map((value) => shape.read(value)));
  const attainment = limits.apply ? limits.apply(reading) : reading;
  return {
    shape: shape.name,
    input,
    piece: shape.piece(values),
    steps: limits.explain(reading),
    attainment: attainment.toText(),
  };
}

type Missing = NonNullable<CurveTrace['missing']>;

const missingTrace = (shape: Shape['name'], missing: Missing): CurveTrace => ({
  shape,
  input: null,
  piece: null,
  steps: [],
  attainment: null,
  missing,
});
