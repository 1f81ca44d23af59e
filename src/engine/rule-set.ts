import { canonicalHash } from './canonical.js';
import type {
  AdjustmentRule,
  AdjustmentsDocument,
  AttributesDocument,
  EligibilityRule,
  Incident,
  Indicator,
  Parameter,
  PlanDocument,
  RuleDocument,
} from './documents.js';
import { Exact, exact } from './exact.js';
import { builtInFact } from './facts.js';
import { refused, done, type Outcome } from './finding.js';
import { comparisonsIn, referenceProblem, type WrittenComparison } from './named-conditions.js';
import { parameterNames, ParameterTable } from './parameters.js';
import { compilePlan, ruleOf, type CompiledPlan } from './plan.js';
import { componentsOf, earlierPeriods, indicatorsIn, needsPopulation } from './plan-reading.js';
import { decidable, type DecidableRules } from './rule-decisions.js';
import type { NamedConditions, NamedRule } from './rule.js';
import { phrase, worded, type Phrase } from './phrase.js';

export type { CompiledPlan } from './plan.js';

/** A document in force, with the hash that it is known by. */
export type HashedDocument = RuleDocument & { readonly hash: string };

/** Everything that holds in a period, made ready for computing: who is on which plan, and what each plan pays for. */
export interface RuleSet {
  /** Hash over the hashes of all documents in force. */
  readonly hash: string;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly plans: ReadonlyMap<string, CompiledPlan>;
  readonly eligibility: DecidableRules<EligibilityRule>;
  readonly attributes: AttributesDocument['attributes'];
  readonly incidents: readonly Incident[];
  /** The share of what a period pays that may be recovered in it at most. */
  readonly recoverAtMost: Exact;
  /** Does some plan in force need everybody before anybody can be paid: to compare people, share a pool or charge incidents? */
  readonly needsPopulation: boolean;
  /** Does some plan in force share a pool? */
  readonly hasPools: boolean;
  /** The earlier periods that some plan in force compares figures with. */
  readonly earlierPeriods: (period: string) => readonly string[];
}

/**
 * Makes the checked documents of one period ready. Each document was right when it was published; what can still fail is how
 * versions of different days go together, and that is answered as findings.
 */
export function compileRuleSet(documents: readonly HashedDocument[]): Outcome<RuleSet> {
  const words = wordsIn(documents);
  if (!words.ok) return words;
  const { indicators, attributes, eligibility, conditions } = words.value;
  const plans = new Map<string, CompiledPlan>();
  for (const document of documents) {
    if (document.kind !== 'plan') continue;
    if (plans.has(document.content.id)) return clash(phrase`plan "${{ id: document.content.id }}"`);
    const plan = planOf(document.content, document.hash, words.value);
    if (!plan.ok) return plan;
    plans.set(plan.value.id, plan.value);
  }
  for (const rule of eligibility.values()) {
    const who = phrase`eligibility rule "${{ name: rule.name }}"`;
    const problem = conditionProblem(who, rule, conditions);
    if (problem) return problem;
    const facts = comparisonsIn(rule.conditions, conditions);
    const fact = facts.find((comparison) => !isKnownFact(comparison.fact, attributes, 'everywhere'));
    if (fact) return unknown(who, phrase`the fact "${{ fact: fact.fact }}"`);
  }
  return done({
    hash: canonicalHash(documents.map(({ hash }) => hash).sort()),
    indicators,
    plans,
    eligibility: decidable([...eligibility.values()], conditions),
    attributes: [...attributes.values()],
    incidents: [...words.value.incidents.values()],
    recoverAtMost: words.value.recoverAtMost,
    needsPopulation: [...plans.values()].some(({ document }) => needsPopulation(document, indicators)),
    hasPools: [...plans.values()].some(({ document }) => document.payout.pool !== undefined),
    earlierPeriods: (period) =>
      earlierPeriods(
        [...plans.values()].map(({ document }) => document),
        period,
      ),
  });
}

