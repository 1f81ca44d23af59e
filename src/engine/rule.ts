/** What compiled rules and json-rules-engine have in common: what goes in, what comes out, and in which order. */
import type { TopLevelCondition } from 'json-rules-engine';

import { Exact } from './exact.js';
import type { FactScalar, FactValue } from './operators.js';

/** A rule as json-rules-engine has it, with a name. */
export interface NamedRule {
  readonly name: string;
  readonly priority?: number;
  readonly conditions: TopLevelCondition;
  readonly event: { readonly type: string; readonly params: object };
}

/** Conditions that others refer to as `{ "condition": name }`. */
export type NamedConditions = ReadonlyMap<string, TopLevelCondition>;

/**
 * One condition as it came out: what the fact was, and whether the comparison held. Groups carry their parts; one that stands
 * there by its name carries that, too.
 */
export type ConditionTrace =
  | {
      readonly fact: string;
      readonly params?: Readonly<Record<string, string>>;
      readonly path?: string;
      readonly operator: string;
      readonly value: string | readonly string[];
      /** The fact; `null` where nothing was known. */
      readonly was: string | readonly string[] | null;
      readonly result: boolean;
    }
  | { readonly condition?: string; readonly all: readonly ConditionTrace[]; readonly result: boolean }
  | { readonly condition?: string; readonly any: readonly ConditionTrace[]; readonly result: boolean }
  | { readonly condition?: string; readonly not: ConditionTrace; readonly result: boolean };

export interface RuleTrace {
  readonly name: string;
  readonly priority: number;
  readonly fired: boolean;
  readonly conditions: ConditionTrace;
}

/** A rule with how it came out. */
export type DecidedRule<R extends NamedRule> = RuleTrace & { readonly rule: R };

/** What a fact holds before a path has been followed into it. */
export type FactData = FactValue | readonly FactData[] | { readonly [name: string]: FactData };

/** Works a fact out when it is asked for, of what lies beside it. */
export type FactAnswer = (params: Readonly<Record<string, string>>, facts: FactSource) => FactData;

/** Answers for facts by name and params. What is not in it is as good as unknown. */
export interface FactSource {
  readonly [name: string]: FactData | FactAnswer;
}

export const DEFAULT_PRIORITY = 1;

/** Highest priority first, then by name: the order in which rules are considered and applied. */
export function byPriority<R extends NamedRule>(a: R, b: R): number {
  const difference = (b.priority ?? DEFAULT_PRIORITY) - (a.priority ?? DEFAULT_PRIORITY);
  return difference !== 0 ? difference : a.name < b.name ? -1 : 1;
}

/** The keys that a condition can have; the shape of each has been checked at the door. */
export interface WrittenCondition {
  readonly all?: readonly WrittenCondition[];
  readonly any?: readonly WrittenCondition[];
  readonly not?: WrittenCondition;
  readonly condition?: string;
  readonly fact?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly operator?: string;
  readonly value?: ComparedValue;
}

export type ComparedValue = string | number | readonly (string | number)[];

/** What of a fact can be compared: numbers, texts and lists of them. Anything else is as good as unknown. */
export function comparable(data: unknown): FactValue {
  if (isScalar(data)) return data;
  return Array.isArray(data) && data.every(isScalar) ? data : undefined;
}

const isScalar = (data: unknown): data is FactScalar => typeof data === 'string' || data instanceof Exact;

/** What a condition compares with, numbers as their shortest decimal text, so that it can be hashed. */
export function shownValue(value: ComparedValue): string | readonly string[] {
  if (typeof value === 'object') return value.map((item) => String(shownValue(item)));
  return typeof value === 'number' ? (Exact.fromJsonNumber(value)?.toText(60) ?? '') : value;
}

/** What a fact was, as text. */
export function shownFact(fact: FactValue): string | readonly string[] | null {
  if (fact === undefined) return null;
  if (typeof fact === 'string') return fact;
  return fact instanceof Exact ? fact.toText() : fact.map(String);
}
