/** What rule conditions can speak of and how they compare: the one table that checks, evaluation and documentation go by. */

/** `number` facts compare as exact decimals, `text` facts by their characters, `list` facts are asked what they contain. */
export type FactType = 'number' | 'text' | 'list';
export type FactParam = 'indicator' | 'component' | 'group';

/** A fact that exists in every company, whatever its columns. */
export interface BuiltInFact {
  readonly name: string;
  /** Params that a condition on it must give; it may give no others. */
  readonly params: readonly FactParam[];
  readonly type: FactType;
  /** `adjustments`: only rules that change a payout see it; `everywhere`: eligibility rules as well. */
  readonly where: 'everywhere' | 'adjustments';
}

export const BUILT_IN_FACTS: readonly BuiltInFact[] = [
  { name: 'employee', params: [], type: 'text', where: 'everywhere' },
  { name: 'role', params: [], type: 'text', where: 'everywhere' },
  { name: 'department', params: [], type: 'text', where: 'everywhere' },
  { name: 'departments', params: [], type: 'list', where: 'everywhere' },
  { name: 'tenure-months', params: [], type: 'number', where: 'everywhere' },
  { name: 'period', params: [], type: 'text', where: 'everywhere' },
  { name: 'month', params: [], type: 'number', where: 'everywhere' },
  { name: 'value', params: ['indicator'], type: 'number', where: 'adjustments' },
  { name: 'sample', params: ['indicator'], type: 'number', where: 'adjustments' },
  { name: 'attainment', params: ['component'], type: 'number', where: 'adjustments' },
  { name: 'group-score', params: ['group'], type: 'number', where: 'adjustments' },
  { name: 'score', params: [], type: 'number', where: 'adjustments' },
];

/** The declaration of a built-in fact, or `undefined` for a word that is none (an attribute, a misspelling). */
export const builtInFact = (name: string): BuiltInFact | undefined => BUILT_IN_FACTS.find((fact) => fact.name === name);

export const OPERATOR_NAMES = [
  'equal',
  'notEqual',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
] as const;
export type OperatorName = (typeof OPERATOR_NAMES)[number];

/**
 * What a comparison asks of both sides: `equality` a value of the fact's type, `order` two decimals, `membership` a list of
 * values to look the fact up in, `containment` a list fact to look the value up in.
 */
export type Comparison = 'equality' | 'order' | 'membership' | 'containment';

/** json-rules-engine's own operators, by what they ask for. */
export const OPERATORS: Readonly<Record<OperatorName, Comparison>> = {
  equal: 'equality',
  notEqual: 'equality',
  lessThan: 'order',
  lessThanInclusive: 'order',
  greaterThan: 'order',
  greaterThanInclusive: 'order',
  in: 'membership',
  notIn: 'membership',
  contains: 'containment',
  doesNotContain: 'containment',
};

/**
 * json-rules-engine's decorators, written before an operator with a colon: `someFact:` and `everyFact:` go through a list fact,
 * `someValue:` and `everyValue:` through a list of values, `swap:` exchanges the two sides, `not:` says the opposite.
 */
export const DECORATOR_NAMES = ['someFact', 'everyFact', 'someValue', 'everyValue', 'swap', 'not'] as const;
export type DecoratorName = (typeof DECORATOR_NAMES)[number];

/** More than these say nothing that fewer could not. */
export const MOST_DECORATORS = 4;

export interface OperatorParts {
  /** From the outermost to the one that stands before the operator. */
  readonly decorators: readonly DecoratorName[];
  readonly operator: OperatorName;
}

/** Takes `"not:someFact:equal"` apart; `undefined` where a part of it is none. */
export function operatorParts(written: string): OperatorParts | undefined {
  const words = written.split(':');
  const operator = OPERATOR_NAMES.find((name) => name === words.at(-1));
  const decorators = words.slice(0, -1).map((word) => DECORATOR_NAMES.find((name) => name === word));
  if (!operator || decorators.length > MOST_DECORATORS) return undefined;
  const known = decorators.filter((name) => name !== undefined);
  return known.length === decorators.length ? { decorators: known, operator } : undefined;
}
