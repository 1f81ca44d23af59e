import { percentText } from './pareto-text.js';
import type { ReefsView, ReefView, ReefWatch, StayView, SunkReefView } from './reefs.service.js';

/** Departures that a terminal is shown; `--json` has all. */
const SHOWN = 6;
const TRENDS = { more: '▲', fewer: '▼', steady: '·' } as const;

/** The reef watch for the terminal: the whole, then each department. */
export function reefsText({ period, by, months, whole, departments }: ReefsView): string {
  const known = months.length === 0 ? '' : `, ${months.length} months known since ${months[0] ?? ''}`;
  return [
    `${period}: the highest reefs by ${by}${known}`,
    ...watchLines('all', whole),
    ...departments.flatMap(({ department, ...watch }) => watchLines(department, watch)),
  ].join('\n');
}

function watchLines(what: string, { total, highest, sunk }: ReefWatch): string[] {
  return [
    `${what}: ${total} complaints`,
    ...highest.map(reefLine),
    ...sunk.slice(0, SHOWN).map(sunkLine),
    ...(sunk.length > SHOWN ? [`  … and ${sunk.length - SHOWN} more that went`] : []),
  ];
}

function reefLine(reef: ReefView): string {
  const { rank, key, count, share, change, trend } = reef;
  const moved = change === null || trend === null ? '' : `  ${TRENDS[trend]} ${change > 0 ? '+' : ''}${change}`;
  return `  ${rank}  ${key}  ${count}  ${percentText(share)}${moved}  since ${stayText(reef)}`;
}

function sunkLine(reef: SunkReefView): string {
  const { key, left, before, count, rose } = reef;
  const instead = rose.map(({ key: each, before: was, count: is }) => `${each} (${was} → ${is})`).join(', ');
  return `  ↓  ${key} went in ${left} (${before} → ${count}), there since ${stayText(reef)}; ${instead === '' ? 'nothing rose' : `up came ${instead}`}`;
}

const stayText = ({ since, months, isFromTheFirst }: StayView): string =>
  `${since}${isFromTheFirst ? ' or before' : ''}, ${months} ${months === 1 ? 'month' : 'months'}`;
