import { adjustedAmount, type AdjustmentBase } from './adjustment.js';
import type { Score } from './component.js';
import type { AdjustmentRule } from './documents.js';
import { Exact } from './exact.js';
import type { MostToGain } from './explanation.js';
import type { CompiledPlan } from './rule-set.js';

/**
 * By exact inversion: for each scored component the next step up (its target, or its best where it is on target), what that would
 * have paid with the rules that fired, and of these the largest gain.
 */
export function mostToGain(
  scoring: Score,
  base: AdjustmentBase,
  fired: readonly AdjustmentRule[],
  plan: CompiledPlan,
  amount: Exact,
): MostToGain | null {
  let most: { component: string; from: Exact; to: Exact; open: boolean; gain: Exact } | undefined;
  for (const { component, value, attainment, effectiveWeight } of scoring.components) {
    const { better } = component.indicator;
    if (!value || !attainment || !effectiveWeight || better === 'within') continue;
    const next = attainment.isLessThan(Exact.ONE)
      ? (component.curve.target(better) ?? component.curve.best(better))
      : component.curve.best(better);
    if (!next?.attainment.isGreaterThan(attainment)) continue;
    const score = base.score.plus(effectiveWeight.times(next.attainment.minus(attainment)));
    const gain = adjustedAmount({ ...base, score }, fired, plan.document.payout).minus(amount);
    if (gain.isGreaterThan(most?.gain ?? Exact.ZERO))
      most = { component: component.document.id, from: value, to: next.value, open: next.open, gain };
  }
  return most
    ? {
        component: most.component,
        from: most.from.toText(),
        to: most.to.toText(),
        open: most.open,
        gain: most.gain.toText(),
      }
    : null;
}
