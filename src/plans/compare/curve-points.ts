/** Where a curve attains what, as it is written: the places that a draft moves and bounds are about. */
import type { Curve } from '../../engine/documents.js';

/** A value of a curve with the attainment that stands beside it, and where the value is written within the curve. */
export interface CurvePoint {
  readonly path: readonly (string | number)[];
  readonly value: string;
  /** Where the attainment is written. */
  readonly attainsPath: readonly (string | number)[];
  readonly attains: string;
}

/** Every point of a curve and of the curves within it, in the order written. Slices of progressive tiers attain nothing by themselves. */
export function pointsOf(curve: Curve): readonly CurvePoint[] {
  if ('greatestOf' in curve) return within('greatestOf', curve.greatestOf);
  if ('leastOf' in curve) return within('leastOf', curve.leastOf);
  if ('sumOf' in curve) return within('sumOf', curve.sumOf);
  if ('linear' in curve)
    return curve.linear.map(([value, attains], i) => ({
      path: ['linear', i, 0],
      value,
      attainsPath: ['linear', i, 1],
      attains,
    }));
  if ('bands' in curve)
    return curve.bands.flatMap(({ from, is }, i) =>
      from === undefined
        ? []
        : [{ path: ['bands', i, 'from'], value: from, attainsPath: ['bands', i, 'is'], attains: is }],
    );
  if ('threshold' in curve)
    return (['threshold', 'target', 'maximum'] as const).map((key) => ({
      path: [key, 0],
      value: curve[key][0],
      attainsPath: [key, 1],
      attains: curve[key][1],
    }));
  if ('steps' in curve) {
    const [value, attains] = curve.steps.start;
    return [{ path: ['steps', 'start', 0], value, attainsPath: ['steps', 'start', 1], attains }];
  }
  return [];
}

const within = (key: string, curves: readonly Curve[]): readonly CurvePoint[] =>
  curves.flatMap((curve, i) =>
    pointsOf(curve).map((point) => ({
      ...point,
      path: [key, i, ...point.path],
      attainsPath: [key, i, ...point.attainsPath],
    })),
  );
