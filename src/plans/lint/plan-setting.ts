/** A plan as lint looks at it: with the base values of its parameters, and where everything stands in its document. */
import type { AdjustmentRule, PlanDocument } from '../../engine/documents.js';
import { Exact, exact } from '../../engine/exact.js';
import { parameterNames } from '../../engine/parameters.js';
import { bothOf, phrase, type Phrase } from '../../engine/phrase.js';
import type { CompiledComponent, CompiledPlan, PlanVariant } from '../../engine/plan.js';
import type { Catalogue } from '../check/catalogue.js';
import type { Path } from '../check/json-source.js';
import type { Report } from '../check/report.js';
import type { FactDomains } from './condition-search.js';
import type { PlanResults } from './provable.js';
import { domainsOnPlan, resultRanges, type FactWords, type ResultRanges } from './fact-domains.js';

/** A rule of a plan, of its own or shared, and where the plan names it. */
export interface PlacedRule {
  readonly rule: AdjustmentRule;
  /** As it stands in its document, with its parameters. */
  readonly written: AdjustmentRule;
  readonly path: Path;
  readonly isShared: boolean;
}

export interface PlanSetting {
  readonly written: PlanDocument;
  readonly variant: PlanVariant;
  readonly catalogue: Catalogue;
  readonly words: FactWords;
  readonly domains: FactDomains;
  readonly ranges: ResultRanges;
  readonly results: PlanResults;
  readonly report: Report;
  /** In the order in which they are applied. */
  readonly rules: readonly PlacedRule[];
  readonly components: readonly { readonly component: CompiledComponent; readonly path: Path }[];
  /** What the parameters in a part of the document were taken to be; nothing where there are none. */
  readonly note: (part: object) => Phrase | undefined;
}

/** Nobody in particular: only base values apply. */
const NOBODY = { role: '', departments: [], attributes: {} };

/** Makes a plan ready; `undefined` where its parameters have no values together while it holds. */
export function planSetting(
  plan: CompiledPlan,
  written: PlanDocument,
  catalogue: Catalogue,
  words: FactWords,
  report: Report,
): PlanSetting | undefined {
  const period = firstPeriod(written, catalogue);
  if (written.effectiveTo !== undefined && period >= written.effectiveTo) return undefined;
  const variant = plan.variantFor(period, NOBODY);
  const ranges = resultRanges(variant, words.indicators);
  return {
    written,
    variant,
    catalogue,
    words,
    domains: domainsOnPlan(words, variant),
    ranges,
    results: resultsOf(variant, ranges),
    report,
    rules: placedRules(written, variant, catalogue),
    components: placedComponents(written, variant),
    note: (part) => noteOf(part, variant),
  };
}

/** The first period in which all parameters that the plan goes by have a value. */
function firstPeriod(written: PlanDocument, { sharedRules, parameterTable }: Catalogue): string {
  const shared = (written.rules ?? []).flatMap((entry) => ('use' in entry ? (sharedRules.get(entry.use) ?? []) : []));
  const names = [...parameterNames(written), ...parameterNames(shared)];
  const starts = names.flatMap((name) => parameterTable.firstPeriod(name) ?? []);
  return [written.effectiveFrom, ...starts].reduce((latest, start) => (start > latest ? start : latest));
}

function placedRules(
  { rules = [] }: PlanDocument,
  variant: PlanVariant,
  { sharedRules }: Catalogue,
): readonly PlacedRule[] {
  const entries = new Map(
    rules.map((entry, index) => {
      const isShared = 'use' in entry;
      const written = isShared ? sharedRules.get(entry.use) : entry;
      return [isShared ? entry.use : entry.name, { path: ['rules', index], isShared, written }] as const;
    }),
  );
  return variant.rules.compiled.rules.flatMap((rule) => {
    const entry = entries.get(rule.name);
    return entry ? [{ ...entry, rule, written: entry.written ?? rule }] : [];
  });
}

function resultsOf({ places, components }: PlanVariant, ranges: ResultRanges): PlanResults {
  const placeOf = (id: string): number => places.componentById.get(id) ?? -1;
  return {
    rangeOf: (id) => ranges.components[placeOf(id)],
    indicatorsOf: (id) => {
      const component = components[placeOf(id)];
      return component?.indicator && component.curve.plain ? [component.indicator.code] : undefined;
    },
  };
}

function placedComponents({ components, groups }: PlanDocument, variant: PlanVariant): PlanSetting['components'] {
  const paths: Path[] = components
    ? components.map((_, index) => ['components', index])
    : (groups ?? []).flatMap((group, at) => group.components.map((_, index) => ['groups', at, 'components', index]));
  return variant.components.map((component) => ({ component, path: paths[component.index] ?? [] }));
}

function noteOf(part: object, { parameters }: PlanVariant): Phrase | undefined {
  const names = new Set(parameterNames(part));
  const told = parameters
    .filter(({ name }) => names.has(name))
    .slice(0, MOST_NOTED)
    .map(({ name, value, from }) => phrase`"$${{ name }}" is ${{ value }} from ${{ from }}`);
  return told.length === 0 ? undefined : phrase`Here ${{ told: bothOf(told) }}.`;
}

const MOST_NOTED = 4;

/** What an attainment of 1 of this component pays, as a share of the target bonus (of the group's where groups have their own). */
export function shareOf({ index, weight }: CompiledComponent, { variant }: PlanSetting): Exact {
  const { groups, isProduct, hasOwnTargets, scale, document } = variant;
  const group = groups.find(({ components }) => components.some((component) => component.index === index));
  const ofPlan = isProduct || hasOwnTargets ? Exact.ONE : (group?.weight ?? Exact.ONE);
  const { per } = document.payout;
  return weight
    .times(ofPlan)
    .times(scale)
    .dividedBy(per === undefined ? Exact.ONE : exact(per))
    .inLowestTerms();
}

/** The part of a document at a path that leads to an object. */
export const partAt = (document: object, path: Path): object =>
  path.reduce<unknown>((part, step) => (part as Readonly<Record<string | number, unknown>>)[step], document) as object;
