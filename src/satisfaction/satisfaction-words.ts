/** What a chart and a gap say, in a sentence. */
import { LEAST_MONTHS, RUN, type ControlChart } from '../engine/control-chart.js';
import type { Indicator } from '../engine/documents.js';
import { Exact } from '../engine/exact.js';
import type { GapVerdict } from '../engine/figure-gap.js';
import { phrase, sentences, type Phrase } from '../engine/phrase.js';

const HUNDRED = Exact.of(100);

/** A value as people read it: a share in percent with two decimals at most, anything else with four. */
export const shownValue = ({ unit }: Pick<Indicator, 'unit'>, value: Exact): string =>
  unit === 'percent' ? `${value.times(HUNDRED).toText(2)} %` : value.toText(4);

/** What the chart finds of its last month. */
export function chartWords(indicator: Indicator, { centre, points, verdict }: ControlChart): Phrase {
  const last = points.at(-1);
  if (!last?.low || !last.high || verdict === 'too-few')
    return phrase`Months with a figure by others: ${{ have: points.length }}. Limits need ${{ least: LEAST_MONTHS }}, so nothing is said of a change.`;
  const shown = (value: Exact): string => shownValue(indicator, value);
  const { period } = last;
  const [value, low, high] = [shown(last.value), shown(last.low), shown(last.high)];
  if (verdict === 'steady')
    return phrase`${{ period }}: ${{ value }} lies between the limits ${{ low }} and ${{ high }}. It varies as it always has: no change is found.`;
  return sentences(
    last.signal === 'run'
      ? runWords(verdict, period, shown(centre))
      : verdict === 'rises'
        ? phrase`${{ period }}: ${{ value }} is above the limit of ${{ high }}, which chance seldom brings about. It has risen.`
        : phrase`${{ period }}: ${{ value }} is below the limit of ${{ low }}, which chance seldom brings about. It has fallen.`,
    meaning(indicator, verdict),
  );
}

const runWords = (verdict: 'rises' | 'falls', period: string, centre: string): Phrase =>
  verdict === 'rises'
    ? phrase`${{ period }}: the last ${{ run: RUN }} figures at least are all above the mean of ${{ centre }}, which chance seldom brings about. It has risen.`
    : phrase`${{ period }}: the last ${{ run: RUN }} figures at least are all below the mean of ${{ centre }}, which chance seldom brings about. It has fallen.`;

function meaning({ better }: Indicator, verdict: 'rises' | 'falls'): Phrase | undefined {
  if (better === 'within') return undefined;
  return (better === 'higher') === (verdict === 'rises') ? phrase`That is better.` : phrase`That is worse.`;
}

/** What is to be said of a gap. */
export function gapWords(
  indicator: Indicator,
  {
    period,
    own,
    others,
    verdict,
  }: { readonly period: string; readonly own: Exact; readonly others: Exact; readonly verdict: GapVerdict },
): Phrase {
  const [internal, outside] = [shownValue(indicator, own), shownValue(indicator, others)];
  const both = phrase`${{ period }}: the company’s own figure is ${{ internal }}, that of others ${{ outside }}.`;
  switch (verdict) {
    case 'beyond-chance':
      return sentences(
        both,
        own.isGreaterThan(others)
          ? phrase`Its own is higher by more than chance makes.`
          : phrase`Its own is lower by more than chance makes.`,
      );
    case 'chance':
      return sentences(both, phrase`Chance alone may make such a gap.`);
    case 'few':
      return sentences(both, phrase`There are too few cases to tell whether they differ.`);
    case 'unknown':
      return sentences(
        both,
        phrase`Without the numbers of cases and a range of values nobody can tell whether they differ.`,
      );
  }
}
