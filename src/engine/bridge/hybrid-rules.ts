/**
 * Rules that are partly those of one state and partly those of another: weights, targets (curves, what is asked of figures, parameters)
 * and everything else of them (rules, payout, who is on which plan) can each be of either.
 */
import { canonicalJson, type Canonical } from '../canonical.js';
import type { Component, ComponentGroup, DatedValue, ParametersDocument, PlanDocument } from '../documents.js';
import { compileRuleSet, type HashedDocument, type RuleSet } from '../rule-set.js';

/** The parts of rules that can be of one state or of the other. */
export const RULE_PARTS = ['weight', 'target', 'rule'] as const;
export type RulePart = (typeof RULE_PARTS)[number];

/** Rules of one state, and the period whose values their parameters have. */
export interface StateRules {
  readonly period: string;
  readonly ruleSet: RuleSet;
  readonly documents: readonly HashedDocument[];
}

/** Which parts are of the later state. */
export type Later = Readonly<Record<RulePart, boolean>>;

const JOINT: readonly Later[] = [false, true].flatMap((weight) =>
  [false, true].flatMap((target) => [false, true].map((rule): Later => ({ weight, target, rule }))),
);

/** The rules of two states, put together in every way. */
export class HybridRules {
  private readonly compiled = new Map<string, RuleSet | undefined>();
  /** The parts that differ at all. */
  readonly changed: readonly RulePart[];
  /** Do parts of both go together in every way? Else they can only be changed at once. */
  readonly isDivisible: boolean;

  constructor(
    private readonly before: StateRules,
    private readonly after: StateRules,
  ) {
    this.changed = RULE_PARTS.filter((part) => partText(before, part) !== partText(after, part));
    this.isDivisible = this.changed.length < 2 || JOINT.every((later) => this.of(later) !== undefined);
  }

  /** The rules with these parts of the later state; `undefined` where they do not go together. */
  of(later: Later): RuleSet | undefined {
    const sides = this.changed.map((part) => later[part]);
    // Dated values of parameters must not move with the calendar, which is none of the targets.
    if (!this.changed.includes('target')) {
      if (!sides.includes(true)) return this.before.ruleSet;
      if (!sides.includes(false)) return this.after.ruleSet;
    }
    const key = JSON.stringify(sides);
    if (!this.compiled.has(key)) this.compiled.set(key, this.compile(later));
    return this.compiled.get(key);
  }

  private compile(later: Later): RuleSet | undefined {
    const side = (part: RulePart) => (later[part] ? this.after : this.before);
    const others = side('rule').documents.filter(({ kind }) => kind !== 'plan' && kind !== 'parameters');
    const compiled = compileRuleSet([...others, ...parametersOf(side('target')), ...this.plans(side)]);
    return compiled.ok ? compiled.value : undefined;
  }

  private plans(side: (part: RulePart) => StateRules): readonly HashedDocument[] {
    // Of a plan that is on one side only, all parts are that one's.
    const either = new Map(
      [this.after, this.before].flatMap(({ documents }) => plansIn(documents).map((plan) => [plan.id, plan])),
    );
    return [...either].map(([id, plan]): HashedDocument => {
      const of = (part: RulePart) => planNamed(side(part), id) ?? plan;
      return { kind: 'plan', content: mergedPlan(of('weight'), of('target'), of('rule')), hash: `hybrid ${id}` };
    });
  }
}

const plansIn = (documents: readonly HashedDocument[]): readonly PlanDocument[] =>
  documents.flatMap((document) => (document.kind === 'plan' ? [document.content] : []));

const planNamed = ({ documents }: StateRules, id: string): PlanDocument | undefined =>
  plansIn(documents).find((plan) => plan.id === id);

/** Components and groups as the weights have them, each with the curve of the targets, under the rules and the payout of the third. */
function mergedPlan(weights: PlanDocument, targets: PlanDocument, rules: PlanDocument): PlanDocument {
  const { components: _, groups: __, combine: ___, scale: ____, minimumGroups: _____, ...rest } = rules;
  const curveOf = (component: Component): Component => {
    const target = allComponents(targets).find(({ id }) => id === component.id) ?? component;
    const { weight: ______, ...scored } = target;
    return { ...scored, ...(component.weight !== undefined && { weight: component.weight }) };
  };
  const { combine, scale, minimumGroups } = weights;
  return {
    ...rest,
    ...(combine !== undefined && { combine }),
    ...(scale !== undefined && { scale }),
    ...(minimumGroups !== undefined && { minimumGroups }),
    ...(weights.components && { components: weights.components.map(curveOf) }),
    ...(weights.groups && {
      groups: weights.groups.map((group) => ({ ...group, components: group.components.map(curveOf) })),
    }),
  };
}

const allComponents = ({ components, groups = [] }: PlanDocument): readonly Component[] =>
  components ?? groups.flatMap((group: ComponentGroup) => group.components);

/** Parameters with the values that hold in the state's own period, whatever period is computed with them. */
function parametersOf({ documents, period }: StateRules): readonly HashedDocument[] {
  return documents.flatMap((document) =>
    document.kind === 'parameters' ? [{ ...document, content: heldIn(document.content, period) }] : [],
  );
}

const ALWAYS = '1900-01';

function heldIn({ parameters, effectiveTo: _, ...document }: ParametersDocument, period: string): ParametersDocument {
  const held = (values: readonly DatedValue[]): readonly DatedValue[] =>
    [...values]
      .sort((a, b) => ((a.from ?? document.effectiveFrom) < (b.from ?? document.effectiveFrom) ? 1 : -1))
      .filter(({ from = document.effectiveFrom }) => from <= period)
      .slice(0, 1)
      .map(({ is }) => ({ is }));
  return {
    ...document,
    effectiveFrom: ALWAYS,
    parameters: parameters.map((parameter) => ({
      ...parameter,
      values: held(parameter.values),
      ...(parameter.overrides && {
        overrides: parameter.overrides.map((override) => ({ ...override, values: held(override.values) })),
      }),
    })),
  };
}

/** All that a part says, to be compared; words for people and worked examples say nothing about pay. */
function partText(state: StateRules, part: RulePart): string {
  const plans = plansIn(state.documents)
    .map((plan) => [plan.id, planPart(plan, part)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const others =
    part === 'target'
      ? parametersOf(state).map(({ content }) => content)
      : part === 'rule'
        ? state.documents
            .filter(({ kind }) => kind !== 'plan' && kind !== 'parameters' && kind !== 'incidents')
            .map(({ content: { effectiveFrom: _, effectiveTo: __, ...content } }) => content)
        : [];
  return canonicalJson([plans, others] as unknown as Canonical);
}

function planPart({ components, groups, combine, scale, minimumGroups, rules, payout }: PlanDocument, part: RulePart) {
  if (part === 'rule') return { rules, payout };
  const all = allComponents({ components, groups } as PlanDocument);
  if (part === 'target') return all.map(({ weight: _, name: __, ...scored }) => scored);
  const weights = groups?.map(({ components: members, name: _, ...group }) => [group, members.map(weightOf)]);
  return { combine, scale, minimumGroups, weights: weights ?? all.map(weightOf) };
}

const weightOf = ({ id, weight }: Component) => [id, weight ?? null];
