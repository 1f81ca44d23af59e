/** The definitions of a document as one SQL statement, for DuckDB and for PostgreSQL. All arithmetic in it is of whole numbers. */
import type { EventMetric, EventsDocument, OrderEvent } from '../engine/event-documents.js';
import { dayNumber } from '../engine/period.js';
import { monthAfter } from '../engine/period.js';
import { exact } from '../engine/exact.js';
import { sqlName, sqlText, type MomentColumns, type SqlDialect, type TimeColumn } from './sql-dialect.js';

/** What the statement reads, and for which months. */
export interface StageQuery {
  readonly dialect: SqlDialect;
  /** A table, or an expression that stands for one. */
  readonly from: string;
  readonly time: TimeColumn;
  /** Has it a column of employees, of departments? */
  readonly has: { readonly employee: boolean; readonly department: boolean };
  /** Months, one after the other. */
  readonly months: readonly string[];
}

/** What is wrong with rows that are not used, by the code under which the statement counts them. */
export const ROW_PROBLEMS = ['no-order', 'unknown-event', 'no-time'] as const;
export type RowProblemKind = (typeof ROW_PROBLEMS)[number];

/** The event whose employee and department an order counts for in a metric. */
export const whoseEvent = (metric: EventMetric): string =>
  metric.whose ?? ('to' in metric ? metric.to : 'of' in metric ? metric.of : metric.event);
/** The event in whose month it counts. */
export const monthEvent = (metric: EventMetric): string => metric.month ?? whoseEvent(metric);

const DAY_MICROS = 86_400_000_000n;

/** Microseconds from 1970 to the beginning of a month. */
export const monthStart = (month: string): bigint => BigInt(dayNumber(`${month}-01`) ?? 0) * DAY_MICROS;

/**
 * One statement that answers rows of: metric (its place in the document; -1 of what is wrong with rows), period, kind (`employee`,
 * `department`, `all`, `rest`; or the problem), subject, numerator, denominator, missing, backwards. Times are microseconds. All are
 * text but the metric and the last three counts.
 */
export function stageSql(document: EventsDocument, query: StageQuery): string {
  const orders = ordersOf(document, query);
  const selects = document.metrics.map((metric, index) => metricSql(metric, index, orders.moments, query));
  return [
    `WITH event AS (\n  ${eventSql(document, query)}\n)`,
    `, order_moment AS MATERIALIZED (\n  ${orders.sql}\n)`,
    [...selects, problemsSql()].join('\nUNION ALL\n'),
  ].join('\n');
}

const columnOf = ({ columns = {} }: EventsDocument, column: 'order' | 'event' | 'time' | 'employee' | 'department') =>
  sqlName(columns[column] ?? column);

function eventSql(document: EventsDocument, { dialect, from, time, has }: StageQuery): string {
  const optional = (column: 'employee' | 'department') => (has[column] ? columnOf(document, column) : `''`);
  const columns = [
    `${columnOf(document, 'order')} AS o`,
    `${columnOf(document, 'event')} AS e`,
    `${dialect.micros(columnOf(document, 'time'), time)} AS t`,
    `${optional('employee')} AS w`,
    `${optional('department')} AS d`,
  ];
  return `SELECT ${columns.join(', ')} FROM ${from}`;
}

const wordsOf = ({ event, aliases = [] }: OrderEvent): string => [event, ...aliases].map(sqlText).join(', ');

interface Orders {
  readonly sql: string;
  readonly moments: ReadonlyMap<string, MomentColumns>;
}

