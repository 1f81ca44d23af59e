import { Exact, exact } from '../engine/exact.js';
import type { ChangeView, ParetoRowView, ParetoView } from './pareto.service.js';

/** Rows that a terminal is shown; `--json` has all. */
const SHOWN = 30;
const HUNDRED = Exact.of(100);

/** A share in percent with two decimals: `19.19 %`. */
export const percentText = (share: string): string => `${exact(share).times(HUNDRED).toFixedText(2)} %`;

/** A Pareto as a table for the terminal. */
export function paretoText(view: ParetoView): string {
  const { period, by, measure, currency, total, rows, vanished, uncatalogued } = view;
  const by2 = measure === 'count' ? '' : `, by ${measure}${currency === null ? '' : ` in ${currency}`}`;
  const head = `${period}: ${total} complaints by ${by}${by2}`;
  const width = Math.min(60, Math.max(3, ...rows.slice(0, SHOWN).map(({ key }) => key.length)));
  const lines = rows.slice(0, SHOWN).map((row) => rowText(row, width, measure !== 'count'));
  const few = rows.filter(({ vital }) => vital).length;
  return [
    head,
    ...lines,
    ...(rows.length > SHOWN ? [`  … and ${rows.length - SHOWN} more`] : []),
    ...(few > 0 ? [`* the vital few: ${few} of ${rows.length}; equal ones are in order of name`] : []),
    ...(vanished.length > 0
      ? [
          `gone since the month before: ${vanished
            .slice(0, 5)
            .map(({ key, count }) => `${key} (${count})`)
            .join(', ')}${vanished.length > 5 ? ` and ${vanished.length - 5} more` : ''}`,
        ]
      : []),
    ...(uncatalogued.length > 0 ? [`not in the catalogue of causes: ${uncatalogued.length}`] : []),
  ].join('\n');
}

function rowText(row: ParetoRowView, width: number, hasMeasure: boolean): string {
  const cells = [
    row.vital ? '*' : ' ',
    String(row.rank).padStart(3),
    row.key.slice(0, width).padEnd(width),
    String(row.count).padStart(7),
    ...(hasMeasure ? [row.measured.padStart(12)] : []),
    percentText(row.share).padStart(9),
    percentText(row.cumulative).padStart(9),
    changeText(row.previous, row.isNew),
    row.lastYear ? `last year ${changeText(row.lastYear, false)}` : '',
  ];
  return cells.join('  ').trimEnd();
}

const TRENDS = { more: '▲', fewer: '▼', steady: '·' } as const;

function changeText(change: ChangeView | null, isNew: boolean): string {
  if (!change) return '';
  const sign = change.change > 0 ? '+' : '';
  return `${TRENDS[change.trend]} ${sign}${change.change}${isNew ? ' new' : ''}`;
}
