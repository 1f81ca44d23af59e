import { currencyDecimals } from './currency.js';
import { Exact } from './exact.js';
import type { Explanation, Hold, LineExplanation } from './explanation.js';
import { assignedDays, type AssignedDays, type AssignmentFacts, type PayoutInput } from './payout-input.js';
import { choosePlan, employeeFacts, planProblem } from './plan-choice.js';
import type { RuleTrace } from './rule-evaluator.js';
import { scoreLine } from './scorecard.js';

/** Stands in every explanation: it changes when the same inputs would be computed or explained otherwise. */
export const ENGINE_VERSION = 'cxpay-engine/1';

export interface PayoutLineResult {
  readonly role: string;
  readonly department: string;
  readonly plan: { readonly id: string; readonly hash: string } | undefined;
  readonly score: Exact | undefined;
  readonly amount: Exact;
  readonly firedRules: readonly string[];
}

export interface PayoutResult {
  readonly currency: string;
  readonly amount: Exact;
  /** The same in whole minor units of the currency. */
  readonly amountMinor: bigint;
  readonly status: 'payable' | 'held';
  readonly lines: readonly PayoutLineResult[];
  readonly explanation: Explanation;
}

/**
 * Computes and explains one employee's payout: a line for each assignment in the period, each rounded once as its plan says, and
 * their sum. Depends on nothing but its input, so the same input gives the same explanation to the byte.
 */
export async function computePayout(input: PayoutInput): Promise<PayoutResult> {
  const { period, employee, ruleSet } = input;
  const lines: LineComputed[] = [];
  for (const assignment of input.assignments) {
    const days = assignedDays(period, employee, assignment);
    if (days) lines.push(await computeLine(input, assignment, days));
  }
  const holds = lines.flatMap((line, i) => line.holds.map((hold): Hold => ({ line: i + 1, ...hold })));
  if (lines.length === 0) holds.push({ code: 'no-assignment' });
  const amount = Exact.sum(lines.map(({ result }) => result.amount));
  const status = holds.length > 0 ? 'held' : 'payable';
  return {
    currency: employee.currency,
    amount,
    amountMinor: amount.toScaledInteger(currencyDecimals(employee.currency)),
    status,
    lines: lines.map(({ result }) => result),
    explanation: {
      format: 'cxpay-explanation/1',
      engine: ENGINE_VERSION,
      period: { code: period.code, from: period.from, to: period.to, days: period.days },
      ruleSet: ruleSet.hash,
      employee: {
        code: employee.code,
        name: employee.name,
        hired: employee.hired,
        left: employee.left,
        salary: employee.salary?.toText() ?? null,
        attributes: employee.attributes,
      },
      currency: employee.currency,
      lines: lines.map(({ explanation }) => explanation),
      amount: inCurrency(amount, employee.currency),
      status,
      holds,
    },
  };
}

const inCurrency = (amount: Exact, currency: string): string => amount.toFixedText(currencyDecimals(currency));

interface LineComputed {
  readonly result: PayoutLineResult;
  readonly explanation: LineExplanation;
  readonly holds: readonly Hold[];
}

async function computeLine(input: PayoutInput, assignment: AssignmentFacts, days: AssignedDays): Promise<LineComputed> {
  const facts = employeeFacts(input, assignment);
  const traces = await input.ruleSet.eligibility.evaluate(facts);
  const choice = choosePlan(input.ruleSet, traces);
  const problem = 'hold' in choice ? choice.hold : planProblem(choice.plan, input.employee, assignment);
  const scored =
    'plan' in choice && !problem ? await scoreLine(input, assignment, days, choice.plan, facts) : undefined;
  const outOfBounds = scored && amountProblem(scored.amount, input.employee.currency);
  const amount = outOfBounds?.code === 'amount-too-large' ? Exact.ZERO : (scored?.amount ?? Exact.ZERO);
  const { role, department, from, to, targetBonus } = assignment;
  const plan = 'plan' in choice ? choice.plan : undefined;
  return {
    result: {
      role,
      department,
      plan: plan && { id: plan.id, hash: plan.hash },
      score: scored?.score,
      amount,
      firedRules: scored?.firedRules ?? [],
    },
    holds: problem ? [problem] : [...(scored?.holds ?? []), ...(outOfBounds ? [outOfBounds] : [])],
    explanation: {
      assignment: { role, department, from, to, targetBonus },
      proration: { ...days, of: input.period.days },
      eligibility: explainEligibility(plan?.id ?? null, traces),
      scorecard: scored?.scorecard ?? null,
      amount: inCurrency(amount, input.employee.currency),
    },
  };
}

/** The largest amount of one line, in minor units: thirty-one of them, one a day, still add up within 2^53. */
const MOST_MINOR = 10n ** 14n;

/** A plan can take away, or be mistaken by powers of ten: neither is paid before somebody has looked at it. */
function amountProblem(amount: Exact, currency: string): Hold | undefined {
  if (amount.isNegative()) return { code: 'negative-amount' };
  const most = Exact.fromScaledInteger(MOST_MINOR, currencyDecimals(currency));
  return amount.isGreaterThan(most) ? { code: 'amount-too-large', amount: amount.toText() } : undefined;
}

function explainEligibility(plan: string | null, traces: readonly RuleTrace[]): LineExplanation['eligibility'] {
  const of = (fires: boolean) => traces.filter(({ fired }) => fired === fires);
  const whyNot = of(false).map(({ name, conditions }) => ({ name, conditions }));
  return {
    plan,
    fired: of(true).map(({ name, priority, conditions }) => ({ name, priority, conditions })),
    notFired: of(false).map(({ name }) => name),
    ...(of(true).length === 0 && { whyNot }),
  };
}