/** Each order with the moments of its events. Moments before 1970 are taken for none. */
function ordersOf(document: EventsDocument, { dialect }: StageQuery): Orders {
  const whose = new Set(document.metrics.map(whoseEvent));
  const moments = new Map<string, MomentColumns>();
  const select: string[] = [];
  for (const [index, event] of document.events.entries()) {
    const condition = `e IN (${wordsOf(event)}) AND t >= 0`;
    const name = `m${index}`;
    if (whose.has(event.event)) {
      const moment = dialect.moment(name, event.counts, condition);
      moments.set(event.event, moment);
      select.push(...moment.select);
    } else {
      moments.set(event.event, { select: [], time: name, employee: `''`, department: `''` });
      select.push(`${event.counts === 'first' ? 'min' : 'max'}(t) FILTER (WHERE ${condition}) AS ${name}`);
    }
  }
  const known = document.events.map(wordsOf).join(', ');
  const isKnown = `coalesce(e IN (${known}), FALSE)`;
  const counted = [
    `count(*) AS of_rows`,
    `count(*) FILTER (WHERE NOT ${isKnown}) AS unknown_event`,
    `count(*) FILTER (WHERE ${isKnown} AND NOT coalesce(t >= 0, FALSE)) AS no_time`,
  ];
  return {
    sql: `SELECT coalesce(o, '') AS o,\n    ${[...select, ...counted].join(',\n    ')}\n  FROM event GROUP BY coalesce(o, '')`,
    moments,
  };
}

/** What each order has to do with a metric: the month, whose it is, and what is measured. */
interface Measured {
  /** A length of time, or 1 and 0; NULL where it cannot be told. */
  readonly value: string;
  /** Orders that cannot be used as a moment is missing. */
  readonly missing: string;
}

function measured(metric: EventMetric, moments: ReadonlyMap<string, MomentColumns>): Measured {
  const time = (event: string): string => moments.get(event)?.time ?? 'NULL';
  switch (metric.measure) {
    case 'mean':
    case 'percentile':
    case 'within':
      return { value: `${time(metric.to)} - ${time(metric.from)}`, missing: 'v IS NULL' };
    case 'on-time': {
      const promised = time(metric.promise.event);
      const due = `${promised} - ${promised} % ${DAY_MICROS} + ${DAY_MICROS}`;
      const at = time(metric.event);
      const kept = metric.promise.is === 'day' ? `${at} < ${due}` : `${at} <= ${promised}`;
      return { value: `CASE WHEN ${kept} THEN 1 WHEN NOT (${kept}) THEN 0 END`, missing: 'v IS NULL' };
    }
    case 'share':
      return {
        value: `CASE WHEN ${time(metric.of)} IS NULL THEN NULL WHEN ${time(metric.event)} IS NULL THEN 0 ELSE 1 END`,
        missing: 'v IS NULL',
      };
    case 'count':
      return { value: `CASE WHEN ${time(metric.event)} IS NOT NULL THEN 1 END`, missing: 'v IS NULL' };
  }
}

const SECOND_MICROS = 1_000_000n;
const SECONDS = { days: 86_400n, hours: 3_600n, minutes: 60n, seconds: 1n } as const;

/** Microseconds of a length of time. */
export function durationMicros(duration: Partial<Record<keyof typeof SECONDS, number>>): bigint {
  const units = Object.keys(SECONDS) as (keyof typeof SECONDS)[];
  return units.reduce((sum, unit) => sum + BigInt(duration[unit] ?? 0) * SECONDS[unit] * SECOND_MICROS, 0n);
}

