import { adjustedAmount, incidentCost, roundedAmount, type AdjustmentBase } from './adjustment.js';
import type { AdjustmentRule, PayoutFormula } from './documents.js';
import { Exact, exact } from './exact.js';
import type { Hold } from './explanation.js';
import { indicatorNeeds } from './figure.js';
import type { FoundFigure, LineFigures } from './found-figure.js';
import { shareOut } from './largest-remainder.js';
import { figureValue, lineFigures } from './line-figures.js';
import { moneyOf } from './money-base.js';
import { assignedDays, type AssignedDays, type AssignmentFacts, type PayoutInput } from './payout-input.js';
import type { CompiledComponent, CompiledPlan, PlanVariant } from './plan.js';
import { planFor } from './plan-choice.js';
import { poolKey, type PoolMember, type PoolShare } from './pools.js';
import { addResults } from './result-facts.js';
import { decide, type Deciding } from './rule-decisions.js';
import type { FactSource } from './rule.js';
import { scorePlan, type Score, type ScoredComponent } from './score.js';
import type { ScoringContext } from './scoring-context.js';

/** One assignment as it was scored and paid, with all that an explanation is made of; nothing in it is text yet. */
export interface ScoredLine {
  readonly context: ScoringContext;
  readonly whole: Exact;
  readonly base: AdjustmentBase;
  readonly score: Score;
  /** Figures of indicators that rules look at and that are no component. */
  readonly ruleFigures: ReadonlyMap<string, FoundFigure>;
  readonly facts: FactSource;
  /** A flag for each of the plan's rules, in their order. */
  readonly firedFlags: readonly boolean[];
  readonly fired: readonly AdjustmentRule[];
  /** Before it is rounded, or shared out of a pool. */
  readonly unrounded: Exact;
  readonly pool: PoolShare | undefined;
  /** How incidents changed it; what the plan's ceiling left of what was charged. */
  readonly incidentCost: Exact;
  readonly amount: Exact;
  /** Amounts of the parts of a split payout, in the order of the plan. */
  readonly parts: readonly Exact[];
  readonly holds: readonly Hold[];
}

/** What of a line is the same however it is decided. */
export interface LineSetting {
  readonly input: PayoutInput;
  readonly assignment: AssignmentFacts;
  readonly days: AssignedDays;
  /** Which of the employee's lines, from 1. */
  readonly ordinal: number;
  /** Charged to the employee for incidents and not taken from an earlier line. */
  readonly incidentLoss: Exact;
  readonly facts: FactSource;
}

/** Scores one assignment on a plan: figures, attainment, score, rules, amount. A hold where its money has no meaning. */
export function* scoreLine(setting: LineSetting, plan: CompiledPlan): Deciding<ScoredLine | Hold> {
  const { input, assignment, days, incidentLoss } = setting;
  const { ruleSet, employee, period } = input;
  const { role, departments } = assignment;
  const variant = plan.variantFor(period.code, { role, departments, attributes: employee.attributes });
  const isProrated = variant.document.payout.prorate !== false;
  const share = isProrated ? Exact.of(days.days, period.days) : shareServed(setting, plan);
  const targets = targetsOf(variant, setting);
  if ('code' in targets) return targets;
  const whole = Exact.sum(targets);
  const context: ScoringContext = {
    variant,
    employee: employee.code,
    figures: input.figures?.(assignment) ?? lineFigures(input, assignment),
    indicators: ruleSet.indicators,
    peers: input.population?.peers,
    shared: (word) => sharedBy(word, setting, plan),
    targets: variant.hasOwnTargets ? targets : undefined,
  };
  const score = scorePlan(context);
  const ruleFigures = figuresForRules(context);
  const { facts } = setting;
  const { groups, readings } = score;
  addResults(facts, { score: score.score, groups, readings, beside: ruleFigures }, variant.places);
  const firedFlags = yield* decide(variant.rules, facts);
  const fired = firedRules(variant, firedFlags);
  const base = { prorated: whole.times(share), days: share, score: score.score ?? Exact.ZERO, incidentLoss };
  const { payout } = variant.document;
  const unrounded = score.score ? adjustedAmount(base, fired, payout) : Exact.ZERO;
  const pool = poolShare(setting, variant);
  const amount = score.score ? settled(unrounded, payout, pool) : Exact.ZERO;
  const holds = lineHolds(score, ruleFigures, fired, context);
  if (payout.pool && !pool) holds.push({ code: 'no-fund' });
  if (payout.incidents) holds.push(...incidentHolds(input));
  return {
    context,
    whole,
    base,
    score,
    ruleFigures,
    facts,
    firedFlags,
    fired,
    unrounded,
    pool,
    // A plan of which too little was measured pays nothing by itself, not even a floor: somebody decides.
    incidentCost: score.score ? costOf(base, fired, payout) : Exact.ZERO,
    amount,
    parts: partsOf(amount, payout),
    holds,
  };
}

