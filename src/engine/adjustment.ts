import type { AdjustmentEvent, AdjustmentRule, PlanDocument } from './documents.js';
import { Exact, exact } from './exact.js';
import type { PayoutStep } from './explanation.js';

/** What adjusting starts from: all amounts of one line, exact. */
export interface AdjustmentBase {
  /** Target bonus for the days of the line. */
  readonly prorated: Exact;
  /** Days of the line ÷ days of the period. */
  readonly days: Exact;
  readonly score: Exact;
}

export interface Adjusted {
  readonly amount: Exact;
  readonly steps: readonly PayoutStep[];
}

/**
 * From target × score to the rounded amount: the rules that fired in the order given, then the plan's cap and floor, then its one
 * rounding. A gate ends it: nothing after brings pay back.
 */
export function adjust(
  base: AdjustmentBase,
  fired: readonly AdjustmentRule[],
  payout: PlanDocument['payout'],
): Adjusted {
  const steps: PayoutStep[] = [];
  const amount = adjustedAmount(base, fired, payout, (step, before, after) => {
    steps.push({ ...step, before: before.toText(), after: after.toText() });
  });
  return { amount, steps };
}

type NoteStep = (step: Omit<PayoutStep, 'before' | 'after'>, before: Exact, after: Exact) => void;

/** The same without its steps in words of decimals, where only the amount is asked for; `note` hears of each step. */
export function adjustedAmount(
  base: AdjustmentBase,
  fired: readonly AdjustmentRule[],
  payout: PlanDocument['payout'],
  note?: NoteStep,
): Exact {
  let amount = base.prorated.times(base.score);
  note?.({ step: 'score', by: base.score.toText() }, base.prorated, amount);
  const take = (step: Omit<PayoutStep, 'before' | 'after'>, after: Exact): void => {
    note?.(step, amount, after);
    amount = after;
  };
  for (const { name, event } of fired) {
    take({ step: 'rule', rule: name, effect: event.type, ...written(event) }, applied(amount, event, base));
    if (event.type === 'gate') return Exact.ZERO;
  }
  if (payout.cap !== undefined)
    take({ step: 'cap', by: payout.cap }, amount.lesser(base.prorated.times(exact(payout.cap))));
  if (payout.floor !== undefined)
    take({ step: 'floor', by: payout.floor }, amount.greater(base.prorated.times(exact(payout.floor))));
  const { to, mode } = payout.round;
  take({ step: 'round', by: to, mode }, amount.roundedTo(exact(to), mode));
  return amount;
}

function applied(amount: Exact, event: AdjustmentEvent, base: AdjustmentBase): Exact {
  switch (event.type) {
    case 'gate':
      return Exact.ZERO;
    case 'hold':
      return amount;
    case 'multiply':
      return amount.times(exact(event.params.by));
    case 'add':
      return amount.plus(money(event.params, base));
    case 'cap':
      return amount.lesser(money(event.params, base));
    case 'floor':
      return amount.greater(money(event.params, base));
  }
}

/** A share of the prorated target, or an amount for a whole period prorated by the same days. */
function money(params: { readonly share?: string; readonly amount?: string }, base: AdjustmentBase): Exact {
  return params.share === undefined
    ? exact(params.amount ?? '0').times(base.days)
    : exact(params.share).times(base.prorated);
}

function written(event: AdjustmentEvent): { by?: string } {
  if (event.type === 'gate' || event.type === 'hold') return {};
  if (event.type === 'multiply') return { by: event.params.by };
  return { by: event.params.share ?? event.params.amount ?? '' };
}
