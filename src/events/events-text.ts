import type { Indicator } from '../engine/documents.js';
import { valueOf, type LeftOut, type StageFigure } from './stage-figures.js';
import type { DocumentFigures } from './stage-metrics.js';
import type { UnusedRow } from './unused-rows.js';

const REASONS: Readonly<Record<UnusedRow['problem'], string>> = {
  'no-order': 'no order is named',
  'unknown-event': 'is no event of the document',
  'no-time': 'is no moment; write 2026-10-17 18:30:00, without a time zone',
  unreadable: 'cannot be taken apart: too few cells or too many, or no UTF-8',
};

/** What files of events came to, for people: per metric and month the figure of all orders, and how many figures there are. */
export function eventsText(documents: readonly DocumentFigures[], indicators: ReadonlyMap<string, Indicator>): string {
  return documents.map((each) => documentText(each, indicators)).join('\n');
}

/** Rows that were not used, of all reasons together. */
export const unusedCount = ({ unused, unreadable }: DocumentFigures): number =>
  Object.values(unused).reduce((sum, count) => sum + count, unreadable);

function documentText(of: DocumentFigures, indicators: ReadonlyMap<string, Indicator>): string {
  const count = unusedCount(of);
  const listed = of.unusedRows.map(
    ({ file, row, problem, value }) => `  ${file} row ${row}: ${value === '' ? '' : `"${value}" `}${REASONS[problem]}`,
  );
  return [
    `${of.document}: ${of.rows} events of ${of.orders} orders${count === 0 ? '' : `; ${count} rows not used`}`,
    ...listed,
    ...(count > listed.length ? [`  … and ${count - listed.length} more`] : []),
    ...of.leftOut.map((left) => metricText(of, left, indicators.get(left.indicator))),
  ].join('\n');
}

const DECIMALS = 4;

function metricText({ figures }: DocumentFigures, left: LeftOut, indicator: Indicator | undefined): string {
  const mine = figures.filter(({ indicator: code, period }) => code === left.indicator && period === left.period);
  const all = mine.find(({ kind }) => kind === 'all');
  const of = (kind: StageFigure['kind']): number => mine.filter((figure) => figure.kind === kind).length;
  const said = all ? `${valueOf(all, indicator?.per).toText(DECIMALS)} of ${all.sample} orders` : 'no orders';
  return `  ${left.period} ${left.indicator}: ${said}; ${of('employee')} employees, ${of('department')} departments${leftOutText(left)}`;
}

function leftOutText({ missing, backwards, nobody, noDepartment }: LeftOut): string {
  const parts = [
    ...(missing > 0 ? [`${missing} lack a moment`] : []),
    ...(backwards > 0 ? [`${backwards} have them out of order`] : []),
    ...(nobody > 0 ? [`${nobody} name no employee`] : []),
    ...(noDepartment > 0 ? [`${noDepartment} name no department`] : []),
  ];
  return parts.length === 0 ? '' : `; left out: ${parts.join(', ')}`;
}
