import { canonicalHash } from './canonical.js';
import { compileCurve, type CompiledCurve } from './curve.js';
import type {
  AdjustmentRule,
  AttributesDocument,
  Component,
  EligibilityRule,
  Indicator,
  PlanDocument,
  RuleDocument,
} from './documents.js';
import { Exact, exact } from './exact.js';
import { refused, done, type Outcome } from './finding.js';
import { compileRules, type RuleEvaluator } from './rule-evaluator.js';
import type { LocalText } from './text.js';

/** A document in force, with the hash that it is known by. */
export type HashedDocument = RuleDocument & { readonly hash: string };

export interface CompiledComponent {
  readonly document: Component;
  readonly indicator: Indicator;
  readonly name: LocalText;
  /** Within its group. */
  readonly weight: Exact;
  readonly curve: CompiledCurve;
}

export interface CompiledGroup {
  /** `undefined` for the one group of a plan without groups. */
  readonly id: string | undefined;
  readonly weight: Exact;
  readonly components: readonly CompiledComponent[];
}

export interface CompiledPlan {
  readonly id: string;
  readonly hash: string;
  readonly document: PlanDocument;
  readonly groups: readonly CompiledGroup[];
  readonly rules: RuleEvaluator<AdjustmentRule>;
  /** Indicators that rules look at, components or not. */
  readonly ruleIndicators: readonly string[];
}

/** Everything that holds in a period, made ready for computing: who is on which plan, and what each plan pays for. */
export interface RuleSet {
  /** Hash over the hashes of all documents in force. */
  readonly hash: string;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly plans: ReadonlyMap<string, CompiledPlan>;
  readonly eligibility: RuleEvaluator<EligibilityRule>;
  readonly attributes: AttributesDocument['attributes'];
}

/**
 * Makes the checked documents of one period ready. Each document was right when it was published; what can still fail is how
 * versions of different days go together, and that is answered as findings.
 */
export function compileRuleSet(documents: readonly HashedDocument[]): Outcome<RuleSet> {
  const indicators = new Map<string, Indicator>();
  const shared = new Map<string, AdjustmentRule>();
  for (const document of documents) {
    if (document.kind === 'indicators')
      for (const indicator of document.content.indicators) {
        if (indicators.has(indicator.code)) return clash(`indicator "${indicator.code}"`);
        indicators.set(indicator.code, indicator);
      }
    if (document.kind === 'adjustments')
      for (const rule of document.content.rules) {
        if (shared.has(rule.name)) return clash(`shared rule "${rule.name}"`);
        shared.set(rule.name, rule);
      }
  }
  const plans = new Map<string, CompiledPlan>();
  for (const document of documents) {
    if (document.kind !== 'plan') continue;
    const plan = compilePlan(document.content, document.hash, indicators, shared);
    if (!plan.ok) return plan;
    plans.set(plan.value.id, plan.value);
  }
  return done({
    hash: canonicalHash(documents.map(({ hash }) => hash).sort()),
    indicators,
    plans,
    eligibility: compileRules(documents.flatMap((d) => (d.kind === 'eligibility' ? d.content.rules : []))),
    attributes: documents.flatMap((d) => (d.kind === 'attributes' ? d.content.attributes : [])),
  });
}

const clash = (what: string) =>
  refused({
    severity: 'error',
    code: 'defined-twice',
    message: `the documents in force define ${what} twice`,
    advice: 'publish the document that should no longer hold with an effectiveTo, or take the word out of one of them',
  });

const unknown = (plan: string, what: string) =>
  refused({
    severity: 'error',
    code: 'unknown-reference',
    message: `plan "${plan}" refers to ${what}, which no document in force for this period defines`,
    advice: 'publish it with an effectiveFrom no later than the plan’s',
  });

function compilePlan(
  document: PlanDocument,
  hash: string,
  indicators: ReadonlyMap<string, Indicator>,
  shared: ReadonlyMap<string, AdjustmentRule>,
): Outcome<CompiledPlan> {
  const groups: CompiledGroup[] = [];
  for (const group of document.groups ?? [{ id: undefined, weight: '1', components: document.components ?? [] }]) {
    const components: CompiledComponent[] = [];
    for (const component of group.components) {
      const indicator = indicators.get(component.indicator);
      if (!indicator) return unknown(document.id, `the indicator "${component.indicator}"`);
      components.push({
        document: component,
        indicator,
        name: component.name ?? indicator.name,
        weight: exact(component.weight),
        curve: compileCurve(component.attainment),
      });
    }
    groups.push({ id: group.id, weight: exact(group.weight), components });
  }
  const rules: AdjustmentRule[] = [];
  for (const entry of document.rules ?? []) {
    const rule = 'use' in entry ? shared.get(entry.use) : entry;
    if (!rule) return unknown(document.id, `the shared rule "${'use' in entry ? entry.use : ''}"`);
    rules.push(rule);
  }
  const ruleIndicators = [...new Set(rules.flatMap((rule) => namedIndicators(rule.conditions)))];
  const absent = ruleIndicators.find((code) => !indicators.has(code));
  if (absent !== undefined) return unknown(document.id, `the indicator "${absent}" in a rule`);
  return done({ id: document.id, hash, document, groups, rules: compileRules(rules), ruleIndicators });
}

/** Every `"indicator": …` among the params of a tree of conditions. */
function namedIndicators(conditions: unknown): string[] {
  if (typeof conditions !== 'object' || conditions === null) return [];
  if (Array.isArray(conditions)) return conditions.flatMap(namedIndicators);
  const { params, ...rest } = conditions as { params?: { indicator?: unknown } } & Record<string, unknown>;
  const own = typeof params?.indicator === 'string' ? [params.indicator] : [];
  return [...own, ...Object.values(rest).flatMap(namedIndicators)];
}
