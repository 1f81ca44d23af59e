import { adjust, type AdjustmentBase } from './adjustment.js';
import { explainComponent, explainFigure, scorePlan, type FoundFigure, type Score } from './component.js';
import type { AdjustmentRule, Indicator } from './documents.js';
import { Exact, exact } from './exact.js';
import type { Hold, ScorecardExplanation } from './explanation.js';
import { hasAcceptedSource, indicatorNeeds, readFigure, type FigureNeeds, type ObservedFigure } from './figure.js';
import { mostToGain } from './most-to-gain.js';
import type { AssignedDays, AssignmentFacts, EmployeeFacts, PayoutInput } from './payout-input.js';
import type { FactSource } from './rule-evaluator.js';
import type { CompiledPlan, RuleSet } from './rule-set.js';

/** One line, scored on its plan. */
export interface LineScored {
  readonly amount: Exact;
  readonly score: Exact | undefined;
  readonly firedRules: readonly string[];
  readonly holds: readonly Hold[];
  readonly scorecard: ScorecardExplanation;
}

/** Scores one assignment on a plan: figures, attainment, score, rules, amount, with all that explains them. */
export async function scoreLine(
  input: PayoutInput,
  assignment: AssignmentFacts,
  days: AssignedDays,
  plan: CompiledPlan,
  facts: FactSource,
): Promise<LineScored> {
  const whole = wholeTarget(input.employee, assignment);
  const share = Exact.of(days.days, input.period.days);
  const prorated = whole.times(Exact.of(days.days)).dividedBy(Exact.of(input.period.days));
  const find = figureFinder(input, assignment);
  const scoring = scorePlan(plan, ({ indicator, document }) => find(indicator, indicatorNeeds(indicator, document)));
  const ruleFigures = new Map(
    plan.ruleIndicators.map((code) => [code, figureForRules(code, input.ruleSet, scoring, find)] as const),
  );
  const traces = await plan.rules.evaluate({ ...facts, ...resultFacts(scoring, ruleFigures) });
  const fired = traces.filter((trace) => trace.fired).map(({ rule }) => rule);
  const base: AdjustmentBase = { prorated, days: share, score: scoring.score ?? Exact.ZERO };
  const adjusted = adjust(base, fired, plan.document.payout);
  return {
    // A plan of which nothing was measured pays nothing by itself, not even a floor: somebody decides.
    amount: scoring.score ? adjusted.amount : Exact.ZERO,
    score: scoring.score,
    firedRules: fired.map(({ name }) => name),
    holds: lineHolds(scoring, ruleFigures, fired, input.ruleSet),
    scorecard: {
      plan: { id: plan.id, hash: plan.hash },
      target: { whole: whole.toText(), prorated: prorated.toText() },
      components: scoring.components.map((component) => explainComponent(component, prorated)),
      score: scoring.score?.toText() ?? null,
      rules: traces.map(({ rule, name, priority, fired: hasFired, conditions }) => ({
        name,
        priority,
        event: rule.event.type,
        fired: hasFired,
        conditions,
        figures: figuresBeside(conditions, scoring, ruleFigures),
      })),
      steps: scoring.score ? adjusted.steps : [],
      mostToGain: scoring.score ? mostToGain(scoring, base, fired, plan, adjusted.amount) : null,
    },
  };
}

type FigureFinder = (indicator: Indicator, needs: FigureNeeds) => FoundFigure;

/** The employee's own figure, or that of the nearest department, from their own up, that has data from a source that counts. */
function figureFinder({ employee, observations }: PayoutInput, assignment: AssignmentFacts): FigureFinder {
  return (indicator, needs) => {
    const subjects = [
      { kind: 'employee' as const, code: employee.code },
      ...assignment.departments.map((code) => ({ kind: 'department' as const, code })),
    ];
    let reported: { subject: string; figures: readonly ObservedFigure[] } | undefined;
    for (const { kind, code } of subjects) {
      const figures = observations(kind, code, indicator.code);
      if (hasAcceptedSource(figures, needs))
        return { subject: `${kind}:${code}`, needs, reading: readFigure(indicator, figures, needs) };
      if (figures.length > 0) reported ??= { subject: `${kind}:${code}`, figures };
    }
    return { subject: reported?.subject, needs, reading: readFigure(indicator, reported?.figures ?? [], needs) };
  };
}

/** The figure that rules see: a component's own where the plan scores that indicator, so that one scorecard never shows two. */
function figureForRules(code: string, ruleSet: RuleSet, scoring: Score, find: FigureFinder): FoundFigure {
  const scored = scoring.components.find(({ component }) => component.indicator.code === code);
  if (scored) return scored.found;
  const indicator = ruleSet.indicators.get(code);
  if (!indicator) throw new Error(`the indicator "${code}" was not refused when the rules were compiled`);
  return find(indicator, indicatorNeeds(indicator));
}

function resultFacts(scoring: Score, figures: ReadonlyMap<string, FoundFigure>): FactSource {
  const figure = (code: string | undefined) => {
    const outcome = figures.get(code ?? '')?.reading.outcome;
    return outcome?.kind === 'figure' ? outcome.figure : undefined;
  };
  const reported = (code: string | undefined) => {
    const outcome = figures.get(code ?? '')?.reading.outcome;
    return outcome && outcome.kind !== 'unusable' ? outcome.figure : undefined;
  };
  return {
    score: scoring.score,
    value: ({ indicator }) => figure(indicator)?.value,
    sample: ({ indicator }) => reported(indicator)?.sample,
    attainment: ({ component }) =>
      scoring.components.find((scored) => scored.component.document.id === component)?.attainment,
  };
}

function lineHolds(
  scoring: Score,
  ruleFigures: ReadonlyMap<string, FoundFigure>,
  fired: readonly AdjustmentRule[],
  ruleSet: RuleSet,
): Hold[] {
  const holds: Hold[] = scoring.components.flatMap(({ status, component }) =>
    status.kind === 'held' ? [{ code: 'indicator', indicator: component.indicator.code, reason: status.reason }] : [],
  );
  for (const [indicator, { reading }] of ruleFigures) {
    if (scoring.components.some(({ component }) => component.indicator.code === indicator)) continue;
    const { outcome } = reading;
    const mustHold = outcome.kind === 'missing' && ruleSet.indicators.get(indicator)?.whenMissing === 'hold';
    if (outcome.kind === 'unusable' || mustHold) holds.push({ code: 'indicator', indicator, reason: outcome.reason });
  }
  if (!scoring.score) holds.push({ code: 'nothing-measured' });
  for (const { name, event } of fired) if (event.type === 'hold') holds.push({ code: 'rule', rule: name });
  return holds;
}

/** Figures that a rule looked at and that no component shows. */
function figuresBeside(conditions: unknown, scoring: Score, figures: ReadonlyMap<string, FoundFigure>) {
  const beside = [...figures].filter(
    ([code]) => !scoring.components.some(({ component }) => component.indicator.code === code),
  );
  if (beside.length === 0) return [];
  const text = JSON.stringify(conditions);
  return beside
    .filter(([code]) => text.includes(`"indicator":${JSON.stringify(code)}`))
    .map(([code, found]) => ({ ...explainFigure(found), indicator: code }));
}

/** A whole period's target bonus: the amount as written, or the share of salary. */
function wholeTarget(employee: EmployeeFacts, { targetBonus }: AssignmentFacts): Exact {
  const written = exact(targetBonus);
  return targetBonus.endsWith('%') ? written.times(employee.salary ?? Exact.ZERO) : written;
}
