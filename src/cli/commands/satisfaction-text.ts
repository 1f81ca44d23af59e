import type { Indicator } from '../../engine/documents.js';
import { exact } from '../../engine/exact.js';
import type {
  FigureView,
  SatisfactionMonth,
  SatisfactionOfDepartment,
} from '../../satisfaction/satisfaction-of-department.js';
import { shownValue } from '../../satisfaction/satisfaction-words.js';
import type { SatisfactionOfIndicator, SatisfactionView } from '../../satisfaction/satisfaction.service.js';
import { table } from '../output.js';

const HEAD = ['month', 'others', 'cases', 'low', 'high', '', 'internal', 'cases', 'gap'];
const RIGHT = new Set([1, 2, 3, 4, 6, 7, 8]);

/** Satisfaction as tables for the terminal: of each indicator and department what is found, then month by month. */
export function satisfactionText({ period, months, indicators }: SatisfactionView): string {
  const parts = indicators.flatMap((each) => each.departments.map((department) => departmentText(each, department)));
  if (parts.length > 0) return parts.join('\n\n');
  return `${period}: others have measured nothing of it in ${months.length} months`;
}

function departmentText(of: SatisfactionOfIndicator, department: SatisfactionOfDepartment): string {
  const { method, centre, message, gap, months } = department;
  const chart = method === 'p' ? 'p-chart' : 'XmR chart';
  return [
    `${of.indicator}, ${department.department} (${department.name}): ${message}`,
    ...(gap ? [gap.message] : []),
    `${chart}, mean ${shown(of, centre)}`,
    table([HEAD, ...months.filter(hasFigure).map((month) => rowOf(of, month, centre))], RIGHT),
  ].join('\n');
}

const hasFigure = ({ thirdParty, internal }: SatisfactionMonth): boolean => thirdParty !== null || internal !== null;

const shown = (of: Pick<Indicator, 'unit'>, value: string): string => shownValue(of, exact(value));

function rowOf(of: SatisfactionOfIndicator, month: SatisfactionMonth, centre: string): string[] {
  const { thirdParty, internal, gap } = month;
  const mark = !thirdParty?.signal ? '' : exact(thirdParty.value).isGreaterThan(exact(centre)) ? '▲' : '▼';
  return [
    month.period,
    ...figureCells(of, thirdParty),
    limitText(of, thirdParty?.low),
    limitText(of, thirdParty?.high),
    thirdParty?.signal ? `${mark} ${thirdParty.signal}` : '',
    ...figureCells(of, internal),
    gap === null ? '' : shown(of, gap),
  ];
}

const limitText = (of: SatisfactionOfIndicator, limit: string | null | undefined): string =>
  typeof limit === 'string' ? shown(of, limit) : '';

const figureCells = (of: SatisfactionOfIndicator, figure: FigureView | null): string[] =>
  figure ? [`${figure.isReported ? '' : '+ '}${shown(of, figure.value)}`, figure.sample ?? ''] : ['', ''];
