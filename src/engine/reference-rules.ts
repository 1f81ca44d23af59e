import { Almanac, Engine, Fact } from 'json-rules-engine';

import { pathSteps } from './fact-path.js';
import { exactDecorators, exactOperators, type FactValue } from './operators.js';
import {
  byPriority,
  comparable,
  DEFAULT_PRIORITY,
  shownFact,
  shownValue,
  type ConditionTrace,
  type DecidedRule,
  type FactSource,
  type NamedConditions,
  type NamedRule,
  type WrittenCondition,
} from './rule.js';

/** Rules in json-rules-engine: the reference that compiled rules are held against. */
export interface ReferenceRules<R extends NamedRule> {
  /** Every rule with its trace, by priority from high to low, then by name. */
  evaluate(facts: FactSource): Promise<readonly DecidedRule<R>[]>;
}

/**
 * Makes rules ready for json-rules-engine, which decides whether they fire. Its engine keeps state while it runs, so evaluations
 * queue: two at once on one instance would mix. Throws for a path that the door refuses: JSONPath could run it.
 */
export function referenceRules<R extends NamedRule>(
  rules: readonly R[],
  named: NamedConditions = new Map(),
): ReferenceRules<R> {
  const ordered = [...rules].sort(byPriority);
  if (ordered.length === 0) return { evaluate: () => Promise.resolve([]) };
  for (const conditions of [...ordered.map((rule) => rule.conditions), ...named.values()]) refusePaths(conditions);
  const engine = engineOf(ordered, named);
  let queue: Promise<unknown> = Promise.resolve();
  return {
    evaluate: (facts) => {
      const turn = queue.then(() => evaluateNow(engine, ordered, named, facts));
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
}

function engineOf(rules: readonly NamedRule[], named: NamedConditions): Engine {
  const engine = new Engine([...rules]);
  for (const [name, operator] of Object.entries(exactOperators)) engine.addOperator(name, operator);
  for (const [name, decorator] of Object.entries(exactDecorators)) engine.addOperatorDecorator(name, decorator);
  for (const [name, conditions] of named) engine.setCondition(name, conditions);
  return engine;
}

function refusePaths(condition: WrittenCondition): void {
  const { all, any, not, path } = condition;
  for (const part of [...(all ?? []), ...(any ?? []), ...(not ? [not] : [])]) refusePaths(part);
  if (path !== undefined && path !== '' && !pathSteps(path))
    throw new Error(`the path "${path}" was not refused at the door`);
}

/** Facts by name; one that is not there, or that nothing can be compared with, is as good as unknown. */
class ComparableFacts extends Almanac {
  constructor() {
    super({ allowUndefinedFacts: true });
  }

  override async factValue<T>(name: string, params?: Record<string, unknown>, path?: string): Promise<T> {
    return comparable(await super.factValue(name, params, path)) as T;
  }
}

async function evaluateNow<R extends NamedRule>(
  engine: Engine,
  ordered: readonly R[],
  named: NamedConditions,
  facts: FactSource,
): Promise<readonly DecidedRule<R>[]> {
  const runtime = Object.entries(facts).map(([name, value]) => [name, asFact(name, value, facts)] as const);
  const { results, failureResults } = await engine.run(Object.fromEntries(runtime), { almanac: new ComparableFacts() });
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
      conditions: { ...traceOf(result.conditions as EvaluatedCondition, rule.conditions, named), result: fired },
    };
  });
}

/** A fact without a cache: it is quick to answer, and hashing its params would cost more. */
function asFact(name: string, value: FactSource[string], facts: FactSource): Fact {
  const answer =
    typeof value === 'function'
      ? (params: Record<string, unknown>) => value(params as Record<string, string>, facts)
      : () => value;
  return new Fact(name, answer, { cache: false });
}

/** What json-rules-engine leaves behind on a condition; its own types do not say. */
interface EvaluatedCondition extends WrittenCondition {
  readonly all?: readonly EvaluatedCondition[];
  readonly any?: readonly EvaluatedCondition[];
  readonly not?: EvaluatedCondition;
  readonly factResult?: FactValue;
  readonly result?: boolean;
}

/** A condition as it came out. Evaluating puts a named one in the place of its name, which only the rule as written still holds. */
function traceOf(evaluated: EvaluatedCondition, written: WrittenCondition, named: NamedConditions): ConditionTrace {
  if (written.condition !== undefined)
    return { ...traceOf(evaluated, named.get(written.condition) ?? {}, named), condition: written.condition };
  const { all, any, not, result: held } = evaluated;
  const result = held === true;
  const tracesOf = (parts: readonly EvaluatedCondition[], as: readonly WrittenCondition[] = []) =>
    parts.map((part, index) => traceOf(part, as[index] ?? {}, named));
  if (all) return { all: tracesOf(all, written.all), result };
  if (any) return { any: tracesOf(any, written.any), result };
  if (not) return { not: traceOf(not, written.not ?? {}, named), result };
  const { fact = '', params, path, operator = '', value = '', factResult } = evaluated;
  return {
    fact,
    ...(params && Object.keys(params).length > 0 && { params }),
    ...(path !== undefined && { path }),
    operator,
    value: shownValue(value),
    was: shownFact(factResult),
    result,
  };
}
