/** Decorators, paths and named conditions, each as written, decided alike by both engines. */
import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { describe, expect, it } from '@jest/globals';

import { compileRules } from '../../src/engine/compiled-rules.js';
import { Exact, exact } from '../../src/engine/exact.js';
import { DECORATOR_NAMES, OPERATOR_NAMES } from '../../src/engine/facts.js';
import { exactOperators } from '../../src/engine/operators.js';
import type { FactSource, NamedConditions } from '../../src/engine/rule.js';
import { ENGINES } from './rule-engines.js';

const event = { type: 'gate', params: {} };
const ruleOf = (conditions: TopLevelCondition) => [{ name: 'only', conditions, event }];
type Leaf = readonly [fact: string, operator: string, value: unknown, path?: string];
const leaf = ([fact, operator, value, path]: Leaf) => ({ fact, operator, value, ...(path !== undefined && { path }) });

const FACTS: FactSource = {
  five: exact('5'),
  role: 'courier',
  departments: ['north', 'company'],
  nowhere: [],
  figures: [exact('0.9'), Exact.of(19, 20)],
  order: { region: 'south', 'home region': 'east', lines: [{ late: exact('3') }, exact('4')], empty: {} },
};

describe.each(ENGINES)('%s', (_, engine) => {
  const fires = async (conditions: TopLevelCondition, named?: NamedConditions) =>
    (await engine(ruleOf(conditions), named).evaluate(FACTS))[0]!;
  const holds = async (comparison: Leaf) => (await fires({ all: [leaf(comparison)] })).fired;

  it.each<[Leaf, boolean]>([
    [['departments', 'someFact:equal', 'north'], true],
    [['departments', 'someFact:equal', 'nor'], false],
    [['departments', 'everyFact:in', ['north', 'company', 'x']], true],
    [['departments', 'everyFact:in', ['north']], false],
    [['nowhere', 'someFact:equal', 'north'], false],
    [['nowhere', 'everyFact:equal', 'north'], true],
    [['figures', 'everyFact:greaterThanInclusive', '90%'], true],
    [['figures', 'someFact:equal', 0.95], true],
    [['role', 'someFact:equal', 'courier'], false],
    [['role', 'someValue:equal', ['packer', 'courier']], true],
    [['five', 'someValue:lessThan', ['4', 5.5]], true],
    [['five', 'everyValue:lessThan', ['4', 5.5]], false],
    [['departments', 'everyValue:contains', ['north', 'company']], true],
    [['departments', 'everyValue:contains', ['north', 'south']], false],
    [['role', 'someValue:equal', 'courier'], false],
    [['five', 'swap:lessThan', 4], true],
    [['five', 'swap:equal', '5.0'], true],
    [['role', 'swap:contains', ['packer', 'courier']], true],
    [['departments', 'swap:in', 'company'], true],
    [['departments', 'swap:someValue:equal', 'company'], true],
    [['five', 'not:lessThan', '5'], true],
    [['five', 'not:equal', '5'], false],
    [['departments', 'not:someFact:in', ['south']], true],
    [['departments', 'someFact:not:in', ['north']], true],
    [['departments', 'everyFact:everyValue:notEqual', ['south', 'west']], true],
  ])('decides %j: %j', async (comparison, expected) => {
    expect(await holds(comparison)).toBe(expected);
  });

  it.each<[Leaf, boolean]>([
    [['departments', 'equal', 'north', '$[0]'], true],
    [['departments', 'contains', 'north', '$'], true],
    [['order', 'equal', 'south', '$.region'], true],
    [['order', 'equal', 'east', "$['home region']"], true],
    [['order', 'greaterThan', '2', '$.lines[0].late'], true],
    [['order', 'equal', '4', '$.lines[1]'], true],
    [['order', 'notEqual', 'x', '$.lines[2]'], false],
    [['order', 'notEqual', 'x', '$.empty'], false],
    [['order', 'notEqual', 'x', '$.toString'], false],
    [['order', 'notEqual', 'x', '$.nothing.there'], false],
    [['order', 'notEqual', 'x', '$'], false],
    [['order', 'notEqual', 'x'], false],
    // As in json-rules-engine: what has no inside is itself at the end of any path.
    [['role', 'equal', 'courier', '$.anything'], true],
  ])('follows %j: %j', async (comparison, expected) => {
    expect(await holds(comparison)).toBe(expected);
  });

  it.each([
    '$..region',
    '$.*',
    '$[?(@.late)]',
    '$[(@.length-1)]',
    '$.__proto__',
    "$['constructor']",
    'region',
    '$[-1]',
  ])('never follows the path %s', async (path) => {
    const decided = async () => holds(['order', 'equal', 'south', path]);
    await expect(decided()).rejects.toThrow('was not refused at the door');
  });

  it.each(OPERATOR_NAMES.flatMap((operator) => DECORATOR_NAMES.map((decorator) => `${decorator}:${operator}`)))(
    'makes nothing true of a fact of which nothing is known: %s',
    async (operator) => {
      for (const name of ['missing', 'toString', '__proto__', 'constructor'])
        for (const value of ['x', 1, ['x', 1], []]) {
          const { fired, conditions } = await fires({ all: [leaf([name, operator, value])] });
          expect(fired).toBe(false);
          expect(conditions).toMatchObject({ all: [{ fact: name, operator, was: null, result: false }] });
        }
    },
  );

  it('makes nothing true of it however often it is said to be not so, but a group of conditions may be not so', async () => {
    expect(await holds(['missing', 'not:not:equal', 'x'])).toBe(false);
    expect(await holds(['missing', 'swap:not:equal', 'x'])).toBe(false);
    expect((await fires({ not: leaf(['missing', 'equal', 'x']) })).fired).toBe(true);
  });

  const named: NamedConditions = new Map<string, TopLevelCondition>([
    ['is-courier', { all: [leaf(['role', 'equal', 'courier'])] }],
    ['courier-of-five', { any: [{ condition: 'is-courier' }, leaf(['five', 'lessThan', '5'])] }],
    ['toString', { not: { condition: 'is-courier' } }],
  ]);
  const isCourier = {
    condition: 'is-courier',
    all: [{ fact: 'role', operator: 'equal', value: 'courier', was: 'courier', result: true }],
    result: true,
  };

  it('decides conditions by name, and shows them where they were named', async () => {
    const { fired, conditions } = await fires({ all: [{ condition: 'courier-of-five' }] }, named);
    const five = { fact: 'five', operator: 'lessThan', value: '5', was: '5', result: false };
    expect(fired).toBe(true);
    expect(conditions).toEqual({
      all: [{ condition: 'courier-of-five', any: [isCourier, five], result: true }],
      result: true,
    });
  });

  it('decides a rule that is nothing but a name', async () => {
    expect((await fires({ condition: 'is-courier' }, named)).conditions).toEqual(isCourier);
    expect((await fires({ condition: 'toString' }, named)).conditions).toEqual({
      condition: 'toString',
      not: isCourier,
      result: false,
    });
  });

  it('decides one that is named twice in a rule each time by itself', async () => {
    const { conditions } = await fires(
      { any: [{ condition: 'is-courier' }, { not: { condition: 'is-courier' } }] },
      named,
    );
    expect(conditions).toEqual({ any: [isCourier, { not: isCourier, result: false }], result: true });
  });

  it('shows the path in the trace', async () => {
    const { conditions } = await fires({ all: [leaf(['departments', 'equal', 'x', '$[1]'])] });
    expect(conditions).toEqual({
      all: [{ fact: 'departments', path: '$[1]', operator: 'equal', value: 'x', was: 'company', result: false }],
      result: false,
    });
  });
});

