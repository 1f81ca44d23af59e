/** A power ranking to be shown: no salary and no amount of anybody is in it. */
import { sees } from '../access/scope.js';
import { Exact, exact } from '../engine/exact.js';
import { componentsOf } from '../engine/plan-reading.js';
import type { CompiledPlan, PlanVariant } from '../engine/plan.js';
import type { NoPlace } from '../engine/ranking/contender.js';
import { experienceIn } from '../engine/ranking/experience.js';
import { RankingMovements, type Movement, type Place } from '../engine/ranking/ranking.js';
import type { LocalText } from '../engine/text.js';
import type { ScorecardScopes } from '../explanations/scorecard.service.js';
import type { PeriodState } from '../months/period-states.js';
import type { RankingMonth } from './ranking-month.js';

/** A month that was ranked, and of what. */
export interface RankedMonth {
  readonly period: string;
  /** The run that it is of; `null` where it was calculated from what is known now. */
  readonly run: number | null;
  readonly state: PeriodState;
  /** How many have a place. */
  readonly ranked: number;
}

export interface RankingComponent {
  readonly component: string;
  readonly name: LocalText;
  /** Is it service or reputation? Else sales, or anything else. */
  readonly isExperience: boolean;
  /** Of the whole plan, as it is written. */
  readonly weight: string;
}

export interface RankingPart {
  readonly component: string;
  readonly weight: string;
  readonly attainment: string;
  /** What it adds to the score: weight × attainment. */
  readonly points: string;
}

export interface RankingEffect {
  /** `null`: what components weigh, also because something was not measured. */
  readonly component: string | null;
  readonly by: string;
}

export interface RankingMovement {
  readonly rank: number;
  readonly score: string;
  /** Above 0: places up. */
  readonly up: number;
  /** `passed + leftAbove − passedBy − newAbove` is `up`. */
  readonly passed: number;
  readonly passedBy: number;
  readonly leftAbove: number;
  readonly newAbove: number;
  readonly change: string;
  /** They add up to the change of the score, the greatest first. */
  readonly effects: readonly RankingEffect[];
}

/** `unranked`: on the plan there last month, without a place. `unknown`: last month is not to be had, or not to be seen. */
export const BEFORE = ['ranked', 'new', 'unranked', 'unknown'] as const;

export interface RankingRow {
  readonly rank: number;
  readonly employee: string;
  readonly name: string;
  readonly departments: readonly string[];
  readonly score: string;
  readonly parts: readonly RankingPart[];
  readonly before: (typeof BEFORE)[number];
  readonly movement: RankingMovement | null;
}

export interface UnrankedRow {
  readonly employee: string;
  readonly name: string;
  readonly departments: readonly string[];
  readonly why: NoPlace;
  /** Components that count for nothing. */
  readonly unmeasured: readonly string[];
}

/** Who was there last month and is so no longer. */
export interface RankingLeaver {
  readonly employee: string;
  readonly name: string;
  /** Their place then; `null` where they had none. */
  readonly rank: number | null;
  /** Left the company, or moved to another department or plan. */
  readonly why: 'left' | 'moved';
}

export interface RankingView extends RankedMonth {
  readonly plan: string;
  readonly name: LocalText;
  readonly department: string | null;
  readonly before: RankedMonth | null;
  readonly components: readonly RankingComponent[];
  /** What service and reputation weigh together, and everything else. */
  readonly serviceWeight: string;
  readonly otherWeight: string;
  readonly rows: readonly RankingRow[];
  readonly unranked: readonly UnrankedRow[];
  readonly leavers: readonly RankingLeaver[];
  readonly onOtherPlans: number;
}

