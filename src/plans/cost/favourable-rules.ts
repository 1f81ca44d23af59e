/** Which rules of a plan can fire together, at their most favourable for an employee. */
import type { AdjustmentRule } from '../../engine/documents.js';
import { exact, Exact } from '../../engine/exact.js';
import { compileRules, type CompiledRules } from '../../engine/compiled-rules.js';
import { builtInFact } from '../../engine/facts.js';
import { partsOf } from '../../engine/named-conditions.js';
import type { PlanVariant } from '../../engine/plan.js';
import type { FactSource, NamedConditions, NamedRule, WrittenCondition } from '../../engine/rule.js';
import { search, type FactDomains, type Goal } from '../lint/condition-search.js';
import { domainsOnPlan, type FactWords } from '../lint/fact-domains.js';

/** With more rules than these that can raise pay, all of them are taken to fire. */
const MOST_TOGETHER = 10;

/** Rules that fire together, in the order in which they are applied. */
export type Firing = readonly AdjustmentRule[];

/** The rules of a plan, by what is known of an employee before anything is measured. */
export class FavourableRules {
  private readonly domains: FactDomains;
  private readonly rules: readonly AdjustmentRule[];
  /** Comparisons that are settled by who somebody is, and when. */
  private readonly settled: readonly WrittenCondition[];
  private readonly tests: CompiledRules<NamedRule>;
  private readonly known = new Map<string, readonly Firing[]>();

  constructor(variant: PlanVariant, words: FactWords) {
    this.domains = domainsOnPlan(words, variant);
    this.rules = variant.rules.compiled.rules.map((rule) => ({
      ...rule,
      conditions: writtenOut(rule.conditions, words.named) as AdjustmentRule['conditions'],
    }));
    this.settled = this.rules.flatMap(({ conditions }) => comparisonsOf(conditions).filter(isOfEmployee));
    this.tests = compileRules(this.settled.map(asRule));
  }

  /** The combinations that can be most favourable for somebody: none of them lies within another. */
  combinations(facts: FactSource): readonly Firing[] {
    const flags = this.tests.fires(facts);
    const key = flags.map(Number).join('');
    let combinations = this.known.get(key);
    if (!combinations) {
      const outcomes = new Map(this.settled.map((comparison, i) => [comparison, flags[i] ?? false]));
      this.known.set(key, (combinations = this.workOut(outcomes)));
    }
    return combinations;
  }

  private workOut(outcomes: ReadonlyMap<WrittenCondition, boolean>): readonly Firing[] {
    const goals = new Map(
      this.rules.map((rule) => [rule, { condition: constantsIn(rule.conditions, outcomes), holds: true }]),
    );
    const goalOf = (rule: AdjustmentRule): Goal => goals.get(rule) as Goal;
    const possible = (rules: Firing): boolean => search(rules.map(goalOf), this.domains).kind !== 'none';
    const raising = this.rules.filter((rule) => raises(rule) && possible([rule]));
    const sets = raising.length > MOST_TOGETHER ? [raising] : greatestSets(raising, possible);
    const mustFire = (rule: AdjustmentRule, beside: Firing): boolean =>
      search([...beside.map(goalOf), { ...goalOf(rule), holds: false }], this.domains).kind === 'none';
    return sets.map((set) => {
      const forced = this.rules.filter((rule) => !raises(rule) && mustFire(rule, set));
      return this.rules.filter((rule) => set.includes(rule) || forced.includes(rule));
    });
  }
}

/** All sets of rules that can fire together and to which none can be added. */
function greatestSets(rules: Firing, possible: (rules: Firing) => boolean): readonly Firing[] {
  const found: Firing[] = [];
  const extend = (chosen: Firing, rest: Firing): void => {
    const [next, ...others] = rest;
    if (!next) {
      if (!found.some((set) => chosen.every((rule) => set.includes(rule)))) found.push(chosen);
      return;
    }
    if (possible([...chosen, next])) extend([...chosen, next], others);
    extend(chosen, others);
  };
  extend([], rules);
  return found;
}

function raises({ event }: AdjustmentRule): boolean {
  if (event.type === 'multiply') return exact(event.params.by).isGreaterThan(Exact.ONE);
  if (event.type === 'add') return !exact(event.params.share ?? event.params.amount ?? '0').isNegative();
  return event.type === 'floor';
}

/** Every name replaced by what it stands for. */
function writtenOut(condition: WrittenCondition, named: NamedConditions): WrittenCondition {
  const { all, any, not, condition: name } = condition;
  if (all) return { all: all.map((part) => writtenOut(part, named)) };
  if (any) return { any: any.map((part) => writtenOut(part, named)) };
  if (not) return { not: writtenOut(not, named) };
  const content = name === undefined ? undefined : named.get(name);
  return content ? writtenOut(content, named) : { ...condition };
}

function comparisonsOf(condition: WrittenCondition): readonly WrittenCondition[] {
  return condition.fact === undefined ? partsOf(condition).flatMap(comparisonsOf) : [condition];
}

const isOfEmployee = ({ fact = '' }: WrittenCondition): boolean => builtInFact(fact)?.where !== 'adjustments';

/** Names in the order of the list, so that rules keep it. */
const asRule = (comparison: WrittenCondition, index: number): NamedRule => ({
  name: String(index).padStart(9, '0'),
  conditions: { all: [comparison] } as NamedRule['conditions'],
  event: { type: 'settled', params: {} },
});

/** The condition with `all` of nothing (true) or `any` of nothing (false) in place of what is settled. */
function constantsIn(condition: WrittenCondition, outcomes: ReadonlyMap<WrittenCondition, boolean>): WrittenCondition {
  const { all, any, not } = condition;
  if (all) return { all: all.map((part) => constantsIn(part, outcomes)) };
  if (any) return { any: any.map((part) => constantsIn(part, outcomes)) };
  if (not) return { not: constantsIn(not, outcomes) };
  const outcome = outcomes.get(condition);
  if (outcome === undefined) return condition;
  return outcome ? { all: [] } : { any: [] };
}
