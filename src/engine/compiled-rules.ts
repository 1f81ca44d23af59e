import type { TopLevelCondition } from 'json-rules-engine';

import { followed, pathSteps } from './fact-path.js';
import { comparisonsIn, writtenOut } from './named-conditions.js';
import { testOf, type FactValue } from './operators.js';
import {
  byPriority,
  comparable,
  DEFAULT_PRIORITY,
  shownFact,
  shownValue,
  type ConditionTrace,
  type DecidedRule,
  type FactData,
  type FactSource,
  type NamedConditions,
  type NamedRule,
  type WrittenCondition,
} from './rule.js';

/** Rules as plain functions, for one evaluation after the other. */
export interface CompiledRules<R extends NamedRule> {
  /** By priority from high to low, then by name. */
  readonly rules: readonly R[];
  /** Every rule with its trace, in that order. */
  evaluate(facts: FactSource): readonly DecidedRule<R>[];
  /** Only whether each fires, in that order: nothing is noted, and nothing looked at that cannot change it. */
  fires(facts: FactSource): readonly boolean[];
  /** Whether one of them fires, by its place in that order. */
  firesAt(place: number, facts: FactSource): boolean;
  /** What each looks at, in that order: worked out when it is first asked for. */
  looks(): readonly RuleLooks[];
}

/** What a rule looks at. Two rules of the same text hold for the same facts. */
export interface RuleLooks {
  /** The conditions, with every name in them written out. */
  readonly text: string;
  readonly facts: ReadonlySet<string>;
}

/**
 * A quicker way to a fact than asking by its name, for whoever makes the facts and knows where it lies; it must answer the same.
 * `undefined` for facts that have none.
 */
export type FactBinder = (
  fact: string,
  params: Readonly<Record<string, string>>,
) => ((facts: FactSource) => FactValue) | undefined;

/** A condition as two functions: only whether it holds, and with all that led to it. */
interface CompiledCondition {
  readonly holds: (facts: FactSource) => boolean;
  readonly trace: (facts: FactSource) => ConditionTrace;
}

/**
 * Makes plain functions of rules that have passed the door, once for a whole run: decimals are read, operators and names looked
 * up here and not for every employee. Throws for what the door refuses.
 */
export function compileRules<R extends NamedRule>(
  rules: readonly R[],
  named: NamedConditions = new Map(),
  bind: FactBinder = () => undefined,
): CompiledRules<R> {
  const ordered = [...rules].sort(byPriority);
  const compile = conditionCompiler(named, bind);
  const compiled = ordered.map((rule) => ({
    rule,
    name: rule.name,
    priority: rule.priority ?? DEFAULT_PRIORITY,
    ...compile(rule.conditions),
  }));
  const tests = compiled.map(({ holds }) => holds);
  let looks: readonly RuleLooks[] | undefined;
  return {
    rules: ordered,
    evaluate: (facts) =>
      compiled.map(({ rule, name, priority, trace }) => {
        const conditions = trace(facts);
        return { rule, name, priority, fired: conditions.result, conditions };
      }),
    fires: (facts) => {
      const fired: boolean[] = [];
      for (const holds of tests) fired.push(holds(facts));
      return fired;
    },
    firesAt: (place, facts) => tests[place]?.(facts) ?? false,
    looks: () => (looks ??= ordered.map(({ conditions }) => looksOf(conditions, named))),
  };
}

function looksOf(conditions: TopLevelCondition, named: NamedConditions): RuleLooks {
  const facts = new Set(comparisonsIn(conditions, named).map(({ fact }) => fact));
  return { text: JSON.stringify(writtenOut(conditions, named)), facts };
}

