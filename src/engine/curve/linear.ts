import type { DecimalText, LinearCurve } from '../documents.js';
import { exact, type Exact } from '../exact.js';
import { flat, lineThrough } from './lines.js';
import { shapeOfLines, type PieceOfCurve, type Shape } from './shape.js';

/** A point of a curve, with what the plan wrote. */
export interface Point {
  readonly x: Exact;
  readonly y: Exact;
  readonly text: readonly [DecimalText, DecimalText];
}

export const pointOf = (text: Point['text']): Point => ({ x: exact(text[0]), y: exact(text[1]), text });

/** y₀ + (x − x₀)·(y₁ − y₀) ÷ (x₁ − x₀) between two points; beyond the ends flat, a jump, or the end piece going on. */
export function linearShape(curve: LinearCurve): Shape {
  const points = curve.linear.map(pointOf);
  const pieces = points.flatMap((right, i) => {
    const left = points[i - 1];
    return left ? [pieceBetween(left, right, i > 1)] : [];
  });
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) throw new RangeError('a linear curve without points was not refused at the door');
  const between = pieces.length > 0 ? pieces : [pieceBetween(first, first, false)];
  return shapeOfLines('linear', [beforeFirst(curve, first, between), ...between, afterLast(curve, last, between)]);
}

/** The line from `left` to `right`, both included unless the piece before holds at `left`. */
export const pieceBetween = (left: Point, right: Point, leftTaken: boolean): PieceOfCurve => ({
  from: { at: left.x, included: !leftTaken },
  to: { at: right.x, included: true },
  ...lineThrough([left.x, left.y], [right.x, right.y]),
  piece: { kind: 'line', from: left.text, to: right.text },
});

function beforeFirst(curve: LinearCurve, first: Point, between: readonly PieceOfCurve[]): PieceOfCurve {
  const to = { at: first.x, included: false };
  const piece = between[0];
  if (curve.below !== undefined)
    return {
      ...flat(undefined, to, exact(curve.below)),
      piece: { kind: 'jump', side: 'below', of: first.text[0], is: curve.below },
    };
  if (piece && (curve.continue === 'below' || curve.continue === 'both'))
    return { ...piece, from: undefined, to, piece: beyond(piece, 'below') };
  return { ...flat(undefined, to, first.y), piece: { kind: 'end', point: first.text, side: 'first' } };
}

function afterLast(curve: LinearCurve, last: Point, between: readonly PieceOfCurve[]): PieceOfCurve {
  const from = { at: last.x, included: false };
  const piece = between.at(-1);
  if (curve.above !== undefined)
    return {
      ...flat(from, undefined, exact(curve.above)),
      piece: { kind: 'jump', side: 'above', of: last.text[0], is: curve.above },
    };
  if (piece && (curve.continue === 'above' || curve.continue === 'both'))
    return { ...piece, from, to: undefined, piece: beyond(piece, 'above') };
  return { ...flat(from, undefined, last.y), piece: { kind: 'end', point: last.text, side: 'last' } };
}

const beyond = ({ piece }: PieceOfCurve, side: 'below' | 'above'): PieceOfCurve['piece'] =>
  piece.kind === 'line' ? { ...piece, beyond: side } : piece;
