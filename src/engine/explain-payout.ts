import { currencyDecimals } from './currency.js';
import type { Exact } from './exact.js';
import type { Explanation, LineExplanation } from './explanation.js';
import { explainScorecard } from './explain-scorecard.js';
import type { PayoutLineResult, PayoutResult } from './payout-result.js';
import { leftOpen, settledText } from './retro-adjustments.js';

/** Everything that led to a payout, as data. */
export function explainPayout(payout: PayoutResult, engine: string): Explanation {
  const { period, employee, ruleSet } = payout.input;
  return {
    format: 'cxpay-explanation/2',
    engine,
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
    lines: payout.lines.map((line) => explainLine(line, employee.currency)),
    ...adjustmentsOf(payout),
    amount: inCurrency(payout.amount, employee.currency),
    status: payout.status,
    holds: payout.holds,
  };
}

function adjustmentsOf(payout: PayoutResult): Pick<Explanation, 'earned' | 'adjustments'> {
  if (payout.adjustments.length === 0) return {};
  const adjustments = payout.adjustments.map((settled) => ({ ...settledText(settled), left: leftOpen(settled) }));
  return { earned: inCurrency(payout.earned, payout.currency), adjustments };
}

const inCurrency = (amount: Exact, currency: string): string => amount.toFixedText(currencyDecimals(currency));

function explainLine(line: PayoutLineResult, currency: string): LineExplanation {
  const { input, assignment, days } = line.setting;
  const { role, department, from, to, targetBonus } = assignment;
  return {
    assignment: { role, department, from, to, targetBonus },
    proration: { ...days, of: input.period.days },
    eligibility: explainEligibility(line),
    scorecard: line.scored ? explainScorecard(line.setting, line.scored) : null,
    amount: inCurrency(line.amount, currency),
  };
}

function explainEligibility({ setting, eligible, plan }: PayoutLineResult): LineExplanation['eligibility'] {
  const decided = setting.input.ruleSet.eligibility.compiled.evaluate(setting.facts);
  const of = (fires: boolean) => decided.filter((_, i) => eligible[i] === fires);
  const whyNot = of(false).map(({ name, conditions }) => ({ name, conditions }));
  return {
    plan: plan?.id ?? null,
    fired: of(true).map(({ name, priority, conditions }) => ({ name, priority, conditions })),
    notFired: of(false).map(({ name }) => name),
    ...(of(true).length === 0 && { whyNot }),
  };
}
