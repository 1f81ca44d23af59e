/** What a comparison says about its fact, as a set of values wherever that can be told. */
import type { Exact } from '../../engine/exact.js';
import type { Stretch } from '../../engine/curve/stretch.js';
import { outside, united } from '../../engine/curve/stretch.js';
import { builtInFact, operatorParts, type FactType, type OperatorName } from '../../engine/facts.js';
import { asExact } from '../../engine/operators.js';
import { shownValue, type WrittenCondition } from '../../engine/rule.js';
import type { Holding } from './fact-state.js';

/** A comparison as the search knows it. */
export interface Meaning {
  /** The same for comparisons of one and the same fact; of a flag, for one and the same comparison. */
  readonly key: string;
  readonly holding: Holding;
}

/** The type of an attribute; `undefined` where there is none. */
export type AttributeType = (name: string) => 'text' | 'number' | undefined;

/** Reads a comparison. What cannot be told as a set of values is a flag: it may hold or not, and says nothing of others. */
export function meaningOf(comparison: WrittenCondition, attributeType: AttributeType): Meaning {
  const { fact = '', operator = '', path, value = '' } = comparison;
  const parts = operatorParts(operator);
  const flips = parts?.decorators.filter((name) => name === 'not').length ?? 0;
  const type = builtInFact(fact)?.type ?? attributeType(fact);
  if (!parts || flips < parts.decorators.length || path !== undefined) return flag(comparison, false);
  const isNegated = flips % 2 === 1;
  if (type === 'list') return ofList(comparison, parts.operator, isNegated);
  const values = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  const holding = holdingOf(type, parts.operator, values);
  if (!holding) return flag(comparison, false);
  return { key: factKey(fact, comparison.params), holding: isNegated ? opposite(holding) : holding };
}

/** The key of a fact with its params. */
export const factKey = (fact: string, params: WrittenCondition['params'] = {}): string =>
  [fact, ...Object.values(params)].join(' ');

const flag = ({ fact, params, path, operator, value }: WrittenCondition, negated: boolean): Meaning => ({
  key: JSON.stringify([fact, params ?? {}, path ?? '', operator, shownValue(value ?? '')]),
  holding: { kind: 'flag', negated },
});

/** An employee always has departments, so that `contains` and `doesNotContain` are each other's opposite. */
function ofList(comparison: WrittenCondition, operator: OperatorName, isNegated: boolean): Meaning {
  const isKnown = comparison.fact === 'departments' && (operator === 'contains' || operator === 'doesNotContain');
  if (!isKnown) return flag(comparison, false);
  return flag({ ...comparison, operator: 'contains' }, (operator === 'doesNotContain') !== isNegated);
}

const opposite = (holding: Holding): Holding => {
  if (holding.kind === 'number') return { kind: 'number', among: outside(holding.among) };
  if (holding.kind === 'text') return { ...holding, isExcept: !holding.isExcept };
  return { ...holding, negated: !holding.negated };
};

function holdingOf(
  type: FactType | undefined,
  operator: OperatorName,
  values: readonly unknown[],
): Holding | undefined {
  const isExcept = operator === 'notEqual' || operator === 'notIn';
  if (type === 'text') {
    if (!isExcept && operator !== 'equal' && operator !== 'in') return undefined;
    return { kind: 'text', words: new Set(values.map(String)), isExcept };
  }
  const numbers = values.flatMap((value) => asExact(value) ?? []);
  const [bound] = numbers;
  if (type !== 'number' || !bound || numbers.length < values.length) return undefined;
  if (isExcept || operator === 'equal' || operator === 'in') {
    const points = united(numbers.map((at) => pointAt(at)));
    return { kind: 'number', among: isExcept ? outside(points) : points };
  }
  const stretch = half(operator, bound);
  return stretch && { kind: 'number', among: [stretch] };
}

const pointAt = (at: Exact): Stretch => ({ from: { at, included: true }, to: { at, included: true } });

function half(operator: OperatorName, at: Exact): Stretch | undefined {
  const included = operator.endsWith('Inclusive');
  if (operator.startsWith('lessThan')) return { from: undefined, to: { at, included } };
  return operator.startsWith('greaterThan') ? { from: { at, included }, to: undefined } : undefined;
}