/** Two months' rankings as whoever has these scopes may see them: a place is told among all, rows are of whom they may see. */
export function rankingView(
  now: RankingMonth & { readonly plan: CompiledPlan },
  before: RankingMonth | undefined,
  { scope, before: scopeBefore }: ScorecardScopes,
  department: string | null,
): RankingView {
  const movements = before && new RankingMovements(before.places, now.places);
  const movement = (employee: string) => (sees(scopeBefore, employee) ? movements?.of(employee) : undefined);
  const rowOf = (place: Place): RankingRow => ({
    ...placeView(place, now),
    before: standingBefore(place.employee, sees(scopeBefore, place.employee) ? before : undefined),
    movement: movementView(movement(place.employee), place),
  });
  return {
    ...monthView(now),
    plan: now.plan.id,
    name: now.plan.document.name,
    department,
    before: before ? monthView(before) : null,
    components: componentViews(now),
    serviceWeight: weightOf(now, true),
    otherWeight: weightOf(now, false),
    rows: now.places.filter(({ employee }) => sees(scope, employee)).map(rowOf),
    unranked: now.unranked
      .filter(({ employee }) => sees(scope, employee))
      .map(({ employee, why, unmeasured }) => ({ employee, ...personIn(now, employee), why, unmeasured })),
    leavers: before ? leaversOf(before, now).filter(({ employee }) => sees(scopeBefore, employee)) : [],
    onOtherPlans: now.onOtherPlans,
  };
}

const monthView = ({ period, run, state, places }: RankingMonth): RankedMonth => ({
  period: period.code,
  run: run?.id ?? null,
  state,
  ranked: places.length,
});

const personIn = ({ people }: RankingMonth, employee: string) =>
  people.get(employee) ?? { name: employee, departments: [] };

function placeView({ rank, employee, score, parts }: Place, month: RankingMonth) {
  const { name, departments } = personIn(month, employee);
  return {
    ...{ rank, employee, name, departments },
    score: score.toText(),
    parts: parts.map(({ component, weight, attainment }) => ({
      component,
      weight: weight.toText(),
      attainment: attainment.toText(),
      points: weight.times(attainment).toText(),
    })),
  };
}

function standingBefore(employee: string, before: RankingMonth | undefined): RankingRow['before'] {
  if (!before) return 'unknown';
  if (before.places.some((place) => place.employee === employee)) return 'ranked';
  return before.people.has(employee) ? 'unranked' : 'new';
}

function movementView(movement: Movement | undefined, { score }: Place): RankingMovement | null {
  if (!movement) return null;
  const { before, up, passed, passedBy, leftAbove, newAbove, effects } = movement;
  return {
    rank: before.rank,
    score: before.score.toText(),
    ...{ up, passed, passedBy, leftAbove, newAbove },
    change: score.minus(before.score).toText(),
    effects: effects.map(({ component, by }) => ({ component, by: by.toText() })),
  };
}

/** In order of code. */
function leaversOf(before: RankingMonth, now: RankingMonth): readonly RankingLeaver[] {
  const ranks = new Map(before.places.map(({ employee, rank }) => [employee, rank]));
  return [...before.people]
    .filter(([employee]) => !now.people.has(employee))
    .map(([employee, { name }]) => ({
      employee,
      name,
      rank: ranks.get(employee) ?? null,
      why: now.inService.has(employee) ? ('moved' as const) : ('left' as const),
    }))
    .sort((a, b) => (a.employee < b.employee ? -1 : 1));
}

const NOBODY = { role: '', departments: [], attributes: {} };

/** Weights of parameters are told by their base values: each person's own stand in their row. */
function componentViews({ plan, period, ruleSet }: RankingMonth & { readonly plan: CompiledPlan }) {
  const variant = plan.variantFor(period.code, NOBODY);
  const experience = experienceIn(variant.document, (code) => ruleSet.indicators.get(code));
  const names = new Map(plan.components.map(({ document, name }) => [document.id, name]));
  return componentsOf(variant.document).map(({ id }): RankingComponent => ({
    component: id,
    name: names.get(id) ?? { en: id },
    isExperience: experience.has(id),
    weight: weightIn(variant, id).toText(),
  }));
}

const weightOf = (now: RankingMonth & { readonly plan: CompiledPlan }, isOf: boolean): string =>
  Exact.sum(
    componentViews(now).flatMap(({ isExperience, weight }) => (isExperience === isOf ? [exact(weight)] : [])),
  ).toText();

function weightIn({ groups, components }: PlanVariant, id: string): Exact {
  const component = components.find(({ document }) => document.id === id);
  const group = groups.find((each) => each.components.some(({ document }) => document.id === id));
  if (!component) throw new Error(`${id} is a component of the plan`);
  return group?.weight ? component.weight.times(group.weight) : component.weight;
}
