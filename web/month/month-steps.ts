import type { StepName } from '../words/month-words';
import type { Month } from './month-queries';

export const STEPS: readonly StepName[] = ['data', 'preflight', 'run', 'review', 'approve', 'export'];
/** What each step's view is given. */
export interface StepProps {
  readonly month: Month;
  /** May whoever is signed in do this? */
  readonly may: (permission: string) => boolean;
}

export type Mark = 'done' | 'now' | 'later';

/** How many of the steps a month in this state has behind it. */
const BEHIND: Readonly<Record<Month['state'], number>> = {
  open: 0,
  calculated: 3,
  'in-review': 4,
  approved: 5,
  locked: 6,
};

/** Where each step stands. What is open has its figures in front of it, and preflight with them. */
export function markOf(step: StepName, state: Month['state'], hasData: boolean): Mark {
  const at = STEPS.indexOf(step);
  const behind = state === 'open' && hasData ? 1 : BEHIND[state];
  if (at < behind) return 'done';
  return at === behind ? 'now' : 'later';
}

/** The step that is open where the address names none. */
export function stepNow(state: Month['state'], hasData: boolean): StepName {
  return STEPS.find((step) => markOf(step, state, hasData) === 'now') ?? 'export';
}

/** The month after. */
export function monthAfter(period: string): string {
  const [year = 0, month = 0] = period.split('-').map(Number);
  return monthOf(new Date(Date.UTC(year, month, 1)));
}

export const monthOf = (day: Date): string => day.toISOString().slice(0, 7);

/** What can be chosen, the latest first: what has been run, the month after, and the one before today. */
export function choices(run: readonly { readonly period: string }[], today: Date): string[] {
  const lastMonth = monthOf(new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 1)));
  const latest = run[0]?.period;
  const all = [...run.map(({ period }) => period), ...(latest === undefined ? [lastMonth] : [monthAfter(latest)])];
  return [...new Set(all)].sort().reverse();
}
