/** What of a target bonus hangs on which component, before anything has been measured. */
import type { Indicator } from './documents.js';
import { Exact } from './exact.js';
import type { Hold } from './explanation.js';
import { moneyOf } from './money-base.js';
import type { AssignmentFacts, EmployeeFacts } from './payout-input.js';
import type { CompiledComponent, PlanVariant } from './plan.js';
import { indicatorsIn } from './plan-reading.js';

export interface Stake {
  readonly component: CompiledComponent;
  /** In the employee's currency. */
  readonly amount: Exact;
}

export interface Stakes {
  /** Prorated, where the plan prorates. */
  readonly target: Exact;
  /** In the order of the plan; together they are the target. */
  readonly components: readonly Stake[];
}

/**
 * Divides a line's target bonus over the components of its plan by what they weigh: within its group, times the group's weight or
 * target of its own. Groups that multiply count the same each. A hold where the employee has not the money that the plan pays by.
 *
 * @param days the days of the line ÷ the days of the period
 */
export function stakesOf(variant: PlanVariant, { employee, assignment, days }: Staked): Stakes | Hold {
  const { groups, hasOwnTargets, document } = variant;
  const bases = hasOwnTargets ? groups.map((group) => group.document?.of ?? 'target-bonus') : [document.payout.of];
  const moneys: Exact[] = [];
  for (const base of bases) {
    const money = moneyOf(base, employee, assignment);
    if (!(money instanceof Exact)) return money;
    moneys.push(money);
  }
  const served = document.payout.prorate === false ? Exact.ONE : days;
  const target = Exact.sum(moneys).times(served);
  const components = groups.flatMap((group, i) => {
    const own = hasOwnTargets ? moneys[i]?.times(served) : undefined;
    const part = own ?? target.times(group.weight ?? Exact.of(1, groups.length));
    return group.components.map((component) => ({ component, amount: part.times(component.weight) }));
  });
  return { target, components };
}

/** Whose line it is, and for how much of the period. */
export interface Staked {
  readonly employee: EmployeeFacts;
  readonly assignment: AssignmentFacts;
  readonly days: Exact;
}

/** Every indicator that a component's attainment goes by: its own, and those that its curve reads. */
export function indicatorsOf(
  { document, indicator }: Pick<CompiledComponent, 'document' | 'indicator'>,
  catalogue: ReadonlyMap<string, Indicator>,
): readonly Indicator[] {
  const others = indicatorsIn(document.attainment).flatMap((code) => catalogue.get(code) ?? []);
  return [...new Set(indicator ? [indicator, ...others] : others)];
}
