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
import { builtInFact } from './facts.js';
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
  const words = wordsIn(documents);
  if (!words.ok) return words;
  const { indicators, attributes, eligibility } = words.value;
  const plans = new Map<string, CompiledPlan>();
  for (const document of documents) {
    if (document.kind !== 'plan') continue;
    if (plans.has(document.content.id)) return clash(`plan "${document.content.id}"`);
    const plan = compilePlan(document.content, document.hash, words.value);
    if (!plan.ok) return plan;
    plans.set(plan.value.id, plan.value);
  }
  for (const rule of eligibility.values()) {
    const fact = comparisonsIn(rule.conditions).find((c) => !isKnownFact(c.fact, attributes, 'everywhere'));
    if (fact) return unknown(`eligibility rule "${rule.name}"`, `the fact "${fact.fact}"`);
  }
  return done({
    hash: canonicalHash(documents.map(({ hash }) => hash).sort()),
    indicators,
    plans,
    eligibility: compileRules([...eligibility.values()]),
    attributes: [...attributes.values()],
  });
}

/** What documents define for others to refer to, by name. */
interface Words {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly shared: ReadonlyMap<string, AdjustmentRule>;
  readonly eligibility: ReadonlyMap<string, EligibilityRule>;
  readonly attributes: ReadonlyMap<string, Attribute>;
}
type Attribute = AttributesDocument['attributes'][number];

function wordsIn(documents: readonly HashedDocument[]): Outcome<Words> {
  const indicators = new Map<string, Indicator>();
  const shared = new Map<string, AdjustmentRule>();
  const eligibility = new Map<string, EligibilityRule>();
  const attributes = new Map<string, Attribute>();
  for (const { kind, content } of documents) {
    const twice =
      (kind === 'indicators' && define(indicators, 'indicator', content.indicators, ({ code }) => code)) ||
      (kind === 'adjustments' && define(shared, 'shared rule', content.rules, ({ name }) => name)) ||
      (kind === 'eligibility' && define(eligibility, 'eligibility rule', content.rules, ({ name }) => name)) ||
      (kind === 'attributes' && define(attributes, 'attribute', content.attributes, ({ name }) => name));
    if (twice) return clash(twice);
  }
  return done({ indicators, shared, eligibility, attributes });
}

/** Adds words to those known; answers the first that was known already. */
function define<T>(known: Map<string, T>, what: string, added: readonly T[], nameOf: (item: T) => string) {
  for (const item of added) {
    const name = nameOf(item);
    if (known.has(name)) return `${what} "${name}"`;
    known.set(name, item);
  }
  return undefined;
}

function isKnownFact(name: string, attributes: Words['attributes'], where: 'everywhere' | 'adjustments'): boolean {
  const fact = builtInFact(name);
  return fact ? where === 'adjustments' || fact.where === 'everywhere' : attributes.has(name);
}

const clash = (what: string) =>
  refused({
    severity: 'error',
    code: 'defined-twice',
    message: `the documents in force define ${what} twice`,
    advice: 'publish the document that should no longer hold with an effectiveTo, or take the word out of one of them',
  });

const unknown = (who: string, what: string) =>
  refused({
    severity: 'error',
    code: 'unknown-reference',
    message: `${who} refers to ${what}, which no document in force for this period defines`,
    advice: 'publish it with an effectiveFrom no later than what refers to it',
  });

function compilePlan(document: PlanDocument, hash: string, words: Words): Outcome<CompiledPlan> {
  const plan = `plan "${document.id}"`;
  const groups: CompiledGroup[] = [];
  for (const group of document.groups ?? [{ id: undefined, weight: '1', components: document.components ?? [] }]) {
    const components: CompiledComponent[] = [];
    for (const component of group.components) {
      const indicator = words.indicators.get(component.indicator);
      if (!indicator) return unknown(plan, `the indicator "${component.indicator}"`);
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
    const rule = 'use' in entry ? words.shared.get(entry.use) : entry;
    if (!rule) return unknown(plan, `the shared rule "${'use' in entry ? entry.use : ''}"`);
    if ('amount' in rule.event.params && document.payout.currency === undefined) return noCurrency(plan, rule.name);
    rules.push(rule);
  }
  const comparisons = rules.flatMap((rule) => comparisonsIn(rule.conditions));
  const absent = absentWord(comparisons, groups, words);
  if (absent !== undefined) return unknown(plan, absent);
  const ruleIndicators = [...new Set(comparisons.flatMap(({ params }) => params?.indicator ?? []))];
  return done({ id: document.id, hash, document, groups, rules: compileRules(rules), ruleIndicators });
}

const noCurrency = (plan: string, rule: string) =>
  refused({
    severity: 'error',
    code: 'amount-without-currency',
    message: `${plan} names no currency, but its rule "${rule}" an amount`,
    advice: 'name "currency" in the payout, or use a "share"',
  });

/** The first thing that rules compare and that is not there. */
function absentWord(
  comparisons: readonly Comparison[],
  groups: readonly CompiledGroup[],
  { indicators, attributes }: Words,
): string | undefined {
  const components = new Set(groups.flatMap((group) => group.components.map(({ document }) => document.id)));
  for (const { fact, params } of comparisons) {
    if (!isKnownFact(fact, attributes, 'adjustments')) return `the fact "${fact}"`;
    const { indicator, component } = params ?? {};
    if (indicator !== undefined && !indicators.has(indicator)) return `the indicator "${indicator}" in a rule`;
    if (component !== undefined && !components.has(component)) return `the component "${component}" in a rule`;
  }
  return undefined;
}

interface Comparison {
  readonly fact: string;
  readonly params?: { readonly indicator?: string; readonly component?: string };
}

/** Every comparison in a tree of conditions. */
function comparisonsIn(conditions: unknown): Comparison[] {
  const { all, any, not, ...comparison } = conditions as { all?: unknown[]; any?: unknown[]; not?: unknown };
  const parts = [...(all ?? []), ...(any ?? []), ...(not === undefined ? [] : [not])].flatMap(comparisonsIn);
  return 'fact' in comparison ? [comparison as Comparison, ...parts] : parts;
}
