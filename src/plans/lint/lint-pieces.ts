/** Parts of curves that no value ever comes to, and curves that come to the same for everybody. */
import type { Curve } from '../../engine/documents.js';
import { exact, type Exact } from '../../engine/exact.js';
import { parameterNames } from '../../engine/parameters.js';
import { phrase, type Phrase, sentences } from '../../engine/phrase.js';
import { settingOf } from '../check/curve-input-setting.js';
import { curvesIn } from '../check/curves-in.js';
import type { CurveSetting } from '../check/curve-setting.js';
import type { Path } from '../check/json-source.js';
import type { Report } from '../check/report.js';
import { figure } from '../check/words.js';
import { indicatorRange } from './fact-domains.js';
import { partAt, type PlanSetting } from './plan-setting.js';

/** Reports, for each component, jumps beyond the range of what goes in, and curves that never move. */
export function lintPieces(setting: PlanSetting): void {
  for (const { component, path } of setting.components) {
    const here = [...path, 'attainment'];
    const { attainment } = component.document;
    for (const { curve, path: place } of curvesIn(attainment, here)) {
      const of = 'of' in curve ? curve.of : undefined;
      const written = partAt(setting.written, place);
      // With other values of its parameters it may be reached.
      if (parameterNames(written).length > 0) continue;
      lintEnds(curve, settingOf(of, component.indicator, setting.catalogue), place, setting.report);
    }
    const { least, greatest } = component.curve.range((input) =>
      input || component.curve.readsEachFigure ? undefined : indicatorRange(component.indicator),
    );
    if (!least || !greatest?.equals(least)) continue;
    const message = sentences(
      phrase`Whatever is measured, the attainment is ${{ attainment: figure(least) }}: this component measures nothing.`,
      setting.note(partAt(setting.written, here)),
    );
    setting.report.warning('curve-never-moves', here, message, phrase`Correct the curve, or its floor and cap.`);
  }
}

/** A jump written for values that nothing can have. */
function lintEnds(curve: Curve, { range: { min, max }, show }: CurveSetting, path: Path, report: Report): void {
  const [first, last] = endsOf(curve);
  const tell = (side: 'below' | 'above' | 'short', where: Phrase, end: Phrase): void => {
    const message = phrase`Nobody can come here: it holds ${{ where }}, and no value is ${{ end }}.`;
    report.warning('unreachable-piece', [...path, side], message, phrase`Remove it, or check it against the range.`);
  };
  const isBelow = first && min && !first.isGreaterThan(min);
  const isAbove = last && max && !last.isLessThan(max);
  if ('short' in curve) {
    const [threshold, maximum] = [exact(curve.threshold[0]), exact(curve.maximum[0])];
    const rises = threshold.isLessThan(maximum);
    if (rises && isBelow)
      tell('short', phrase`short of ${{ value: show(threshold) }}`, phrase`below ${{ value: show(min) }}`);
    if (!rises && isAbove)
      tell('short', phrase`short of ${{ value: show(threshold) }}`, phrase`above ${{ value: show(max) }}`);
    return;
  }
  if (isBelow && 'below' in curve)
    tell('below', phrase`below ${{ value: show(first) }}`, phrase`below ${{ value: show(min) }}`);
  if (isAbove && 'above' in curve)
    tell('above', phrase`above ${{ value: show(last) }}`, phrase`above ${{ value: show(max) }}`);
}

/** The values beyond which a curve may jump. */
function endsOf(curve: Curve): readonly (Exact | undefined)[] {
  if ('linear' in curve) return [curve.linear[0], curve.linear.at(-1)].map((point) => point && exact(point[0]));
  if ('steps' in curve) return [exact(curve.steps.start[0])];
  if (!('threshold' in curve)) return [];
  const [threshold, maximum] = [exact(curve.threshold[0]), exact(curve.maximum[0])];
  return [threshold.lesser(maximum), threshold.greater(maximum)];
}
