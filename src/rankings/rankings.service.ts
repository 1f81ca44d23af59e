import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { EVERYBODY, type Scope } from '../access/scope.js';
import { departmentsBelow } from '../complaints/subtree.js';
import { Database } from '../database/database.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { assignedDays } from '../engine/payout-input.js';
import { monthAfter, parsePeriod, type Period } from '../engine/period.js';
import { phrase, worded, type Phrase } from '../engine/phrase.js';
import type { CompiledPlan } from '../engine/plan.js';
import { planFor } from '../engine/plan-choice.js';
import type { NoPlace } from '../engine/ranking/contender.js';
import type { LocalText } from '../engine/text.js';
import { SHOW_ALL, type ScorecardScopes } from '../explanations/scorecard.service.js';
import { standingOf } from '../months/standing.js';
import { readOrganisation } from '../organisation/organisation-reader.js';
import { staff } from '../plans/cost/staff.js';
import { rulesInForce, type RulesInForce } from '../plans/rule-versions.js';
import { knownNow, type KnownAt } from '../runs/frozen-inputs.js';
import { payoutInputOf } from '../runs/payout-input-of.js';
import { rankingMonth, type RankingMonth, type RankingOf } from './ranking-month.js';
import {
  rankingView,
  type RankedMonth,
  type RankingComponent,
  type RankingRow,
  type RankingView,
} from './ranking-view.js';

export interface RankingRequest {
  /** The only power ranking in force where none is named. */
  readonly plan?: string | undefined;
  /** With those below it. */
  readonly department?: string | undefined;
  /** Only lines in these; in all where nothing is said. */
  readonly departments?: readonly string[] | undefined;
  readonly scopes?: ScorecardScopes;
}

/** A ranking that there is: a plan, and where its people are. */
export interface RankingChoice {
  readonly plan: string;
  readonly name: LocalText;
  readonly departments: readonly { readonly code: string; readonly name: string; readonly people: number }[];
}

/** What somebody is told of a ranking that they are in: of nobody else anything. */
export interface OwnRanking extends RankedMonth {
  readonly plan: string;
  readonly name: LocalText;
  readonly department: string;
  readonly departmentName: string;
  readonly before: RankedMonth | null;
  readonly components: readonly RankingComponent[];
  /** `null` where they have no place; then `why` says so. */
  readonly row: RankingRow | null;
  readonly why: NoPlace | null;
  readonly unmeasured: readonly string[];
}

/** Ranks the people of plans in which service and reputation outweigh sales. */
@Injectable()
export class RankingsService {
  constructor(private readonly database: Database) {}

  /**
   * The ranking of a month: of the run that counts, or calculated where the month has not been run; beside the month before. Refused where
   * the plan is no power ranking, or a run does not come out as it is stored.
   *
   * @example await rankings.of(period('2026-10'), { plan: 'shop-assistant', department: 'shop-north' })
   */
  async of(
    period: Period,
    { plan: wanted, department, departments: within, scopes = SHOW_ALL }: RankingRequest,
  ): Promise<Outcome<RankingView>> {
    return this.database.read(async (manager): Promise<Outcome<RankingView>> => {
      const below = await departmentsBelow(manager, department);
      if (!below.ok) return below;
      const plan = await this.planNamed(manager, period, wanted);
      if (!plan.ok) return plan;
      const departments = below.value ?? within;
      const of = { plan: plan.value.id, departments: departments && new Set(departments) };
      const months = await monthsOf(manager, period, of);
      if (!months.ok) return months;
      const { now, before } = months.value;
      return done(rankingView(now, before, scopes, department ?? null));
    });
  }

  /** The power rankings in force, with the departments that their people are in: of these where any are named. Empty where no rules are in force. */
  async choices(period: Period, scope: Scope = EVERYBODY): Promise<readonly RankingChoice[]> {
    const { reader } = this.database;
    const known = await knownNow(reader);
    const rules = await rulesInForce(reader, period);
    if (!known.ok || !rules.ok) return [];
    const { ruleSet } = rules.value;
    const counts = new Map(rankingsIn(rules.value).map((plan) => [plan.id, { plan, of: new Map<string, number>() }]));
    if (counts.size === 0) return [];
    for await (const input of staff(reader, known.value.loadId, period, ruleSet)) {
      const served = input.assignments.filter((each) => assignedDays(period, input.employee, each));
      const posts = served.map((each) => JSON.stringify([planFor(input, each)?.id ?? '', each.department]));
      for (const post of new Set(posts)) {
        const [id, department] = JSON.parse(post) as [string, string];
        const isSeen = scope.everybody || scope.departments.has(department);
        const people = counts.get(id)?.of;
        if (isSeen) people?.set(department, (people.get(department) ?? 0) + 1);
      }
    }
    const { departments } = await readOrganisation(reader, known.value.loadId);
    return [...counts.values()].map(({ plan, of }) => ({
      plan: plan.id,
      name: plan.document.name,
      departments: [...of]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([code, people]) => ({ code, name: departments.get(code)?.name ?? code, people })),
    }));
  }

  /**
   * Where somebody stands in each ranking that they are in, among the people of their own department on the same plan; of a month that
   * has been run only. Empty where they are in none.
   */
  async own(period: Period, employee: string): Promise<Outcome<readonly OwnRanking[]>> {
    return this.database.read(async (manager): Promise<Outcome<readonly OwnRanking[]>> => {
      const { run } = await standingOf(manager, period);
      if (!run) return refused(notRun(period));
      const rules = await rulesInForce(manager, period, run.publication);
      if (!rules.ok) return rules;
      const posts = await rankedPosts(manager, run, rules.value, employee);
      const { departments } = await readOrganisation(manager, run.loadId);
      const found: OwnRanking[] = [];
      for (const { plan, department } of posts) {
        const months = await monthsOf(manager, period, { plan, departments: new Set([department]) });
        if (!months.ok) return months;
        const view = rankingView(months.value.now, months.value.before, SHOW_ALL, department);
        found.push(ownOf(view, employee, departments.get(department)?.name ?? department));
      }
      return done(found);
    });
  }

  private async planNamed(
    manager: EntityManager,
    period: Period,
    wanted: string | undefined,
  ): Promise<Outcome<CompiledPlan>> {
    const { run } = await standingOf(manager, period);
    const rules = await rulesInForce(manager, period, run?.publication);
    if (!rules.ok) return rules;
    const rankings = rankingsIn(rules.value);
    const found =
      wanted === undefined && rankings.length === 1 ? rankings[0] : rankings.find(({ id }) => id === wanted);
    if (found) return done(found);
    return refused(noRanking(period, wanted, rankings, wanted !== undefined && rules.value.ruleSet.plans.has(wanted)));
  }
}

