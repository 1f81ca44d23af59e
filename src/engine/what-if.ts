import { adjustedAmount, roundedAmount } from './adjustment.js';
import { Exact } from './exact.js';
import { firedRules, type ScoredLine } from './line.js';
import { computePayout } from './payout.js';
import type { PayoutInput } from './payout-input.js';
import type { CompiledComponent, PlanVariant } from './plan.js';
import { withRememberedFigures } from './remembered-figures.js';
import { addResults } from './result-facts.js';
import type { RuleSet } from './rule-set.js';
import { weighScore, type Readings } from './score.js';

/** One line with what was read for it, ready to be weighed again. */
interface HeldLine {
  readonly variant: PlanVariant;
  readonly scored: ScoredLine;
  readonly departments: readonly string[];
  readonly role: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly period: string;
}

/** Of each component, whether its attainment stands (`undefined`) or its value goes through another curve. */
type Rereading = readonly (((value: Exact) => Exact) | undefined)[];

/**
 * Payouts held in memory to be asked what another plan would have paid: figures are read and added up once. Where weights, targets,
 * rules or the payout of a plan are changed, only what comes after the figures is computed again; where more is changed, the engine
 * computes the whole payout again. People who depend on each other (pools, ranks, incidents) are refused: their figures are not all
 * here.
 */
export class WhatIf {
  private readonly inputs: readonly PayoutInput[];
  private readonly held: readonly (readonly HeldLine[] | undefined)[];
  // What was once asked for is not kept longer than the plans themselves: a slider asks for very many.
  private readonly rereadings = new WeakMap<PlanVariant, WeakMap<PlanVariant, Rereading | null>>();

  constructor(inputs: readonly PayoutInput[]) {
    this.inputs = inputs.map(withRememberedFigures);
    this.held = this.inputs.map(heldLines);
  }

  /** What each would earn under other rules, in the order given; eligibility stays as it was. */
  *amounts(ruleSet: RuleSet): Generator<Exact> {
    if (ruleSet.needsPopulation) throw new RangeError('a plan in force needs everybody before anybody can be paid');
    for (const [i, input] of this.inputs.entries())
      yield this.again(this.held[i], ruleSet) ?? computePayout({ ...input, ruleSet }).earned;
  }

  private again(lines: readonly HeldLine[] | undefined, ruleSet: RuleSet): Exact | undefined {
    if (!lines) return undefined;
    let amount = Exact.ZERO;
    for (const line of lines) {
      const variant = ruleSet.plans.get(line.variant.plan.id)?.variantFor(line.period, line);
      const rereading = variant && this.rereading(line.variant, variant);
      if (!rereading) return undefined;
      const ofLine = amountOf(line.scored, variant, rereading);
      // What cannot be right is the engine's to judge.
      if (ofLine.isGreaterThan(LARGE)) return undefined;
      amount = amount === Exact.ZERO ? ofLine : amount.plus(ofLine);
    }
    return amount;
  }

  private rereading(before: PlanVariant, after: PlanVariant): Rereading | null {
    let known = this.rereadings.get(before);
    if (!known) this.rereadings.set(before, (known = new WeakMap<PlanVariant, Rereading | null>()));
    let rereading = known.get(after);
    if (rereading === undefined) known.set(after, (rereading = rereadingOf(before, after)));
    return rereading;
  }
}

const LARGE = Exact.of(1_000_000_000);

/** A payout's lines, where each of them stands for itself; `undefined` where it has to be computed as a whole. */
function heldLines(input: PayoutInput): readonly HeldLine[] | undefined {
  if (input.ruleSet.needsPopulation) return undefined;
  const lines: HeldLine[] = [];
  for (const { setting, scored, amount } of computePayout(input).lines) {
    // Nothing was scored, or what came out was refused: the whole way shows it again.
    if (!scored || scored.amount !== amount) return undefined;
    const { role, departments } = setting.assignment;
    const { attributes } = input.employee;
    const { variant } = scored.context;
    lines.push({ variant, scored, role, departments, attributes, period: input.period.code });
  }
  return lines;
}

/** `null` where more than weights, plain curves, rules, caps and floors differs, so that figures have to be read anew. */
function rereadingOf(before: PlanVariant, after: PlanVariant): Rereading | null {
  if (frameOf(before) !== frameOf(after)) return null;
  const changed = after.components.map((component, i) => {
    const old = before.components[i];
    return !old || curveText(old) !== curveText(component);
  });
  const isPlain = after.components.every(
    ({ curve, discount }, i) =>
      !changed[i] || (curve.plain && before.components[i]?.curve.plain && discount.size === 0),
  );
  // A curve that looks at another component's attainment would have to be read again with it.
  const looksAround = after.components.some(({ curve }) => curve.inputs.length > 0);
  if (!isPlain || (looksAround && changed.includes(true))) return null;
  return after.components.map(({ curve }, i) => (changed[i] ? curve.plain : undefined));
}

const curveText = ({ document }: CompiledComponent): string => JSON.stringify(document.attainment);

/** Everything of a plan that decides which figures are read and for what money. */
function frameOf({ components, groups, document, figuresBeside }: PlanVariant): string {
  const { of, prorate, currency } = document.payout;
  return JSON.stringify([
    components.map(({ document: { weight: _, attainment: __, ...component }, indicator }) => [component, indicator]),
    groups.map(({ document: group }) => group?.of),
    [of, prorate, currency],
    figuresBeside,
  ]);
}

function amountOf(
  { score, facts, base, ruleFigures, context }: ScoredLine,
  variant: PlanVariant,
  rereading: Rereading,
): Exact {
  const readings = readAgain(score.readings, rereading);
  const weighed = weighScore(variant, readings, context.targets);
  if (!weighed.score) return Exact.ZERO;
  addResults(facts, { score: weighed.score, groups: weighed.groups, readings, beside: ruleFigures }, variant.places);
  const fired = firedRules(variant, variant.rules.compiled.fires(facts));
  const { prorated, days, incidentLoss } = base;
  const { payout } = variant.document;
  const amount = adjustedAmount({ prorated, days, incidentLoss, score: weighed.score }, fired, payout);
  return roundedAmount(amount, payout);
}

/** Attainments of the values that were counted, by the curves that have changed. */
function readAgain(readings: Readings, rereading: Rereading): Readings {
  const { values, inputs, samples, presences } = readings;
  let attainments: (Exact | undefined)[] | undefined;
  for (let i = 0; i < rereading.length; i += 1) {
    const [read, value] = [rereading[i], inputs[i]];
    if (!read || !value) continue;
    attainments ??= [...readings.attainments];
    attainments[i] = read(value);
  }
  return attainments ? { values, inputs, samples, attainments, presences } : readings;
}
