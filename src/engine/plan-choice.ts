import { currencyDecimals } from './currency.js';
import type { EligibilityRule } from './documents.js';
import { Exact, exact } from './exact.js';
import type { Hold } from './explanation.js';
import type { FactValue } from './operators.js';
import type { AssignmentFacts, EmployeeFacts, PayoutInput } from './payout-input.js';
import { dayBefore, monthsOfService } from './period.js';
import type { FactSource, RuleTrace } from './rule-evaluator.js';
import type { CompiledPlan, RuleSet } from './rule-set.js';

/** What rules can ask about an employee on an assignment; `attributes` as the rule documents declare them. */
export function employeeFacts({ period, employee, ruleSet }: PayoutInput, assignment: AssignmentFacts): FactSource {
  const attributes = ruleSet.attributes.map(({ name, type }): [string, FactValue] => {
    const text = Object.hasOwn(employee.attributes, name) ? employee.attributes[name] : undefined;
    return [name, text !== undefined && type === 'number' ? Exact.parse(text) : text];
  });
  const lastDay = dayBefore(period.to);
  return {
    ...Object.fromEntries(attributes),
    employee: employee.code,
    role: assignment.role,
    department: assignment.department,
    departments: assignment.departments,
    'tenure-months': Exact.of(monthsOfService(employee.hired, lastDay)),
    period: period.code,
    month: Exact.of(Number(period.code.slice(5, 7))),
  };
}

type PlanChoice = { readonly plan: CompiledPlan } | { readonly hold: Hold };

/** Of the eligibility rules that fired, the one with the highest priority names the plan; a tie between two plans is nobody's to break. */
export function choosePlan(
  ruleSet: RuleSet,
  traces: readonly (RuleTrace & { readonly rule: EligibilityRule })[],
): PlanChoice {
  const fired = traces.filter((trace) => trace.fired);
  const highest = fired[0]?.priority;
  const named = [...new Set(fired.filter((t) => t.priority === highest).map((t) => t.rule.event.params.id))].sort();
  const [id] = named;
  if (id === undefined) return { hold: { code: 'no-plan' } };
  if (named.length > 1) return { hold: { code: 'two-plans', plans: named } };
  const plan = ruleSet.plans.get(id);
  return plan ? { plan } : { hold: { code: 'unknown-plan', plan: id } };
}

/** What makes a plan's money meaningless for this employee, so that nothing may be computed. */
export function planProblem(
  plan: CompiledPlan,
  employee: EmployeeFacts,
  assignment: AssignmentFacts,
): Hold | undefined {
  const { currency, round } = plan.document.payout;
  if (currency !== undefined && currency !== employee.currency)
    return { code: 'wrong-currency', have: employee.currency, need: currency };
  if (!exact(round.to).isMultipleOf(Exact.fromScaledInteger(1n, currencyDecimals(employee.currency))))
    return { code: 'rounding-finer-than-currency', step: round.to, currency: employee.currency };
  if (assignment.targetBonus.endsWith('%') && !employee.salary) return { code: 'no-salary' };
  return undefined;
}
