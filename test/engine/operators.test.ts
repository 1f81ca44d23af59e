import { describe, expect, it } from '@jest/globals';

import { Exact, exact } from '../../src/engine/exact.js';
import { OPERATOR_NAMES, OPERATORS } from '../../src/engine/facts.js';
import { asExact, exactOperators, type FactValue } from '../../src/engine/operators.js';

const {
  equal,
  notEqual,
  lessThan,
  lessThanInclusive,
  greaterThan,
  greaterThanInclusive,
  notIn,
  contains,
  doesNotContain,
} = exactOperators;
const among = exactOperators.in;

describe('comparing numbers', () => {
  it('is exact where doubles are not: 0.1 + 0.2 is 0.3', () => {
    const sum = exact('0.1').plus(exact('0.2'));
    expect(equal(sum, '0.3')).toBe(true);
    expect(equal(sum, 0.3)).toBe(true);
    expect(greaterThan(sum, 0.3)).toBe(false);
    expect(lessThanInclusive(sum, '30%')).toBe(true);
  });

  it('tells a third from its first twelve decimals', () => {
    const third = Exact.of(1, 3);
    expect(equal(third, '0.333333333333')).toBe(false);
    expect(notEqual(third, '0.333333333333')).toBe(true);
    expect(greaterThan(third, '0.333333333333')).toBe(true);
    expect(lessThan(third, '0.333333333334')).toBe(true);
  });

  it('sees the seventeenth digit: a gate at 3 % does not turn on it', () => {
    expect(greaterThan(exact('0.03000000000000000001'), 0.03)).toBe(true);
    expect(greaterThan(exact('0.03'), 0.03)).toBe(false);
    expect(greaterThanInclusive(exact('0.03'), 0.03)).toBe(true);
  });

  it('goes by value, not by characters: 10 is more than 9, 0.50 equals 1/2', () => {
    expect(greaterThan(exact('10'), '9')).toBe(true);
    expect(greaterThan('10', '9')).toBe(true);
    expect(equal(exact('0.50'), '0.5')).toBe(true);
    expect(equal(Exact.of(1, 2), '50%')).toBe(true);
    expect(among(Exact.of(1, 2), ['1', '0.500'])).toBe(true);
    expect(notIn(Exact.of(1, 2), [1, 0.5])).toBe(false);
  });

  it('includes the end or not, as the operator says', () => {
    const ten = exact('10');
    expect([lessThan, lessThanInclusive, greaterThan, greaterThanInclusive].map((holds) => holds(ten, 10))).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('is false with what is no number', () => {
    for (const holds of [lessThan, lessThanInclusive, greaterThan, greaterThanInclusive]) {
      expect(holds(exact('1'), 'north')).toBe(false);
      expect(holds('north', 1)).toBe(false);
      expect(holds(exact('1'), [1])).toBe(false);
      expect(holds(exact('1'), null)).toBe(false);
      expect(holds(exact('1'), NaN)).toBe(false);
    }
  });
});

describe('comparing texts', () => {
  it('goes by characters: "10" is not "10.0", "a" is not "A"', () => {
    expect(equal('north', 'north')).toBe(true);
    expect(equal('10', '10.0')).toBe(false);
    expect(notEqual('a', 'A')).toBe(true);
    expect(equal('3', 3)).toBe(true);
  });
});

describe('lists', () => {
  it('are what "in" asks for: half a word is not in a word', () => {
    expect(among('north', ['north', 'south'])).toBe(true);
    expect(among('nor', ['north'])).toBe(false);
    expect(among('nor', 'north')).toBe(false);
    expect(notIn('nor', 'north')).toBe(false);
    expect(notIn('east', ['north', 'south'])).toBe(true);
    expect(among('east', [])).toBe(false);
  });

  it('contain a whole item or they do not', () => {
    expect(contains(['north', 'company'], 'company')).toBe(true);
    expect(contains(['north', 'company'], 'comp')).toBe(false);
    expect(doesNotContain(['north', 'company'], 'comp')).toBe(true);
    expect(contains('company', 'comp')).toBe(false);
    expect(doesNotContain('company', 'other')).toBe(false);
    expect(doesNotContain([], 'x')).toBe(true);
  });
});

describe('a fact that nothing is known of', () => {
  it.each(OPERATOR_NAMES)('makes "%s" false', (name) => {
    const values = OPERATORS[name] === 'membership' ? [['1'], [''], []] : ['1', '', 0, 'undefined'];
    for (const value of values) expect(exactOperators[name](undefined as FactValue, value)).toBe(false);
  });
});

describe('a number of whatever a rule holds', () => {
  it.each<[unknown, string | undefined]>([
    ['3%', '0.03'],
    [0.005, '0.005'],
    ['0.50', '0.5'],
    ['1e3', undefined],
    ['', undefined],
    [true, undefined],
    [null, undefined],
    [[1], undefined],
  ])('%j is %s', (value, text) => {
    expect(asExact(value)?.toText()).toBe(text);
  });
});
