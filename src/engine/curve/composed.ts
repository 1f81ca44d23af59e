/** Curves made of curves: the greatest of them, the least, or their sum. */
import type { ComposedCurve, Curve } from '../documents.js';
import { Exact } from '../exact.js';
import type { CurveSource } from './curve-source.js';
import type { CurveTrace } from './curve-trace.js';
import { limitedRange, limitsOf, type Limits } from './limits.js';
import { limitedLines, rangeOf, reachingOf, sumOfLines, UNLIMITED, type Level, type Line } from './lines.js';
import type { CurveNode, KnownRanges } from './node.js';
import { common, united, type Stretch } from './stretch.js';

/** How several attainments become one. */
interface Composition {
  readonly name: 'greatest-of' | 'least-of' | 'sum-of';
  readonly parts: readonly CurveNode[];
  readonly two: (a: Exact, b: Exact) => Exact;
  readonly needsAll: boolean;
  readonly range: CurveNode['range'];
  /** Only asked of plain parts. */
  readonly reaching: (level: Level) => readonly Stretch[] | undefined;
  readonly lines: readonly Line[] | undefined;
}

/** Makes a composition ready; `ready` does the same for each of its curves. */
export function composedNode(curve: ComposedCurve, ready: (curve: Curve) => CurveNode): CurveNode {
  const composition = compositionOf(curve, ready);
  const { parts } = composition;
  const limits = limitsOf(curve);
  const { lines } = composition;
  const plain = plainOf(composition, limits);
  return {
    read: (source) => {
      const composed = readParts(composition, source);
      return composed && limits.apply ? limits.apply(composed) : composed;
    },
    explain: (source) => explainParts(composition, limits, source),
    plain,
    inputs: parts.flatMap(({ inputs }) => inputs),
    readsOwnValue: parts.some(({ readsOwnValue }) => readsOwnValue),
    readsEachFigure: parts.some(({ readsEachFigure }) => readsEachFigure),
    range: (known) => limitedRange(composition.range(known), limits),
    reaching: (level) => (plain ? reachingOfComposed(composition, limits, level) : undefined),
    lines: lines && !limits.rounds ? limitedLines(lines, limits.floor, limits.cap) : undefined,
  };
}

function compositionOf(curve: ComposedCurve, ready: (curve: Curve) => CurveNode): Composition {
  if ('greatestOf' in curve) return greatestOf(curve.greatestOf.map(ready));
  if ('leastOf' in curve) return leastOf(curve.leastOf.map(ready));
  return sumOf(curve.sumOf.map(ready));
}

const greatestOf = (parts: readonly CurveNode[]): Composition => ({
  name: 'greatest-of',
  parts,
  two: (a, b) => a.greater(b),
  needsAll: false,
  range: (known) => {
    const { least, greatest } = endsOf(parts, known);
    // Where only some of them have something to read, any of them may be the greatest.
    return { least: isPlain(parts) ? knownGreatest(least) : leastOfAll(least), greatest: greatestOfAll(greatest) };
  },
  reaching: (level) => combined(parts, level, (a, b) => united([...a, ...b])),
  lines: undefined,
});

const leastOf = (parts: readonly CurveNode[]): Composition => ({
  name: 'least-of',
  parts,
  two: (a, b) => a.lesser(b),
  needsAll: false,
  range: (known) => {
    const { least, greatest } = endsOf(parts, known);
    return { least: leastOfAll(least), greatest: isPlain(parts) ? knownLeast(greatest) : greatestOfAll(greatest) };
  },
  reaching: (level) => combined(parts, level, common),
  lines: undefined,
});

function sumOf(parts: readonly CurveNode[]): Composition {
  const lines = parts.map((part) => part.lines).reduce((a, b) => a && b && sumOfLines(a, b));
  return {
    name: 'sum-of',
    parts,
    two: (a, b) => a.plus(b),
    needsAll: true,
    range: (known) => {
      if (lines) return rangeOf(lines, known(undefined) ?? UNLIMITED);
      const { least, greatest } = endsOf(parts, known);
      return { least: sumOfAll(least), greatest: sumOfAll(greatest) };
    },
    reaching: (level) => lines && reachingOf(lines, level),
    lines,
  };
}

type Ends = readonly (Exact | undefined)[];
const isPlain = (parts: readonly CurveNode[]): boolean => parts.every(({ plain }) => plain);
function endsOf(parts: readonly CurveNode[], known: KnownRanges): { readonly least: Ends; readonly greatest: Ends } {
  const ranges = parts.map(({ range }) => range(known));
  return { least: ranges.map(({ least }) => least), greatest: ranges.map(({ greatest }) => greatest) };
}
/** Without an end in one of them there is none. */
const leastOfAll = (all: Ends) => all.reduce((a, b) => a && b && a.lesser(b));
const greatestOfAll = (all: Ends) => all.reduce((a, b) => a && b && a.greater(b));
const sumOfAll = (all: Ends) => all.reduce((a, b) => a && b && a.plus(b));
/** The end of any of them holds for all. */
const knownGreatest = (all: Ends) => all.reduce((a, b) => (a && b ? a.greater(b) : (a ?? b)));
const knownLeast = (all: Ends) => all.reduce((a, b) => (a && b ? a.lesser(b) : (a ?? b)));

function combined(
  parts: readonly CurveNode[],
  level: Level,
  two: (a: readonly Stretch[], b: readonly Stretch[]) => readonly Stretch[],
): readonly Stretch[] | undefined {
  return parts.map((part) => part.reaching(level)).reduce((a, b) => a && b && two(a, b));
}

function readParts({ parts, two, needsAll }: Composition, source: CurveSource): Exact | undefined {
  let composed: Exact | undefined;
  for (const part of parts) {
    const attainment = part.read(source);
    if (attainment) composed = composed ? two(composed, attainment) : attainment;
    else if (needsAll) return undefined;
  }
  return composed;
}

function plainOf({ parts, two }: Composition, { apply }: Limits): CurveNode['plain'] {
  const [first, ...rest] = parts.map(({ plain }) => plain);
  if (!first || !rest.every((plain) => plain !== undefined)) return undefined;
  const composed = (value: Exact): Exact => {
    let attainment = first(value);
    for (const plain of rest) attainment = two(attainment, plain(value));
    return attainment;
  };
  return apply ? (value) => apply(composed(value)) : composed;
}

function reachingOfComposed({ reaching }: Composition, limits: Limits, level: Level): readonly Stretch[] | undefined {
  const before = limits.before(level);
  if (before === 'never') return [];
  return before === 'always' ? [{ from: undefined, to: undefined }] : reaching(before);
}

function explainParts(composition: Composition, limits: Limits, source: CurveSource): CurveTrace {
  const { name, parts } = composition;
  const traces = parts.map((part) => part.explain(source));
  const base = { shape: name, input: null, piece: null, parts: traces };
  const composed = readParts(composition, source);
  if (!composed) {
    const missing = traces.find((trace) => trace.missing)?.missing;
    return { ...base, steps: [], attainment: null, ...(missing && { missing }) };
  }
  const chosen = composition.needsAll ? -1 : parts.findIndex((part) => part.read(source)?.equals(composed));
  const attainment = limits.apply ? limits.apply(composed) : composed;
  return {
    ...base,
    ...(chosen >= 0 && { chosen }),
    steps: limits.explain(composed),
    attainment: attainment.toText(),
  };
}
