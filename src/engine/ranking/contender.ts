/** Somebody's part in a power ranking: what their lines on the plan come to together, or why they have no place in it. */
import { Exact } from '../exact.js';
import type { PayoutLineResult } from '../payout-result.js';
import { experienceIn } from './experience.js';
import type { Contender, RankedPart } from './ranking.js';

/**
 * Why somebody has no place. `no-plan`: no plan says what they are paid for. `not-computed`: the plan's money does not suit them.
 * `no-score`: too little was measured. `service-unmeasured`: of what was measured sales outweigh service, and a score of that would rank sellers.
 */
export const NO_PLACE = ['no-plan', 'not-computed', 'no-score', 'service-unmeasured'] as const;
export type NoPlace = (typeof NO_PLACE)[number];

export interface Unranked {
  readonly employee: string;
  readonly why: NoPlace;
  /** Ids of the components that count for nothing: no data, or too little. */
  readonly unmeasured: readonly string[];
}

/**
 * The score of somebody's lines on the ranking's plan. Several lines of one month (they moved from one shop to another) count by their days, those
 * without a score not at all.
 *
 * @param lines of one employee, at least one, all on the plan
 */
export function contenderOf(employee: string, lines: readonly PayoutLineResult[]): Contender | Unranked {
  const scored = lines.filter((line) => line.scored?.score.score !== undefined);
  const unmeasured = [...new Set(lines.flatMap(unmeasuredIn))];
  if (scored.length === 0) {
    const why = lines.some((line) => line.scored) ? 'no-score' : 'not-computed';
    return { employee, why, unmeasured };
  }
  const days = scored.reduce((sum, { setting }) => sum + setting.days.days, 0);
  const sums = new Map<string, { weight: Exact; points: Exact; isExperience: boolean }>();
  for (const line of scored) addParts(sums, line, Exact.of(line.setting.days.days, days));
  const weightOf = (isExperience: boolean) =>
    Exact.sum([...sums.values()].flatMap((each) => (each.isExperience === isExperience ? [each.weight] : [])));
  if (!weightOf(true).isGreaterThan(weightOf(false))) return { employee, why: 'service-unmeasured', unmeasured };
  const parts = [...sums].map(([component, { weight, points }]): RankedPart => ({
    component,
    weight: weight.inLowestTerms(),
    attainment: weight.isZero() ? Exact.ZERO : points.dividedBy(weight).inLowestTerms(),
  }));
  const score = Exact.sum([...sums.values()].map(({ points }) => points)).inLowestTerms();
  return { employee, score, parts };
}

const unmeasuredIn = ({ scored }: PayoutLineResult): readonly string[] =>
  (scored?.score.components ?? []).flatMap(({ attainment, component }) => (attainment ? [] : [component.document.id]));

function addParts(
  sums: Map<string, { weight: Exact; points: Exact; isExperience: boolean }>,
  { scored }: PayoutLineResult,
  share: Exact,
): void {
  if (!scored) return;
  const { score, context } = scored;
  const { variant, indicators } = context;
  const experience = experienceIn(variant.document, (code) => indicators.get(code));
  for (const { component, attainment } of score.components) {
    const effective = score.effective[component.index];
    if (!effective || !attainment) continue;
    const { id } = component.document;
    const weight = effective.times(variant.scale).times(share);
    const sum = sums.get(id) ?? { weight: Exact.ZERO, points: Exact.ZERO, isExperience: experience.has(id) };
    sums.set(id, { ...sum, weight: sum.weight.plus(weight), points: sum.points.plus(weight.times(attainment)) });
  }
}
