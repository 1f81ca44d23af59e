/** Checks what is made of the events of orders: that events are declared, and figures fit their indicators. */
import type { Indicator } from '../../engine/documents.js';
import type { EventMetric, EventsDocument } from '../../engine/event-documents.js';
import { Exact, exact } from '../../engine/exact.js';
import { phrase, type Phrase } from '../../engine/phrase.js';
import type { Catalogue } from './catalogue.js';
import type { Path } from './json-source.js';
import type { Report } from './report.js';
import { didYouMean, listed } from './words.js';

/** Words that each measure takes besides those that all take. */
const WORDS: Readonly<Record<EventMetric['measure'], readonly string[]>> = {
  mean: ['from', 'to'],
  percentile: ['from', 'to', 'at'],
  within: ['from', 'to', 'atMost'],
  'on-time': ['event', 'promise'],
  share: ['event', 'of'],
  count: ['event'],
};
const KINDS = { employee: phrase`employee`, department: phrase`department` };
const EVERYWHERE = ['indicator', 'measure', 'for', 'whose', 'month'];

/** Reports what is wrong with the events and metrics of a document. */
export function checkEvents({ events, metrics }: EventsDocument, catalogue: Catalogue, report: Report): void {
  const names = new Set<string>();
  const declare = (name: string, path: Path): void => {
    if (names.has(name))
      report.error('listed-twice', path, phrase`The word "${{ name }}" stands for two events.`, phrase`Name it once.`);
    names.add(name);
  };
  for (const [index, { event, aliases = [] }] of events.entries()) {
    declare(event, ['events', index, 'event']);
    for (const [at, alias] of aliases.entries()) if (alias !== event) declare(alias, ['events', index, 'aliases', at]);
  }
  const known = events.map(({ event }) => event);
  const taken = new Set<string>();
  for (const [index, metric] of metrics.entries()) {
    const path = ['metrics', index];
    checkReferences(metric, known, path, report);
    checkWords(metric, path, report);
    checkIndicator(metric, catalogue, path, report);
    for (const kind of metric.for ?? ['employee', 'department']) {
      const key = `${kind} ${metric.indicator}`;
      if (taken.has(key))
        report.error(
          'listed-twice',
          [...path, 'indicator'],
          phrase`Another metric makes figures of "${{ indicator: metric.indicator }}" by ${{ kind: KINDS[kind] }} already.`,
          phrase`Make them once.`,
        );
      taken.add(key);
    }
  }
}

function checkReferences(metric: EventMetric, known: readonly string[], path: Path, report: Report): void {
  const named: (readonly [string, readonly string[]])[] = [];
  const add = (name: string | undefined, ...place: readonly string[]): void => {
    if (name !== undefined) named.push([name, place]);
  };
  add(metric.whose, 'whose');
  add(metric.month, 'month');
  if ('from' in metric) {
    add(metric.from, 'from');
    add(metric.to, 'to');
    if (metric.from === metric.to)
      report.error(
        'no-time-between',
        [...path, 'to'],
        phrase`From an event to itself there is no time.`,
        phrase`Name another.`,
      );
  } else {
    add(metric.event, 'event');
    if ('promise' in metric) add(metric.promise.event, 'promise', 'event');
    if ('of' in metric) add(metric.of, 'of');
  }
  for (const [name, place] of named)
    if (!known.includes(name))
      report.error(
        'unknown-event',
        [...path, ...place],
        phrase`There is no event "${{ name }}" in this document.`,
        didYouMean(name, known) ?? phrase`Declare it in events.`,
      );
}

function checkWords(metric: EventMetric, path: Path, report: Report): void {
  const words = WORDS[metric.measure];
  for (const word of Object.keys(metric))
    if (!words.includes(word) && !EVERYWHERE.includes(word)) {
      const message = phrase`"${{ word }}" means nothing to the measure ${{ measure: metric.measure }}, which takes ${{ words: listed(words) }}.`;
      report.error('unknown-property', [...path, word], message, phrase`Remove it.`);
    }
  if (metric.measure !== 'percentile') return;
  const at = exact(metric.at);
  if (!at.isGreaterThan(Exact.ZERO) || at.isGreaterThan(Exact.ONE))
    report.error(
      'share-out-of-range',
      [...path, 'at'],
      phrase`${{ at: metric.at }} is no share of orders.`,
      'Write 50% or 90%.',
    );
}

function checkIndicator(metric: EventMetric, { indicators }: Catalogue, path: Path, report: Report): void {
  const here = [...path, 'indicator'];
  const { indicator: code, measure } = metric;
  const indicator = indicators.get(code);
  if (!indicator) {
    const advice = didYouMean(code, indicators.names) ?? phrase`Indicators are those of indicators/*.json.`;
    if (indicators.lacks(code))
      report.error('unknown-indicator', here, phrase`There is no indicator "${{ code }}".`, advice);
    return;
  }
  const wanted = unfit(metric, indicator);
  if (wanted !== undefined)
    report.error(
      'indicator-does-not-fit',
      here,
      phrase`The measure ${{ measure }} makes no figure of "${{ code }}".`,
      phrase`It needs an indicator ${{ wanted }}.`,
    );
}

/** What an indicator would have to be; `undefined` where it is that. */
function unfit({ measure }: EventMetric, { unit, aggregate, per }: Indicator): Phrase | undefined {
  if (measure === 'count')
    return unit === 'count' && aggregate === 'sum' ? undefined : phrase`with the unit count that aggregates by sum`;
  if (measure === 'mean' || measure === 'percentile')
    return (unit === 'hours' || unit === 'seconds') && aggregate === 'ratio' && per === undefined
      ? undefined
      : phrase`with the unit hours or seconds that aggregates by ratio`;
  return (unit === 'percent' || unit === 'rate') && aggregate === 'ratio'
    ? undefined
    : phrase`with the unit percent or rate that aggregates by ratio`;
}
