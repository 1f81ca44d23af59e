import type { Indicator } from './documents.js';
import { Exact, exact } from './exact.js';

/** One current observation of an indicator and a subject in a period, as ingested: decimals as canonical text. */
export interface ObservedFigure {
  readonly batch: number;
  readonly row: number;
  /** Empty where the figure is for the whole period. */
  readonly day: string;
  readonly source: string;
  readonly value: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly sample: string | null;
  readonly reference: string | null;
}

/** What is asked of a figure before it counts. */
export interface FigureNeeds {
  /** Sources that count, the most trusted first; any single one where undefined. */
  readonly sources: readonly string[] | undefined;
  readonly minimumSample: number | undefined;
}

/** Why there is no figure to score. The first kind follows the missing-data policy, the second always holds the payout. */
export type MissingReason =
  | { readonly code: 'no-data' }
  | { readonly code: 'wrong-source'; readonly reported: readonly string[]; readonly needed: readonly string[] }
  | { readonly code: 'below-sample'; readonly have: string; readonly need: string }
  | { readonly code: 'sample-not-reported'; readonly need: string }
  | { readonly code: 'nothing-counted' };
export type UnusableReason =
  | { readonly code: 'two-sources'; readonly reported: readonly string[] }
  | { readonly code: 'counts-needed' }
  | { readonly code: 'out-of-range'; readonly value: string; readonly min: string | null; readonly max: string | null };

export interface Figure {
  readonly value: Exact;
  readonly numerator: Exact | undefined;
  readonly denominator: Exact | undefined;
  readonly sample: Exact | undefined;
  readonly source: string;
  /** How several observations became one value. */
  readonly by: 'one' | 'ratio-of-sums' | 'mean-weighted-by-sample' | 'mean' | 'sum' | 'last';
}

export interface FigureReading {
  readonly outcome:
    | { readonly kind: 'figure'; readonly figure: Figure }
    | { readonly kind: 'missing'; readonly reason: MissingReason; readonly figure?: Figure }
    | { readonly kind: 'unusable'; readonly reason: UnusableReason };
  /** The observations that the figure was made of. */
  readonly used: readonly ObservedFigure[];
  /** Those that did not count: another source's, or daily ones beside one for the whole period. */
  readonly unused: readonly ObservedFigure[];
}

/** Sources that are nobody's own word on their own work. */
export const INDEPENDENT_SOURCES: readonly string[] = ['third-party', 'mystery-shop'];

/** What an indicator asks of its figures, unless a component asks for something else. */
export function indicatorNeeds(
  indicator: Indicator,
  component?: { readonly needs?: { readonly source?: string | readonly string[]; readonly sample?: number } },
): FigureNeeds {
  const own = component?.needs?.source;
  const named = own === undefined ? indicator.sources : typeof own === 'string' ? [own] : own;
  const sources = indicator.independent
    ? (named ?? INDEPENDENT_SOURCES).filter((source) => INDEPENDENT_SOURCES.includes(source))
    : named;
  return { sources, minimumSample: component?.needs?.sample ?? indicator.minimumSample };
}

/** Does any of these observations come from a source that counts? */
export function hasAcceptedSource(observations: readonly ObservedFigure[], needs: FigureNeeds): boolean {
  return needs.sources ? observations.some(({ source }) => needs.sources?.includes(source)) : observations.length > 0;
}

/**
 * Makes one figure of a subject's observations in a period: chooses the source, adds up by the indicator's aggregate, then asks
 * whether the value is possible and the sample large enough. Adding up is exact and independent of the order given.
 */
export function readFigure(
  indicator: Indicator,
  observations: readonly ObservedFigure[],
  needs: FigureNeeds = indicatorNeeds(indicator),
): FigureReading {
  const missing = (reason: MissingReason): FigureReading => ({
    outcome: { kind: 'missing', reason },
    used: [],
    unused: observations,
  });
  if (observations.length === 0) return missing({ code: 'no-data' });
  const reported = [...new Set(observations.map(({ source }) => source))].sort();
  const source = needs.sources ? needs.sources.find((name) => reported.includes(name)) : reported[0];
  if (source === undefined) return missing({ code: 'wrong-source', reported, needed: needs.sources ?? [] });
  if (!needs.sources && reported.length > 1)
    return { outcome: { kind: 'unusable', reason: { code: 'two-sources', reported } }, used: [], unused: observations };

  const ofSource = observations.filter((observation) => observation.source === source);
  const wholePeriod = ofSource.filter(({ day }) => day === '');
  const used = wholePeriod.length > 0 ? wholePeriod : ofSource;
  const unused = observations.filter((observation) => !used.includes(observation));
  return { outcome: judged(indicator, addedUp(indicator, used, source), needs), used, unused };
}

