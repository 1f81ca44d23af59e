import type { Curve } from '../../engine/documents.js';
import type { Path } from './json-source.js';

/** A curve where it stands, and how many curves it stands in. */
export interface PlacedCurve {
  readonly curve: Curve;
  readonly path: Path;
  readonly depth: number;
}

/** A curve and every curve in it, those that it is made of and those that it takes as its input. */
export function* curvesIn(curve: Curve, path: Path, depth = 1): Generator<PlacedCurve> {
  yield { curve, path, depth };
  for (const { curve: part, path: place } of partsOf(curve, path)) yield* curvesIn(part, place, depth + 1);
}

/** The curves directly in a curve. */
export function partsOf(curve: Curve, path: Path): readonly Omit<PlacedCurve, 'depth'>[] {
  if ('greatestOf' in curve) return placed(curve.greatestOf, [...path, 'greatestOf']);
  if ('leastOf' in curve) return placed(curve.leastOf, [...path, 'leastOf']);
  if ('sumOf' in curve) return placed(curve.sumOf, [...path, 'sumOf']);
  return curve.of && 'curve' in curve.of ? [{ curve: curve.of.curve, path: [...path, 'of', 'curve'] }] : [];
}

const placed = (curves: readonly Curve[], path: Path): readonly Omit<PlacedCurve, 'depth'>[] =>
  curves.map((curve, index) => ({ curve, path: [...path, index] }));
