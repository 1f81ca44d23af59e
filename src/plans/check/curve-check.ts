/** Checks what a component's curve declares; evaluating curves is the engine's. */
import type { Curve, CurveCommon, Indicator } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import { phrase } from '../../engine/phrase.js';
import { checkBands } from './bands-check.js';
import type { Catalogue } from './catalogue.js';
import { settingOf } from './curve-input-setting.js';
import type { CurveSetting } from './curve-setting.js';
import { curvesIn } from './curves-in.js';
import type { Path } from './json-source.js';
import type { Report } from './report.js';
import { checkLinear, checkMarginal, checkSteps, checkThreshold } from './shape-checks.js';
import { figure } from './words.js';

/**
 * Reports what is wrong with a curve and those in it: order, gaps, overlaps, and attainment that falls as what goes in gets better.
 * `indicator` is the component's own. Figures that are parameters have their values.
 */
export function checkCurve(
  curve: Curve,
  indicator: Indicator | undefined,
  catalogue: Catalogue,
  path: Path,
  report: Report,
): void {
  for (const { curve: part, path: place } of curvesIn(curve, path)) {
    checkShape(part, settingOf('of' in part ? part.of : undefined, indicator, catalogue), place, report);
    checkLimits(part, place, report);
  }
}

function checkShape(curve: Curve, setting: CurveSetting, path: Path, report: Report): void {
  if ('bands' in curve) checkBands(curve.bands, setting, [...path, 'bands'], report);
  else if ('linear' in curve) checkLinear(curve, setting, path, report);
  else if ('steps' in curve) checkSteps(curve, setting, path, report);
  else if ('marginal' in curve) checkMarginal(curve, setting, path, report);
  else if ('threshold' in curve) checkThreshold(curve, setting, path, report);
  else if ('of' in curve)
    report.error(
      'composition-with-input',
      [...path, 'of'],
      phrase`A composition has no input of its own.`,
      phrase`Say "of" in the curves that it is made of.`,
    );
}

function checkLimits({ round, floor, cap }: Omit<CurveCommon, 'of'>, path: Path, report: Report): void {
  const step = round && Exact.parse(round.to);
  if (step && !step.isGreaterThan(Exact.ZERO)) {
    const message = phrase`The rounding step is ${{ step: figure(step) }}; it must be more than 0.`;
    report.error('out-of-range', [...path, 'round', 'to'], message, phrase`Write one such as "0.01".`);
  }
  const [least, most] = [floor, cap].map((text) => (text === undefined ? undefined : Exact.parse(text)));
  if (!least || !most || !least.isGreaterThan(most)) return;
  const message = phrase`The floor (${{ least: figure(least) }}) is above the cap (${{ most: figure(most) }}).`;
  report.error('floor-above-cap', [...path, 'floor'], message, phrase`Lower the floor, or raise the cap.`);
}
