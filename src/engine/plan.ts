import { compileCurve, type CompiledCurve } from './curve/compile-curve.js';
import type {
  AdjustmentRule,
  Component,
  ComponentGroup,
  CurveInput,
  Indicator,
  MissingPolicy,
  PlanDocument,
  RuleEntry,
  SmallSamplePolicy,
} from './documents.js';
import { Exact, exact } from './exact.js';
import type { ParameterExplanation } from './explanation.js';
import { indicatorNeeds, type FigureNeeds } from './figure.js';
import { ParameterTable, resolveReferences, type ParameterSubject } from './parameters.js';
import { componentsOf } from './plan-reading.js';
import type { NamedConditions } from './rule.js';
import { resultBinder, type ResultPlaces } from './result-facts.js';
import { decidable, type DecidableRules } from './rule-decisions.js';
import type { LocalText } from './text.js';

/** A component as the plan writes it, with what it measures and what people call it. */
export interface PlanComponent {
  readonly document: Component;
  readonly indicator: Indicator | undefined;
  readonly name: LocalText;
}

/** A component with everything about it that does not depend on whom it is scored for. */
export interface CompiledComponent extends PlanComponent {
  /** Place among the components of the plan, from 0. */
  readonly index: number;
  /** Within its group. */
  readonly weight: Exact;
  readonly curve: CompiledCurve;
  readonly needs: FigureNeeds;
  readonly whenMissing: MissingPolicy;
  readonly whenFew: SmallSamplePolicy;
  /** Factors on the attainment, by source. */
  readonly discount: ReadonlyMap<string, Exact>;
}

export interface CompiledGroup {
  /** `undefined` for the one group of a plan without groups. */
  readonly id: string | undefined;
  /** `undefined` where groups multiply or have targets of their own. */
  readonly weight: Exact | undefined;
  readonly document: Omit<ComponentGroup, 'components'> | undefined;
  readonly minimumComponents: number;
  readonly whenFewer: NonNullable<ComponentGroup['whenFewer']>;
  readonly components: readonly CompiledComponent[];
}

/** A plan as it holds for those for whom its parameters have the same values: only decimals are left in it. */
export interface PlanVariant {
  readonly plan: CompiledPlan;
  readonly document: PlanDocument;
  readonly parameters: readonly ParameterExplanation[];
  readonly groups: readonly CompiledGroup[];
  /** All components, in the order in which the plan writes them. */
  readonly components: readonly CompiledComponent[];
  /** The same in an order in which each comes after those that it looks at. */
  readonly order: readonly CompiledComponent[];
  readonly isProduct: boolean;
  readonly hasOwnTargets: boolean;
  readonly scale: Exact;
  readonly minimumGroups: number;
  readonly rules: DecidableRules<AdjustmentRule>;
  readonly places: ResultPlaces;
  /** Indicators that rules look at and that are no component. */
  readonly figuresBeside: readonly string[];
}

/** A published plan, ready to be held against an employee. */
export interface CompiledPlan {
  readonly id: string;
  readonly hash: string;
  readonly document: PlanDocument;
  /** In the order written, whatever values its parameters have. */
  readonly components: readonly PlanComponent[];
  /** Indicators that rules look at, components or not. */
  readonly ruleIndicators: readonly string[];
  /** The plan with the parameters that hold for somebody in a period; the same object where the same values hold. */
  variantFor(period: string, holder: ParameterSubject): PlanVariant;
}

/** What a plan is compiled with: what other documents in force define. */
export interface PlanSurroundings {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly parameters: ParameterTable;
  readonly conditions: NamedConditions;
}

/**
 * Compiles a plan whose references have been checked. Curves and rules become functions when somebody first needs them: once where
 * the plan has no parameters, else once for each set of values that parameters have.
 */
export function compilePlan(
  document: PlanDocument,
  hash: string,
  rules: readonly AdjustmentRule[],
  names: { readonly parameters: readonly string[]; readonly ruleIndicators: readonly string[] },
  surroundings: PlanSurroundings,
): CompiledPlan {
  const variants = new Map<string, PlanVariant>();
  let only: PlanVariant | undefined;
  const plan: CompiledPlan = {
    id: document.id,
    hash,
    document,
    components: componentsOf(document).map((component) => planComponent(component, surroundings.indicators)),
    ruleIndicators: names.ruleIndicators,
    variantFor: (period, holder) => {
      if (only) return only;
      if (names.parameters.length === 0) return (only = compileVariant(plan, document, rules, [], surroundings));
      const parameters = names.parameters.map((name) => valueOf(name, period, holder, surroundings.parameters));
      const key = parameters.map(({ value, from, override }) => JSON.stringify([value, from, override])).join('\n');
      const known = variants.get(key);
      if (known) return known;
      const values = new Map(parameters.map(({ name, value }) => [name, value]));
      const resolve = <T>(written: T): T => resolveReferences(written, (name) => values.get(name));
      const variant = compileVariant(plan, resolve(document), resolve(rules), parameters, surroundings);
      variants.set(key, variant);
      return variant;
    },
  };
  return plan;
}

