/** What the simple shapes of curves have in common: a number in, an attainment out. */
import type { DecimalText } from '../documents.js';
import { exact, type Exact } from '../exact.js';
import type { CurvePiece } from './curve-trace.js';
import { lineAt, onLine, rangeOf, reachingOf, type CurveRange, type Level, type Line } from './lines.js';
import type { Stretch } from './stretch.js';

/** A shape made ready, before rounding and limits. Total: every value has an attainment. */
export interface Shape {
  readonly name: 'linear' | 'bands' | 'steps' | 'marginal' | 'threshold';
  readonly read: (value: Exact) => Exact;
  /** Where on the shape these values lie; several only where each figure is read by itself. */
  readonly piece: (values: readonly Exact[]) => CurvePiece;
  /** Where it attains so much, in rising order of value. */
  readonly reaching: (level: Level) => readonly Stretch[];
  /** What can come out where the value lies within a range. */
  readonly range: (values: CurveRange) => CurveRange;
  /** The same as straight lines; `undefined` where they would be too many. */
  readonly lines: readonly Line[] | undefined;
}

/** A line that tells people what it is. */
export interface PieceOfCurve extends Line {
  readonly piece: CurvePiece;
}

/** A shape made of lines that cover all values in rising order. */
export function shapeOfLines(name: Shape['name'], lines: readonly PieceOfCurve[]): Shape {
  return {
    name,
    read: readerOf(lines),
    piece: ([value]) => (value ? lineAt(lines, value).piece : { kind: 'outside-bands' }),
    reaching: (level) => reachingOf(lines, level),
    range: (values) => rangeOf(lines, values),
    lines,
  };
}

/** The attainment of any value, as quick as can be. */
export const readerOf =
  (lines: readonly Line[]): ((value: Exact) => Exact) =>
  (value) =>
    onLine(lineAt(lines, value), value);

export const optionalExact = (text: DecimalText | undefined): Exact | undefined =>
  text === undefined ? undefined : exact(text);