/** Figures of the days served pay the whole target: over several lines on one plan once, by their days. */
function shareServed({ input, assignment, days }: LineSetting, plan: CompiledPlan): Exact {
  if (input.assignments.length === 1) return Exact.ONE;
  let served = 0;
  for (const other of input.assignments) {
    const isOnPlan = other === assignment || planFor(input, other) === plan;
    if (isOnPlan) served += assignedDays(input.period, input.employee, other)?.days ?? 0;
  }
  return Exact.of(days.days, served);
}

function poolShare(
  { input, assignment, ordinal }: LineSetting,
  { plan, document }: PlanVariant,
): PoolShare | undefined {
  const { pool } = document.payout;
  if (!pool) return undefined;
  const key = poolKey(plan.id, pool, assignment.department, input.employee.currency);
  return input.population?.pools.shareOf(key, input.employee.code, ordinal);
}

function settled(unrounded: Exact, payout: PayoutFormula, pool: PoolShare | undefined): Exact {
  if (payout.pool) return pool?.amount ?? Exact.ZERO;
  return roundedAmount(unrounded, payout);
}

function targetsOf(variant: PlanVariant, { input, assignment }: LineSetting): readonly Exact[] | Hold {
  const { groups, document } = variant;
  const bases = variant.hasOwnTargets ? groups.map((g) => g.document?.of ?? 'target-bonus') : [document.payout.of];
  const targets: Exact[] = [];
  for (const base of bases) {
    const money = moneyOf(base, input.employee, assignment);
    if (!(money instanceof Exact)) return money;
    targets.push(money);
  }
  return targets;
}

/** What an employee has of what peers can share: role, department, plan or an attribute. */
export function sharedBy(
  word: string,
  { input, assignment }: Pick<LineSetting, 'input' | 'assignment'>,
  plan: CompiledPlan,
): string {
  if (word === 'role') return assignment.role;
  if (word === 'department') return assignment.department;
  if (word === 'plan') return plan.id;
  const { attributes } = input.employee;
  return Object.hasOwn(attributes, word) ? (attributes[word] ?? '') : '';
}

/** What incidents took: only where the plan has a ceiling and something was there to take. */
function costOf(base: AdjustmentBase, fired: readonly AdjustmentRule[], payout: PayoutFormula): Exact {
  if (!payout.incidents || base.incidentLoss.isZero()) return Exact.ZERO;
  const { incidents: _, ...without } = payout;
  return incidentCost(base, payout, adjustedAmount(base, fired, without));
}

/** Shares of the amount in steps of the rounding, which add up to it. */
function partsOf(amount: Exact, { split, round }: PayoutFormula): readonly Exact[] {
  if (!split) return NO_PARTS;
  const shares = split.map(({ share }) => exact(share));
  return amount.isZero() ? shares.map(() => Exact.ZERO) : shareOut(amount, shares, exact(round.to));
}

const NO_PARTS: readonly Exact[] = [];

/** What the line brings into its pool; `undefined` where its plan has none. */
export function poolMember(
  { input, assignment, ordinal }: LineSetting,
  { context, base, unrounded }: ScoredLine,
):
  | { readonly key: string; readonly within: string; readonly fixed: Exact | undefined; readonly member: PoolMember }
  | undefined {
  const { plan, document } = context.variant;
  const { pool } = document.payout;
  if (!pool) return undefined;
  const member = { employee: input.employee.code, ordinal, amount: unrounded, target: base.prorated };
  return {
    key: poolKey(plan.id, pool, assignment.department, input.employee.currency),
    within: pool.within === 'department' ? assignment.department : 'company',
    fixed: fixedFund(pool, input, assignment),
    member,
  };
}

