/** What each fact can be: by the ranges of indicators, and what the curves of a plan can come to. */
import type { CurveRange, KnownRanges } from '../../engine/curve/compile-curve.js';
import type { Indicator, MissingPolicy, SmallSamplePolicy } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import { builtInFact } from '../../engine/facts.js';
import { valueRange } from '../../engine/figure.js';
import { lookedAt, type CompiledComponent, type PlanVariant } from '../../engine/plan.js';
import type { NamedConditions, WrittenCondition } from '../../engine/rule.js';
import type { FactDomains, SearchBudget } from './condition-search.js';
import { ANY_NUMBER, ANY_TEXT, type FactState, type NumberState } from './fact-state.js';

/** What conditions can speak of wherever they stand. */
export interface FactWords {
  readonly named: NamedConditions;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly attributeType: FactDomains['attributeType'];
  readonly budget: SearchBudget;
}

const ANYTHING: CurveRange = { least: undefined, greatest: undefined };
const MONTHS: CurveRange = { least: Exact.ONE, greatest: Exact.of(12) };
const FROM_ZERO: CurveRange = { least: Exact.ZERO, greatest: undefined };

/** What facts can be where the plan is not known: in eligibility rules, and in shared rules by themselves. */
export function domainsAnywhere(words: FactWords): FactDomains {
  return domains(words, () => ANYTHING);
}

/** What facts can be on a plan. */
export function domainsOnPlan(words: FactWords, variant: PlanVariant): FactDomains {
  const ranges = resultRanges(variant, words.indicators);
  return domains(words, (fact, params) => {
    if (fact === 'attainment')
      return ranges.components[variant.places.componentById.get(params['component'] ?? '') ?? -1];
    if (fact === 'group-score') return ranges.groups[variant.groups.findIndex(({ id }) => id === params['group'])];
    return ranges.score;
  });
}

type ResultRange = (fact: string, params: Readonly<Record<string, string>>) => CurveRange | undefined;

function domains(words: FactWords, resultRange: ResultRange): FactDomains {
  const stateOf = ({ fact = '', params = {} }: WrittenCondition): FactState => {
    const builtIn = builtInFact(fact);
    const type = builtIn?.type ?? words.attributeType(fact);
    if (type !== 'number') return builtIn ? { ...ANY_TEXT, missing: false } : ANY_TEXT;
    if (fact === 'month') return numbers(MONTHS, { whole: true, missing: false });
    if (fact === 'tenure-months') return numbers(FROM_ZERO, { whole: true, missing: false });
    if (!builtIn) return ANY_NUMBER;
    if (fact === 'sample') return numbers(FROM_ZERO);
    if (fact === 'value') return numbers(indicatorRange(words.indicators.get(params['indicator'] ?? '')));
    return numbers(resultRange(fact, params) ?? ANYTHING);
  };
  return { named: words.named, attributeType: words.attributeType, budget: words.budget, stateOf };
}

function numbers({ least, greatest }: CurveRange, over: Partial<NumberState> = {}): NumberState {
  const from = least && { at: least, included: true };
  const to = greatest && { at: greatest, included: true };
  return { ...ANY_NUMBER, among: [{ from, to }], ...over };
}

/** The values of an indicator that are ever scored. */
export function indicatorRange(indicator: Indicator | undefined): CurveRange {
  if (!indicator) return ANYTHING;
  const { min, max } = valueRange(indicator);
  return { least: min, greatest: max };
}

/** Between what everything lies that a plan can come to. */
export interface ResultRanges {
  readonly components: readonly CurveRange[];
  readonly groups: readonly CurveRange[];
  readonly score: CurveRange;
}

/** Works out what attainments and scores can be at all, whatever is measured or missing. */
export function resultRanges(variant: PlanVariant, indicators: ReadonlyMap<string, Indicator>): ResultRanges {
  const components: CurveRange[] = [];
  for (const component of variant.order)
    components[component.index] = attainmentRange(component, variant, indicators, components);
  const inner = variant.groups.map((group) => hull(group.components.map(({ index }) => components[index] ?? ANYTHING)));
  return { components, groups: inner.map((range) => times(range, variant.scale)), score: scoreRange(variant, inner) };
}

/** The range of the curve by what goes into it, with what discounts and policies can make of it. */
function attainmentRange(
  component: CompiledComponent,
  variant: PlanVariant,
  indicators: ReadonlyMap<string, Indicator>,
  before: readonly CurveRange[],
): CurveRange {
  const { curve, indicator } = component;
  const known: KnownRanges = (input) => {
    // Figures that a curve reads one by one need not lie in the range of their sum.
    if (!input) return curve.readsEachFigure ? undefined : indicatorRange(indicator);
    if ('indicator' in input) return indicatorRange(indicators.get(input.indicator));
    const others = lookedAt(input, component, variant.components, variant.groups);
    return others.length === 0 ? undefined : hull(others.map(({ index }) => before[index] ?? ANYTHING));
  };
  const read = curve.range(known);
  const discounted = [...component.discount.values()].map((factor) => times(read, factor));
  const byPolicy = [component.whenMissing, component.whenFew].flatMap((policy) => policyRange(policy) ?? []);
  return hull([read, ...discounted, ...byPolicy]);
}

function policyRange(policy: MissingPolicy | SmallSamplePolicy): CurveRange | undefined {
  if (policy === 'zero') return { least: Exact.ZERO, greatest: Exact.ZERO };
  return policy === 'neutral' ? { least: Exact.ONE, greatest: Exact.ONE } : undefined;
}

/** Weighted means lie between the least and the greatest; what does not count can make it 0. */
function scoreRange(variant: PlanVariant, inner: readonly CurveRange[]): CurveRange {
  const zero = { least: Exact.ZERO, greatest: Exact.ZERO };
  if (variant.hasOwnTargets && variant.groups.some(({ document }) => typeof document?.of === 'object')) return ANYTHING;
  const canBeZero = variant.hasOwnTargets || variant.groups.some(({ whenFewer }) => whenFewer === 'zero');
  if (!variant.isProduct) return times(hull(canBeZero ? [zero, ...inner] : inner), variant.scale);
  if (inner.some(({ least }) => !least || least.isNegative())) return ANYTHING;
  // A group that is left out multiplies by 1.
  const greatest = inner
    .map((range) => range.greatest?.greater(Exact.ONE))
    .reduce((a, b) => a && b && a.times(b), Exact.ONE);
  return times({ least: Exact.ZERO, greatest }, variant.scale);
}

/** From the least of all to the greatest of all; open where one of them is. */
export function hull(ranges: readonly CurveRange[]): CurveRange {
  const [first = ANYTHING, ...rest] = ranges;
  return rest.reduce(
    (a, b) => ({
      least: a.least && b.least && a.least.lesser(b.least),
      greatest: a.greatest && b.greatest && a.greatest.greater(b.greatest),
    }),
    first,
  );
}

/** A range times a factor that is not negative. */
const times = ({ least, greatest }: CurveRange, factor: Exact): CurveRange => ({
  least: least?.times(factor),
  greatest: greatest?.times(factor),
});
