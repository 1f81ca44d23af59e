/** Checks the declared points of a component's curve; evaluating curves is the engine's. */
import type { Curve, Indicator, LinearCurve } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import { valueRange } from '../../engine/figure.js';
import { checkBands } from './bands-check.js';
import { checkDirection, checkReachable, type CurveSetting, type Step } from './curve-setting.js';
import type { Path } from './json-source.js';
import type { Report } from './report.js';
import { figure, percent } from './words.js';

/** Where an indicator is unknown only what holds for every curve is checked. */
const UNKNOWN_SETTING: CurveSetting = { range: {}, rangeKnown: false, better: 'within', show: figure };

/** Reports what is wrong with a curve: order, gaps, overlaps, and attainment that falls as the indicator gets better. */
export function checkCurve(curve: Curve, indicator: Indicator | undefined, path: Path, report: Report): void {
  const setting = indicator ? settingOf(indicator) : UNKNOWN_SETTING;
  if ('bands' in curve) checkBands(curve.bands, setting, [...path, 'bands'], report);
  else checkLinear(curve, setting, path, report);
}

const settingOf = (indicator: Indicator): CurveSetting => ({
  range: valueRange(indicator),
  rangeKnown: true,
  better: indicator.better,
  show: indicator.unit === 'percent' ? percent : figure,
});

function checkLinear(curve: LinearCurve, setting: CurveSetting, path: Path, report: Report): void {
  const points = curve.linear.map(([value, attainment], index) => ({
    value: Exact.parse(value) ?? Exact.ZERO,
    attainment: Exact.parse(attainment) ?? Exact.ZERO,
    path: [...path, 'linear', index],
  }));
  if (points.length === 1 && curve.below === undefined && curve.above === undefined)
    report.error(
      'too-few-points',
      [...path, 'linear'],
      'One point alone gives everybody the same.',
      'Write two points or more, or a jump "below" or "above" it.',
    );
  const rising = checkRising(points, setting, report);
  for (const { value, path: point } of points) checkReachable(value, setting, [...point, 0], report);
  if (!rising) return;

  const steps: Step[] = points.map((point) => ({
    label: `at ${setting.show(point.value)}`,
    attainment: point.attainment,
    path: [...point.path, 1],
  }));
  const below = curve.below === undefined ? undefined : Exact.parse(curve.below);
  const above = curve.above === undefined ? undefined : Exact.parse(curve.above);
  if (below) steps.unshift({ label: 'below the first point', attainment: below, path: [...path, 'below'] });
  if (above) steps.push({ label: 'above the last point', attainment: above, path: [...path, 'above'] });
  checkDirection(steps, setting.better, report);
}

function checkRising(
  points: readonly { readonly value: Exact; readonly path: Path }[],
  setting: CurveSetting,
  report: Report,
): boolean {
  let rising = true;
  for (const [index, { value, path }] of points.entries()) {
    const before = points[index - 1];
    if (!before || value.isGreaterThan(before.value)) continue;
    rising = false;
    const message = `${setting.show(value)} comes after ${setting.show(before.value)}: points stand in rising order of value.`;
    report.error('points-not-rising', [...path, 0], message, 'Put the points in rising order, each value once.');
  }
  return rising;
}
