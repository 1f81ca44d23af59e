/** Asking a statement, and what its rows come to: figures of indicators, orders that were left out, rows that were not used. */
import type { Indicator } from '../engine/documents.js';
import type { EventMetric, EventsDocument } from '../engine/event-documents.js';
import { Exact } from '../engine/exact.js';
import { ROW_PROBLEMS, type RowProblemKind } from './stage-sql.js';

/** A row of the answer of `stageSql`, in the order of its columns. */
export type StageRow = readonly unknown[];

/** What is reported of an employee, a department, or of everything. Decimals are text, exact. */
export interface StageFigure {
  readonly indicator: string;
  readonly period: string;
  readonly kind: 'employee' | 'department' | 'all';
  readonly subject: string;
  /** Of a time: seconds; of a share: orders that meet it; of a count: orders. */
  readonly numerator: string;
  /** Of a time in hours 3,600 an order, so that the quotient is hours. Empty of a count. */
  readonly denominator: string;
  /** Orders. */
  readonly sample: string;
}

/** Orders of a month that have no part in a metric, by reason. */
export interface LeftOut {
  readonly indicator: string;
  readonly period: string;
  /** A moment that is needed is missing. */
  readonly missing: number;
  /** The later event is before the earlier one. */
  readonly backwards: number;
  /** No employee is named, no department: the order has its part in the other figures. */
  readonly nobody: number;
  readonly noDepartment: number;
}

export interface StageFigures {
  readonly rows: number;
  readonly orders: number;
  /** Rows that were not used, by what is wrong with them. */
  readonly unused: Readonly<Record<RowProblemKind, number>>;
  readonly figures: readonly StageFigure[];
  readonly leftOut: readonly LeftOut[];
}

const [METRIC, PERIOD, KIND, SUBJECT, NUMERATOR, DENOMINATOR, MISSING, BACKWARDS] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const MICROS = 6;
const HOUR = 3_600n;

/** Reads the rows that a statement answered, whichever engine it was. Figures come in order of metric, month, kind and subject. */
export function stageFigures(
  document: EventsDocument,
  indicators: ReadonlyMap<string, Indicator>,
  rows: readonly StageRow[],
): StageFigures {
  const counts = new Map<string, number>();
  const figures: (StageFigure & { readonly place: number })[] = [];
  const leftOut = new Map<string, LeftOut & { readonly place: number }>();
  for (const row of rows) {
    const [place, period, kind] = [Number(row[METRIC]), String(row[PERIOD]), String(row[KIND])];
    const metric = document.metrics[place];
    if (!metric) {
      counts.set(kind, Number(row[NUMERATOR]));
      continue;
    }
    const key = `${place} ${period}`;
    const before = leftOut.get(key) ?? nothingLeftOut(place, metric.indicator, period);
    leftOut.set(key, withRow(before, metric, row));
    const figure = figureOf(metric, indicators.get(metric.indicator), row);
    if (figure) figures.push({ ...figure, place });
  }
  const count = (kind: string): number => counts.get(kind) ?? 0;
  return {
    rows: count('rows'),
    orders: count('orders'),
    unused: Object.fromEntries(ROW_PROBLEMS.map((kind) => [kind, count(kind)])) as Record<RowProblemKind, number>,
    figures: figures.sort(inOrder).map(({ place: _, ...figure }) => figure),
    leftOut: [...leftOut.values()].sort(inOrder).map(({ place: _, ...each }) => each),
  };
}

interface Placed {
  readonly place: number;
  readonly period: string;
  readonly kind?: string;
  readonly subject?: string;
}

const inOrder = (a: Placed, b: Placed): number =>
  a.place - b.place || compared(a.period, b.period) || compared(a.kind, b.kind) || compared(a.subject, b.subject);

const compared = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);

const nothingLeftOut = (place: number, indicator: string, period: string) => ({
  ...{ place, indicator, period, missing: 0, backwards: 0, nobody: 0, noDepartment: 0 },
});

function withRow<T extends LeftOut>(before: T, metric: EventMetric, row: StageRow): T {
  const kind = String(row[KIND]);
  if (kind === 'all' || kind === 'rest')
    return {
      ...before,
      missing: before.missing + Number(row[MISSING]),
      backwards: before.backwards + Number(row[BACKWARDS]),
    };
  if (row[SUBJECT] !== '' || !isFor(metric, kind)) return before;
  const orders = Number(row[DENOMINATOR]);
  return kind === 'employee' ? { ...before, nobody: orders } : { ...before, noDepartment: orders };
}

const isFor = (metric: EventMetric, kind: string): boolean =>
  (metric.for ?? ['employee', 'department']).some((each) => each === kind);

/** The figure of a row; nothing where it is of nobody, of no order, or not wanted. */
function figureOf(metric: EventMetric, indicator: Indicator | undefined, row: StageRow): StageFigure | undefined {
  const [kind, subject, orders] = [String(row[KIND]), String(row[SUBJECT]), String(row[DENOMINATOR])];
  const isWanted = kind === 'all' || (kind !== 'rest' && subject !== '' && isFor(metric, kind));
  if (!isWanted || orders === '0') return undefined;
  return {
    ...{ indicator: metric.indicator, period: String(row[PERIOD]), kind: kind as StageFigure['kind'], subject },
    ...countsOf(metric, indicator, String(row[NUMERATOR]), BigInt(orders)),
    sample: orders,
  };
}

function countsOf(
  { measure }: EventMetric,
  indicator: Indicator | undefined,
  numerator: string,
  orders: bigint,
): Pick<StageFigure, 'numerator' | 'denominator'> {
  if (measure === 'count') return { numerator, denominator: '' };
  if (measure !== 'mean' && measure !== 'percentile') return { numerator, denominator: String(orders) };
  const seconds = Exact.fromScaledInteger(BigInt(numerator), MICROS).toText(MICROS);
  // A percentile is one time, a mean the time of all.
  const times = measure === 'mean' ? orders : 1n;
  return { numerator: seconds, denominator: String(indicator?.unit === 'hours' ? HOUR * times : times) };
}

/** What a figure comes to. */
export function valueOf({ numerator, denominator }: StageFigure, per = '1'): Exact {
  const top = Exact.parse(numerator) ?? Exact.ZERO;
  if (denominator === '') return top;
  return top.times(Exact.parse(per) ?? Exact.ONE).dividedBy(Exact.parse(denominator) ?? Exact.ONE);
}

/** Figures as JSON lines, as `cxpay ingest` takes them. */
export function* observationLines(figures: readonly StageFigure[], source: string): Generator<string> {
  for (const { indicator, period, kind, subject, numerator, denominator, sample } of figures) {
    if (kind === 'all') continue;
    const figure = denominator === '' ? { value: numerator } : { numerator, denominator };
    yield `${JSON.stringify({ indicator, subject: `${kind}:${subject}`, period, ...figure, sample, source })}\n`;
  }
}
