import { describe, expect, it } from '@jest/globals';

import type { AdjustmentRule, RuleDocument } from '../../src/engine/documents.js';
import { compileRuleSet, type HashedDocument } from '../../src/engine/rule-set.js';
import { documentsOf, eligibilityOf, indicatorOf, planOf, ruleOf, ruleSetOf, type RuleSetParts } from './world.js';

const messageOf = (documents: readonly HashedDocument[]): string => {
  const compiled = compileRuleSet(documents);
  return compiled.ok ? 'fits together' : compiled.findings.map(({ code, message }) => `${code}: ${message}`).join('; ');
};
const problemOf = (parts: RuleSetParts): string => messageOf(documentsOf(parts));

/** One more document beside the usual ones. */
const withDocument = (parts: RuleSetParts, document: RuleDocument): readonly HashedDocument[] => [
  ...documentsOf(parts),
  { ...document, hash: 'hash-of-another' },
];
const another = { id: 'another', effectiveFrom: '2020-01' };

const asking = (name: string, fact: string, params?: object): AdjustmentRule =>
  ruleOf(
    name,
    { type: 'gate' },
    {
      conditions: { any: [{ not: { all: [{ fact, operator: 'equal', value: '1', ...(params && { params }) }] } }] },
    },
  );

describe('the rules of one period', () => {
  it('are known by the hashes of all documents in force, in whatever order', () => {
    const documents = documentsOf({});
    const one = compileRuleSet(documents);
    const other = compileRuleSet([...documents].reverse());
    expect(one.ok && other.ok && one.value.hash === other.value.hash).toBe(true);
    const changed = compileRuleSet(documents.map((document, i) => (i === 0 ? { ...document, hash: 'x' } : document)));
    expect(one.ok && changed.ok && one.value.hash !== changed.value.hash).toBe(true);
  });

  it('make plans ready: weights exact, names from the indicator unless the component has its own', () => {
    const plan = ruleSetOf().plans.get('courier');
    const variant = plan?.variantFor('2026-10', { role: 'courier', departments: ['NORTH'], attributes: {} });
    expect(variant?.components.map(({ weight }) => weight.toText())).toEqual(['0.6', '0.4']);
    expect(variant?.components.map(({ name }) => name.en)).toEqual(['on-time', 'attitude']);
  });

  it('know which indicators the rules of a plan look at, however deep, shared rules included', () => {
    const shared = [asking('by-loss', 'value', { indicator: 'loss' })];
    const rules = [{ use: 'by-loss' }, asking('by-sample', 'sample', { indicator: 'on-time' })];
    const plan = ruleSetOf({ plans: [planOf('courier', { rules })], shared }).plans.get('courier');
    expect(plan?.ruleIndicators).toEqual(['loss', 'on-time']);
  });
});

describe('versions of different days that do not go together are refused', () => {
  it('an indicator, a shared rule, an eligibility rule or an attribute that two documents define', () => {
    expect(
      messageOf(withDocument({}, { kind: 'indicators', content: { ...another, indicators: [indicatorOf('loss')] } })),
    ).toBe('defined-twice: the documents in force define indicator "loss" twice');
    const shared = [ruleOf('peak', { type: 'gate' })];
    expect(
      messageOf(withDocument({ shared }, { kind: 'adjustments', content: { ...another, rules: shared } })),
    ).toContain('shared rule "peak" twice');
    const rules = [eligibilityOf('courier-plan', 'courier')];
    expect(messageOf(withDocument({}, { kind: 'eligibility', content: { ...another, rules } }))).toContain(
      'eligibility rule "courier-plan" twice',
    );
    const attributes = [{ name: 'grade', type: 'text' }] as const;
    expect(
      messageOf(withDocument({ attributes }, { kind: 'attributes', content: { ...another, attributes } })),
    ).toContain('attribute "grade" twice');
    expect(messageOf(withDocument({}, { kind: 'plan', content: planOf('courier') }))).toContain('plan "courier" twice');
  });

  it('a plan whose indicator, shared rule or rule indicator is not in force', () => {
    expect(problemOf({ indicators: [indicatorOf('on-time')] })).toBe(
      'unknown-reference: plan "courier" refers to the indicator "attitude", which no document in force for this period defines',
    );
    expect(problemOf({ plans: [planOf('courier', { rules: [{ use: 'peak' }] })] })).toContain('the shared rule "peak"');
    const rules = [asking('gate', 'value', { indicator: 'speed' })];
    expect(problemOf({ plans: [planOf('courier', { rules })] })).toContain('the indicator "speed"');
  });

  it('a rule that asks for an attribute that is not declared', () => {
    const rules = [asking('gate', 'grade')];
    expect(problemOf({ plans: [planOf('courier', { rules })] })).toBe(
      'unknown-reference: plan "courier" refers to the fact "grade", which no document in force for this period defines',
    );
    const attributes = [{ name: 'grade', type: 'text' }] as const;
    expect(problemOf({ plans: [planOf('courier', { rules })], attributes })).toBe('fits together');
  });

  it('an eligibility rule that asks for an attribute that is not declared, or for a result', () => {
    const asks = (fact: string, params?: { indicator: string }) =>
      eligibilityOf('r', 'courier', {
        conditions: { all: [{ fact, operator: 'equal', value: '1', ...(params && { params }) }] },
      });
    expect(problemOf({ eligibility: [asks('grade')] })).toContain('eligibility rule "r" refers to the fact "grade"');
    expect(problemOf({ eligibility: [asks('score')] })).toContain('eligibility rule "r" refers to the fact "score"');
    expect(problemOf({ eligibility: [asks('month')] })).toBe('fits together');
  });

  it('a shared rule that asks for a component that the plan does not have', () => {
    const shared = [asking('by-attitude', 'attainment', { component: 'attitude-2' })];
    const plans = [planOf('courier', { rules: [{ use: 'by-attitude' }] })];
    expect(problemOf({ plans, shared })).toContain('plan "courier" refers to the component "attitude-2"');
  });

  it('a shared rule that names an amount, in a plan that names no currency', () => {
    const shared = [ruleOf('bonus', { type: 'add', params: { amount: '100' } })];
    const rules = [{ use: 'bonus' }];
    expect(problemOf({ plans: [planOf('courier', { rules })], shared })).toBe(
      'amount-without-currency: plan "courier" names no currency, but its rule "bonus" an amount',
    );
    expect(problemOf({ plans: [planOf('courier', { rules, payout: { currency: 'CNY' } })], shared })).toBe(
      'fits together',
    );
  });
});