function valueOf(
  name: string,
  period: string,
  holder: ParameterSubject,
  parameters: ParameterTable,
): ParameterExplanation {
  const held = parameters.valueFor(name, period, holder);
  if (!held) throw new RangeError(`the parameter "${name}" without a value in ${period} was not refused at the door`);
  return { name, ...held };
}

function compileVariant(
  plan: CompiledPlan,
  document: PlanDocument,
  rules: readonly AdjustmentRule[],
  parameters: readonly ParameterExplanation[],
  { indicators, conditions }: PlanSurroundings,
): PlanVariant {
  const written = document.groups ?? [{ id: undefined, weight: '1', components: document.components ?? [] }];
  let index = 0;
  const groups = written.map((group): CompiledGroup => {
    const equal = Exact.of(1, group.components.length);
    const components = group.components.map((component) =>
      compileComponent(
        component,
        index++,
        indicators,
        component.weight === undefined ? equal : exact(component.weight),
      ),
    );
    const document = group.id === undefined ? undefined : group;
    return {
      id: group.id,
      weight: groupWeight(group, written.length),
      document,
      minimumComponents: document?.minimumComponents ?? 1,
      whenFewer: document?.whenFewer ?? (document?.of === undefined ? 'reweight' : 'hold'),
      components,
    };
  });
  const components = groups.flatMap((group) => group.components);
  const componentOfIndicator = new Map<string, number>();
  for (const { indicator, index: place } of components)
    if (indicator && !componentOfIndicator.has(indicator.code)) componentOfIndicator.set(indicator.code, place);
  const order = inOrder(components, groups);
  const places = {
    componentById: new Map(components.map(({ document: { id }, index: place }) => [id, place])),
    componentOfIndicator,
    groupById: new Map(groups.map(({ id = '' }, place) => [id, place])),
  };
  return {
    plan,
    document,
    parameters,
    groups,
    components,
    order,
    isProduct: document.combine === 'product',
    hasOwnTargets: document.groups?.[0]?.of !== undefined,
    scale: document.scale === undefined ? Exact.ONE : exact(document.scale),
    minimumGroups: document.minimumGroups ?? 1,
    rules: decidable(rules, conditions, resultBinder(places)),
    places,
    figuresBeside: plan.ruleIndicators.filter((code) => !componentOfIndicator.has(code)),
  };
}

function groupWeight(group: { weight?: string; of?: unknown }, groups: number): Exact | undefined {
  if (group.weight !== undefined) return exact(group.weight);
  return group.of === undefined ? Exact.of(1, groups) : undefined;
}

function compileComponent(
  component: Component,
  index: number,
  indicators: ReadonlyMap<string, Indicator>,
  weight: Exact,
): CompiledComponent {
  const described = planComponent(component, indicators);
  const { indicator } = described;
  const whenMissing = component.whenMissing ?? indicator?.whenMissing ?? 'reweight';
  const discount = component.discount ?? indicator?.discount ?? {};
  return {
    ...described,
    index,
    weight,
    curve: compileCurve(component.attainment),
    needs: indicator
      ? indicatorNeeds(indicator, component)
      : { sources: undefined, discounted: [], minimumSample: undefined },
    whenMissing,
    // A component's own word on missing data goes before the indicator's on few cases.
    whenFew: component.whenFew ?? component.whenMissing ?? indicator?.whenFew ?? whenMissing,
    discount: new Map(Object.entries(discount).map(([source, factor]) => [source, exact(factor)])),
  };
}

function planComponent(document: Component, indicators: ReadonlyMap<string, Indicator>): PlanComponent {
  const indicator = document.indicator === undefined ? undefined : indicators.get(document.indicator);
  return { document, indicator, name: document.name ?? indicator?.name ?? { en: document.id } };
}

/** Components so that each comes after those whose attainment it looks at; a circle was refused at the door. */
function inOrder(
  components: readonly CompiledComponent[],
  groups: readonly CompiledGroup[],
): readonly CompiledComponent[] {
  const ordered: CompiledComponent[] = [];
  const visited = new Set<CompiledComponent>();
  const visit = (component: CompiledComponent): void => {
    if (visited.has(component)) return;
    visited.add(component);
    for (const input of component.curve.inputs)
      for (const other of lookedAt(input, component, components, groups)) visit(other);
    ordered.push(component);
  };
  components.forEach(visit);
  return ordered;
}

/** The components whose attainment an input looks at; a group named by a component of its own is the rest of that group. */
export function lookedAt(
  input: CurveInput,
  by: CompiledComponent,
  components: readonly CompiledComponent[],
  groups: readonly CompiledGroup[],
): readonly CompiledComponent[] {
  if ('component' in input) return components.filter(({ document }) => document.id === input.component);
  if (!('lowest' in input)) return [];
  const { lowest } = input;
  const group = typeof lowest === 'string' ? groups.find(({ id }) => id === lowest) : undefined;
  if (group) return group.components.filter((component) => component !== by);
  const ids = typeof lowest === 'string' ? [lowest] : lowest;
  return components.filter(({ document }) => ids.includes(document.id));
}

/** A rule of the plan's own, or the shared one that it names. */
export function ruleOf(entry: RuleEntry, shared: ReadonlyMap<string, AdjustmentRule>): AdjustmentRule | undefined {
  return 'use' in entry ? shared.get(entry.use) : entry;
}