type PoolOf = NonNullable<PlanVariant['document']['payout']['pool']>;

/**
 * An amount as written, or the rate of a figure: of the department at the top, or of the line's own. One above it would be paid
 * once for each of those below.
 */
function fixedFund(pool: PoolOf, input: PayoutInput, assignment: AssignmentFacts): Exact | undefined {
  const { fund } = pool;
  if ('amount' in fund) return exact(fund.amount);
  if ('share' in fund) return undefined;
  const indicator = input.ruleSet.indicators.get(fund.indicator);
  if (!indicator) return undefined;
  const departments = pool.within === 'department' ? [assignment.department] : assignment.departments.slice(-1);
  const figures: LineFigures = lineFigures(
    { ...input, observations: (kind, ...rest) => (kind === 'department' ? input.observations(kind, ...rest) : []) },
    { ...assignment, departments },
  );
  return figureValue(figures.find(indicator, indicatorNeeds(indicator)))?.times(exact(fund.rate));
}

/** The rules whose flag says that they fire, in their order. */
export function firedRules({ rules }: PlanVariant, flags: readonly boolean[]): readonly AdjustmentRule[] {
  const fired: AdjustmentRule[] = [];
  for (let i = 0; i < flags.length; i += 1) {
    const rule = rules.compiled.rules[i];
    if (flags[i] && rule) fired.push(rule);
  }
  return fired;
}

/** Figures of indicators that rules look at and that are no component. */
function figuresForRules({ variant, indicators, figures }: ScoringContext): ReadonlyMap<string, FoundFigure> {
  if (variant.figuresBeside.length === 0) return NO_FIGURES;
  return new Map(
    variant.figuresBeside.map((code) => {
      const indicator = indicators.get(code);
      if (!indicator) throw new Error(`the indicator "${code}" was not refused when the rules were compiled`);
      return [code, figures.find(indicator, indicatorNeeds(indicator))] as const;
    }),
  );
}

const NO_FIGURES: ReadonlyMap<string, FoundFigure> = new Map();

function lineHolds(
  score: Score,
  ruleFigures: ReadonlyMap<string, FoundFigure>,
  fired: readonly AdjustmentRule[],
  context: ScoringContext,
): Hold[] {
  const holds: Hold[] = [];
  for (const { status, component } of score.components)
    if (status.kind === 'held') holds.push(heldBy(status, component));
  for (const [i, { kind, have, need }] of score.weighing.groups.entries())
    if (kind === 'held')
      holds.push({ code: 'group', group: context.variant.groups[i]?.id ?? '', ...counts(have, need) });
  for (const [indicator, { reading }] of ruleFigures) {
    const { outcome } = reading;
    const mustHold = outcome.kind === 'missing' && context.indicators.get(indicator)?.whenMissing === 'hold';
    if (outcome.kind === 'unusable' || mustHold) holds.push({ code: 'indicator', indicator, reason: outcome.reason });
  }
  if (!score.score) holds.push(noScore(score, context.variant));
  for (const { name, event } of fired) if (event.type === 'hold') holds.push({ code: 'rule', rule: name });
  return holds;
}

/** What incidents cost in another currency than somebody is paid in cannot be charged to them, and is not forgotten. */
const incidentHolds = ({ population, employee }: PayoutInput): readonly Hold[] =>
  (population?.inOtherCurrency.get(employee.code) ?? []).map((incident) => ({ code: 'incident-currency', incident }));

function heldBy({ reason }: HeldStatus, { indicator, document }: CompiledComponent): Hold {
  return indicator
    ? { code: 'indicator', indicator: indicator.code, reason }
    : { code: 'component', component: document.id, reason };
}

type HeldStatus = Exclude<ScoredComponent['status'], { readonly kind: 'counted' }>;

function noScore({ weighing }: Score, { minimumGroups }: PlanVariant): Hold {
  return weighing.have === 0
    ? { code: 'nothing-measured' }
    : { code: 'too-few-groups', ...counts(weighing.have, minimumGroups) };
}

const counts = (have: number, need: number) => ({ have: String(have), need: String(need) });
