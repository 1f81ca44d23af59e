import { describe, expect, it } from '@jest/globals';

import { comparisonsIn, MOST_COMPARISONS, referenceProblem } from '../../src/engine/named-conditions.js';
import type { NamedConditions, WrittenCondition } from '../../src/engine/rule.js';

const leaf = (fact: string): WrittenCondition => ({ fact, operator: 'equal', value: 'x' });
const named = (conditions: Readonly<Record<string, WrittenCondition>>): NamedConditions =>
  new Map(Object.entries(conditions)) as unknown as NamedConditions;

describe('conditions that refer to others by name', () => {
  it('have nothing wrong where every name leads to something, however often it is named', () => {
    const conditions = named({ a: { all: [leaf('x')] }, b: { any: [{ condition: 'a' }, { condition: 'a' }] } });
    expect(referenceProblem({ not: { condition: 'b' } }, conditions)).toBeUndefined();
    expect(referenceProblem(leaf('x'), conditions)).toBeUndefined();
  });

  it('may name what nobody has declared', () => {
    const conditions = named({ a: { all: [leaf('x'), { condition: 'gone' }] } });
    expect(referenceProblem({ any: [{ condition: 'a' }] }, conditions)).toEqual({ kind: 'unknown', name: 'gone' });
    expect(referenceProblem({ condition: 'toString' }, conditions)).toEqual({ kind: 'unknown', name: 'toString' });
  });

  it('may come back to themselves', () => {
    const conditions = named({ a: { not: { condition: 'b' } }, b: { all: [{ condition: 'a' }] } });
    expect(referenceProblem({ condition: 'a' }, conditions)).toEqual({ kind: 'circular', name: 'a' });
  });

  it('may come to too much, which is known without writing it out', () => {
    const doubling = Array.from({ length: 100 }, (_, i) => [
      `c${i}`,
      i === 0 ? { all: [leaf('x')] } : { all: [{ condition: `c${i - 1}` }, { condition: `c${i - 1}` }] },
    ]);
    const conditions = named(Object.fromEntries(doubling) as Record<string, WrittenCondition>);
    const enough = Math.floor(Math.log2(MOST_COMPARISONS));
    expect(referenceProblem({ condition: `c${enough}` }, conditions)).toBeUndefined();
    expect(referenceProblem({ condition: `c${enough + 1}` }, conditions)).toEqual({ kind: 'too-large' });
    expect(referenceProblem({ condition: 'c99' }, conditions)).toEqual({ kind: 'too-large' });
  });

  it('give their comparisons once each, and come to an end even in a circle', () => {
    const conditions = named({
      a: { any: [leaf('x'), { condition: 'b' }] },
      b: { all: [leaf('y'), { condition: 'a' }] },
    });
    const facts = comparisonsIn({ all: [{ condition: 'a' }, leaf('z'), { condition: 'b' }] }, conditions);
    expect(facts.map(({ fact }) => fact)).toEqual(['x', 'y', 'z']);
  });
});
