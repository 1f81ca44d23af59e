import { Engine, Fact, type TopLevelCondition } from 'json-rules-engine';

import { Exact } from './exact.js';
import { exactOperators, type FactValue } from './operators.js';

/** A rule as json-rules-engine has it, with a name. */
export interface NamedRule {
  readonly name: string;
  readonly priority?: number;
  readonly conditions: TopLevelCondition;
  readonly event: { readonly type: string; readonly params: object };
}

/** One condition as it came out: what the fact was, and whether the comparison held. Groups carry their parts. */
export type ConditionTrace =
  | {
      readonly fact: string;
      readonly params?: Readonly<Record<string, string>>;
      readonly operator: string;
      readonly value: string | readonly string[];
      /** The fact; `null` where nothing was known. */
      readonly was: string | readonly string[] | null;
      readonly result: boolean;
    }
  | { readonly all: readonly ConditionTrace[]; readonly result: boolean }
  | { readonly any: readonly ConditionTrace[]; readonly result: boolean }
  | { readonly not: ConditionTrace; readonly result: boolean };

export interface RuleTrace {
  readonly name: string;
  readonly priority: number;
  readonly fired: boolean;
  readonly conditions: ConditionTrace;
}

/** Answers for facts by name and params. */
export type FactSource = Readonly<
  Record<string, FactValue | ((params: Readonly<Record<string, string>>) => FactValue)>
>;

/** Rules made ready for one evaluation after the other. */
export interface RuleEvaluator<R extends NamedRule> {
  /** Every rule with its trace, by priority from high to low, then by name. */
  evaluate(facts: FactSource): Promise<readonly (RuleTrace & { readonly rule: R })[]>;
}

export const DEFAULT_PRIORITY = 1;

/** Highest priority first, then by name: the order in which rules are considered and applied. */
export function byPriority<R extends NamedRule>(a: R, b: R): number {
  const difference = (b.priority ?? DEFAULT_PRIORITY) - (a.priority ?? DEFAULT_PRIORITY);
  return difference !== 0 ? difference : a.name < b.name ? -1 : 1;
}

/**
 * Makes rules ready for json-rules-engine, which decides whether they fire. Its engine keeps state while it runs, so evaluations
 * queue: two at once on one instance would mix.
 */
export function compileRules<R extends NamedRule>(rules: readonly R[]): RuleEvaluator<R> {
  const ordered = [...rules].sort(byPriority);
  if (ordered.length === 0) return { evaluate: () => Promise.resolve([]) };
  const engine = new Engine(ordered);
  for (const [name, operator] of Object.entries(exactOperators)) engine.addOperator(name, operator);
  let queue: Promise<unknown> = Promise.resolve();
  return {
    evaluate: (facts) => {
      const turn = queue.then(() => evaluateNow(engine, ordered, facts));
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
}

async function evaluateNow<R extends NamedRule>(engine: Engine, ordered: readonly R[], facts: FactSource) {
  const runtime = Object.entries(facts).map(([name, value]) => [name, asFact(name, value)] as const);
  const { results, failureResults } = await engine.run(Object.fromEntries(runtime));
  const byName = new Map([...results, ...failureResults].map((result) => [result.name, result]));
  return ordered.map((rule) => {
    const result = byName.get(rule.name);
    if (!result) throw new Error(`json-rules-engine left out the rule "${rule.name}"`);
    const fired = result.result === true;
    return {
      rule,
      name: rule.name,
      priority: rule.priority ?? DEFAULT_PRIORITY,
      fired,
      // json-rules-engine notes a result on every condition but the outermost: that one's is the rule's.
      conditions: { ...traceOf(result.conditions), result: fired },
    };
  });
}

/** A fact without a cache: it is quick to answer, and hashing its params would cost more. */
function asFact(name: string, value: FactSource[string]): Fact {
  const answer =
    typeof value === 'function'
      ? (params: Record<string, unknown>) => value(params as Record<string, string>)
      : () => value;
  return new Fact(name, answer, { cache: false });
}

type ComparedValue = string | number | readonly (string | number)[];

/** What json-rules-engine leaves behind on a condition; its own types do not say. */
interface EvaluatedCondition {
  readonly all?: readonly EvaluatedCondition[];
  readonly any?: readonly EvaluatedCondition[];
  readonly not?: EvaluatedCondition;
  readonly fact?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly operator?: string;
  readonly value?: ComparedValue;
  readonly factResult?: FactValue;
  readonly result?: boolean;
}

function traceOf(condition: unknown): ConditionTrace {
  const { all, any, not, ...leaf } = condition as EvaluatedCondition;
  const result = leaf.result === true;
  if (all) return { all: all.map(traceOf), result };
  if (any) return { any: any.map(traceOf), result };
  if (not) return { not: traceOf(not), result };
  return {
    fact: leaf.fact ?? '',
    ...(leaf.params && Object.keys(leaf.params).length > 0 && { params: leaf.params }),
    operator: leaf.operator ?? '',
    value: compared(leaf.value ?? ''),
    was: shown(leaf.factResult),
    result,
  };
}

/** What a condition compares with, numbers as their shortest decimal text, so that it can be hashed. */
function compared(value: ComparedValue): string | readonly string[] {
  if (typeof value === 'object') return value.map((item) => String(compared(item)));
  return typeof value === 'number' ? (Exact.fromJsonNumber(value)?.toText(60) ?? '') : value;
}

function shown(fact: FactValue): string | readonly string[] | null {
  if (fact === undefined) return null;
  return fact instanceof Exact ? fact.toText() : fact;
}
