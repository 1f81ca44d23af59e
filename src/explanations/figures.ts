import { currencyDecimals } from '../engine/currency.js';
import type { Indicator } from '../engine/documents.js';
import { Exact, exact } from '../engine/exact.js';
import type { FigureExplanation } from '../engine/explanation.js';
import type { MissingReason, UnusableReason } from '../engine/figure.js';
import type { Decimals } from './numbers.js';
import type { Page } from './page.js';

/** Targets and limits are shown as the plan has them, with more decimals than a measured figure where they need them. */
const LIMIT: Decimals = { most: 6 };

/** A figure with its unit: "94.86 %", "4.7 of 5". */
export function figureText(page: Page, indicator: Indicator, value: Exact, decimals: Decimals = {}): string {
  const most = indicator.range?.max;
  const text = numberText(page, indicator, value, decimals);
  if (indicator.unit === 'rating' && most !== undefined)
    return page.words.units.rating(text, page.numbers.number(exact(most)));
  return withUnit(page, indicator, text);
}

/** The same where a target stands beside it: "4.7", its scale being known. */
export function comparedText(page: Page, indicator: Indicator, value: Exact, beside: Exact): string {
  return withUnit(page, indicator, numberText(page, indicator, value, { beside }));
}

/** A target or limit with its unit. */
export function limitText(page: Page, indicator: Indicator, limit: Exact): string {
  return withUnit(page, indicator, numberText(page, indicator, limit, LIMIT));
}

/** How far two figures are apart: percentage points for percent. */
export function distanceText(page: Page, indicator: Indicator, distance: Exact): string {
  const text = numberText(page, indicator, distance, { beside: Exact.ZERO });
  return indicator.unit === 'percent' ? page.words.units.percentagePoints(text) : withUnit(page, indicator, text, '');
}

export function percentText(page: Page, share: Exact, decimals: Decimals = {}): string {
  return page.words.units.percent(page.numbers.hundredths(share, decimals));
}

function numberText({ numbers }: Page, { unit }: Indicator, value: Exact, decimals: Decimals): string {
  if (unit === 'percent') return numbers.hundredths(value, decimals);
  if (unit !== 'money') return numbers.number(value, decimals);
  const least = currencyDecimals(numbers.currency);
  return numbers.number(value, { least, most: least, ...decimals });
}

function withUnit({ words, numbers }: Page, { unit, per }: Indicator, text: string, rateOf = per): string {
  switch (unit) {
    case 'percent':
      return words.units.percent(text);
    case 'hours':
      return words.units.hours(text);
    case 'seconds':
      return words.units.seconds(text);
    case 'points':
      return words.units.points(text);
    case 'money':
      return `${text} ${numbers.currency}`;
    case 'rate':
      return rateOf ? words.units.rate(text, numbers.number(exact(rateOf))) : text;
    case 'rating':
    case 'ratio':
    case 'count':
      return text;
  }
}

/** The counts or cases behind a figure: "812 by the promised time of 856 parcels delivered"; empty where none were reported. */
export function casesText(page: Page, indicator: Indicator, figure: FigureExplanation): string {
  const { words, numbers } = page;
  const { numerator, denominator, sample } = figure;
  const [partName, wholeName] = [indicator.counts?.numerator, indicator.counts?.denominator];
  if (numerator !== null && denominator !== null && indicator.unit !== 'rating') {
    const [part, whole] = [numbers.number(exact(numerator)), numbers.number(exact(denominator))];
    if (!partName || !wholeName) return words.measured.bareShare(part, whole);
    const say = indicator.unit === 'percent' ? words.measured.share : words.measured.ratio;
    return say(part, page.text(partName), whole, page.text(wholeName));
  }
  return sample === null ? '' : words.measured.cases(numbers.count(exact(sample)), wholeName && page.text(wholeName));
}

/** Who measured it, with a star for those who are independent of us. */
export function sourceText({ words }: Page, source: string): string {
  return words.measured.sources[source] ?? source;
}