/** What documents define for others to refer to, by name. */
interface Words {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly shared: ReadonlyMap<string, AdjustmentRule>;
  readonly conditions: NamedConditions;
  readonly eligibility: ReadonlyMap<string, EligibilityRule>;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly parameters: ParameterTable;
  readonly incidents: ReadonlyMap<string, Incident>;
  readonly recoverAtMost: Exact;
}
type Attribute = AttributesDocument['attributes'][number];

function wordsIn(documents: readonly HashedDocument[]): Outcome<Words> {
  const indicators = new Map<string, Indicator>();
  const shared = new Map<string, AdjustmentRule>();
  const conditions = new Map<string, NamedCondition>();
  const eligibility = new Map<string, EligibilityRule>();
  const attributes = new Map<string, Attribute>();
  const parameters = new Map<string, Parameter>();
  const incidents = new Map<string, Incident>();
  for (const { kind, content } of documents) {
    const twice =
      (kind === 'indicators' && define(indicators, phrase`indicator`, content.indicators, ({ code }) => code)) ||
      (kind === 'adjustments' && define(shared, phrase`shared rule`, content.rules ?? [], ({ name }) => name)) ||
      (kind === 'adjustments' && define(conditions, phrase`condition`, namedIn(content), ({ name }) => name)) ||
      (kind === 'eligibility' && define(eligibility, phrase`eligibility rule`, content.rules, ({ name }) => name)) ||
      (kind === 'parameters' && define(parameters, phrase`parameter`, content.parameters, ({ name }) => name)) ||
      (kind === 'incidents' && define(incidents, phrase`incident`, content.incidents, ({ id }) => id)) ||
      (kind === 'attributes' && define(attributes, phrase`attribute`, content.attributes, ({ name }) => name));
    if (twice) return clash(twice);
  }
  const recovery = documents.flatMap((d) => (d.kind === 'recovery' ? [d.content] : []));
  if (recovery.length > 1) return clash(phrase`how much may be recovered`);
  const named = new Map([...conditions].map(([name, { condition }]) => [name, condition]));
  const table = new ParameterTable(documents.flatMap((d) => (d.kind === 'parameters' ? [d.content] : [])));
  return done({
    indicators,
    shared,
    conditions: named,
    eligibility,
    attributes,
    parameters: table,
    incidents,
    recoverAtMost: recovery[0] ? exact(recovery[0].atMost) : Exact.ONE,
  });
}

interface NamedCondition {
  readonly name: string;
  readonly condition: NamedRule['conditions'];
}

const namedIn = ({ conditions }: AdjustmentsDocument): readonly NamedCondition[] =>
  Object.entries(conditions ?? {}).map(([name, condition]) => ({ name, condition }));

/** Adds words to those known; answers the first that was known already. */
function define<T>(known: Map<string, T>, what: Phrase, added: readonly T[], nameOf: (item: T) => string) {
  for (const item of added) {
    const name = nameOf(item);
    if (known.has(name)) return phrase`${{ what }} "${{ name }}"`;
    known.set(name, item);
  }
  return undefined;
}

function isKnownFact(name: string, attributes: Words['attributes'], where: 'everywhere' | 'adjustments'): boolean {
  const fact = builtInFact(name);
  return fact ? where === 'adjustments' || fact.where === 'everywhere' : attributes.has(name);
}

const clash = (what: Phrase) =>
  refused({
    severity: 'error',
    code: 'defined-twice',
    ...worded(
      phrase`the documents in force define ${{ what }} twice`,
      phrase`publish the document that should no longer hold with an effectiveTo, or take the word out of one of them`,
    ),
  });

const unknown = (who: Phrase, what: Phrase) =>
  refused({
    severity: 'error',
    code: 'unknown-reference',
    ...worded(
      phrase`${{ who }} refers to ${{ what }}, which no document in force for this period defines`,
      phrase`publish it with an effectiveFrom no later than what refers to it`,
    ),
  });

