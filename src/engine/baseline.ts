import type { Baseline } from './documents.js';
import { monthAfter } from './period.js';

/** The earlier period that a baseline is of, beside a period; `undefined` where it is of no other period. */
export function baselinePeriod(over: Baseline, period: string): string | undefined {
  if (over === 'previous-period') return monthAfter(period, -1);
  if (over === 'same-month-last-year') return monthAfter(period, -12);
  return typeof over === 'object' && 'period' in over ? over.period : undefined;
}
