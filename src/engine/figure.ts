import type { Component, Indicator } from './documents.js';
import { constant, Exact, exact } from './exact.js';

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
  /** What the subject is to be compared with, where it was reported beside the figure. */
  readonly baseline?: string | null;
  /** Where it is a correction: what was reported before. */
  readonly corrects?: EarlierFigure;
}

/** The report that a figure took the place of. */
export type EarlierFigure = Pick<ObservedFigure, 'batch' | 'row' | 'value' | 'numerator' | 'denominator' | 'sample'>;

/** What is asked of a figure before it counts. */
export interface FigureNeeds {
  /** Sources that count, the most trusted first; any single one where undefined. */
  readonly sources: readonly string[] | undefined;
  /** Sources that count in part only, where none of the others has reported; the most trusted first. */
  readonly discounted: readonly string[];
  readonly minimumSample: number | undefined;
}

/** Why there is no figure to score. The first kind follows the missing-data policy, the second always holds the payout. */
export type MissingReason =
  | { readonly code: 'no-data' }
  | { readonly code: 'wrong-source'; readonly reported: readonly string[]; readonly needed: readonly string[] }
  | { readonly code: 'below-sample'; readonly have: string; readonly need: string }
  | { readonly code: 'sample-not-reported'; readonly need: string }
  | { readonly code: 'nothing-counted' }
  /** There is a value, but nothing to compare it with. */
  | { readonly code: 'no-baseline' }
  /** Nobody else in the peer group has a figure. */
  | { readonly code: 'no-peers' }
  /** The component or group that it looks at does not count. */
  | { readonly code: 'no-score'; readonly of: string };
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
  /** Those that did not count: another source's, daily ones beside one for the whole period, days before the latest. */
  readonly unused: readonly ObservedFigure[];
}

/** Sources that are nobody's own word on their own work. */
export const INDEPENDENT_SOURCES: readonly string[] = ['third-party', 'mystery-shop'];

/** What an indicator asks of its figures, unless a component asks for something else. */
export function indicatorNeeds(indicator: Indicator, component?: Pick<Component, 'needs' | 'discount'>): FigureNeeds {
  const own = component?.needs?.source;
  const named = own === undefined ? indicator.sources : typeof own === 'string' ? [own] : own;
  const sources = indicator.independent
    ? (named ?? INDEPENDENT_SOURCES).filter((source) => INDEPENDENT_SOURCES.includes(source))
    : named;
  const discounted = Object.keys(component?.discount ?? indicator.discount ?? {});
  return {
    sources: sources?.filter((source) => !discounted.includes(source)),
    discounted,
    minimumSample: component?.needs?.sample ?? indicator.minimumSample,
  };
}

/** Does any of these observations come from a source that counts? */
export function hasAcceptedSource(observations: readonly ObservedFigure[], needs: FigureNeeds): boolean {
  const { sources, discounted } = needs;
  if (!sources) return observations.length > 0;
  return observations.some(({ source }) => sources.includes(source) || discounted.includes(source));
}

/**
 * Makes one figure of a subject's observations in a period: chooses the source, adds up by the indicator's aggregate, then asks
 * whether the value is possible and the sample large enough. Nothing of it depends on the order given.
 */
export function readFigure(
  indicator: Indicator,
  reportedFigures: readonly ObservedFigure[],
  needs: FigureNeeds = indicatorNeeds(indicator),
): FigureReading {
  const [only] = reportedFigures;
  if (only && reportedFigures.length === 1 && isAccepted(only.source, needs)) {
    const figure = addedUp(indicator, reportedFigures, only.source, false);
    return { outcome: judged(indicator, figure, needs), used: reportedFigures, unused: NONE };
  }
  const observations = reportedFigures.length > 1 ? [...reportedFigures].sort(byDay) : reportedFigures;
  const missing = (reason: MissingReason): FigureReading => ({
    outcome: { kind: 'missing', reason },
    used: [],
    unused: observations,
  });
  if (observations.length === 0) return missing({ code: 'no-data' });
  const reported = [...new Set(observations.map(({ source }) => source))].sort();
  const inFull = reported.filter((name) => !needs.discounted.includes(name));
  const inPart = needs.discounted.find((name) => reported.includes(name));
  const source = (needs.sources ? needs.sources.find((name) => inFull.includes(name)) : inFull[0]) ?? inPart;
  if (source === undefined) return missing({ code: 'wrong-source', reported, needed: needs.sources ?? [] });
  if (!needs.sources && inFull.length > 1)
    return {
      outcome: { kind: 'unusable', reason: { code: 'two-sources', reported: inFull } },
      used: [],
      unused: observations,
    };

  const ofSource = observations.filter((observation) => observation.source === source);
  const wholePeriod = ofSource.filter(({ day }) => day === '');
  const candidates = wholePeriod.length > 0 ? wholePeriod : ofSource;
  const used = indicator.aggregate === 'last' ? candidates.slice(-1) : candidates;
  const isUsed = new Set(used);
  const unused = observations.filter((observation) => !isUsed.has(observation));
  const figure = addedUp(indicator, used, source, candidates.length > 1);
  return { outcome: judged(indicator, figure, needs), used, unused };
}