function judged(
  indicator: Indicator,
  figure: Figure | MissingReason | UnusableReason,
  needs: FigureNeeds,
): FigureReading['outcome'] {
  if ('code' in figure)
    return figure.code === 'counts-needed'
      ? { kind: 'unusable', reason: figure }
      : { kind: 'missing', reason: figure as MissingReason };
  const { min, max } = valueRange(indicator);
  if ((min && figure.value.isLessThan(min)) || (max && figure.value.isGreaterThan(max))) {
    const reason = {
      code: 'out-of-range',
      value: figure.value.toText(),
      min: min?.toText() ?? null,
      max: max?.toText() ?? null,
    } as const;
    return { kind: 'unusable', reason };
  }
  if (needs.minimumSample === undefined) return { kind: 'figure', figure };
  const need = Exact.of(needs.minimumSample);
  if (!figure.sample) return { kind: 'missing', reason: { code: 'sample-not-reported', need: need.toText() }, figure };
  if (figure.sample.isLessThan(need))
    return {
      kind: 'missing',
      reason: { code: 'below-sample', have: figure.sample.toText(), need: need.toText() },
      figure,
    };
  return { kind: 'figure', figure };
}

/** The least and greatest value that an indicator can have; percent is 0 to 1 and what counts things begins at 0. */
export function valueRange(indicator: Indicator): { readonly min: Exact | undefined; readonly max: Exact | undefined } {
  const { unit, range } = indicator;
  const floor = unit === 'rating' || unit === 'points' || unit === 'money' ? undefined : Exact.ZERO;
  return {
    min: range?.min === undefined ? floor : exact(range.min),
    max: range?.max === undefined ? (unit === 'percent' ? Exact.ONE : undefined) : exact(range.max),
  };
}

interface Terms {
  readonly value: Exact | undefined;
  readonly numerator: Exact | undefined;
  readonly denominator: Exact | undefined;
  readonly sample: Exact | undefined;
}

const optional = (text: string | null): Exact | undefined => (text === null ? undefined : exact(text));

function termsOf(observation: ObservedFigure): Terms {
  const denominator = optional(observation.denominator);
  return {
    value: optional(observation.value),
    numerator: optional(observation.numerator),
    denominator,
    sample: optional(observation.sample) ?? denominator,
  };
}

const allPresent = (values: readonly (Exact | undefined)[]): values is readonly Exact[] =>
  values.every((value) => value !== undefined);

function addedUp(
  indicator: Indicator,
  used: readonly ObservedFigure[],
  source: string,
): Figure | MissingReason | UnusableReason {
  const terms = used.map(termsOf);
  const samples = terms.map(({ sample }) => sample);
  const sample = allPresent(samples) ? Exact.sum(samples) : undefined;
  const figure = (value: Exact, by: Figure['by'], counts?: readonly [Exact, Exact]): Figure => ({
    value,
    numerator: counts?.[0],
    denominator: counts?.[1],
    sample,
    source,
    by: terms.length === 1 ? 'one' : by,
  });
  const numerators = terms.map(({ numerator }) => numerator);
  const denominators = terms.map(({ denominator }) => denominator);
  if (allPresent(numerators) && allPresent(denominators)) {
    const counts = [Exact.sum(numerators), Exact.sum(denominators)] as const;
    if (counts[1].isZero()) return { code: 'nothing-counted' };
    const per = indicator.per === undefined ? Exact.ONE : exact(indicator.per);
    return figure(counts[0].times(per).dividedBy(counts[1]), 'ratio-of-sums', counts);
  }
  const values = terms.map(({ value }) => value);
  if (!allPresent(values)) return { code: 'counts-needed' };
  return ofValues(indicator, used, values, samples, figure);
}

function ofValues(
  indicator: Indicator,
  used: readonly ObservedFigure[],
  values: readonly Exact[],
  samples: readonly (Exact | undefined)[],
  figure: (value: Exact, by: Figure['by']) => Figure,
): Figure | MissingReason | UnusableReason {
  const [only] = values;
  if (only && values.length === 1) return figure(only, 'one');
  if (indicator.aggregate === 'sum') return figure(Exact.sum(values), 'sum');
  if (indicator.aggregate === 'last') return figure(lastOf(used, values), 'last');
  if (allPresent(samples)) {
    const total = Exact.sum(samples);
    if (total.isZero()) return { code: 'nothing-counted' };
    const weighted = Exact.sum(values.map((value, i) => value.times(samples[i] ?? Exact.ZERO)));
    return figure(weighted.dividedBy(total), 'mean-weighted-by-sample');
  }
  // A mean of rates without their counts would weigh a day of one case like a day of a thousand.
  if (indicator.aggregate === 'ratio') return { code: 'counts-needed' };
  return figure(Exact.sum(values).dividedBy(Exact.of(values.length)), 'mean');
}

function lastOf(used: readonly ObservedFigure[], values: readonly Exact[]): Exact {
  const last = used.reduce((latest, { day }, i) => (day > (used[latest]?.day ?? '') ? i : latest), 0);
  return values[last] ?? Exact.ZERO;
}