function metricSql(
  metric: EventMetric,
  index: number,
  moments: ReadonlyMap<string, MomentColumns>,
  query: StageQuery,
): string {
  const { value, missing } = measured(metric, moments);
  const whose = moments.get(whoseEvent(metric));
  const month = moments.get(monthEvent(metric))?.time ?? 'NULL';
  const orders = `(SELECT ${monthSql(month, query.months)} AS p, coalesce(${whose?.employee ?? `''`}, '') AS w, coalesce(${whose?.department ?? `''`}, '') AS d, ${value} AS v
    FROM order_moment WHERE o <> '' AND ${month} >= ${monthStart(query.months[0] ?? '')} AND ${month} < ${monthStart(monthAfter(query.months.at(-1) ?? ''))}) x`;
  if (metric.measure === 'percentile') return percentileSql(index, orders, metric.at);
  const numerator = {
    mean: 'coalesce(sum(v) FILTER (WHERE v >= 0), 0)',
    within:
      metric.measure === 'within' ? `count(*) FILTER (WHERE v BETWEEN 0 AND ${durationMicros(metric.atMost)})` : '',
    'on-time': 'count(*) FILTER (WHERE v = 1)',
    share: 'count(*) FILTER (WHERE v = 1)',
    count: 'count(*) FILTER (WHERE v = 1)',
  }[metric.measure];
  return `SELECT ${index} AS metric, p AS period,
  CASE WHEN GROUPING(w) = 0 THEN 'employee' WHEN GROUPING(d) = 0 THEN 'department' ELSE 'all' END AS kind,
  coalesce(w, d, '') AS subject, CAST(${numerator} AS VARCHAR) AS numerator, count(*) FILTER (WHERE v >= 0) AS denominator,
  count(*) FILTER (WHERE ${missing}) AS missing, count(*) FILTER (WHERE v < 0) AS backwards
FROM ${orders}
GROUP BY GROUPING SETS ((p, w), (p, d), (p))`;
}

/**
 * The nearest rank: of n times the one at place ⌈share · n⌉. By whole numbers, as both engines' own percentiles go by a double, which
 * can hit the place beside it.
 */
function percentileSql(index: number, orders: string, at: string): string {
  const [share, whole] = exact(at).inLowestTerms().terms;
  const each = (kind: string, subject: string): string =>
    `SELECT p, '${kind}' AS kind, ${subject} AS subject, v FROM ${orders} WHERE v >= 0`;
  const all = [each('employee', 'w'), each('department', 'd'), each('all', `''`)].join(' UNION ALL ');
  return `SELECT ${index} AS metric, p AS period, kind, subject, CAST(max(v) FILTER (WHERE rank * ${whole} >= n * ${share} AND (rank - 1) * ${whole} < n * ${share}) AS VARCHAR) AS numerator,
  max(n) AS denominator, 0 AS missing, 0 AS backwards
FROM (SELECT p, kind, subject, v, row_number() OVER (PARTITION BY p, kind, subject ORDER BY v) AS rank, count(*) OVER (PARTITION BY p, kind, subject) AS n
  FROM (${all}) y) z GROUP BY p, kind, subject
UNION ALL
SELECT ${index}, p, 'rest', '', '0', 0, count(*) FILTER (WHERE v IS NULL), count(*) FILTER (WHERE v < 0)
FROM ${orders} GROUP BY p`;
}

/** The month of a moment that is known to be in one of them. */
function monthSql(moment: string, months: readonly string[]): string {
  const last = months.at(-1) ?? '';
  const before = months
    .slice(0, -1)
    .map((month) => `WHEN ${moment} < ${monthStart(monthAfter(month))} THEN ${sqlText(month)}`);
  return before.length === 0 ? sqlText(last) : `CASE ${before.join(' ')} ELSE ${sqlText(last)} END`;
}

/** How many rows there are, of how many orders, and what is wrong with those that are not used. */
function problemsSql(): string {
  const row = (kind: string, count: string): string =>
    `SELECT -1 AS metric, '' AS period, '${kind}' AS kind, '' AS subject, CAST(coalesce(${count}, 0) AS VARCHAR) AS numerator, 0 AS denominator, 0 AS missing, 0 AS backwards FROM order_moment`;
  return [
    row('rows', 'sum(of_rows)'),
    row('orders', `count(*) FILTER (WHERE o <> '')`),
    row('no-order', `sum(of_rows) FILTER (WHERE o = '')`),
    row('unknown-event', `sum(unknown_event) FILTER (WHERE o <> '')`),
    row('no-time', `sum(no_time) FILTER (WHERE o <> '')`),
  ].join('\nUNION ALL\n');
}
