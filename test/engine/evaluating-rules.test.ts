import type { TopLevelCondition } from 'json-rules-engine';
import { describe, expect, it } from '@jest/globals';

import { canonicalJson, type Canonical } from '../../src/engine/canonical.js';
import { Exact, exact } from '../../src/engine/exact.js';
import type { FactSource, NamedRule } from '../../src/engine/rule.js';
import { ENGINES, type RuleEngine } from './rule-engines.js';

const event = { type: 'gate', params: {} };
const ruleOf = (name: string, conditions: TopLevelCondition, priority?: number): NamedRule => ({
  name,
  conditions,
  event,
  ...(priority !== undefined && { priority }),
});
const leaf = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });

async function traceOf(engine: RuleEngine, conditions: TopLevelCondition, facts: FactSource) {
  const [trace] = await engine([ruleOf('only', conditions)]).evaluate(facts);
  return trace!;
}

describe.each(ENGINES)('evaluating rules by %s', (_, engine) => {
  it('gives every rule, the highest priority first, then by name; 1 where nothing is said', async () => {
    const yes = { all: [leaf('n', 'equal', 1)] };
    const no = { all: [leaf('n', 'equal', 2)] };
    const rules = [
      ruleOf('b', yes),
      ruleOf('low', yes, 1),
      ruleOf('high', no, 100),
      ruleOf('a', no),
      ruleOf('middle', yes, 5),
    ];
    const traces = await engine(rules).evaluate({ n: exact('1') });
    expect(traces.map(({ name, priority, fired }) => [name, priority, fired])).toEqual([
      ['high', 100, false],
      ['middle', 5, true],
      ['a', 1, false],
      ['b', 1, true],
      ['low', 1, true],
    ]);
    expect(traces.map(({ rule }) => rule.name)).toEqual(traces.map(({ name }) => name));
  });

  it('does not depend on the order that rules are given in', async () => {
    const rules = ['d', 'a', 'c', 'b'].map((name) => ruleOf(name, { all: [leaf('n', 'equal', 1)] }));
    const [one, other] = await Promise.all(
      [rules, [...rules].reverse()].map((list) => engine(list).evaluate({ n: Exact.ONE })),
    );
    expect(one).toEqual(other);
    expect(one!.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('without rules gives nothing', async () => {
    expect(await engine([]).evaluate({})).toEqual([]);
  });

  it('compares exactly: 0.1 + 0.2 is no more than 0.3, and 10 is more than "9"', async () => {
    const sum = exact('0.1').plus(exact('0.2'));
    expect((await traceOf(engine, { all: [leaf('n', 'greaterThan', 0.3)] }, { n: sum })).fired).toBe(false);
    expect((await traceOf(engine, { all: [leaf('n', 'greaterThan', '9')] }, { n: exact('10') })).fired).toBe(true);
  });

  it('keeps evaluations apart that run at once on one evaluator', async () => {
    const evaluator = engine([
      ruleOf('odd', { any: [1, 3, 5, 7, 9].map((n) => leaf('n', 'equal', n)) }, 2),
      ruleOf('even', { not: { any: [1, 3, 5, 7, 9].map((n) => leaf('n', 'equal', n)) } }, 1),
    ]);
    const numbers = Array.from({ length: 60 }, (_, i) => i % 10);
    const all = await Promise.all(numbers.map((n) => evaluator.evaluate({ n: Exact.of(n) })));
    for (const [i, traces] of all.entries()) {
      const n = numbers[i]!;
      expect(traces.map(({ fired }) => fired)).toEqual([n % 2 === 1, n % 2 === 0]);
      expect(JSON.stringify(traces)).toContain(`"was":"${n}"`);
      expect(JSON.stringify(traces).match(/"was":/g)).toHaveLength(10);
    }
  });

  it('keeps evaluations apart of which one begins while another is under way', async () => {
    const rules = [5, 4, 3, 2, 1].map((n) => ruleOf(`rule-${n}`, { all: [leaf('n', 'equal', n)] }, n));
    for (let ticks = 0; ticks < 60; ticks += 1) {
      const evaluator = engine(rules);
      const first = evaluator.evaluate({ n: exact('2') });
      for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
      const second = evaluator.evaluate({ n: exact('4') });
      const fired = (await Promise.all([first, second])).map((all) => all.filter((trace) => trace.fired));
      expect(fired.map((all) => all.map(({ name }) => name))).toEqual([['rule-2'], ['rule-4']]);
    }
  });

  it('goes on after an evaluation that failed', async () => {
    const evaluator = engine([ruleOf('r', { all: [leaf('n', 'equal', 1)] })]);
    const failing = evaluator.evaluate({
      n: () => {
        throw new Error('broken fact');
      },
    });
    const following = evaluator.evaluate({ n: Exact.ONE });
    await expect(failing).rejects.toThrow('broken fact');
    expect((await following)[0]?.fired).toBe(true);
  });

  it('leaves the rules as they were, so that their hash stays what it is', async () => {
    const deepFreeze = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) {
        Object.values(value).forEach(deepFreeze);
        Object.freeze(value);
      }
      return value;
    };
    const rule = ruleOf('r', { all: [leaf('n', 'in', [1, 2]), { not: { any: [leaf('n', 'equal', 2)] } }] }, 3);
    const before = JSON.stringify(rule);
    const evaluator = engine([deepFreeze(rule)]);
    await evaluator.evaluate({ n: Exact.ONE });
    await evaluator.evaluate({ n: exact('2') });
    expect(JSON.stringify(rule)).toBe(before);
  });
});

describe.each(ENGINES)('the trace of %s', (_, engine) => {
  it('holds every comparison with what the fact was, fired or not, however deep', async () => {
    const trace = await traceOf(
      engine,
      {
        any: [
          { all: [leaf('n', 'lessThan', 3), leaf('n', 'greaterThan', '1%')] },
          { not: { any: [leaf('role', 'in', ['courier', 'packer']), leaf('n', 'equal', 5)] } },
          { all: [leaf('departments', 'contains', 'north')] },
        ],
      },
      { n: Exact.of(10, 3), role: 'courier', departments: ['north', 'company'] },
    );
    const was = '3.333333333333';
    expect(trace.fired).toBe(true);
    expect(trace.conditions).toEqual({
      any: [
        {
          all: [
            { fact: 'n', operator: 'lessThan', value: '3', was, result: false },
            { fact: 'n', operator: 'greaterThan', value: '1%', was, result: true },
          ],
          result: false,
        },
        {
          not: {
            any: [
              { fact: 'role', operator: 'in', value: ['courier', 'packer'], was: 'courier', result: true },
              { fact: 'n', operator: 'equal', value: '5', was, result: false },
            ],
            result: true,
          },
          result: false,
        },
        {
          all: [{ fact: 'departments', operator: 'contains', value: 'north', was: ['north', 'company'], result: true }],
          result: true,
        },
      ],
      result: true,
    });
  });

  it('shows params, and asks facts with them', async () => {
    const value = ({ indicator }: Readonly<Record<string, string>>) =>
      indicator === 'loss' ? exact('0.006') : undefined;
    const asked = (indicator: string) => ({ ...leaf('value', 'greaterThan', 0.005), params: { indicator } });
    const trace = await traceOf(engine, { all: [asked('loss'), asked('other')] }, { value });
    expect(trace.conditions).toMatchObject({
      all: [
        { params: { indicator: 'loss' }, value: '0.005', was: '0.006', result: true },
        { params: { indicator: 'other' }, was: null, result: false },
      ],
      result: false,
    });
  });

  it('says null of what is not known, and every comparison with it is false', async () => {
    const all = ['equal', 'notEqual', 'lessThan', 'greaterThan', 'notIn', 'doesNotContain'];
    const conditions = all.map((operator) => leaf('unknown', operator, operator === 'notIn' ? ['a'] : 'a'));
    const trace = await traceOf(engine, { any: conditions }, { unknown: undefined });
    expect(trace.fired).toBe(false);
    expect(trace.conditions).toMatchObject({ any: all.map(() => ({ was: null, result: false })), result: false });
  });

  it('writes numbers as text, so that it can be hashed', async () => {
    const numbers = [1e-7, 0.5, 1e21, -0.25, 0];
    const trace = await traceOf(
      engine,
      { any: [leaf('n', 'in', numbers), ...numbers.map((n) => leaf('n', 'equal', n))] },
      { n: exact('0.25') },
    );
    expect(canonicalJson(trace.conditions as Canonical)).toContain(
      '"0.0000001","0.5","1000000000000000000000","-0.25","0"',
    );
  });
});
