/**
 * What a payout depends on of the others (peers, pools, incidents), between two states of one period: put together in every way out of the
 * figures, rules and roster of either, so that each is told by its own name.
 */
import type { PayoutInput } from '../payout-input.js';
import type { Population } from '../population.js';
import { PopulationBuilder } from '../population-builder.js';
import { hybridInput } from './hybrid-input.js';

export const OTHERS_CAUSES = ['metric', 'rule', 'roster'] as const;
export type OthersCause = (typeof OTHERS_CAUSES)[number];

/** Everybody's inputs of one state, by employee code. */
export type Everybody = ReadonlyMap<string, PayoutInput>;

/** The population between two states; one that is part of both is gathered when first asked for. */
export class Others {
  private readonly gathered = new Map<string, Population | undefined>();

  constructor(
    private readonly before: Everybody,
    private readonly after: Everybody,
    /** What is otherwise in the later state, of anybody. */
    readonly changed: readonly OthersCause[],
  ) {}

  /** The population with these causes as the later state has them, and the others as the earlier one. */
  of(later: ReadonlySet<OthersCause>): Population | undefined {
    const made = this.changed.filter((cause) => later.has(cause));
    if (made.length === 0) return anyOf(this.before)?.population;
    if (made.length === this.changed.length) return anyOf(this.after)?.population;
    const key = made.join(' ');
    if (!this.gathered.has(key)) this.gathered.set(key, this.gather(new Set(made)));
    return this.gathered.get(key);
  }

  private gather(later: ReadonlySet<OthersCause>): Population | undefined {
    const inputs = this.inputs(later);
    const [first] = inputs;
    if (!first?.ruleSet.needsPopulation) return undefined;
    const builder = new PopulationBuilder();
    for (const input of inputs) builder.addFigures(input);
    if (first.ruleSet.hasPools) for (const input of inputs) builder.addPoolMembers(input);
    return builder.population(first);
  }

  /** Everybody whom the roster of that side has, in order of code. */
  private inputs(later: ReadonlySet<OthersCause>): readonly PayoutInput[] {
    const isRosterLater = later.has('roster');
    const isRuleLater = later.has('rule');
    const ruleSet = anyOf(isRuleLater ? this.after : this.before)?.ruleSet;
    if (!ruleSet) return [];
    const sides = {
      ...{ metric: () => later.has('metric'), proration: isRosterLater, roster: isRosterLater },
      ...{ population: undefined, calendar: isRuleLater },
    };
    const roster = isRosterLater ? this.after : this.before;
    return [...roster].map(([code, input]) => {
      const [before, after] = [this.before.get(code), this.after.get(code)];
      // Whoever is on one side only has the figures of that one: nobody else reported any for them that a payout read.
      return before && after ? hybridInput({ before, after }, sides, ruleSet) : { ...input, ruleSet };
    });
  }
}

const anyOf = (everybody: Everybody): PayoutInput | undefined => {
  for (const input of everybody.values()) return input;
  return undefined;
};
