import type { Indicator, IndicatorsDocument } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import { valueRange } from '../../engine/figure.js';
import { phrase } from '../../engine/phrase.js';
import type { Catalogue } from './catalogue.js';
import { checkFactors, checkFew } from './check-structure.js';
import type { Path } from './json-source.js';
import type { Report } from './report.js';
import { figure, listed } from './words.js';

/** Sources that are somebody other than the measured. */
const INDEPENDENT_SOURCES: readonly string[] = ['third-party', 'mystery-shop'];

/** Checks that what each indicator says of itself fits together. */
export function checkIndicators(content: IndicatorsDocument, catalogue: Catalogue, report: Report): void {
  for (const [index, indicator] of content.indicators.entries()) {
    const path = ['indicators', index];
    checkPer(indicator, path, report);
    checkAnswers(indicator, path, report);
    checkRange(indicator, path, report);
    checkIndependence(indicator, path, report);
    checkFew(indicator.whenFew, [...path, 'whenFew'], indicator.minimumSample, catalogue, report);
    checkFactors(indicator.discount, [...path, 'discount'], report);
  }
}

function checkPer({ per, aggregate }: Indicator, path: Path, report: Report): void {
  if (per === undefined) return;
  const here = [...path, 'per'];
  if (aggregate !== 'ratio')
    report.error(
      'per-without-ratio',
      here,
      phrase`"per" is for ratios, but the aggregate is "${{ aggregate }}".`,
      phrase`Remove it.`,
    );
  const value = Exact.parse(per);
  if (value && !value.isGreaterThan(Exact.ZERO))
    report.error(
      'out-of-range',
      here,
      phrase`"per" is ${{ per }}; it must be more than 0.`,
      phrase`Say per how many, such as "1000".`,
    );
}

function checkAnswers({ answers, aggregate, per, unit }: Indicator, path: Path, report: Report): void {
  if (answers === undefined) return;
  const here = [...path, 'answers'];
  if (aggregate !== 'ratio') {
    const message = phrase`Answers are added up and divided by how many there are, but the aggregate is "${{ aggregate }}".`;
    report.error('answers-without-ratio', here, message, phrase`Make it a "ratio".`);
  }
  const isShare = answers === 'top-two' || answers === 'yes';
  if (isShare !== (unit === 'percent') && answers !== 'points') {
    const message = isShare
      ? phrase`What is made of answers as "${{ answers }}" is percent, but the unit is "${{ unit }}".`
      : phrase`What is made of answers as "${{ answers }}" is no percent, but the unit is "${{ unit }}".`;
    report.error(
      'answers-in-another-unit',
      here,
      message,
      isShare ? phrase`Make it "percent".` : phrase`Make it "points" or "rating".`,
    );
  }
  const needed = answers === 'net-promoter' ? '100' : undefined;
  if (per === needed || (per && needed && Exact.parse(per)?.equals(Exact.of(100)))) return;
  const how = needed ? phrase`per 100` : phrase`as they are`;
  const message =
    per === undefined
      ? phrase`Answers as "${{ answers }}" are reported ${{ how }}.`
      : phrase`Answers as "${{ answers }}" are reported ${{ how }}, not per ${{ per }}.`;
  report.error('answers-per', here, message, needed ? phrase`Write "per": "100".` : phrase`Remove "per".`);
}

function checkRange(indicator: Indicator, path: Path, report: Report): void {
  if (!indicator.range) return;
  const { min, max } = valueRange(indicator);
  if (!min || !max || min.isLessThan(max)) return;
  const message = phrase`No value is possible: the range is from ${{ min: figure(min) }} to ${{ max: figure(max) }}.`;
  const advice = phrase`The least value comes in "min", the greatest in "max"; the unit gives the end that is not named.`;
  report.error('empty-range', [...path, 'range'], message, advice);
}

function checkIndependence({ independent, sources }: Indicator, path: Path, report: Report): void {
  if (!independent || !sources || sources.some((source) => INDEPENDENT_SOURCES.includes(source))) return;
  report.error(
    'no-independent-source',
    [...path, 'sources'],
    phrase`No figure would ever count: it must be measured independently, but ${{ sources: listed(sources) }} would be the measured themselves.`,
    phrase`Name ${{ words: listed(INDEPENDENT_SOURCES) }}, or remove "independent".`,
  );
}
