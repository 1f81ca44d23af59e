/** Random rule documents over all that conditions can say, and random facts to decide them on. */
import fc from 'fast-check';
import type { TopLevelCondition } from 'json-rules-engine';

import { Exact } from '../../src/engine/exact.js';
import { DECORATOR_NAMES, OPERATOR_NAMES } from '../../src/engine/facts.js';
import type { FactData, FactSource, NamedConditions, NamedRule, WrittenCondition } from '../../src/engine/rule.js';

/** Numbers as documents write them, close to each other and to the facts below. */
const scalar = fc.constantFrom<string | number>(
  ...['0.3', 0.3, '30%', '0.333333333333', 1e-7, '10', 10, 9, 0, '-2', '5%', 0.005, '1e3', ''],
  ...['courier', 'packer', 'north', 'company', '__proto__', 'toString'],
);
const value = fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 2, arbitrary: fc.array(scalar, { maxLength: 4 }) });

/** Names that are there, that are not, and that every object has. */
const FACTS = [
  'a',
  'b',
  'role',
  'grade',
  'departments',
  'figures',
  'order',
  'value',
  'absent',
  'toString',
  '__proto__',
];
const PATHS = [
  ...[
    '$',
    '$[0]',
    '$[1]',
    '$[9]',
    '$.length',
    "$['0']",
    '$.region',
    "$['home region']",
    '$.lines[0]',
    '$.lines[1].late',
  ],
  ...["$.lines[0]['late']", '$.lines', '$.numerator', '$.region[0]', '$.nothing.at.all', '$.toString', '$.valueOf'],
];
const operator = fc
  .tuple(fc.array(fc.constantFrom(...DECORATOR_NAMES), { maxLength: 3 }), fc.constantFrom(...OPERATOR_NAMES))
  .map(([decorators, name]) => [...decorators, name].join(':'));
const comparison: fc.Arbitrary<WrittenCondition> = fc.record(
  {
    fact: fc.constantFrom(...FACTS),
    params: fc.record({ indicator: fc.constantFrom('a', 'b', 'absent', 'constructor') }),
    path: fc.constantFrom(...PATHS),
    operator,
    value,
  },
  { requiredKeys: ['fact', 'operator', 'value'] },
);

const NAMES = ['first', 'second', 'third', 'toString'] as const;
const reference = (names: readonly string[]): fc.Arbitrary<WrittenCondition> =>
  fc.constantFrom(...names).map((condition) => ({ condition }));

/** Conditions however deep, which may refer to these names. */
function tree(names: readonly string[]): { any: fc.Arbitrary<WrittenCondition>; top: fc.Arbitrary<WrittenCondition> } {
  const leaves = names.length === 0 ? [comparison] : [comparison, comparison, reference(names)];
  return fc.letrec<{ any: WrittenCondition; top: WrittenCondition }>((tie) => {
    // json-rules-engine takes an empty one as true.
    const parts = fc.array(tie('any'), { minLength: 0, maxLength: 4 });
    const groups = [fc.record({ all: parts }), fc.record({ any: parts }), fc.record({ not: tie('any') })] as const;
    return {
      any: fc.oneof({ maxDepth: 3, withCrossShrink: true }, ...leaves, ...groups),
      top: fc.oneof(...groups),
    };
  });
}

/** Each may refer to those before it. */
const named: fc.Arbitrary<NamedConditions> = fc
  .tuple(...NAMES.map((_, index) => tree(NAMES.slice(0, index)).top))
  .map((conditions) => new Map(NAMES.map((name, index) => [name, conditions[index] as TopLevelCondition])));

const top = fc.oneof({ weight: 5, arbitrary: tree(NAMES).top }, { weight: 1, arbitrary: reference(NAMES) });
const rules: fc.Arbitrary<readonly NamedRule[]> = fc
  .array(fc.record({ conditions: top, priority: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((list) =>
    list.map(({ conditions, priority }, index) => ({
      // Not in the order that they are given in.
      name: `rule-${(index * 3) % 5}`,
      ...(priority !== undefined && { priority }),
      conditions: conditions as TopLevelCondition,
      event: { type: 'gate', params: {} },
    })),
  );

const number = fc
  .oneof(
    fc.constantFrom<readonly [number, number]>([3, 10], [1, 3], [10, 1], [9, 1], [0, 1], [5, 1000]),
    fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 20 })),
  )
  .map(([numerator, denominator]) => Exact.of(numerator, denominator));
const text = fc.constantFrom('courier', 'packer', '10', '', 'north', 'company', '__proto__');
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const order: fc.Arbitrary<FactData> = fc.record(
  {
    region: text,
    'home region': text,
    lines: fc.array(fc.oneof(number, fc.record({ late: number })), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

/** Facts as they come: some unknown, some not there at all, some with an inside. */
const facts: fc.Arbitrary<FactSource> = fc
  .record(
    {
      a: maybe(number),
      b: maybe(number),
      role: text,
      grade: maybe(text),
      departments: fc.uniqueArray(text, { maxLength: 3 }),
      figures: maybe(fc.array(number, { maxLength: 3 })),
      order: maybe(order),
      ['toString']: maybe(text),
    },
    { requiredKeys: [] },
  )
  .map((given): FactSource => {
    const byIndicator = new Map<string | undefined, FactData>([
      ['a', given.a],
      ['b', given.b],
    ]);
    return { ...given, value: ({ indicator }) => byIndicator.get(indicator) };
  });

/** A set of rules with the conditions that they name, and facts. */
export const situations = fc.record({ rules, named, facts });
