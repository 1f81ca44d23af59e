import { adjustedAmount, roundedAmount } from './adjustment.js';
import { explainComponent, explainFigure } from './explain-component.js';
import type {
  GroupExplanation,
  IncidentExplanation,
  PayoutStep,
  PoolExplanation,
  RuleExplanation,
  ScorecardExplanation,
} from './explanation.js';
import { explainCharge } from './incidents.js';
import type { LineSetting, ScoredLine } from './line.js';

/** A scored line as its explanation shows it. */
export function explainScorecard(setting: LineSetting, line: ScoredLine): ScorecardExplanation {
  const { variant } = line.context;
  const { plan, document } = variant;
  const hasScore = line.score.score !== undefined;
  return {
    plan: { id: plan.id, hash: plan.hash },
    parameters: variant.parameters,
    target: { whole: line.whole.toText(), prorated: line.base.prorated.toText() },
    components: line.score.components.map((_, i) => explainComponent(line, i)),
    groups: explainGroups(line),
    score: line.score.score?.toText() ?? null,
    rules: explainRules(line),
    steps: hasScore ? stepsOf(line) : [],
    parts: (document.payout.split ?? []).map(({ id, share }, i) => ({
      id,
      share,
      amount: line.parts[i]?.toText() ?? '0',
    })),
    pool: explainPool(line),
    incidents: document.payout.incidents ? explainIncidents(setting) : [],
  };
}

function explainGroups({ context, score, base }: ScoredLine): GroupExplanation[] {
  const { variant, targets } = context;
  return variant.groups.flatMap(({ id, document }, i): GroupExplanation[] => {
    const weighed = score.weighing.groups[i];
    if (id === undefined || !weighed) return [];
    const { kind, have, need, weight } = weighed;
    return [
      {
        id,
        weight: document?.weight ?? null,
        effectiveWeight: weight?.toText() ?? null,
        score: score.groups[i]?.toText() ?? null,
        target: targets?.[i]?.times(base.days).toText() ?? null,
        status: kind === 'counted' ? { kind } : { kind, have, need },
      },
    ];
  });
}

function explainRules(line: ScoredLine): RuleExplanation[] {
  return line.context.variant.rules.compiled.evaluate(line.facts).map(({ rule, name, priority, conditions }, i) => ({
    name,
    priority,
    event: rule.event.type,
    fired: line.firedFlags[i] === true,
    conditions,
    figures: figuresBeside(conditions, line),
  }));
}

/** Figures that a rule looked at and that no component shows. */
function figuresBeside(conditions: unknown, { ruleFigures }: ScoredLine): RuleExplanation['figures'] {
  if (ruleFigures.size === 0) return [];
  const text = JSON.stringify(conditions);
  return [...ruleFigures]
    .filter(([code]) => text.includes(`"indicator":${JSON.stringify(code)}`))
    .map(([code, found]) => ({ ...explainFigure(found), indicator: code }));
}

function stepsOf({ context, base, fired, pool }: ScoredLine): PayoutStep[] {
  const { payout } = context.variant.document;
  const steps: PayoutStep[] = [];
  const note: Parameters<typeof adjustedAmount>[3] = (step, before, after) => {
    steps.push({ ...step, before: before.toText(), after: after.toText() });
  };
  const unrounded = adjustedAmount(base, fired, payout, note);
  if (pool) note({ step: 'pool', by: pool.slope.toText() }, unrounded, pool.amount);
  else if (!payout.pool && !fired.some(({ event }) => event.type === 'gate')) roundedAmount(unrounded, payout, note);
  return steps;
}

function explainPool({ pool, unrounded }: ScoredLine): PoolExplanation | null {
  if (!pool) return null;
  const { within, fund, members, total, slope, amount } = pool;
  return {
    within,
    fund: fund.toText(),
    members,
    total: total.toText(),
    slope: slope.toText(),
    share: unrounded.toText(),
    amount: amount.toText(),
  };
}

function explainIncidents({ input }: LineSetting): IncidentExplanation[] {
  return (input.population?.charges.get(input.employee.code) ?? []).map(explainCharge);
}
