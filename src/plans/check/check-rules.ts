/** Checks rules one by one: conditions, what their event does, and that json-rules-engine takes them. */
import { Rule } from 'json-rules-engine';

import type {
  AdjustmentRule,
  AdjustmentsDocument,
  EligibilityDocument,
  EligibilityRule,
} from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import type { Catalogue } from './catalogue.js';
import { checkConditions, type ConditionNode, type ConditionScope } from './check-conditions.js';
import type { Path } from './json-source.js';
import { Known } from './known.js';
import type { Report } from './report.js';
import { didYouMean } from './words.js';

/** Checks the rules that say who is on which plan. */
export function checkEligibility({ rules }: EligibilityDocument, catalogue: Catalogue, report: Report): void {
  const names = new Known<undefined>(true);
  const scope: ConditionScope = { where: 'everywhere', catalogue, components: undefined };
  for (const [index, rule] of rules.entries()) {
    const path = ['rules', index];
    names.declare(rule.name, undefined, report, [...path, 'name'], { code: 'duplicate-rule', what: 'rule name' });
    checkRule(rule, scope, path, report);
    const id = rule.event.params.id;
    if (!catalogue.plans.lacks(id)) continue;
    const advice = didYouMean(id, catalogue.plans.names) ?? 'Write the plan in plans/.';
    report.error('unknown-plan', [...path, 'event', 'params', 'id'], `There is no plan "${id}".`, advice);
  }
}

/** Checks the rules of a shared document; what depends on the plan is checked where a plan uses them. */
export function checkShared({ rules }: AdjustmentsDocument, catalogue: Catalogue, report: Report): void {
  const scope: ConditionScope = { where: 'adjustments', catalogue, components: undefined };
  for (const [index, rule] of rules.entries()) checkAdjustmentRule(rule, scope, ['rules', index], report);
}

/** Checks a rule that changes the payout. */
export function checkAdjustmentRule(rule: AdjustmentRule, scope: ConditionScope, path: Path, report: Report): void {
  checkRule(rule, scope, path, report);
  if (rule.event.type !== 'multiply') return;
  const { by } = rule.event.params;
  if (!Exact.parse(by)?.isNegative()) return;
  const message = `Multiplying by ${by} would turn the payout into its opposite.`;
  report.error('out-of-range', [...path, 'event', 'params', 'by'], message, 'Multiply by 0 or more.');
}

function checkRule(rule: AdjustmentRule | EligibilityRule, scope: ConditionScope, path: Path, report: Report): void {
  checkConditions(rule.conditions as ConditionNode, scope, [...path, 'conditions'], report);
  const complaint = refusalOf(rule);
  if (complaint === undefined) return;
  report.error('refused-by-rule-engine', path, `json-rules-engine refuses the rule: ${complaint}`);
}

/** The reference has the last word on its own format. It is given a copy, since it writes to what it is given. */
function refusalOf(rule: AdjustmentRule | EligibilityRule): string | undefined {
  try {
    new Rule(structuredClone(rule));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
