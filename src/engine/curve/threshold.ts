import type { ThresholdCurve } from '../documents.js';
import { exact } from '../exact.js';
import { flat } from './lines.js';
import { pieceBetween, pointOf } from './linear.js';
import { shapeOfLines, type PieceOfCurve, type Shape } from './shape.js';

/** `short` on the near side of the threshold; lines from it to the target and on to the maximum; flat beyond. */
export function thresholdShape(curve: ThresholdCurve): Shape {
  const threshold = pointOf(curve.threshold);
  const target = pointOf(curve.target);
  const maximum = pointOf(curve.maximum);
  const rises = threshold.x.isLessThan(maximum.x);
  const [first, last] = rises ? [threshold, maximum] : [maximum, threshold];
  const before = { from: undefined, to: { at: first.x, included: false } };
  const after = { from: { at: last.x, included: false }, to: undefined };
  const [near, far] = rises ? [before, after] : [after, before];
  const short: PieceOfCurve = {
    ...flat(near.from, near.to, exact(curve.short ?? '0')),
    piece: { kind: 'jump', side: rises ? 'below' : 'above', of: threshold.text[0], is: curve.short ?? '0' },
  };
  const beyond: PieceOfCurve = {
    ...flat(far.from, far.to, maximum.y),
    piece: { kind: 'end', point: maximum.text, side: rises ? 'last' : 'first' },
  };
  const between = [pieceBetween(first, target, false), pieceBetween(target, last, true)];
  return shapeOfLines('threshold', rises ? [short, ...between, beyond] : [beyond, ...between, short]);
}
