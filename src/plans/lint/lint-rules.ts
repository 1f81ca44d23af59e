/** Lint: what is right by the letter of the language, and probably not what somebody meant. */
import { parameterNames } from '../../engine/parameters.js';
import type { RuleSet } from '../../engine/rule-set.js';
import type { Catalogue, Draft } from '../check/catalogue.js';
import { newBudget, type FactDomains } from './condition-search.js';
import { domainsAnywhere, type FactWords } from './fact-domains.js';
import { lintAttributes } from './lint-attributes.js';
import { lintCliffs } from './lint-cliffs.js';
import { lintDirection } from './lint-direction.js';
import { lintEligibility } from './lint-eligibility.js';
import { lintFights } from './lint-fights.js';
import { lintFiring } from './lint-firing.js';
import { lintPieces } from './lint-pieces.js';
import { lintRanking } from './lint-ranking.js';
import { planSetting, type PlanSetting } from './plan-setting.js';

/**
 * Adds warnings, and of rankings errors, to the reports of documents in which the checks have found no error. Parameters have their base values, so that
 * nothing is said of what only overrides or later values bring about: findings tell which values they come from.
 */
export function lintRules(drafts: readonly Draft[], catalogue: Catalogue, ruleSet: RuleSet): void {
  const words: FactWords = {
    named: catalogue.namedConditions,
    indicators: ruleSet.indicators,
    attributeType: (name) => catalogue.attributes.get(name),
    budget: newBudget(),
  };
  const anywhere = domainsAnywhere(words);
  lintAttributes(drafts);
  lintEligibility(drafts, anywhere);
  const said = new Set<string>();
  for (const draft of drafts) lintShared(draft, anywhere, said);
  for (const { document, report } of drafts) {
    const plan = document?.kind === 'plan' ? ruleSet.plans.get(document.content.id) : undefined;
    if (document?.kind !== 'plan' || !plan) continue;
    const setting = planSetting(plan, document.content, catalogue, words, report);
    if (setting) lintPlan(setting, said);
  }
}

/** Shared rules by themselves: what can be said of them on every plan is said once. Those with parameters are left to the plans. */
function lintShared({ document, report }: Draft, domains: FactDomains, said: Set<string>): void {
  if (document?.kind !== 'adjustments') return;
  for (const [index, rule] of (document.content.rules ?? []).entries()) {
    if (parameterNames(rule).length > 0) continue;
    if (lintFiring(rule, domains, ['rules', index, 'conditions'], report)) said.add(rule.name);
  }
}

function lintPlan(setting: PlanSetting, said: ReadonlySet<string>): void {
  lintCliffs(setting);
  lintPieces(setting);
  for (const { rule, written, path, isShared } of setting.rules) {
    if (isShared && said.has(rule.name)) continue;
    const place = isShared ? path : [...path, 'conditions'];
    lintFiring(rule, setting.domains, place, setting.report, { note: setting.note(written) });
  }
  lintDirection(setting);
  lintFights(setting);
  lintRanking(setting);
}
