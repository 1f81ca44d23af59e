import { currencyDecimals } from './currency.js';
import type { EligibilityRule } from './documents.js';
import { constant, Exact } from './exact.js';
import type { Hold } from './explanation.js';
import type { AssignmentFacts, EmployeeFacts, PayoutInput } from './payout-input.js';
import { monthsOfServiceAtEndOf } from './period.js';
import type { CompiledPlan } from './plan.js';
import { DEFAULT_PRIORITY, type FactSource } from './rule.js';
import { RESULT_ANSWERS } from './result-facts.js';
import type { RuleSet } from './rule-set.js';

/** What rules can ask about an employee on an assignment; `attributes` as the rule documents declare them. */
export function employeeFacts({ period, employee, ruleSet }: PayoutInput, assignment: AssignmentFacts): FactSource {
  const facts: Record<string, FactSource[string]> = {
    $results: undefined,
    $places: undefined,
    score: RESULT_ANSWERS.score,
    value: RESULT_ANSWERS.value,
    sample: RESULT_ANSWERS.sample,
    attainment: RESULT_ANSWERS.attainment,
    'group-score': RESULT_ANSWERS.groupScore,
    employee: employee.code,
    role: assignment.role,
    department: assignment.department,
    departments: assignment.departments,
    'tenure-months': Exact.of(monthsOfServiceAtEndOf(period.code, employee.hired)),
    period: period.code,
    month: constant(period.code.slice(5, 7)),
  };
  for (const { name, type } of ruleSet.attributes) {
    const text = Object.hasOwn(employee.attributes, name) ? employee.attributes[name] : undefined;
    facts[name] = text !== undefined && type === 'number' ? Exact.parse(text) : text;
  }
  return facts;
}

type PlanChoice = { readonly plan: CompiledPlan } | { readonly hold: Hold };

/** Of the eligibility rules whose flag says that they fire, in their order, the one with the highest priority names the plan; a tie between two plans is nobody's to break. */
export function choosePlan({ eligibility, plans }: RuleSet, fired: readonly boolean[]): PlanChoice {
  const { rules } = eligibility.compiled;
  const first = rules[fired.indexOf(true)];
  if (!first) return { hold: { code: 'no-plan' } };
  const { id } = first.event.params;
  const rivals = rules.filter((rule, i) => fired[i] && priorityOf(rule) === priorityOf(first) && planOf(rule) !== id);
  if (rivals.length > 0)
    return { hold: { code: 'two-plans', plans: [...new Set([id, ...rivals.map(planOf)])].sort() } };
  const plan = plans.get(id);
  return plan ? { plan } : { hold: { code: 'unknown-plan', plan: id } };
}

const planOf = ({ event }: EligibilityRule): string => event.params.id;

/** The plan that an employee is on by an assignment, for asking besides the line itself; `undefined` where it is none or unclear. */
export function planFor(input: PayoutInput, assignment: AssignmentFacts): CompiledPlan | undefined {
  const { ruleSet } = input;
  const choice = choosePlan(ruleSet, ruleSet.eligibility.compiled.fires(employeeFacts(input, assignment)));
  return 'plan' in choice ? choice.plan : undefined;
}

const priorityOf = ({ priority }: EligibilityRule): number => priority ?? DEFAULT_PRIORITY;

/** What makes a plan's money meaningless for this employee, so that nothing may be computed. */
export function planProblem({ document }: CompiledPlan, employee: EmployeeFacts): Hold | undefined {
  const { currency, round } = document.payout;
  if (currency !== undefined && currency !== employee.currency)
    return { code: 'wrong-currency', have: employee.currency, need: currency };
  if (!constant(round.to).isMultipleOf(Exact.fromScaledInteger(1n, currencyDecimals(employee.currency))))
    return { code: 'rounding-finer-than-currency', step: round.to, currency: employee.currency };
  return undefined;
}
