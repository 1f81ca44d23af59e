import { Exact, type CommonUnit } from './exact.js';
import type { CompiledGroup, PlanVariant } from './plan.js';

/** What became of a component: `m`easured, valued by its missing-data `p`olicy, or `a`bsent. */
export type Presence = 'm' | 'p' | 'a';

export interface WeighedGroup {
  readonly kind: 'counted' | 'left-out' | 'zero' | 'held';
  readonly have: number;
  readonly need: number;
  /** Share of the plan; `undefined` where it does not count, groups multiply, or have targets of their own. */
  readonly weight: Exact | undefined;
}

/** What everything weighs once it is known what is there. It depends on nothing else, so it is worked out once for each case. */
export interface Weighing {
  /** Share of a component within its group; `undefined` where it does not count. */
  readonly inner: readonly (Exact | undefined)[];
  /** Share of a component in the plan; `undefined` where it does not count. Where groups multiply, its share within its group. */
  readonly effective: readonly (Exact | undefined)[];
  /** {@link effective} in a unit that they have in common. */
  readonly common: CommonUnit;
  readonly groups: readonly WeighedGroup[];
  /** Groups that count. */
  readonly have: number;
  readonly hasScore: boolean;
}

const known = new WeakMap<PlanVariant, Map<string, Weighing>>();

/**
 * Scales weights to 1 over what is there: within each group, then over the groups. A group with fewer measured components than its
 * minimum does not count; its `whenFewer` says what becomes of its weight. `presences` is a {@link Presence} for each component.
 */
export function weigh(variant: PlanVariant, presences: string): Weighing {
  let cases = known.get(variant);
  if (!cases) known.set(variant, (cases = new Map<string, Weighing>()));
  let weighing = cases.get(presences);
  if (!weighing) cases.set(presences, (weighing = workOut(variant, presences)));
  return weighing;
}

function workOut(variant: PlanVariant, presences: string): Weighing {
  const judged = variant.groups.map((group) => judge(group, presences));
  const total = Exact.sum(judged.flatMap(({ kind, group }) => (keepsWeight(kind) ? [group.weight ?? Exact.ZERO] : [])));
  const groups = judged.map(({ group, kind, have, need }): WeighedGroup => {
    const hasShare = keepsWeight(kind) && group.weight !== undefined && !variant.isProduct;
    return { kind, have, need, weight: hasShare ? group.weight.dividedBy(total).inLowestTerms() : undefined };
  });
  const inner = judged.flatMap(({ group, kind, weight }) =>
    group.components.map(({ index, weight: own }) =>
      kind === 'counted' && presences[index] !== 'a' ? own.dividedBy(weight).inLowestTerms() : undefined,
    ),
  );
  const shares = variant.groups.flatMap(({ components }, i) => components.map(() => groups[i]?.weight));
  const effective = inner.map((share, i) =>
    variant.isProduct ? share : share && shares[i]?.times(share).inLowestTerms(),
  );
  const have = groups.filter(({ kind }) => kind === 'counted').length;
  const common = Exact.inCommonUnit(effective);
  return {
    inner,
    effective,
    common,
    groups,
    have,
    hasScore: have >= variant.minimumGroups || isAllZero(variant, groups),
  };
}

const keepsWeight = (kind: WeighedGroup['kind']): boolean => kind === 'counted' || kind === 'zero';

/** Nothing was measured enough, and that counts as nothing: a score of 0, not none. */
const isAllZero = (variant: PlanVariant, groups: readonly WeighedGroup[]): boolean =>
  variant.minimumGroups === 1 && groups.some(({ kind }) => kind === 'zero');

function judge(group: CompiledGroup, presences: string) {
  const there = group.components.filter(({ index }) => presences[index] !== 'a');
  const isAsked = group.document?.minimumComponents !== undefined;
  const counted = isAsked ? there.filter(({ index }) => presences[index] === 'm') : there;
  const need = group.minimumComponents;
  const weight = Exact.sum(there.map((component) => component.weight));
  const isEnough = counted.length >= need && !weight.isZero();
  return { group, have: counted.length, need, weight, kind: isEnough ? ('counted' as const) : ofFewer(group) };
}

/** A group of which nothing at all is there simply leaves its weight to the others, unless its plan says otherwise. */
function ofFewer({ whenFewer }: CompiledGroup): WeighedGroup['kind'] {
  if (whenFewer === 'zero') return 'zero';
  return whenFewer === 'hold' ? 'held' : 'left-out';
}
