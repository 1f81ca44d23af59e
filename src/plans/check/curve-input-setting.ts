import type { CurveInput, Indicator } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import { valueRange } from '../../engine/figure.js';
import type { Catalogue } from './catalogue.js';
import type { CurveSetting } from './curve-setting.js';
import { figure, percent } from './words.js';

/** Where an indicator is unknown only what holds for every curve is checked. */
const UNKNOWN: CurveSetting = { range: {}, rangeKnown: false, better: 'within', show: figure };
/** An attainment, or what another curve makes: any number, and more is better. */
const ATTAINMENT: CurveSetting = { range: {}, rangeKnown: true, better: 'higher', show: figure };

/** What a curve is judged by, according to what goes into it. */
export function settingOf(
  input: CurveInput | undefined,
  indicator: Indicator | undefined,
  { indicators }: Catalogue,
): CurveSetting {
  if (input === undefined) return indicatorSetting(indicator);
  if ('indicator' in input) return indicatorSetting(indicators.get(input.indicator));
  if ('rank' in input) return { ...ATTAINMENT, range: { min: Exact.ONE }, better: 'lower' };
  if ('percentile' in input) return { ...ATTAINMENT, range: { min: Exact.ZERO, max: Exact.ONE }, show: percent };
  if (!('improvement' in input)) return ATTAINMENT;
  const { towards, relative } = input.improvement;
  const isShare = towards !== undefined || relative === true || indicator?.unit === 'percent';
  return { ...ATTAINMENT, show: isShare ? percent : figure };
}

const indicatorSetting = (indicator: Indicator | undefined): CurveSetting =>
  indicator
    ? {
        range: valueRange(indicator),
        rangeKnown: true,
        better: indicator.better,
        show: indicator.unit === 'percent' ? percent : figure,
      }
    : UNKNOWN;
