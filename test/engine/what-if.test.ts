import { describe, expect, it } from '@jest/globals';

import { ruleFiles } from '../../bench/company/documents.js';
import { inMemoryInputs } from '../../bench/inputs.js';
import type { PlanDocument } from '../../src/engine/documents.js';
import { computePayout } from '../../src/engine/payout.js';
import { compileRuleSet, type HashedDocument, type RuleSet } from '../../src/engine/rule-set.js';
import { WhatIf } from '../../src/engine/what-if.js';
import { checkRuleFiles } from '../../src/plans/check/check-rule-files.js';

const { documents } = checkRuleFiles(ruleFiles());

function ruleSetWith(change: (plan: PlanDocument) => PlanDocument = (plan) => plan): RuleSet {
  const changed = documents.map((document): HashedDocument => {
    if (document.kind !== 'plan') return document;
    return { ...document, content: change(document.content) };
  });
  const compiled = compileRuleSet(changed);
  if (!compiled.ok) throw new Error(compiled.findings.map(({ message }) => message).join('; '));
  return compiled.value;
}

const inputs = inMemoryInputs(ruleSetWith(), 300, 2);
const whatIf = new WhatIf(inputs);

/** What the engine itself pays everybody under other rules. */
const paidUnder = (ruleSet: RuleSet): string[] =>
  inputs.map((input) => computePayout({ ...input, ruleSet }).amount.toText());

const components = (plan: PlanDocument) => plan.components ?? [];

describe('what another plan would have paid', () => {
  it.each<[string, (plan: PlanDocument) => PlanDocument]>([
    ['nothing is changed', (plan) => plan],
    [
      'weights are moved from one component to another',
      (plan) => ({
        ...plan,
        components: components(plan).map((c, i) => ({ ...c, weight: ['25%', '10%'][i] ?? c.weight ?? '0' })),
      }),
    ],
    [
      'a target is raised',
      (plan) => ({
        ...plan,
        components: components(plan).map((c, i) =>
          i === 0
            ? {
                ...c,
                attainment: {
                  linear: [
                    ['80%', '0'],
                    ['99%', '1.1'],
                  ],
                },
              }
            : c,
        ),
      }),
    ],
    ['rules are left out', (plan) => ({ ...plan, rules: (plan.rules ?? []).slice(4) })],
    [
      'a rule asks for more, and the others stand in another order',
      (plan) => ({
        ...plan,
        rules: (plan.rules ?? []).map((rule, i) => {
          if ('use' in rule) return rule;
          const all = [{ fact: 'sample', params: { indicator: 'courtesy' }, operator: 'lessThan', value: 40 }];
          return { ...rule, priority: i === 2 ? 1 : i * 7 + 2, ...(i === 3 && { conditions: { all } }) };
        }),
      }),
    ],
    [
      'weights and a curve are changed at once',
      (plan) => ({
        ...plan,
        components: components(plan).map((c, i) => ({
          ...c,
          weight: ['5%', '40%'][i] ?? c.weight ?? '0',
          attainment: i === 7 ? { bands: [{ is: '0.2' }, { from: '96%', is: '0.9' }] } : c.attainment,
        })),
      }),
    ],
    ['the cap is lowered', (plan) => ({ ...plan, payout: { ...plan.payout, cap: '70%' } })],
    [
      'a component asks for more cases',
      (plan) => ({ ...plan, components: components(plan).map((c) => ({ ...c, needs: { sample: 60 } })) }),
    ],
    [
      'a curve looks at another component',
      (plan) => ({
        ...plan,
        components: components(plan).map((c, i) =>
          i === 1
            ? {
                ...c,
                attainment: {
                  of: { component: components(plan)[0]?.id ?? '' },
                  linear: [
                    ['0', '0'],
                    ['1', '1'],
                  ],
                },
              }
            : c,
        ),
      }),
    ],
  ])('is what the engine pays where %s', (_, change) => {
    const ruleSet = ruleSetWith(change);
    expect([...whatIf.amounts(ruleSet)].map((amount) => amount.toText())).toEqual(paidUnder(ruleSet));
  });

  it('is what the engine pays where an indicator asks for more cases', () => {
    const changed = documents.map((document): HashedDocument => {
      if (document.kind !== 'indicators') return document;
      const indicators = document.content.indicators.map((indicator) => ({ ...indicator, minimumSample: 60 }));
      return { ...document, content: { ...document.content, indicators } };
    });
    const compiled = compileRuleSet(changed);
    if (!compiled.ok) throw new Error('the documents no longer go together');
    const amounts = [...whatIf.amounts(compiled.value)].map((amount) => amount.toText());
    expect(amounts).toEqual(paidUnder(compiled.value));
    expect(amounts).not.toEqual(paidUnder(ruleSetWith()));
  });

  it('is refused where the plan shares a pool, which needs everybody', () => {
    const pool = { fund: { share: '50%' } };
    const ruleSet = ruleSetWith((plan) => ({ ...plan, payout: { ...plan.payout, pool } }));
    expect(() => [...whatIf.amounts(ruleSet)]).toThrow(RangeError);
  });

  it('decides a rule again where the condition that it names says something else', () => {
    const named = (least: number): HashedDocument => ({
      kind: 'adjustments',
      hash: 'named',
      content: {
        id: 'named',
        effectiveFrom: '2026-01',
        conditions: { senior: { all: [{ fact: 'tenure-months', operator: 'greaterThan', value: least }] } },
      },
    });
    const ruleSetOf = (least: number): RuleSet => {
      const changed = documents.map((document): HashedDocument => {
        if (document.kind !== 'plan') return document;
        const params = { by: '50%', reason: { en: 'Senior' } };
        const rules = [
          { name: 'senior', conditions: { condition: 'senior' }, event: { type: 'multiply' as const, params } },
        ];
        return { ...document, content: { ...document.content, rules } };
      });
      const compiled = compileRuleSet([...changed, named(least)]);
      if (!compiled.ok) throw new Error(compiled.findings.map(({ message }) => message).join('; '));
      return compiled.value;
    };
    const held = new WhatIf(inputs.map((input) => ({ ...input, ruleSet: ruleSetOf(24) })));
    const [before, after] = [24, 60].map((least) => [...held.amounts(ruleSetOf(least))].map(String));
    expect(before).toEqual(paidUnder(ruleSetOf(24)));
    expect(after).toEqual(paidUnder(ruleSetOf(60)));
    expect(after).not.toEqual(before);
  });

  it('is the plan’s own again afterwards', () => {
    expect([...whatIf.amounts(ruleSetWith())].map((amount) => amount.toText())).toEqual(paidUnder(ruleSetWith()));
  });
});
