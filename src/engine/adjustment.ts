import type { AdjustmentEvent, AdjustmentRule, PayoutFormula } from './documents.js';
import { constant, Exact } from './exact.js';
import type { PayoutStep } from './explanation.js';

/** What adjusting starts from: all amounts of one line, exact. */
export interface AdjustmentBase {
  /** Target bonus for the days of the line. */
  readonly prorated: Exact;
  /** Days of the line ÷ days of the period. */
  readonly days: Exact;
  readonly score: Exact;
  /** What incidents are charged to this line, before the plan's ceiling. */
  readonly incidentLoss: Exact;
}

/** Hears of each step, for the explanation. */
export type NoteStep = (step: Omit<PayoutStep, 'before' | 'after'>, before: Exact, after: Exact) => void;

/**
 * From target × score to the amount before it is rounded or shared out of a pool: the rules that fired in the order given, the
 * plan's cap and floor, then what incidents cost. A gate ends it: nothing after brings pay back.
 */
export function adjustedAmount(
  base: AdjustmentBase,
  fired: readonly AdjustmentRule[],
  payout: PayoutFormula,
  note?: NoteStep,
): Exact {
  const scored = base.prorated.times(base.score);
  let amount = payout.per === undefined ? scored : scored.dividedBy(constant(payout.per));
  note?.({ step: 'score', by: base.score.toText() }, base.prorated, amount);
  for (const { name, event } of fired) {
    const after = applied(amount, event, base);
    note?.({ step: 'rule', rule: name, effect: event.type, ...written(event) }, amount, after);
    amount = after;
    if (event.type === 'gate') return Exact.ZERO;
  }
  if (payout.cap !== undefined) {
    const capped = amount.lesser(base.prorated.times(constant(payout.cap)));
    note?.({ step: 'cap', by: payout.cap }, amount, capped);
    amount = capped;
  }
  if (payout.floor !== undefined) {
    const floored = amount.greater(base.prorated.times(constant(payout.floor)));
    note?.({ step: 'floor', by: payout.floor }, amount, floored);
    amount = floored;
  }
  const cost = incidentCost(base, payout, amount);
  if (cost.isZero()) return amount;
  const left = amount.minus(cost);
  note?.({ step: 'incidents', by: cost.toText() }, amount, left);
  return left;
}

/** What incidents take of an amount: the loss charged, at most the ceiling, and never more than there is. */
export function incidentCost({ incidentLoss, prorated }: AdjustmentBase, payout: PayoutFormula, amount: Exact): Exact {
  if (!payout.incidents || incidentLoss.isZero() || amount.isNegative()) return Exact.ZERO;
  return incidentLoss.lesser(prorated.times(constant(payout.incidents.ceiling))).lesser(amount);
}

/** The plan's one rounding. */
export function roundedAmount(amount: Exact, { round }: PayoutFormula, note?: NoteStep): Exact {
  const rounded = amount.roundedTo(constant(round.to), round.mode);
  note?.({ step: 'round', by: round.to, mode: round.mode }, amount, rounded);
  return rounded;
}

function applied(amount: Exact, event: AdjustmentEvent, base: AdjustmentBase): Exact {
  switch (event.type) {
    case 'gate':
      return Exact.ZERO;
    case 'hold':
      return amount;
    case 'multiply':
      return amount.times(constant(event.params.by));
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
    ? constant(params.amount ?? '0').times(base.days)
    : constant(params.share).times(base.prorated);
}

function written(event: AdjustmentEvent): { by?: string } {
  if (event.type === 'gate' || event.type === 'hold') return {};
  if (event.type === 'multiply') return { by: event.params.by };
  return { by: event.params.share ?? event.params.amount ?? '' };
}