const NONE: readonly ObservedFigure[] = [];

const isAccepted = (source: string, { sources, discounted }: FigureNeeds): boolean =>
  !sources || sources.includes(source) || discounted.includes(source);

/** By day, the latest last; then by what tells two figures of one day apart. */
function byDay(a: ObservedFigure, b: ObservedFigure): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  return a.batch - b.batch || a.row - b.row;
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
  const { min, max } = knownRange(indicator);
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
    min: range?.min === undefined ? floor : constant(range.min),
    max: range?.max === undefined ? (unit === 'percent' ? Exact.ONE : undefined) : constant(range.max),
  };
}

const ranges = new WeakMap<Indicator, ReturnType<typeof valueRange>>();

/** {@link valueRange}, worked out once for each indicator. */
function knownRange(indicator: Indicator): ReturnType<typeof valueRange> {
  let range = ranges.get(indicator);
  if (!range) ranges.set(indicator, (range = valueRange(indicator)));
  return range;
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
  ofSeveral: boolean,
): Figure | MissingReason | UnusableReason {
  const [only] = used;
  if (only && !ofSeveral) return ofOne(indicator, only, source);
  const terms = used.map(termsOf);
  const samples = terms.map(({ sample }) => sample);
  const sample = allPresent(samples) ? Exact.sum(samples) : undefined;
  const figure = (value: Exact, by: Figure['by'], counts?: readonly [Exact, Exact]): Figure => ({
    value,
    numerator: counts?.[0],
    denominator: counts?.[1],
    sample,
    source,
    by: !ofSeveral ? 'one' : indicator.aggregate === 'last' ? 'last' : by,
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
  return ofValues(indicator, values, samples, figure);
}

/** A single figure, which needs no adding up. */
function ofOne(indicator: Indicator, only: ObservedFigure, source: string): Figure | MissingReason | UnusableReason {
  const numerator = optional(only.numerator);
  const denominator = optional(only.denominator);
  const sample = optional(only.sample) ?? denominator;
  if (numerator && denominator) {
    if (denominator.isZero()) return { code: 'nothing-counted' };
    const cases = indicator.per === undefined ? numerator : numerator.times(constant(indicator.per));
    return { value: cases.dividedBy(denominator), numerator, denominator, sample, source, by: 'one' };
  }
  const value = optional(only.value);
  if (!value) return { code: 'counts-needed' };
  // A mean of no cases is a mean of nothing.
  const isMean = indicator.aggregate === 'mean' || indicator.aggregate === 'ratio';
  if (isMean && sample?.isZero()) return { code: 'nothing-counted' };
  return { value, numerator: undefined, denominator: undefined, sample, source, by: 'one' };
}

function ofValues(
  { aggregate }: Indicator,
  values: readonly Exact[],
  samples: readonly (Exact | undefined)[],
  figure: (value: Exact, by: Figure['by']) => Figure,
): Figure | MissingReason | UnusableReason {
  // Of the latest day there is one value, so that its sum is the value itself.
  if (aggregate === 'sum' || aggregate === 'last') return figure(Exact.sum(values), aggregate);
  if (allPresent(samples)) {
    const total = Exact.sum(samples);
    if (total.isZero()) return { code: 'nothing-counted' };
    const weighted = Exact.sum(values.map((value, i) => value.times(samples[i] ?? Exact.ZERO)));
    return figure(weighted.dividedBy(total), 'mean-weighted-by-sample');
  }
  // A mean of rates without their counts would weigh a day of one case like a day of a thousand.
  if (aggregate === 'ratio' && values.length > 1) return { code: 'counts-needed' };
  return figure(Exact.sum(values).dividedBy(Exact.of(values.length)), 'mean');
}
