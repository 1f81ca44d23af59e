import { Exact } from './exact.js';
import { computePayout } from './payout.js';
import type { PayoutInput } from './payout-input.js';
import type { PlanVariant } from './plan.js';
import { withRememberedFigures } from './remembered-figures.js';
import type { RuleSet } from './rule-set.js';
import { whatIfChange, type WhatIfChange } from './what-if-change.js';
import { WhatIfLine } from './what-if-line.js';

/**
 * Payouts held in memory to be asked what another plan would have paid: figures are read and added up once. Where weights, targets,
 * rules or the payout of a plan are changed, only what comes after the figures is computed again, and of the rules only those that
 * look at what has changed are decided again; where more is changed, the engine computes the whole payout again. People who depend on
 * each other (pools, ranks, incidents) are refused: their figures are not all here.
 */
export class WhatIf {
  private readonly inputs: readonly PayoutInput[];
  private readonly held: readonly (readonly WhatIfLine[] | undefined)[];
  // What was once asked for is not kept longer than the plans themselves: a slider asks for very many.
  private readonly changes = new WeakMap<PlanVariant, WeakMap<PlanVariant, WhatIfChange | null>>();

  constructor(inputs: readonly PayoutInput[]) {
    this.inputs = inputs.map(withRememberedFigures);
    this.held = this.inputs.map(heldLines);
  }

  /** What each would earn under other rules, in the order given; eligibility stays as it was. */
  *amounts(ruleSet: RuleSet): Generator<Exact> {
    if (ruleSet.needsPopulation) throw new RangeError('a plan in force needs everybody before anybody can be paid');
    for (let i = 0; i < this.inputs.length; i += 1) yield this.again(this.held[i], ruleSet) ?? this.whole(i, ruleSet);
  }

  private again(lines: readonly WhatIfLine[] | undefined, ruleSet: RuleSet): Exact | undefined {
    if (!lines) return undefined;
    let amount = Exact.ZERO;
    for (const line of lines) {
      const variant = ruleSet.plans.get(line.variant.plan.id)?.variantFor(line.period, line);
      const change = variant && this.change(line.variant, variant);
      if (!change) return undefined;
      const ofLine = line.amountUnder(variant, change);
      // What cannot be right is the engine's to judge.
      if (ofLine.isGreaterThan(LARGE)) return undefined;
      amount = amount === Exact.ZERO ? ofLine : amount.plus(ofLine);
    }
    return amount;
  }

  private whole(place: number, ruleSet: RuleSet): Exact {
    const input = this.inputs[place];
    return input ? computePayout({ ...input, ruleSet }).earned : Exact.ZERO;
  }

  private change(before: PlanVariant, after: PlanVariant): WhatIfChange | null {
    let known = this.changes.get(before);
    if (!known) this.changes.set(before, (known = new WeakMap<PlanVariant, WhatIfChange | null>()));
    let change = known.get(after);
    if (change === undefined) known.set(after, (change = whatIfChange(before, after)));
    return change;
  }
}

const LARGE = Exact.of(1_000_000_000);

/** A payout's lines, where each of them stands for itself; `undefined` where it has to be computed as a whole. */
function heldLines(input: PayoutInput): readonly WhatIfLine[] | undefined {
  if (input.ruleSet.needsPopulation) return undefined;
  const lines: WhatIfLine[] = [];
  for (const { setting, scored, amount } of computePayout(input).lines) {
    // Nothing was scored, or what came out was refused: the whole way shows it again.
    if (!scored || scored.amount !== amount) return undefined;
    lines.push(new WhatIfLine({ setting }, scored, input.employee.attributes, input.period.code));
  }
  return lines;
}
