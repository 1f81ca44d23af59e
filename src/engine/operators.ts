import { Exact } from './exact.js';
import type { OperatorName } from './facts.js';

/** What a fact can be for a rule: an exact number, a text, a list of texts, or nothing known. */
export type FactValue = Exact | string | readonly string[] | undefined;

/** An exact number of whatever a rule or a fact holds; `undefined` where it is none. Percent text counts: `"3%"`. */
export function asExact(value: unknown): Exact | undefined {
  if (value instanceof Exact) return value;
  if (typeof value === 'number') return Exact.fromJsonNumber(value);
  return typeof value === 'string' ? Exact.parse(value) : undefined;
}

/** Numbers are equal by value (`"0.50"` and 0.5), texts by their characters. */
function areEqual(fact: FactValue, value: unknown): boolean {
  if (fact instanceof Exact) return asExact(value)?.equals(fact) ?? false;
  return typeof fact === 'string' && (typeof value === 'string' || typeof value === 'number') && fact === String(value);
}

const ordered =
  (holds: (comparison: number) => boolean) =>
  (fact: FactValue, value: unknown): boolean => {
    const [left, right] = [asExact(fact), asExact(value)];
    return left !== undefined && right !== undefined && holds(left.compare(right));
  };

const isAmong = (fact: FactValue, list: unknown): boolean =>
  Array.isArray(list) && list.some((value) => areEqual(fact, value));

const includes = (list: FactValue, value: unknown): boolean => Array.isArray(list) && list.includes(value);

/**
 * json-rules-engine's operators by their own names, comparing exact decimals where its own compare doubles or strings. A fact
 * that nothing is known of makes every comparison false, the negative ones too.
 */
export const exactOperators: Readonly<Record<OperatorName, (fact: FactValue, value: unknown) => boolean>> = {
  equal: areEqual,
  notEqual: (fact, value) => fact !== undefined && !areEqual(fact, value),
  lessThan: ordered((comparison) => comparison < 0),
  lessThanInclusive: ordered((comparison) => comparison <= 0),
  greaterThan: ordered((comparison) => comparison > 0),
  greaterThanInclusive: ordered((comparison) => comparison >= 0),
  in: isAmong,
  notIn: (fact, list) => fact !== undefined && Array.isArray(list) && !isAmong(fact, list),
  contains: includes,
  doesNotContain: (list, value) => Array.isArray(list) && !list.includes(value),
};
