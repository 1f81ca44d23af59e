import { adjustedAmount, roundedAmount, type AdjustmentBase } from './adjustment.js';
import { Exact } from './exact.js';
import type { FoundFigure } from './found-figure.js';
import { firedRules, type ScoredLine } from './line.js';
import type { PlanVariant } from './plan.js';
import type { PayoutLineResult } from './payout-result.js';
import { addResults, clearResults } from './result-facts.js';
import type { FactSource } from './rule.js';
import { weighScore, type Readings } from './score.js';
import type { WhatIfChange } from './what-if-change.js';

/**
 * One line of a payout with no more than it takes to be weighed again: very many are held, and going through them takes as long as
 * their memory is large.
 */
export class WhatIfLine {
  readonly variant: PlanVariant;
  readonly role: string;
  readonly departments: readonly string[];
  private readonly base: Omit<AdjustmentBase, 'score'>;
  private readonly readings: Readings;
  private readonly targets: readonly Exact[] | undefined;
  private readonly facts: FactSource;
  private readonly beside: ReadonlyMap<string, FoundFigure>;
  private readonly flags: readonly boolean[];

  constructor(
    { setting }: Pick<PayoutLineResult, 'setting'>,
    { context, base, score, facts, ruleFigures, firedFlags }: ScoredLine,
    readonly attributes: Readonly<Record<string, string>>,
    readonly period: string,
  ) {
    this.variant = context.variant;
    this.role = setting.assignment.role;
    this.departments = setting.assignment.departments;
    this.base = base;
    this.readings = score.readings;
    this.targets = context.targets;
    this.facts = facts;
    this.beside = ruleFigures;
    this.flags = firedFlags;
    clearResults(facts);
  }

  /** What the line pays where another variant stands in its own's place. */
  amountUnder(variant: PlanVariant, change: WhatIfChange): Exact {
    const readings = change.attainmentsStand ? this.readings : readAgain(this.readings, change.curves);
    const { score, groups } = weighScore(variant, readings, this.targets);
    if (!score) return Exact.ZERO;
    const { facts, beside } = this;
    addResults(facts, { score, groups, readings, beside }, variant.places);
    const fired = firedRules(variant, this.decided(variant, change));
    // What is held for long must not hold on to what is made in passing.
    clearResults(facts);
    const { prorated, days, incidentLoss } = this.base;
    const { payout } = variant.document;
    return roundedAmount(adjustedAmount({ prorated, days, incidentLoss, score }, fired, payout), payout);
  }

  private decided({ rules }: PlanVariant, { standing }: WhatIfChange): readonly boolean[] {
    const { flags, facts } = this;
    const decided: boolean[] = [];
    for (let place = 0; place < standing.length; place += 1) {
      const old = standing[place];
      decided.push(old === undefined ? rules.compiled.firesAt(place, facts) : flags[old] === true);
    }
    return decided;
  }
}

/** Attainments of the values that were counted, by the curves that have changed. */
function readAgain(readings: Readings, curves: WhatIfChange['curves']): Readings {
  const { values, inputs, samples, presences } = readings;
  const attainments = [...readings.attainments];
  for (let i = 0; i < curves.length; i += 1) {
    const [read, value] = [curves[i], inputs[i]];
    if (read && value) attainments[i] = read(value);
  }
  return { values, inputs, samples, attainments, presences };
}