const rankingsIn = ({ ruleSet }: RulesInForce): readonly CompiledPlan[] =>
  [...ruleSet.plans.values()]
    .filter(({ document }) => document.ranking === 'power')
    .sort((a, b) => (a.id < b.id ? -1 : 1));

type RankedNow = RankingMonth & { readonly plan: CompiledPlan };

/** The month and the one before it; that one is left out where it is not to be had: rules begin with some month. */
async function monthsOf(
  manager: EntityManager,
  period: Period,
  of: RankingOf,
): Promise<Outcome<{ readonly now: RankedNow; readonly before: RankingMonth | undefined }>> {
  const now = await rankingMonth(manager, period, of);
  if (!now.ok) return now;
  const { plan } = now.value;
  if (!plan) return refused(noRanking(period, of.plan, [], false));
  const earlier = parsePeriod(monthAfter(period.code, -1));
  const before = earlier && (await rankingMonth(manager, earlier, of));
  // What was changed in last month's records is no reason to pretend that there is no last month.
  if (before?.ok === false && before.findings.some(({ code }) => code === 'does-not-come-out')) return before;
  const value = before?.ok && before.value.plan ? before.value : undefined;
  return done({ now: { ...now.value, plan }, before: value });
}

/** The ranking plans that somebody was on in the month, each with the department that they were in. */
async function rankedPosts(
  manager: EntityManager,
  of: KnownAt & { readonly period: string },
  { ruleSet }: RulesInForce,
  employee: string,
): Promise<readonly { readonly plan: string; readonly department: string }[]> {
  const input = await payoutInputOf(manager, of, ruleSet, employee);
  if (!input) return [];
  const posts = new Map<string, { readonly plan: string; readonly department: string }>();
  for (const assignment of input.assignments) {
    const plan = assignedDays(input.period, input.employee, assignment) ? planFor(input, assignment) : undefined;
    if (plan?.document.ranking !== 'power') continue;
    const { department } = assignment;
    posts.set(JSON.stringify([plan.id, department]), { plan: plan.id, department });
  }
  return [...posts.values()];
}

function ownOf(view: RankingView, employee: string, departmentName: string): OwnRanking {
  const { period, run, state, ranked, plan, name, department, before, components, rows, unranked } = view;
  const without = unranked.find((each) => each.employee === employee);
  return {
    ...{ period, run, state, ranked, plan, name, before, components, departmentName },
    department: department ?? '',
    row: rows.find((each) => each.employee === employee) ?? null,
    why: without?.why ?? null,
    unmeasured: without?.unmeasured ?? [],
  };
}

function noRankingMessage(code: string, wanted: string | undefined, rankings: number, isPlan: boolean): Phrase {
  if (wanted !== undefined && isPlan)
    return phrase`the plan "${{ plan: wanted }}" is no power ranking: nobody is ranked by it`;
  if (wanted !== undefined) return phrase`no plan "${{ plan: wanted }}" is in force in ${{ period: code }}`;
  return rankings === 0
    ? phrase`no plan in force in ${{ period: code }} is a power ranking`
    : phrase`more than one plan in force in ${{ period: code }} is a power ranking`;
}

function noRanking(
  { code }: Period,
  wanted: string | undefined,
  rankings: readonly CompiledPlan[],
  isPlan: boolean,
): Finding {
  const names = rankings.map(({ id }) => id).join(', ');
  const advice =
    names === '' ? phrase`write "ranking": "power" into a plan, and publish it` : phrase`there are: ${{ names }}`;
  const message = noRankingMessage(code, wanted, rankings.length, isPlan);
  return { severity: 'error', code: isPlan ? 'no-ranking' : 'no-such-plan', ...worded(message, advice) };
}

const notRun = ({ code }: Period): Finding => ({
  severity: 'error',
  code: 'no-run',
  ...worded(phrase`${{ period: code }} has not been run`, phrase`HR runs a month once its figures are there`),
});
