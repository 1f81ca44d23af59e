/** How much target bonus hangs on each indicator. */
import type { EntityManager } from 'typeorm';

import { Exact } from '../engine/exact.js';
import type { Indicator } from '../engine/documents.js';
import { assignedDays } from '../engine/payout-input.js';
import type { Period } from '../engine/period.js';
import { choosePlan, employeeFacts } from '../engine/plan-choice.js';
import type { RuleSet } from '../engine/rule-set.js';
import { indicatorsOf, stakesOf, type Stake } from '../engine/stakes.js';
import { staff } from '../plans/cost/staff.js';

/** In one currency: what hangs on each indicator, and all target bonuses of people on a plan. */
export interface MoneyAtStake {
  readonly target: Exact;
  readonly byIndicator: ReadonlyMap<string, Exact>;
}

/** Target bonuses of a month by currency and indicator, of lines in some departments where any are named. */
export async function moneyByIndicator(
  manager: EntityManager,
  load: number,
  period: Period,
  ruleSet: RuleSet,
  departments: readonly string[] | undefined,
): Promise<ReadonlyMap<string, MoneyAtStake>> {
  const within = departments && new Set(departments);
  const money = new Map<string, { target: Exact; readonly byIndicator: Map<string, Exact> }>();
  for await (const input of staff(manager, load, period, ruleSet))
    for (const assignment of input.assignments) {
      const served = assignedDays(period, input.employee, assignment);
      if (!served || (within && !within.has(assignment.department))) continue;
      const { employee } = input;
      const choice = choosePlan(ruleSet, ruleSet.eligibility.compiled.fires(employeeFacts(input, assignment)));
      if (!('plan' in choice)) continue;
      const variant = choice.plan.variantFor(period.code, { ...assignment, attributes: employee.attributes });
      const days = Exact.of(served.days, period.days);
      const stakes = stakesOf(variant, { employee, assignment, days });
      if ('code' in stakes) continue;
      const sums = money.get(employee.currency) ?? { target: Exact.ZERO, byIndicator: new Map<string, Exact>() };
      money.set(employee.currency, sums);
      sums.target = sums.target.plus(stakes.target);
      for (const stake of stakes.components) addStake(sums.byIndicator, stake, ruleSet.indicators);
    }
  return money;
}

/** To the component's own indicator; where it has none, to those that its curve reads, in equal parts. */
function addStake(
  sums: Map<string, Exact>,
  { component, amount }: Stake,
  catalogue: ReadonlyMap<string, Indicator>,
): void {
  const of = component.indicator ? [component.indicator] : indicatorsOf(component, catalogue);
  for (const { code } of of) sums.set(code, (sums.get(code) ?? Exact.ZERO).plus(amount.dividedBy(Exact.of(of.length))));
}
