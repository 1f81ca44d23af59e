import { adjustedAmount, roundedAmount } from './adjustment.js';
import { Exact } from './exact.js';
import type { MostToGain } from './explanation.js';
import type { ScoredLine } from './line.js';
import { lookedAt } from './plan.js';

/**
 * By exact inversion: for each scored component the next step up (its target, or its best where it is on target), what that would
 * have paid with the rules that fired, and of these the largest gain. Only for what one's own value alone decides: `null` where
 * groups multiply or a pool is shared, and without components that others look at.
 */
export function mostToGain({ context, score, base, fired, amount }: ScoredLine): MostToGain | null {
  const { variant } = context;
  const { payout } = variant.document;
  if (variant.isProduct || payout.pool) return null;
  const lookedAtByOthers = new Set(
    variant.components.flatMap((by) =>
      by.curve.inputs.flatMap((input) => lookedAt(input, by, variant.components, variant.groups)),
    ),
  );
  let most: { component: string; from: Exact; to: Exact; open: boolean; gain: Exact } | undefined;
  for (const [i, { component, value, attainment, discount, shrunk }] of score.components.entries()) {
    const better = component.indicator?.better ?? 'within';
    const weight = score.effective[i];
    if (!value || !attainment || !weight || better === 'within' || lookedAtByOthers.has(component)) continue;
    if (discount || shrunk) continue;
    const next = attainment.isLessThan(Exact.ONE)
      ? (component.curve.target(better) ?? component.curve.best(better))
      : component.curve.best(better);
    if (!next?.attainment.isGreaterThan(attainment)) continue;
    const more = variant.scale.times(weight).times(next.attainment.minus(attainment));
    const gain = roundedAmount(adjustedAmount({ ...base, score: base.score.plus(more) }, fired, payout), payout).minus(
      amount,
    );
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
