import { adjustedAmount } from './adjustment.js';
import type { PayoutResult } from './payout-result.js';

/** What kept a payout down, or up: the cap or floor of its plan or of a rule, or a gate. */
export type LimitReached = 'cap' | 'floor' | 'gate';

/** Which limits changed the amount of any of a payout's lines. */
export function limitsReached({ lines }: PayoutResult): ReadonlySet<LimitReached> {
  const reached = new Set<LimitReached>();
  for (const { scored } of lines) {
    if (!scored?.score.score) continue;
    adjustedAmount(scored.base, scored.fired, scored.context.variant.document.payout, (step, before, after) => {
      const limit = step.effect ?? step.step;
      if ((limit === 'cap' || limit === 'floor' || limit === 'gate') && !before.equals(after)) reached.add(limit);
    });
  }
  return reached;
}
