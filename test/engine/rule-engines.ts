/** The two ways to decide rules, so that a test can say the same of both. */
import { compileRules } from '../../src/engine/compiled-rules.js';
import { referenceRules } from '../../src/engine/reference-rules.js';
import type { DecidedRule, FactSource, NamedConditions, NamedRule } from '../../src/engine/rule.js';

export type RuleEngine = (
  rules: readonly NamedRule[],
  named?: NamedConditions,
) => { evaluate(facts: FactSource): Promise<readonly DecidedRule<NamedRule>[]> };

export const ENGINES: readonly (readonly [string, RuleEngine])[] = [
  [
    'compiled rules',
    (rules, named) => {
      const compiled = compileRules(rules, named);

      return { evaluate: async (facts) => compiled.evaluate(facts) };
    },
  ],
  ['json-rules-engine', (rules, named) => referenceRules(rules, named)],
];
