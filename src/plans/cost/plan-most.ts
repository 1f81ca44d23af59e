/** The most that a plan's score can come to. */
import type { Indicator } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import type { CompiledComponent, CompiledGroup, PlanVariant } from '../../engine/plan.js';
import { resultRanges } from '../lint/fact-domains.js';

/** Something that weighs so much in a mean and comes to so much at most. */
interface Part {
  readonly weight: Exact;
  /** `undefined` where it has no top. */
  readonly most: Exact | undefined;
  /** May it be left out, so that its weight goes to the others? */
  readonly isOptional: boolean;
}

/** The most a plan can come to by itself, in scores; `undefined` where there is no top. */
export interface PlanMost {
  readonly score: Exact | undefined;
  /** Of each group, for plans whose groups have target bonuses of their own. */
  readonly groups: readonly (Exact | undefined)[];
}

/**
 * Works out the greatest score: every curve at its top, and whatever a missing-data policy may leave out left out where that
 * helps. Policies that hold a payout are not counted on: somebody decides those.
 */
export function planMost(variant: PlanVariant, indicators: ReadonlyMap<string, Indicator>): PlanMost {
  const ranges = resultRanges(variant, indicators);
  const groups = variant.groups.map((group) =>
    greatestMean(group.components.map((component) => partOf(component, ranges.components[component.index]?.greatest))),
  );
  const scaled = (score: Exact | undefined): Exact | undefined => score?.times(variant.scale);
  const parts = variant.groups.map((group, i): Part => ({
    weight: group.weight ?? Exact.ONE,
    most: groups[i],
    isOptional: mayLeaveOut(group),
  }));
  return { score: scaled(variant.isProduct ? product(parts) : greatestMean(parts)), groups: groups.map(scaled) };
}

const isOptional = ({ whenMissing, whenFew }: CompiledComponent): boolean =>
  whenMissing === 'reweight' || whenFew === 'reweight';

const partOf = (component: CompiledComponent, most: Exact | undefined): Part => ({
  weight: component.weight,
  most,
  isOptional: isOptional(component),
});

const mayLeaveOut = ({ components, whenFewer, document }: CompiledGroup): boolean =>
  whenFewer === 'reweight' && (document?.minimumComponents !== undefined || components.every(isOptional));

/** The greatest weighted mean: those that must count, and of the others the best, as long as each lifts the mean. */
function greatestMean(parts: readonly Part[]): Exact | undefined {
  let [sum, weight] = [Exact.ZERO, Exact.ZERO];
  const mosts: { readonly part: Part; readonly most: Exact }[] = [];
  for (const part of parts) {
    if (!part.most) return undefined;
    mosts.push({ part, most: part.most });
  }
  const ordered = mosts.sort((a, b) => Number(a.part.isOptional) - Number(b.part.isOptional) || b.most.compare(a.most));
  for (const { part, most } of ordered) {
    if (part.isOptional && !weight.isZero() && !most.times(weight).isGreaterThan(sum)) continue;
    sum = sum.plus(most.times(part.weight));
    weight = weight.plus(part.weight);
  }
  return weight.isZero() ? Exact.ZERO : sum.dividedBy(weight).inLowestTerms();
}

/** Groups that multiply; one that is left out counts as 1. */
function product(parts: readonly Part[]): Exact | undefined {
  return parts
    .map(({ most, isOptional: canGo }) => (canGo ? most?.greater(Exact.ONE) : most?.greater(Exact.ZERO)))
    .reduce<Exact | undefined>((a, b) => a && b && a.times(b), Exact.ONE);
}
