/** What the parts of a plan weigh in the whole of it. */
import type { Indicator, PlanDocument } from '../engine/documents.js';
import { Exact } from '../engine/exact.js';

/** Reads a decimal as it is written: a parameter's value where one is named; `undefined` where it has none. */
export type ReadDecimal = (text: string) => Exact | undefined;

export interface WeighedPart {
  readonly kind: 'group' | 'component';
  readonly id: string;
  /** Where its weight is written, or would be. */
  readonly path: readonly (string | number)[];
  readonly weight: Exact;
  /** Of a component: does it measure the customer's experience? */
  readonly cx: boolean;
}

/**
 * Every group and component with its share of the whole plan: a component's within its group times the group's. Groups that
 * multiply, or have targets of their own, count the same each.
 */
export function weighedParts(
  plan: PlanDocument,
  indicators: ReadonlyMap<string, Indicator>,
  read: ReadDecimal,
): readonly WeighedPart[] {
  const components = (of: PlanDocument['components'], path: readonly (string | number)[], share: Exact) =>
    (of ?? []).map(({ id, weight, indicator }, i): WeighedPart => ({
      kind: 'component',
      id,
      path: [...path, i, 'weight'],
      weight: shareOf(weight, of?.length ?? 1, read).times(share),
      cx: indicator !== undefined && indicators.get(indicator)?.cx !== false,
    }));
  if (!plan.groups) return components(plan.components, ['components'], Exact.ONE);
  return plan.groups.flatMap((group, i) => {
    const weight = shareOf(group.weight, plan.groups?.length ?? 1, read);
    const own: WeighedPart = { kind: 'group', id: group.id, path: ['groups', i, 'weight'], weight, cx: false };
    return [own, ...components(group.components, ['groups', i, 'components'], weight)];
  });
}

/** Where none is written all weigh the same. */
const shareOf = (weight: string | undefined, of: number, read: ReadDecimal): Exact =>
  (weight === undefined ? undefined : read(weight)) ?? Exact.of(1, of);
