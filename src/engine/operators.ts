import { Exact } from './exact.js';
import { operatorParts, type DecoratorName, type OperatorName } from './facts.js';

/** What a rule compares: an exact number or a text. */
export type FactScalar = Exact | string;

/** What a fact can be for a rule: a number, a text, a list of them, or nothing known. */
export type FactValue = FactScalar | readonly FactScalar[] | undefined;

/** One side of a comparison; a document's numbers are JSON numbers, and `swap:` may put them on either side. */
type Side = FactValue | number | readonly (FactScalar | number)[];

/** A comparison that only waits for the fact. */
export type Test = (fact: Side) => boolean;

/**
 * An operator takes the compared value first and answers the test: what can be done once for a rule (reading its decimals) is not
 * done again for each employee.
 */
type Operator = (value: unknown) => Test;

/** An exact number of whatever a rule or a fact holds; `undefined` where it is none. Percent text counts: `"3%"`. */
export function asExact(value: unknown): Exact | undefined {
  if (value instanceof Exact) return value;
  if (typeof value === 'number') return Exact.fromJsonNumber(value);
  return typeof value === 'string' ? Exact.parse(value) : undefined;
}

const asText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const never: Test = () => false;
/** Of nothing known nothing is true, the opposite neither. */
const opposite =
  (test: Test): Test =>
  (fact) =>
    fact !== undefined && !test(fact);

/** Numbers are equal by value (`"0.50"` and 0.5), texts by their characters. */
function equalTo(value: unknown): Test {
  const number = asExact(value);
  if (value instanceof Exact) return (fact) => asExact(fact)?.equals(value) ?? false;
  const text = asText(value);
  if (text === undefined) return never;
  if (!number) return (fact) => fact === text;
  return (fact) => (fact instanceof Exact ? fact.equals(number) : asText(fact) === text);
}

const ordered =
  (holds: (comparison: number) => boolean): Operator =>
  (value) => {
    const bound = asExact(value);
    if (!bound) return never;
    return (fact) => {
      const number = fact instanceof Exact ? fact : asExact(fact);
      return number !== undefined && holds(number.compare(bound));
    };
  };

function among(value: unknown): Test {
  if (!Array.isArray(value)) return never;
  const tests = value.map(equalTo);
  return (fact) => tests.some((isEqual) => isEqual(fact));
}

function including(value: unknown): Test {
  const isEqual = equalTo(value);
  return (fact) => isList(fact) && fact.some(isEqual);
}

const isList = (side: Side): side is readonly (FactScalar | number)[] => Array.isArray(side);

const OPERATORS: Readonly<Record<OperatorName, Operator>> = {
  equal: equalTo,
  notEqual: (value) => opposite(equalTo(value)),
  lessThan: ordered((comparison) => comparison < 0),
  lessThanInclusive: ordered((comparison) => comparison <= 0),
  greaterThan: ordered((comparison) => comparison > 0),
  greaterThanInclusive: ordered((comparison) => comparison >= 0),
  in: among,
  notIn: (value) => (Array.isArray(value) ? opposite(among(value)) : never),
  contains: including,
  doesNotContain: (value) => {
    const includes = including(value);
    return (fact) => isList(fact) && !includes(fact);
  },
};

/**
 * json-rules-engine's decorators with two differences: of a fact that nothing is known of they make nothing true (its own `not:`
 * would), and a value that is no list has no items (its own `someValue:` fails). `swap:` asks the operator with the two sides
 * exchanged, so what is compared with is known only then.
 */
const DECORATORS: Readonly<Record<DecoratorName, (next: Operator) => Operator>> = {
  someFact: (next) => (value) => {
    const test = next(value);
    return (fact) => isList(fact) && fact.some(test);
  },
  everyFact: (next) => (value) => {
    const test = next(value);
    return (fact) => isList(fact) && fact.every(test);
  },
  someValue: (next) => (value) => {
    if (!Array.isArray(value)) return never;
    const tests = value.map(next);
    return (fact) => fact !== undefined && tests.some((test) => test(fact));
  },
  everyValue: (next) => (value) => {
    if (!Array.isArray(value)) return never;
    const tests = value.map(next);
    return (fact) => fact !== undefined && tests.every((test) => test(fact));
  },
  swap: (next) => (value) => (fact) => fact !== undefined && next(fact)(value as Side),
  not: (next) => (value) => opposite(next(value)),
};

/** The test that an operator with its decorators makes of a compared value; `undefined` where there is no such operator. */
export function testOf(operator: string, value: unknown): Test | undefined {
  const parts = operatorParts(operator);
  if (!parts) return undefined;
  return parts.decorators.reduceRight<Operator>(
    (next, name) => DECORATORS[name](next),
    OPERATORS[parts.operator],
  )(value);
}

const entries = <K extends string, V>(table: Readonly<Record<K, V>>) => Object.entries(table) as [K, V][];

type Comparing = (fact: FactValue, value: unknown) => boolean;

/**
 * json-rules-engine's operators by their own names, comparing exact decimals where its own compare doubles or strings. A fact
 * that nothing is known of makes every comparison false, the negative ones too.
 */
export const exactOperators = Object.fromEntries(
  entries(OPERATORS).map(([name, operator]): [OperatorName, Comparing] => [
    name,
    (fact, value) => operator(value)(fact),
  ]),
) as Readonly<Record<OperatorName, Comparing>>;

/** The decorators in the form that json-rules-engine takes; `next` is the operator that they stand before. */
export const exactDecorators = Object.fromEntries(
  entries(DECORATORS).map(([name, decorate]) => [
    name,
    (fact: FactValue, value: unknown, next: Comparing) =>
      decorate((inner) => (side) => next(side as FactValue, inner))(value)(fact),
  ]),
) as Readonly<Record<DecoratorName, (fact: FactValue, value: unknown, next: Comparing) => boolean>>;
