/** What changes for those on one plan when another stands in its place: worked out once for all of them. */
import type { Exact } from './exact.js';
import type { CompiledComponent, PlanVariant } from './plan.js';

export interface WhatIfChange {
  /** Of each component, the curve that its value goes through now; `undefined` where its attainment stands. */
  readonly curves: readonly (((value: Exact) => Exact) | undefined)[];
  /** Does every attainment stand? */
  readonly attainmentsStand: boolean;
  /**
   * Of each rule, the place among the old ones of one that says the same and looks at nothing that has changed, so that what came of
   * it stands; `undefined` where it has to be decided again.
   */
  readonly standing: readonly (number | undefined)[];
}

/** `null` where more than weights, plain curves, rules, caps and floors differs, so that figures have to be read anew. */
export function whatIfChange(before: PlanVariant, after: PlanVariant): WhatIfChange | null {
  if (frameOf(before) !== frameOf(after)) return null;
  const changed = after.components.map((component, i) => {
    const old = before.components[i];
    return !old || curveText(old) !== curveText(component);
  });
  const isPlain = after.components.every(
    ({ curve, discount }, i) =>
      !changed[i] || (curve.plain && before.components[i]?.curve.plain && discount.size === 0),
  );
  // A curve that looks at another component's attainment would have to be read again with it.
  const looksAround = after.components.some(({ curve }) => curve.inputs.length > 0);
  const attainmentsStand = !changed.includes(true);
  if (!isPlain || (looksAround && !attainmentsStand)) return null;
  return {
    curves: after.components.map(({ curve }, i) => (changed[i] ? curve.plain : undefined)),
    attainmentsStand,
    standing: standingRules(before, after, attainmentsStand),
  };
}

const curveText = ({ document }: CompiledComponent): string => JSON.stringify(document.attainment);

/** Everything of a plan that decides which figures are read and for what money. */
function frameOf({ components, groups, document, figuresBeside }: PlanVariant): string {
  const { of, prorate, currency } = document.payout;
  return JSON.stringify([
    components.map(({ document: { weight: _, attainment: __, ...component }, indicator }) => [component, indicator]),
    groups.map(({ document: group }) => group?.of),
    [of, prorate, currency],
    figuresBeside,
  ]);
}

/** Whatever else is changed, these may come out otherwise. */
const RESULTS: readonly string[] = ['score', 'group-score'];

function standingRules(before: PlanVariant, after: PlanVariant, attainmentsStand: boolean): WhatIfChange['standing'] {
  const results = attainmentsStand ? RESULTS : [...RESULTS, 'attainment'];
  const places = new Map(before.rules.compiled.looks().map(({ text }, place) => [text, place]));
  return after.rules.compiled
    .looks()
    .map(({ text, facts }) => (results.some((result) => facts.has(result)) ? undefined : places.get(text)));
}
