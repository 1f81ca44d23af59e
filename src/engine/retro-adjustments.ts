import { currencyDecimals } from './currency.js';
import { Exact, exact } from './exact.js';

/** Why a locked period comes out otherwise: other figures, another plan, another roster; or it was recovered already. */
export type RetroCause = 'metric' | 'plan' | 'roster' | 'clawback';

/** What a correction of a locked period left to be paid or recovered, as far as no approved period has settled it yet. */
export interface OpenAdjustment {
  readonly id: number;
  /** A period computed again, or a payout recovered for a stated cause. */
  readonly kind: 'retro' | 'clawback';
  /** The locked period that was corrected. */
  readonly period: string;
  /** Where it counts in totals: the department of that period's first line. */
  readonly department: string;
  readonly currency: string;
  /** All of it, signed, in decimal text with the currency's decimals; `open` is what is left. */
  readonly amount: string;
  readonly open: string;
  /** They add up to the amount. Empty for a clawback. */
  readonly causes: readonly { readonly cause: RetroCause; readonly amount: string }[];
  /** Why, in the words of whoever recorded it. */
  readonly reason: string;
}

/** How much of an adjustment a payout settles. */
export interface SettledAdjustment {
  readonly adjustment: OpenAdjustment;
  /** Signed, in whole minor units. */
  readonly settled: Exact;
}

/** What decides how much can be settled. */
export interface Settling {
  readonly currency: string;
  /** What the period itself pays. */
  readonly earned: Exact;
  /** A payout that waits for somebody to decide settles nothing: its adjustments stay for the next one. */
  readonly isHeld: boolean;
  /** The share of what a period pays that may be recovered in it at most: see {@link RecoveryDocument}. */
  readonly atMost: Exact;
}

/**
 * Settles adjustments in order of their numbers: what is to be paid, in full; what is to be recovered, up to the share that may be
 * recovered of what the period pays, those additions included (rounded down to the minor unit). Another currency's stay open.
 */
export function settleAdjustments(
  open: readonly OpenAdjustment[],
  { currency, earned, isHeld, atMost }: Settling,
): readonly SettledAdjustment[] {
  const own = open.filter((adjustment) => adjustment.currency === currency);
  if (isHeld) return own.map((adjustment) => ({ adjustment, settled: Exact.ZERO }));
  const raised = Exact.sum(own.map((adjustment) => exact(adjustment.open)).filter((amount) => !amount.isNegative()));
  const step = Exact.fromScaledInteger(1n, currencyDecimals(currency));
  let recoverable = earned.plus(raised).greater(Exact.ZERO).times(atMost).roundedTo(step, 'floor');
  return own.map((adjustment) => {
    const amount = exact(adjustment.open);
    if (!amount.isNegative()) return { adjustment, settled: amount };
    const recovered = amount.absolute().lesser(recoverable);
    recoverable = recoverable.minus(recovered);
    return { adjustment, settled: recovered.negated() };
  });
}

/** An adjustment as evidence holds it: all of it, what was open, and what is settled of that. */
export type SettledText = Omit<OpenAdjustment, 'currency' | 'department'> & { readonly settled: string };

/** What of an adjustment is settled, as text. */
export function settledText({ adjustment, settled }: SettledAdjustment): SettledText {
  const { id, kind, period, currency, amount, open, causes, reason } = adjustment;
  return { id, kind, period, amount, open, causes, reason, settled: settled.toFixedText(currencyDecimals(currency)) };
}

/** What is still open once this is settled, in decimal text. */
export function leftOpen({ adjustment, settled }: SettledAdjustment): string {
  return exact(adjustment.open).minus(settled).toFixedText(currencyDecimals(adjustment.currency));
}
