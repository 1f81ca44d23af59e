/** One indicator of one department over some months: others' figures on a chart, the company's own beside them, and the gap. */
import {
  controlChart,
  type ChartPoint,
  type ChartVerdict,
  type ControlChart,
  type Signal,
} from '../engine/control-chart.js';
import type { Indicator } from '../engine/documents.js';
import { SHOWN_DECIMALS, type Exact } from '../engine/exact.js';
import { valueRange } from '../engine/figure.js';
import { judgeGap, type GapVerdict } from '../engine/figure-gap.js';
import { worded, type Worded } from '../engine/phrase.js';
import type { OrganisationDepartment } from '../organisation/organisation.js';
import type { DepartmentFigure, DepartmentFigures } from './department-figures.js';
import { chartWords, gapWords } from './satisfaction-words.js';

export interface FigureView {
  readonly value: string;
  /** Cases; `null` where they were not reported. */
  readonly sample: string | null;
  /** Was it reported of the department itself? Else it was added up of its people and of the departments below. */
  readonly isReported: boolean;
}

/** Others' figure with its limits. */
export interface ChartedView extends FigureView {
  /** `null` where there are too few months for limits. */
  readonly low: string | null;
  readonly high: string | null;
  readonly signal: Signal | null;
}

export interface SatisfactionMonth {
  readonly period: string;
  readonly thirdParty: ChartedView | null;
  readonly internal: FigureView | null;
  /** The company's own less that of others. */
  readonly gap: string | null;
}

/** The gap of the last month that has both figures. */
export interface GapView extends Pick<Worded, 'message' | 'phrases'> {
  readonly period: string;
  readonly gap: string;
  readonly verdict: GapVerdict;
}

export interface SatisfactionOfDepartment extends Pick<Worded, 'message' | 'phrases'> {
  readonly department: string;
  readonly name: string;
  readonly method: ControlChart['method'];
  readonly centre: string;
  /** Of the last month that has a figure by others. */
  readonly verdict: ChartVerdict;
  /** The oldest first; those without any figure too. */
  readonly months: readonly SatisfactionMonth[];
  readonly gap: GapView | null;
}

interface BothFigures {
  readonly period: string;
  readonly others: DepartmentFigure | undefined;
  readonly own: DepartmentFigure | undefined;
}

/** What is known of a department by an indicator; `undefined` where others measured nothing of it. */
export function satisfactionOf(
  { code, name }: OrganisationDepartment,
  indicator: Indicator,
  periods: readonly string[],
  figures: DepartmentFigures,
): SatisfactionOfDepartment | undefined {
  const months = periods.map((period) => ({
    period,
    others: figures.of(code, indicator, period, 'third-party'),
    own: figures.of(code, indicator, period, 'internal'),
  }));
  const charted = months.flatMap(({ period, others }) =>
    others ? [{ period, value: others.value, cases: others.sample }] : [],
  );
  const chart = controlChart(charted, { isShare: isShare(indicator), ...valueRange(indicator) });
  if (!chart) return undefined;
  const points = new Map(chart.points.map((point) => [point.period, point]));
  return {
    department: code,
    name,
    method: chart.method,
    centre: text(chart.centre),
    verdict: chart.verdict,
    ...worded(chartWords(indicator, chart)),
    months: months.map((month) => monthView(month, points.get(month.period))),
    gap: lastGap(indicator, months),
  };
}

/** Is it so many of so many? A mean of marks in percent is none. */
const isShare = ({ unit, aggregate, answers }: Indicator): boolean =>
  unit === 'percent' && (answers === undefined ? aggregate === 'ratio' : answers === 'top-two' || answers === 'yes');

const text = (value: Exact): string => value.toText(SHOWN_DECIMALS);
const textOf = (value: Exact | undefined): string | null => (value ? text(value) : null);

const figureView = ({ value, sample, isReported }: DepartmentFigure): FigureView => ({
  value: text(value),
  sample: sample ? text(sample) : null,
  isReported,
});

function monthView({ period, others, own }: BothFigures, point: ChartPoint | undefined): SatisfactionMonth {
  return {
    period,
    thirdParty:
      others && point
        ? { ...figureView(others), low: textOf(point.low), high: textOf(point.high), signal: point.signal ?? null }
        : null,
    internal: own ? figureView(own) : null,
    gap: others && own ? text(own.value.minus(others.value)) : null,
  };
}

function lastGap(indicator: Indicator, months: readonly BothFigures[]): GapView | null {
  const last = months.filter(({ others, own }) => others && own).at(-1);
  if (!last?.others || !last.own) return null;
  const { period, others, own } = last;
  const verdict = judgeGap(own, others, valueRange(indicator));
  const words = gapWords(indicator, { period, own: own.value, others: others.value, verdict });
  return { period, gap: text(own.value.minus(others.value)), verdict, ...worded(words) };
}
