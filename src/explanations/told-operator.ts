/** Operators with their decorators, as people would say them. */
import { operatorParts, type DecoratorName, type OperatorName } from '../engine/facts.js';

/** How many of several it takes. */
export type HowMany = 'some' | 'every';

/** A plain operator, and how many items of the fact's list and of the list of values it must hold for. */
export interface ToldOperator {
  readonly operator: OperatorName;
  readonly ofFact?: HowMany;
  readonly ofValues?: HowMany;
}

const OPPOSITE: Readonly<Record<OperatorName, OperatorName>> = {
  equal: 'notEqual',
  notEqual: 'equal',
  lessThan: 'greaterThanInclusive',
  lessThanInclusive: 'greaterThan',
  greaterThan: 'lessThanInclusive',
  greaterThanInclusive: 'lessThan',
  in: 'notIn',
  notIn: 'in',
  contains: 'doesNotContain',
  doesNotContain: 'contains',
};

/** The same said from the other side: what is less than the fact is what the fact is greater than. */
const FROM_THE_OTHER_SIDE: Readonly<Record<OperatorName, OperatorName>> = {
  equal: 'equal',
  notEqual: 'notEqual',
  lessThan: 'greaterThan',
  lessThanInclusive: 'greaterThanInclusive',
  greaterThan: 'lessThan',
  greaterThanInclusive: 'lessThanInclusive',
  in: 'contains',
  notIn: 'doesNotContain',
  contains: 'in',
  doesNotContain: 'notIn',
};

const HOW_MANY: Readonly<Partial<Record<DecoratorName, HowMany>>> = {
  someFact: 'some',
  everyFact: 'every',
  someValue: 'some',
  everyValue: 'every',
};

/**
 * Says an operator without its decorators: `not:lessThan` is `greaterThanInclusive`, `swap:lessThan` is `greaterThan`, and not
 * every one is less where some is not. `negated` where the whole comparison stands under a `not`.
 */
export function toldOperator(written: string, negated: boolean): ToldOperator {
  const parts = operatorParts(written);
  if (!parts) throw new RangeError(`the operator "${written}" was not refused at the door`);
  let [isOpposite, isExchanged] = [negated, false];
  const many: { ofFact?: HowMany; ofValues?: HowMany } = {};
  for (const decorator of parts.decorators) {
    if (decorator === 'not') isOpposite = !isOpposite;
    if (decorator === 'swap') isExchanged = !isExchanged;
    const said = HOW_MANY[decorator];
    if (!said) continue;
    const side = decorator.endsWith('Fact') === isExchanged ? 'ofValues' : 'ofFact';
    many[side] = isOpposite ? (said === 'some' ? 'every' : 'some') : said;
  }
  const operator = isOpposite ? OPPOSITE[parts.operator] : parts.operator;
  return { operator: isExchanged ? FROM_THE_OTHER_SIDE[operator] : operator, ...many };
}