describe('compiled rules', () => {
  it('say which fire without looking at what can no longer change it', () => {
    const asked: string[] = [];
    const fact = (name: string, value: string) => () => {
      asked.push(name);
      return value;
    };
    const facts = { a: fact('a', 'x'), b: fact('b', 'x'), c: fact('c', 'x') };
    const [a, b, c] = ['a', 'b', 'c'].map((name) => leaf([name, 'equal', name === 'b' ? 'x' : 'y']));
    const compiled = compileRules([
      { name: 'all', priority: 3, conditions: { all: [a!, b!] }, event },
      { name: 'any', priority: 2, conditions: { any: [b!, c!] }, event },
      { name: 'not', priority: 1, conditions: { not: { all: [c!, a!] } }, event },
    ]);
    expect(compiled.fires(facts)).toEqual([false, true, true]);
    expect(asked).toEqual(['a', 'b', 'c']);
    expect(compiled.rules.map(({ name }) => name)).toEqual(['all', 'any', 'not']);
  });

  it.each<[string, TopLevelCondition, NamedConditions]>([
    ['an operator', { all: [leaf(['five', 'equals', 5])] }, new Map()],
    ['a decorator', { all: [leaf(['five', 'never:equal', 5])] }, new Map()],
    ['the operator "toString"', { all: [leaf(['five', 'toString', 5])] }, new Map()],
    ['a name', { condition: 'nowhere' }, new Map()],
    ['a name of itself', { condition: 'a' }, new Map([['a', { not: { condition: 'a' } }]])],
  ])('are not made where there is no such thing: %s', (_, conditions, named) => {
    expect(() => compileRules(ruleOf(conditions), named)).toThrow('was not refused at the door');
  });
});

describe('our decorators', () => {
  const VALUES = ['north', 5, ['north', 'south'], [4, 5, '6'], []];
  const stock = new Engine();
  for (const [name, operator] of Object.entries(exactOperators)) stock.addOperator(name, operator);

  it.each(DECORATOR_NAMES)('do to what is known as json-rules-engine’s own do: %s', async (decorator) => {
    for (const operator of OPERATOR_NAMES)
      for (const value of decorator.endsWith('Value') ? VALUES.filter(Array.isArray) : VALUES)
        for (const fact of ['five', 'role', 'departments', 'nowhere', 'figures']) {
          const conditions = { all: [leaf([fact, `${decorator}:${operator}`, value])] };
          const rules = ruleOf(conditions);
          stock.addRule({ ...rules[0]!, name: 'stock' });
          const { results } = await stock.run({ [fact]: FACTS[fact] });
          stock.removeRule('stock');
          expect([conditions, compileRules(rules).fires(FACTS)[0]]).toEqual([conditions, results.length === 1]);
        }
  });
});
