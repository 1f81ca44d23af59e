/** Where a curve attains what, as it is written: the places that a draft moves and bounds are about. */
import type { Curve } from '../engine/documents.js';

/** A value of a curve with the attainment that stands beside it, and where the value is written within the curve. */
export interface CurvePoint {
  readonly path: readonly (string | number)[];
  readonly value: string;
  readonly attains: string;
}

/** Every point of a curve and of the curves within it, in the order written. Slices of progressive tiers attain nothing by themselves. */
export function pointsOf(curve: Curve): readonly CurvePoint[] {
  if ('greatestOf' in curve) return within('greatestOf', curve.greatestOf);
  if ('leastOf' in curve) return within('leastOf', curve.leastOf);
  if ('sumOf' in curve) return within('sumOf', curve.sumOf);
  if ('linear' in curve) return curve.linear.map(([value, attains], i) => ({ path: ['linear', i, 0], value, attains }));
  if ('bands' in curve)
    return curve.bands.flatMap(({ from, is }, i) =>
      from === undefined ? [] : [{ path: ['bands', i, 'from'], value: from, attains: is }],
    );
  if ('threshold' in curve)
    return (['threshold', 'target', 'maximum'] as const).map((key) => ({
      path: [key, 0],
      value: curve[key][0],
      attains: curve[key][1],
    }));
  if ('steps' in curve) {
    const [value, attains] = curve.steps.start;
    return [{ path: ['steps', 'start', 0], value, attains }];
  }
  return [];
}

const within = (key: string, curves: readonly Curve[]): readonly CurvePoint[] =>
  curves.flatMap((curve, i) => pointsOf(curve).map((point) => ({ ...point, path: [key, i, ...point.path] })));
