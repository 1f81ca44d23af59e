import type { PeriodAction } from '../audit/audit.service.js';
import { phrase, type Phrase } from '../engine/phrase.js';

/** Where a period stands. */
export const PERIOD_STATES = ['open', 'calculated', 'in-review', 'approved', 'locked'] as const;
export type PeriodState = (typeof PERIOD_STATES)[number];

interface Step {
  readonly from: PeriodState;
  readonly to: PeriodState;
  /** Does somebody answer for it by name? To submit is to hand over, as running is. */
  readonly isDecision: boolean;
  /** As sentences call it. */
  readonly noun: Phrase;
}

/** What is decided about a period: from which state it is, and to which it leads. There is no way out of `locked`. */
export const STEPS: Readonly<Record<PeriodAction, Step>> = {
  submit: { from: 'calculated', to: 'in-review', isDecision: false, noun: phrase`submitting a period` },
  'send-back': { from: 'in-review', to: 'calculated', isDecision: true, noun: phrase`sending a period back` },
  approve: { from: 'in-review', to: 'approved', isDecision: true, noun: phrase`approving a period` },
  'cancel-approval': { from: 'approved', to: 'in-review', isDecision: true, noun: phrase`cancelling an approval` },
  lock: { from: 'approved', to: 'locked', isDecision: true, noun: phrase`locking a period` },
};

/** A period's latest run, and the last thing that was decided about it, as far as there are any. */
export interface LatestOf {
  readonly run: number | undefined;
  readonly step: { readonly action: PeriodAction; readonly run: number } | undefined;
}

/**
 * Where a period stands: where its last step led, unless it has been run again since; then it is calculated anew.
 *
 * @example stateOf({ run: 2, step: { action: 'submit', run: 1 } }) // 'calculated'
 */
export function stateOf({ run, step }: LatestOf): PeriodState {
  if (run === undefined) return 'open';
  return step?.run === run ? STEPS[step.action].to : 'calculated';
}

/** Is what the period pays settled, so that it cannot be run? */
export const isClosed = (state: PeriodState): boolean => state === 'approved' || state === 'locked';
