/** Checks rules one by one: conditions, what their event does, and that json-rules-engine takes them. */
import { Rule } from 'json-rules-engine';

import type {
  AdjustmentRule,
  AdjustmentsDocument,
  EligibilityDocument,
  EligibilityRule,
} from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import { parameterReferences } from '../../engine/parameters.js';
import { phrase } from '../../engine/phrase.js';
import type { Catalogue } from './catalogue.js';
import { checkCircle, checkConditions, type ConditionScope } from './check-conditions.js';
import { checkReferences } from './check-references.js';
import type { ConditionNode } from './condition-nodes.js';
import type { Path } from './json-source.js';
import { Known } from './known.js';
import type { Report } from './report.js';
import { ResolvedFigures } from './resolved-figures.js';
import { didYouMean } from './words.js';

/** Checks the rules that say who is on which plan. */
export function checkEligibility({ rules }: EligibilityDocument, catalogue: Catalogue, report: Report): void {
  const names = new Known<undefined>(true);
  const scope: ConditionScope = { where: 'everywhere', catalogue, components: undefined, groups: undefined };
  for (const [index, rule] of rules.entries()) {
    const path = ['rules', index];
    names.declare(rule.name, undefined, report, [...path, 'name'], { code: 'duplicate-rule', what: phrase`rule name` });
    checkRule(rule, scope, path, report);
    const id = rule.event.params.id;
    if (!catalogue.plans.lacks(id)) continue;
    const advice = didYouMean(id, catalogue.plans.names) ?? phrase`Write the plan in plans/.`;
    report.error('unknown-plan', [...path, 'event', 'params', 'id'], phrase`There is no plan "${{ id }}".`, advice);
  }
}

/** Checks the rules of a shared document; what depends on the plan is checked where a plan uses them. */
export function checkShared(content: AdjustmentsDocument, catalogue: Catalogue, report: Report): void {
  const scope: ConditionScope = { where: 'adjustments', catalogue, components: undefined, groups: undefined };
  const figures = new ResolvedFigures(content, catalogue, report);
  checkReferences(content, catalogue, report);
  for (const [name, conditions] of Object.entries(content.conditions ?? {}))
    checkNamedCondition(name, conditions, scope, report);
  for (const [index, rule] of (content.rules ?? []).entries())
    checkAdjustmentRule(rule, scope, figures, ['rules', index], report);
}

/** Checks a condition that rules refer to by name. Rules for eligibility do, too, and those know no parameters. */
function checkNamedCondition(name: string, condition: ConditionNode, scope: ConditionScope, report: Report): void {
  const path = ['conditions', name];
  const parameters = parameterReferences({ conditions: condition });
  for (const parameter of parameters) {
    const message = phrase`A condition with a name takes no parameters, but here stands "$${{ name: parameter.name }}".`;
    const place = [...path, ...parameter.path.slice(1)];
    report.error(
      'parameter-in-condition',
      place,
      message,
      phrase`Write the decimal, or the condition into the rule itself.`,
    );
  }
  if (parameters.length > 0) return;
  checkConditions(condition, scope, path, report);
  checkCircle(name, scope.catalogue, path, report);
}

/** Checks a rule that changes the payout, with every value that its parameters can have. */
export function checkAdjustmentRule(
  written: AdjustmentRule,
  scope: ConditionScope,
  figures: ResolvedFigures,
  path: Path,
  report: Report,
): void {
  figures.check(
    written,
    path,
    (rule) => {
      checkResolvedRule(rule, scope, path, report);
    },
    { placeByPlace: true },
  );
}

function checkResolvedRule(rule: AdjustmentRule, scope: ConditionScope, path: Path, report: Report): void {
  checkRule(rule, scope, path, report);
  if (rule.event.type !== 'multiply') return;
  const { by } = rule.event.params;
  if (!Exact.parse(by)?.isNegative()) return;
  const message = phrase`Multiplying by ${{ by }} would turn the payout into its opposite.`;
  report.error('out-of-range', [...path, 'event', 'params', 'by'], message, phrase`Multiply by 0 or more.`);
}

function checkRule(rule: AdjustmentRule | EligibilityRule, scope: ConditionScope, path: Path, report: Report): void {
  checkConditions(rule.conditions, scope, [...path, 'conditions'], report);
  const complaint = refusalOf(rule);
  if (complaint === undefined) return;
  report.error('refused-by-rule-engine', path, phrase`json-rules-engine refuses the rule: ${{ complaint }}`);
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
