/** Makes curves ready: how a value becomes attainment, quickly for the run and in full for the explanation. */
import type { Curve, Direction } from '../documents.js';
import { Exact } from '../exact.js';
import { composedNode } from './composed.js';
import type { CurveSource } from './curve-source.js';
import type { CurveTrace } from './curve-trace.js';
import type { CurveRange } from './lines.js';
import type { CurveNode, KnownRanges, LeafOfCurve } from './node.js';
import { simpleNode } from './simple.js';
import type { Edge, Stretch } from './stretch.js';

export type { CurveRange } from './lines.js';
export type { KnownRanges, LeafOfCurve } from './node.js';

/** A curve made ready. */
export interface CompiledCurve {
  /** The attainment; `undefined` where an input is missing. */
  read(source: CurveSource): Exact | undefined;
  /** The same with how it came about. */
  explain(source: CurveSource): CurveTrace;
  /** The attainment of a value, where the curve reads nothing but the component's own value: total, and the quickest way. */
  readonly plain: ((value: Exact) => Exact) | undefined;
  /** Everything it reads besides the component's own value; some may stand more than once. */
  readonly inputs: readonly LeafOfCurve[];
  /** Does it read the component's own value? Improvements and ranks of it are among the inputs. */
  readonly readsOwnValue: boolean;
  /** Does it read the component's reported figures one by one? */
  readonly readsEachFigure: boolean;
  /** The highest attainment anywhere and the least effort that reaches it; `undefined` where there is none. */
  best(better: Direction): Reachable | undefined;
  /** The least demanding value with attainment 1 or more; `undefined` where there is none, or nothing is asked. */
  target(better: Direction): Reachable | undefined;
  /** Between which attainments everything lies that can come out; the narrower, the more is known of what goes in. */
  range(known?: KnownRanges): CurveRange;
}

/** A value that attains so much. */
export interface Reachable {
  readonly value: Exact;
  /** Is the value itself just outside? A half-open band that is entered from above holds only below its end. */
  readonly open: boolean;
  readonly attainment: Exact;
}

/** Makes a checked curve ready for reading. Parameters in it have been replaced by their decimals. */
export function compileCurve(curve: Curve): CompiledCurve {
  const node = ready(curve);
  const nothingKnown = (): undefined => undefined;
  const { greatest } = node.range(nothingKnown);
  return {
    read: node.read,
    explain: node.explain,
    plain: node.plain,
    inputs: node.inputs,
    readsOwnValue: node.readsOwnValue,
    readsEachFigure: node.readsEachFigure,
    best: onceEach((better) => greatest && leastEffort(node, greatest, better)),
    target: onceEach((better) => leastEffort(node, Exact.ONE, better)),
    range: (known) => node.range(known ?? nothingKnown),
  };
}

function ready(curve: Curve): CurveNode {
  return 'greatestOf' in curve || 'leastOf' in curve || 'sumOf' in curve
    ? composedNode(curve, ready)
    : simpleNode(curve, ready);
}

/** What is known of a curve before any value, worked out once for each direction instead of once for each employee. */
function onceEach(work: CompiledCurve['best']): CompiledCurve['best'] {
  const known = new Map<Direction, Reachable | undefined>();
  return (better) => {
    if (!known.has(better)) known.set(better, work(better));
    return known.get(better);
  };
}

/** Of the values that attain so much the easiest one; `undefined` where however bad a value is enough. */
function leastEffort({ plain, reaching }: CurveNode, atLeast: Exact, better: Direction): Reachable | undefined {
  const stretches = plain && reaching({ at: atLeast, beyond: false });
  const nearest = stretches && (better === 'lower' ? stretches.at(-1) : stretches[0]);
  const edge = nearest && nearEdge(nearest, better);
  if (!plain || !edge) return undefined;
  if (edge.included) return { value: edge.at, open: false, attainment: plain(edge.at) };
  return { value: edge.at, open: true, attainment: justInside(plain, edge.at, edge === nearest.from) };
}

const nearEdge = ({ from, to }: Stretch, better: Direction): Edge | undefined => {
  if (better === 'lower') return to;
  return better === 'higher' ? from : (from ?? to);
};

/** Nearer than any two places at which a curve bends: what these are reckoned from has at most 30 places. */
const NEARBY = Exact.of(1n, 10n ** 300n);

/** What a curve comes to on the way to `edge` from one side: from there on it is straight, so two places nearby tell. */
function justInside(plain: (value: Exact) => Exact, edge: Exact, above: boolean): Exact {
  const way = above ? NEARBY : NEARBY.negated();
  const [near, further] = [plain(edge.plus(way)), plain(edge.plus(way).plus(way))];
  return near.plus(near).minus(further).inLowestTerms();
}
