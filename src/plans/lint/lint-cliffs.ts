/** Cliffs: values at which a tiny change moves pay by a large part of the target bonus. */
import type { CurveRange } from '../../engine/curve/compile-curve.js';
import { jumps, type Jump } from '../../engine/curve/jumps.js';
import { lookedAt, type CompiledComponent } from '../../engine/plan.js';
import { Exact, exact } from '../../engine/exact.js';
import { phrase, sentences } from '../../engine/phrase.js';
import { settingOf } from '../check/curve-input-setting.js';
import type { Path } from '../check/json-source.js';
import { figure, percent } from '../check/words.js';
import { hull, indicatorRange } from './fact-domains.js';
import { partAt, shareOf, type PlanSetting } from './plan-setting.js';

/** A tiny change of a value may move pay by this share of the target bonus; more than it is a cliff. */
export const LARGEST_JUMP = exact('10%');

/** Reports the jumps of each component's curve that move pay too far: one finding a curve, at the largest. */
export function lintCliffs(setting: PlanSetting): void {
  // Where a fixed amount is paid for each point there is no target bonus to measure by.
  const { of } = setting.variant.document.payout;
  if (typeof of === 'object' && 'amount' in of) return;
  for (const { component, path } of setting.components) lintComponent(component, path, setting);
}

function lintComponent(component: CompiledComponent, path: Path, setting: PlanSetting): void {
  const share = shareOf(component, setting);
  const moved = ({ before, after }: Jump): Exact => after.minus(before).absolute().times(share);
  const cliffs = jumpsOf(component, setting).filter((jump) => moved(jump).isGreaterThan(LARGEST_JUMP));
  const [first] = cliffs;
  if (!first) return;
  const largest = cliffs.reduce((most, jump) => (moved(jump).isGreaterThan(moved(most)) ? jump : most), first);
  const { of } = component.document.attainment as { readonly of?: Parameters<typeof settingOf>[0] };
  const { show } = settingOf(component.curve.plain ? undefined : of, component.indicator, setting.catalogue);
  const whose = setting.variant.hasOwnTargets ? phrase`the group's target bonus` : phrase`the target bonus`;
  const message = sentences(
    phrase`At ${{ at: show(largest.at) }} the attainment jumps from ${{ before: figure(largest.before) }} to ${{ after: figure(largest.after) }}: with a share of ${{ share: percent(share) }} of the plan a tiny change moves pay by ${{ moved: shownPercent(moved(largest)) }} of ${{ whose }}, more than ${{ most: percent(LARGEST_JUMP) }}.`,
    cliffs.length === 1 ? undefined : phrase`${{ count: cliffs.length - 1 }} more of its jumps do so, too.`,
    setting.note(partAt(setting.written, [...path, 'attainment'])),
  );
  const advice = phrase`Let a line lead from one to the other ("linear"), put smaller steps between, or give it less weight.`;
  setting.report.warning('cliff', [...path, 'attainment'], message, advice);
}

/** Shares of groups and scales need not end. */
const shownPercent = (share: Exact): string => `${share.times(Exact.of(100)).toText(2)} %`;

/** Jumps by the one thing that the curve reads; none are told where it reads several, or a rank, which is never changed by a little. */
function jumpsOf(component: CompiledComponent, setting: PlanSetting): readonly Jump[] {
  const curve = component.document.attainment;
  const values = inputRange(component, setting);
  if (!values) return [];
  if (component.curve.plain) return jumps(curve, values) ?? [];
  if (!('of' in curve) || 'curve' in curve.of) return [];
  const { of: _, ...shape } = curve;
  return jumps(shape, values) ?? [];
}

function inputRange(component: CompiledComponent, { words, ranges, variant }: PlanSetting): CurveRange | undefined {
  const { indicator, curve, document } = component;
  const input = 'of' in document.attainment ? document.attainment.of : undefined;
  if (curve.readsEachFigure || (input && 'rank' in input)) return undefined;
  if (!input || 'curve' in input) return indicatorRange(indicator);
  if ('indicator' in input) return indicatorRange(words.indicators.get(input.indicator));
  if ('percentile' in input) return { least: Exact.ZERO, greatest: Exact.ONE };
  if ('improvement' in input) return { least: undefined, greatest: undefined };
  return hull(
    lookedAt(input, component, variant.components, variant.groups).flatMap(
      ({ index }) => ranges.components[index] ?? [],
    ),
  );
}
