import type { Exact } from '../exact.js';
import type { CurveSource, LeafInput } from './curve-source.js';
import type { CurveTrace } from './curve-trace.js';
import type { CurveRange, Level, Line } from './lines.js';
import type { Stretch } from './stretch.js';

/** Something else than the component's own value that a curve reads, and that is not itself a curve. */
export type LeafOfCurve = NonNullable<LeafInput>;

/** Between which values an input lies; `undefined` where nothing is known of it. */
export type KnownRanges = (input: LeafInput) => CurveRange | undefined;

/** A curve made ready, as curves know one another while they are put together. */
export interface CurveNode {
  /** The attainment; `undefined` where an input is missing. */
  readonly read: (source: CurveSource) => Exact | undefined;
  readonly explain: (source: CurveSource) => CurveTrace;
  /** The attainment of a value, where nothing is read but the component's own value. */
  readonly plain: ((value: Exact) => Exact) | undefined;
  readonly inputs: readonly LeafOfCurve[];
  readonly readsOwnValue: boolean;
  readonly readsEachFigure: boolean;
  /** What can come out, by what is known of the inputs. */
  readonly range: (known: KnownRanges) => CurveRange;
  /** Of a plain curve: where it attains so much, in rising order of value; `undefined` where that is not known. */
  readonly reaching: (level: Level) => readonly Stretch[] | undefined;
  /** Of a plain curve: the same as straight lines, limits included; `undefined` where it cannot be told in lines. */
  readonly lines: readonly Line[] | undefined;
}
