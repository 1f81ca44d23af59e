import fc from 'fast-check';
import Fraction from 'fraction.js';
import type { TopLevelCondition } from 'json-rules-engine';
import { describe, expect, it } from '@jest/globals';

import { Exact } from '../../src/engine/exact.js';
import type { FactSource, NamedRule } from '../../src/engine/rule.js';
import { ENGINES } from './rule-engines.js';

type Scalar = string | number;
interface Leaf {
  readonly fact: string;
  readonly operator: string;
  readonly value: Scalar | readonly Scalar[];
  readonly params?: Readonly<Record<string, string>>;
}
type Tree = Leaf | { readonly all: readonly Tree[] } | { readonly any: readonly Tree[] } | { readonly not: Tree };

/** What is known: numbers as fractions of the reference library. */
interface Known {
  readonly numbers: Readonly<Record<string, Fraction | undefined>>;
  readonly texts: Readonly<Record<string, string | undefined>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

const numberOf = (value: Scalar): Fraction => {
  // The reference library reads no exponents.
  const text = value === 1e-7 ? '0.0000001' : String(value);
  return text.endsWith('%') ? new Fraction(text.slice(0, -1)).div(100) : new Fraction(text);
};

/** Each operator said once more, in the plainest way. */
function holds({ fact, operator, value, params }: Leaf, { numbers, texts, lists }: Known): boolean {
  const scalar = value as Scalar;
  const listed = value as readonly Scalar[];
  if (fact in lists) return (operator === 'contains') === lists[fact]!.includes(String(scalar));
  const name = params?.indicator ?? fact;
  if (name in texts) {
    const text = texts[name];
    if (text === undefined) return false;
    if (operator === 'equal') return text === scalar;
    if (operator === 'notEqual') return text !== scalar;
    return (operator === 'in') === listed.includes(text);
  }
  const number = numbers[name];
  if (number === undefined) return false;
  const sign = (other: Scalar): number => number.compare(numberOf(other));
  switch (operator) {
    case 'equal':
      return sign(scalar) === 0;
    case 'notEqual':
      return sign(scalar) !== 0;
    case 'lessThan':
      return sign(scalar) < 0;
    case 'lessThanInclusive':
      return sign(scalar) <= 0;
    case 'greaterThan':
      return sign(scalar) > 0;
    case 'greaterThanInclusive':
      return sign(scalar) >= 0;
    default:
      return (operator === 'in') === listed.some((other) => sign(other) === 0);
  }
}

/** The tree with a result on every branch and leaf, evaluated one by one without any shortcut. */
function evaluated(tree: Tree, known: Known): { readonly result: boolean } & Record<string, unknown> {
  if ('all' in tree) {
    const all = tree.all.map((part) => evaluated(part, known));
    return { all, result: all.every(({ result }) => result) };
  }
  if ('any' in tree) {
    const any = tree.any.map((part) => evaluated(part, known));
    return { any, result: any.some(({ result }) => result) };
  }
  if ('not' in tree) {
    const not = evaluated(tree.not, known);
    return { not, result: !not.result };
  }
  return {
    fact: tree.fact,
    operator: tree.operator,
    ...(tree.params && { params: tree.params }),
    result: holds(tree, known),
  };
}

/** Our trace without what the reference does not say. */
function bare(trace: unknown): unknown {
  if (Array.isArray(trace)) return trace.map(bare);
  if (typeof trace !== 'object' || trace === null) return trace;
  const kept = Object.entries(trace).filter(([key]) => key !== 'was' && key !== 'value');
  return Object.fromEntries(kept.map(([key, part]) => [key, key === 'params' ? (part as unknown) : bare(part)]));
}

const decimal = fc.constantFrom<Scalar>('0.3', 0.3, '30%', '0.333333333333', 1e-7, '10', 9, 0, '-2', '5%', 0.005);
const text = fc.constantFrom('courier', 'packer', '10', '');
const nested = (values: fc.Arbitrary<Scalar>) => fc.array(values, { minLength: 1, maxLength: 4 });
const numberLeaf = fc.oneof(
  fc.record({
    fact: fc.constantFrom('a', 'b', 'absent'),
    operator: fc.constantFrom(
      'equal',
      'notEqual',
      'lessThan',
      'lessThanInclusive',
      'greaterThan',
      'greaterThanInclusive',
    ),
    value: decimal,
  }),
  fc.record({
    fact: fc.constantFrom('a', 'b', 'absent'),
    operator: fc.constantFrom('in', 'notIn'),
    value: nested(decimal),
  }),
  fc.record({
    fact: fc.constant('value'),
    params: fc.record({ indicator: fc.constantFrom('a', 'b', 'absent') }),
    operator: fc.constantFrom('lessThan', 'greaterThanInclusive', 'notEqual'),
    value: decimal,
  }),
);
const textLeaf = fc.oneof(
  fc.record({ fact: fc.constantFrom('role', 'grade'), operator: fc.constantFrom('equal', 'notEqual'), value: text }),
  fc.record({ fact: fc.constantFrom('role', 'grade'), operator: fc.constantFrom('in', 'notIn'), value: nested(text) }),
  fc.record({ fact: fc.constant('departments'), operator: fc.constantFrom('contains', 'doesNotContain'), value: text }),
);
const { top } = fc.letrec<{ tree: Tree; top: Tree }>((tie) => {
  const parts = fc.array(tie('tree'), { minLength: 1, maxLength: 4 });
  const branches = [fc.record({ all: parts }), fc.record({ any: parts }), fc.record({ not: tie('tree') })] as const;
  return {
    tree: fc.oneof({ maxDepth: 3, withCrossShrink: true }, numberLeaf, textLeaf, ...branches),
    top: fc.oneof(...branches),
  };
});

const fraction = fc.oneof(
  fc.constantFrom<readonly [number, number]>([3, 10], [1, 3], [10, 1], [9, 1], [0, 1], [5, 1000]),
  fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 20 })),
);
const situation = fc.record({
  a: fraction,
  b: fc.option(fraction, { nil: undefined }),
  role: text,
  grade: fc.option(text, { nil: undefined }),
  departments: fc.uniqueArray(text),
});

describe.each(ENGINES)('any rules on any facts, decided by %s,', (_, engine) => {
  it('come out as an evaluation one by one says, with the same result at every comparison', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(top, { minLength: 1, maxLength: 5 }), situation, async (trees, given) => {
        const rules = trees.map((conditions, i): NamedRule => ({
          name: `rule-${i}`,
          priority: trees.length - i,
          conditions: conditions as TopLevelCondition,
          event: { type: 'gate', params: {} },
        }));
        const ours = (pair: readonly [number, number] | undefined) => pair && Exact.of(...pair);
        const theirs = (pair: readonly [number, number] | undefined) => pair && new Fraction(...pair);
        const { a, b, role, grade, departments } = given;
        const byIndicator: Readonly<Record<string, Exact | undefined>> = { a: ours(a), b: ours(b) };
        const facts: FactSource = {
          a: ours(a),
          b: ours(b),
          absent: undefined,
          value: ({ indicator }) => byIndicator[indicator ?? ''],
          role,
          grade,
          departments,
        };
        const known: Known = {
          numbers: { a: theirs(a), b: theirs(b), absent: undefined },
          texts: { role, grade },
          lists: { departments },
        };
        const traces = await engine(rules).evaluate(facts);
        for (const [i, trace] of traces.entries()) {
          const expected = evaluated(trees[i]!, known);
          expect(trace.fired).toBe(expected.result);
          expect(bare(trace.conditions)).toEqual(expected);
        }
      }),
      { numRuns: 400 },
    );
  });
});
