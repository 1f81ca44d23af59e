import { currencyDecimals } from './currency.js';
import { Exact } from './exact.js';
import type { Hold } from './explanation.js';
import { explainPayout } from './explain-payout.js';
import { scoreLine, type LineSetting } from './line.js';
import { assignedDays, type PayoutInput } from './payout-input.js';
import type { CompiledPlan } from './plan.js';
import { PayoutResult, type PayoutLineResult } from './payout-result.js';
import { choosePlan, employeeFacts, planProblem } from './plan-choice.js';
import { decide, decidedByCompiledRules, decidedByReference, type Deciding } from './rule-decisions.js';

export { PayoutResult, type PayoutLineResult } from './payout-result.js';

/** Stands in every explanation: it changes when the same inputs would be computed or explained otherwise. */
export const ENGINE_VERSION = 'cxpay-engine/2';

/**
 * Computes one employee's payout: a line for each assignment in the period, each rounded once as its plan says, and their sum.
 * Depends on nothing but its input, so the same input gives the same payout and the same explanation to the byte.
 */
export const computePayout = (input: PayoutInput): PayoutResult => decidedByCompiledRules(payout(input));

/** The same, by json-rules-engine wherever rules decide: for whoever does not take the compiled rules' word for it. */
export const computePayoutByReference = (input: PayoutInput): Promise<PayoutResult> =>
  decidedByReference(payout(input));

const explain = (result: PayoutResult) => explainPayout(result, ENGINE_VERSION);

function* payout(input: PayoutInput): Deciding<PayoutResult> {
  const { period, employee } = input;
  const charges = input.population?.charges.get(employee.code) ?? [];
  let incidentLoss = Exact.sum(charges.map(({ charged }) => charged));
  const lines: PayoutLineResult[] = [];
  for (const assignment of input.assignments) {
    const days = assignedDays(period, employee, assignment);
    if (!days) continue;
    const facts = employeeFacts(input, assignment);
    const line = yield* payoutLine({ input, assignment, days, ordinal: lines.length + 1, incidentLoss, facts });
    lines.push(line);
    incidentLoss = incidentLoss.minus(line.scored?.incidentCost ?? Exact.ZERO);
  }
  return new PayoutResult(input, lines, explain);
}

function* payoutLine(setting: LineSetting): Deciding<PayoutLineResult> {
  const { input, assignment } = setting;
  const eligible = yield* decide(input.ruleSet.eligibility, setting.facts);
  const choice = choosePlan(input.ruleSet, eligible);
  const { role, department } = assignment;
  const unscored = (hold: Hold, plan?: CompiledPlan): PayoutLineResult => ({
    ...{ setting, role, department, eligible, plan },
    ...{ scored: undefined, score: undefined, amount: Exact.ZERO, holds: [hold] },
  });
  if ('hold' in choice) return unscored(choice.hold);
  const { plan } = choice;
  const problem = planProblem(plan, input.employee);
  if (problem) return unscored(problem, plan);
  const scored = yield* scoreLine(setting, plan);
  if ('code' in scored) return unscored(scored, plan);
  const { amount, holds, score } = scored;
  const outOfBounds = amountProblem(amount, input.employee.currency);
  // Written out: this is everybody's way, and spreading an object takes longer than scoring a component.
  if (!outOfBounds) return { setting, role, department, eligible, plan, scored, score: score.score, amount, holds };
  const isTooLarge = outOfBounds.code === 'amount-too-large';
  return {
    ...{ setting, role, department, eligible, plan, score: score.score, holds: [...holds, outOfBounds] },
    scored: isTooLarge ? { ...scored, parts: scored.parts.map(() => Exact.ZERO) } : scored,
    amount: isTooLarge ? Exact.ZERO : amount,
  };
}

/** The largest amount of one line, in minor units: thirty-one of them, one a day, still add up within 2^53. */
const MOST_MINOR = 10n ** 14n;

/** Below it in any currency, and compared at once. */
const LARGE = Exact.of(1_000_000_000);

/** A plan can take away, or be mistaken by powers of ten: neither is paid before somebody has looked at it. */
function amountProblem(amount: Exact, currency: string): Hold | undefined {
  const isNegative = amount.isNegative();
  const size = isNegative ? amount.negated() : amount;
  if (size.isGreaterThan(LARGE) && size.isGreaterThan(Exact.fromScaledInteger(MOST_MINOR, currencyDecimals(currency))))
    return { code: 'amount-too-large', amount: amount.toText() };
  return isNegative ? { code: 'negative-amount' } : undefined;
}
