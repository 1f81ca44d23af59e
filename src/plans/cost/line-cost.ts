/** What one line can cost: at target, and at most. */
import { adjustedAmount, roundedAmount, type AdjustmentBase } from '../../engine/adjustment.js';
import type { AdjustmentRule, PayoutFormula } from '../../engine/documents.js';
import { constant, Exact } from '../../engine/exact.js';
import type { Hold } from '../../engine/explanation.js';
import { moneyOf } from '../../engine/money-base.js';
import type { AssignmentFacts, EmployeeFacts } from '../../engine/payout-input.js';
import type { PlanVariant } from '../../engine/plan.js';
import type { FavourableRules, Firing } from './favourable-rules.js';
import type { PlanMost } from './plan-most.js';
import type { FactSource } from '../../engine/rule.js';

/** A plan with what can be said of it before anybody's figures. */
export interface CostedVariant {
  readonly variant: PlanVariant;
  readonly most: PlanMost;
  readonly rules: FavourableRules;
}

export interface LineCost {
  /** Prorated. */
  readonly target: Exact;
  /** Everything with an attainment of 1, no rule firing; rounded as the plan says. */
  readonly atTarget: Exact;
  /** `undefined` where there is no top. */
  readonly worst: Exact | undefined;
}

/** Works out one line; a hold where the employee has not the money that the plan pays by. */
export function lineCost(
  { variant, most, rules }: CostedVariant,
  line: { readonly employee: EmployeeFacts; readonly assignment: AssignmentFacts; readonly days: Exact },
  facts: FactSource,
): LineCost | Hold {
  const { groups, hasOwnTargets, scale, document } = variant;
  const bases = hasOwnTargets ? groups.map((g) => g.document?.of ?? 'target-bonus') : [document.payout.of];
  const targets: Exact[] = [];
  for (const base of bases) {
    const money = moneyOf(base, line.employee, line.assignment);
    if (!(money instanceof Exact)) return money;
    targets.push(money);
  }
  const whole = Exact.sum(targets);
  const days = document.payout.prorate === false ? Exact.ONE : line.days;
  const { incidents: _, ...payout } = document.payout;
  const base = { prorated: whole.times(days), days, incidentLoss: Exact.ZERO };
  const score = hasOwnTargets ? scoreOfOwnTargets(most, targets, whole) : most.score;
  const amounts = rules.combinations(facts).map((fired) => mostOf(score, base, fired, payout));
  const worst = amounts.reduce((a, b) => a && b && a.greater(b));
  return {
    target: base.prorated,
    atTarget: roundedAmount(adjustedAmount({ ...base, score: scale }, [], payout), payout),
    worst: worst && roundedAmount(worst, payout),
  };
}

/** Each group at its top, by its own target; one without a top has none to pay where its target is 0. */
function scoreOfOwnTargets({ groups }: PlanMost, targets: readonly Exact[], whole: Exact): Exact | undefined {
  if (whole.isZero()) return Exact.ZERO;
  let sum = Exact.ZERO;
  for (const [i, target] of targets.entries()) {
    if (target.isZero()) continue;
    const most = groups[i];
    if (!most) return undefined;
    sum = sum.plus(most.greater(Exact.ZERO).times(target));
  }
  return sum.dividedBy(whole);
}

type Base = Omit<AdjustmentBase, 'score'>;

/** The amount at a score; without a top until something caps it. */
function mostOf(score: Exact | undefined, base: Base, fired: Firing, payout: PayoutFormula): Exact | undefined {
  if (base.prorated.isZero()) return adjustedAmount({ ...base, score: Exact.ZERO }, fired, payout);
  if (score) return adjustedAmount({ ...base, score }, fired, payout);
  if (fired.some(({ event }) => event.type === 'gate')) return Exact.ZERO;
  const last = fired.findLastIndex(({ event }) => event.type === 'cap');
  const cap = fired[last];
  if (cap) {
    // From a cap on it is as if exactly that had been earned.
    const reached = capOf(cap, base).dividedBy(base.prorated).times(perOf(payout));
    return adjustedAmount({ ...base, score: reached }, fired.slice(last + 1), payout);
  }
  if (payout.cap === undefined) return undefined;
  return adjustedAmount({ ...base, score: constant(payout.cap).times(perOf(payout)) }, [], payout);
}

const perOf = ({ per }: PayoutFormula): Exact => (per === undefined ? Exact.ONE : constant(per));

function capOf({ event }: AdjustmentRule, base: Base): Exact {
  const { share, amount } = event.params as { readonly share?: string; readonly amount?: string };
  return share === undefined ? constant(amount ?? '0').times(base.days) : constant(share).times(base.prorated);
}