/** Compiles conditions; each named one once, however often it is referred to. */
function conditionCompiler(
  named: NamedConditions,
  bind: FactBinder,
): (condition: TopLevelCondition) => CompiledCondition {
  const known = new Map<string, CompiledCondition>();
  const open = new Set<string>();
  const reference = (name: string): CompiledCondition => {
    const held = known.get(name);
    if (held) return held;
    const condition = named.get(name);
    if (!condition || open.has(name)) throw new Error(`the condition "${name}" was not refused at the door`);
    open.add(name);
    const { holds, trace } = compile(condition);
    open.delete(name);
    const compiled = { holds, trace: (facts: FactSource) => ({ ...trace(facts), condition: name }) };
    known.set(name, compiled);
    return compiled;
  };
  const compile = (condition: WrittenCondition): CompiledCondition => {
    const { any, all, not, condition: name } = condition;
    if (any) return anyOf(any.map(compile));
    if (all) return allOf(all.map(compile));
    if (not) return notOf(compile(not));
    return name === undefined ? comparison(condition, bind) : reference(name);
  };
  return (condition) => compile(condition);
}

function allOf(parts: readonly CompiledCondition[]): CompiledCondition {
  const tests = parts.map(({ holds }) => holds);
  return {
    holds: onlyOne(tests) ?? allHold(tests),
    trace: (facts) => {
      const all = parts.map(({ trace }) => trace(facts));
      return { all, result: all.every(({ result }) => result) };
    },
  };
}

/** As json-rules-engine has it, an empty `any` is true; the door refuses one. */
function anyOf(parts: readonly CompiledCondition[]): CompiledCondition {
  const tests = parts.map(({ holds }) => holds);
  const isEmpty = parts.length === 0;
  return {
    holds: onlyOne(tests) ?? (isEmpty ? () => true : oneHolds(tests)),
    trace: (facts) => {
      const any = parts.map(({ trace }) => trace(facts));
      return { any, result: isEmpty || any.some(({ result }) => result) };
    },
  };
}

type Holds = CompiledCondition['holds'];

// Plain loops: what `every` and `some` take for calling is about what a comparison takes.
function allHold(tests: readonly Holds[]): Holds {
  return (facts) => {
    for (const holds of tests) if (!holds(facts)) return false;
    return true;
  };
}

function oneHolds(tests: readonly Holds[]): Holds {
  return (facts) => {
    for (const holds of tests) if (holds(facts)) return true;
    return false;
  };
}

const onlyOne = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);

function notOf({ holds, trace }: CompiledCondition): CompiledCondition {
  return {
    holds: (facts) => !holds(facts),
    trace: (facts) => {
      const not = trace(facts);
      return { not, result: !not.result };
    },
  };
}

function comparison(written: WrittenCondition, bind: FactBinder): CompiledCondition {
  const { fact = '', params = {}, path, operator = '', value = '' } = written;
  const read = factReader(fact, params, path, bind);
  const test = testOf(operator, value);
  if (!test) throw new Error(`the operator "${operator}" was not refused at the door`);
  const note = noteOf(written);
  return {
    holds: (facts) => test(read(facts)),
    trace: (facts) => {
      const was = read(facts);
      return note(shownFact(was), test(was));
    },
  };
}

/** Notes how a comparison came out. Spelt out for each form, because spreading the common part takes ten times as long. */
function noteOf(written: WrittenCondition): (was: ReturnType<typeof shownFact>, result: boolean) => ConditionTrace {
  const { fact = '', params = {}, path, operator = '' } = written;
  const value = shownValue(written.value ?? '');
  const hasParams = Object.keys(params).length > 0;
  if (path !== undefined)
    return (was, result) => ({ fact, ...(hasParams && { params }), path, operator, value, was, result });
  if (hasParams) return (was, result) => ({ fact, params, operator, value, was, result });
  return (was, result) => ({ fact, operator, value, was, result });
}

/** Reads a fact. A name that every object has (`toString`) is looked for among the facts only. */
function factReader(
  name: string,
  params: Readonly<Record<string, string>>,
  path: string | undefined,
  bind: FactBinder,
): (facts: FactSource) => FactValue {
  const isInherited = name in Object.prototype;
  const bound = bind(name, params);
  const read: (facts: FactSource) => FactData =
    bound ??
    ((facts) => {
      if (isInherited && !Object.hasOwn(facts, name)) return undefined;
      const given = facts[name];
      return typeof given === 'function' ? given(params, facts) : given;
    });
  if (path === undefined || path === '') return bound ?? ((facts) => comparable(read(facts)));
  const steps = pathSteps(path);
  if (!steps) throw new Error(`the path "${path}" was not refused at the door`);
  return (facts) => comparable(followed(read(facts), steps));
}
