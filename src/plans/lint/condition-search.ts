/** Looks for facts that fulfil conditions: whether a rule can fire, or two rules together. */
import type { NamedConditions, WrittenCondition } from '../../engine/rule.js';
import { meaningOf, type AttributeType } from './comparison-meaning.js';
import { ANY_FLAG, known, narrowed, type FactState } from './fact-state.js';

/** What is known of the facts before anything is compared. */
export interface FactDomains {
  readonly named: NamedConditions;
  readonly attributeType: AttributeType;
  /** What a fact can be; of one that nothing is known of, anything. */
  readonly stateOf: (comparison: WrittenCondition) => FactState;
  readonly budget: SearchBudget;
}

/** Comparisons that all searches together may still try; when it is used up, they give up at once. */
export interface SearchBudget {
  left: number;
}

/** Enough for a company's rules many times over. */
export const newBudget = (): SearchBudget => ({ left: 3_000_000 });

/** A condition that is to hold, or not to hold. */
export interface Goal {
  readonly condition: WrittenCondition;
  readonly holds: boolean;
  /** Gives some facts another name, so that one search can speak of two situations that have all other facts in common. */
  readonly rename?: (key: string) => string;
}

/** Facts by their key. */
export type Facts = ReadonlyMap<string, FactState>;

/**
 * `none` is certain: no facts fulfil the goals. `found` is what they can be; where several facts depend on each other they may
 * not all be so together. `gave-up`: it would take too long.
 */
export type SearchResult = { readonly kind: 'none' | 'gave-up' } | { readonly kind: 'found'; readonly facts: Facts };

export interface SearchOptions {
  /** Is something known of every fact? */
  readonly allKnown?: boolean;
  /** Which of the facts found will do; any where nothing is said. */
  readonly accept?: (facts: Facts) => boolean;
}

/** More comparisons than these are not tried in one search. */
const MOST_TRIED = 20_000;

/** Are there facts with which every goal comes out as wanted? */
export function search(goals: readonly Goal[], domains: FactDomains, options: SearchOptions = {}): SearchResult {
  const searcher = new Searcher(domains, options);
  const facts = searcher.fulfil(goals, new Map());
  if (facts) return { kind: 'found', facts };
  return { kind: searcher.gaveUp ? 'gave-up' : 'none' };
}

/** A goal, or a choice of several. */
type Step = Goal | { readonly oneOf: readonly Step[] };

class Searcher {
  private tried = 0;

  constructor(
    private readonly domains: FactDomains,
    private readonly options: SearchOptions,
  ) {}

  get gaveUp(): boolean {
    return this.tried > MOST_TRIED || this.domains.budget.left <= 0;
  }

  /** All that must be so first, then one choice after the other. */
  fulfil(steps: readonly Step[], before: Facts): Facts | undefined {
    const open = [...steps];
    const choices: (readonly Step[])[] = [];
    let facts = before;
    for (let step = open.pop(); step; step = open.pop()) {
      const parts = 'oneOf' in step ? { needsAll: false, steps: step.oneOf } : this.partsOf(step);
      if (parts && (parts.needsAll || parts.steps.length === 1)) open.push(...parts.steps);
      else if (parts) choices.push(parts.steps);
      else {
        const next = this.compare(step as Goal, facts);
        if (!next) return undefined;
        facts = next;
      }
    }
    return this.choose(choices, facts);
  }

  private choose([first, ...rest]: readonly (readonly Step[])[], facts: Facts): Facts | undefined {
    if (!first) return (this.options.accept?.(facts) ?? true) ? facts : undefined;
    const later = rest.map((oneOf): Step => ({ oneOf }));
    for (const step of first) {
      const found = this.fulfil([...later, step], facts);
      if (found || this.gaveUp) return found;
    }
    return undefined;
  }

  /** What a goal is made of; `undefined` for a comparison. */
  private partsOf({ condition, holds, rename }: Goal) {
    const goal = (part: WrittenCondition, wanted = holds): Goal => ({
      condition: part,
      holds: wanted,
      ...(rename && { rename }),
    });
    const { all, any, not, condition: name } = condition;
    if (all) return { needsAll: holds, steps: all.map((part) => goal(part)) };
    if (any) return { needsAll: !holds, steps: any.map((part) => goal(part)) };
    if (not) return { needsAll: true, steps: [goal(not, !holds)] };
    const named = name === undefined ? undefined : this.domains.named.get(name);
    return named && { needsAll: true, steps: [goal(named)] };
  }

  private compare({ condition, holds, rename }: Goal, facts: Facts): Facts | undefined {
    this.tried += 1;
    this.domains.budget.left -= 1;
    if (this.gaveUp) return undefined;
    const { key: own, holding } = meaningOf(condition, this.domains.attributeType);
    const key = rename ? rename(own) : own;
    const before = facts.get(key) ?? this.initial(condition, holding.kind === 'flag');
    const after = narrowed(before, holding, holds);
    return after && new Map(facts).set(key, after);
  }

  private initial(condition: WrittenCondition, isFlag: boolean): FactState {
    if (isFlag) return ANY_FLAG;
    const state = this.domains.stateOf(condition);
    return this.options.allKnown ? known(state) : state;
  }
}