/** Where a figure comes from: its counts, who measured it, whose it is and how many reports it was made of. */
export function evidenceText(page: Page, indicator: Indicator, figure: FigureExplanation): string {
  const { words, numbers, input } = page;
  const department = /^department:(.*)$/.exec(figure.subject ?? '')?.[1];
  const counted = figure.observations.length;
  const others = figure.value === null ? 0 : figure.notCounted.length;
  return [
    casesText(page, indicator, figure),
    figure.source === null ? '' : sourceText(page, figure.source),
    department === undefined ? '' : words.measured.wholeDepartment(input.names.department(department)),
    counted > 1 ? words.measured.fromReports(numbers.number(Exact.of(counted))) : '',
    figure.by === 'last' ? words.measured.latestOf(numbers.number(Exact.of(counted + others))) : '',
    correctionText(page, indicator, figure),
    others > 0 && figure.by !== 'last' ? words.measured.notCountedReports(numbers.count(Exact.of(others))) : '',
  ]
    .filter((text) => text !== '')
    .join(' · ');
}

/** That a figure of too few cases was drawn towards the mean of the peers. */
export function shrunkText(page: Page, indicator: Indicator, { shrunk, sample, needs }: FigureExplanation): string {
  if (!shrunk) return '';
  const { scoring } = page.words;
  const count = (text: string) => page.numbers.count(exact(text));
  const own = shrunk.own === null ? '' : figureText(page, indicator, exact(shrunk.own));
  const mean = figureText(page, indicator, exact(shrunk.mean));
  const text = scoring.shrunk(own, mean, count(String(shrunk.peers)));
  if (sample === null || needs.sample === null) return text;
  return `${text}, ${scoring.shrunkBecause(count(sample), count(String(needs.sample)))}`;
}

/** What a corrected figure was reported as before; of several reports, how many were corrected. */
function correctionText(page: Page, indicator: Indicator, { observations }: FigureExplanation): string {
  const { words, numbers } = page;
  const corrected = observations.flatMap(({ corrects }) => (corrects ? [corrects] : []));
  const [only] = corrected;
  if (!only) return '';
  if (observations.length > 1) return words.measured.correctedReports(numbers.number(Exact.of(corrected.length)));
  const { value, numerator, denominator } = only;
  if (numerator !== null && denominator !== null)
    return words.measured.corrected(
      words.measured.bareShare(numbers.number(exact(numerator)), numbers.number(exact(denominator))),
    );
  return value === null ? '' : words.measured.corrected(figureText(page, indicator, exact(value)));
}

/** Why there is no figure to score. */
export function missingText(
  page: Page,
  indicator: Indicator | undefined,
  reason: MissingReason | UnusableReason,
  nameOf: (id: string) => string = (id) => id,
): string {
  const { reasons, scoring, listed, either } = page.words;
  const count = (text: string) => page.numbers.count(exact(text));
  const sources = (names: readonly string[]) => names.map((name) => sourceText(page, name));
  switch (reason.code) {
    case 'no-data':
      return reasons.noData;
    case 'wrong-source':
      return reasons.wrongSource(listed(sources(reason.reported)), either(sources(reason.needed)));
    case 'below-sample':
      return reasons.belowSample(count(reason.have), count(reason.need));
    case 'sample-not-reported':
      return reasons.sampleNotReported(count(reason.need));
    case 'nothing-counted':
      return reasons.nothingCounted;
    case 'no-baseline':
      return scoring.reasons.noBaseline;
    case 'no-peers':
      return scoring.reasons.noPeers;
    case 'no-score':
      return scoring.reasons.noScore(nameOf(reason.of));
    case 'two-sources':
      return reasons.twoSources(listed(sources(reason.reported)));
    case 'counts-needed':
      return reasons.countsNeeded;
    case 'out-of-range': {
      const write = (text: string) =>
        indicator ? limitText(page, indicator, exact(text)) : page.numbers.number(exact(text));
      const limit = (text: string | null) => (text === null ? null : write(text));
      const value = write(reason.value);
      return reasons.outOfRange(value, limit(reason.min), limit(reason.max));
    }
  }
}