/** What keeps a rule's conditions from being written out, where documents of different days refer to each other. */
function conditionProblem(who: Phrase, rule: NamedRule, conditions: NamedConditions) {
  const problem = referenceProblem(rule.conditions, conditions);
  if (!problem) return undefined;
  if (problem.kind === 'unknown') return unknown(who, phrase`the condition "${{ name: problem.name }}"`);
  return refused({
    severity: 'error',
    code: 'circular-condition',
    ...worded(
      problem.kind === 'circular'
        ? phrase`${{ who }} refers to the condition "${{ name: problem.name }}", which comes back to itself`
        : phrase`${{ who }} refers to conditions that come to more comparisons than anybody could read`,
      phrase`publish the conditions again, so that each refers only to simpler ones`,
    ),
  });
}

function planOf(document: PlanDocument, hash: string, words: Words): Outcome<CompiledPlan> {
  const plan = phrase`plan "${{ id: document.id }}"`;
  const absent = absentIndicator(document, words);
  if (absent !== undefined) return unknown(plan, absent);
  const rules: AdjustmentRule[] = [];
  for (const entry of document.rules ?? []) {
    const rule = ruleOf(entry, words.shared);
    if (!rule) return unknown(plan, phrase`the shared rule "${{ name: 'use' in entry ? entry.use : '' }}"`);
    if ('amount' in rule.event.params && document.payout.currency === undefined) return noCurrency(plan, rule.name);
    const problem = conditionProblem(phrase`rule "${{ name: rule.name }}" of ${{ plan }}`, rule, words.conditions);
    if (problem) return problem;
    rules.push(rule);
  }
  const comparisons = rules.flatMap((rule) => comparisonsIn(rule.conditions, words.conditions));
  const word = absentWord(comparisons, document, words);
  if (word !== undefined) return unknown(plan, word);
  const parameters = parameterNames({ ...document, rules });
  const parameter = parameters.find((name) => !words.parameters.has(name));
  if (parameter !== undefined) return unknown(plan, phrase`the parameter "${{ parameter }}"`);
  const ruleIndicators = [...new Set(comparisons.flatMap(({ params }) => params?.['indicator'] ?? []))];
  return done(compilePlan(document, hash, rules, { parameters, ruleIndicators }, words));
}

/** The first indicator that a component, or something within the plan, reads and that no document defines. */
function absentIndicator(document: PlanDocument, { indicators }: Words): Phrase | undefined {
  const isAbsent = (code: string | undefined) => code !== undefined && !indicators.has(code);
  for (const component of componentsOf(document)) {
    if (isAbsent(component.indicator)) return phrase`the indicator "${{ indicator: component.indicator ?? '' }}"`;
    const read = indicatorsIn(component.attainment).find(isAbsent);
    if (read !== undefined) return phrase`the indicator "${{ indicator: read }}"`;
  }
  const fund = document.payout.pool?.fund;
  return fund && 'rate' in fund && isAbsent(fund.indicator)
    ? phrase`the indicator "${{ indicator: fund.indicator }}"`
    : undefined;
}

const noCurrency = (plan: Phrase, rule: string) =>
  refused({
    severity: 'error',
    code: 'amount-without-currency',
    ...worded(
      phrase`${{ plan }} names no currency, but its rule "${{ rule }}" an amount`,
      phrase`name "currency" in the payout, or use a "share"`,
    ),
  });

/** The first thing that rules compare and that is not there. */
function absentWord(
  comparisons: readonly WrittenComparison[],
  document: PlanDocument,
  { indicators, attributes }: Words,
): Phrase | undefined {
  const components = new Set(componentsOf(document).map(({ id }) => id));
  const groups = new Set((document.groups ?? []).map(({ id }) => id));
  for (const { fact, params } of comparisons) {
    if (!isKnownFact(fact, attributes, 'adjustments')) return phrase`the fact "${{ fact }}"`;
    const { indicator, component, group } = params ?? {};
    if (indicator !== undefined && !indicators.has(indicator))
      return phrase`the indicator "${{ indicator }}" in a rule`;
    if (component !== undefined && !components.has(component))
      return phrase`the component "${{ component }}" in a rule`;
    if (group !== undefined && !groups.has(group)) return phrase`the group "${{ group }}" in a rule`;
  }
  return undefined;
}
