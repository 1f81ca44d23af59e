/** Who stood where in one month, of a shop or of all: from the run that counts, or calculated where there is none. */
import { In, type EntityManager } from 'typeorm';

import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { computePayout, ENGINE_VERSION, type PayoutResult } from '../engine/payout.js';
import { assignedDays, type EmployeeFacts } from '../engine/payout-input.js';
import type { Period } from '../engine/period.js';
import { phrase, worded } from '../engine/phrase.js';
import type { CompiledPlan } from '../engine/plan.js';
import { contenderOf, type Unranked } from '../engine/ranking/contender.js';
import { ranked, type Contender, type Place } from '../engine/ranking/ranking.js';
import type { RuleSet } from '../engine/rule-set.js';
import type { PeriodState } from '../months/period-states.js';
import { standingOf } from '../months/standing.js';
import { rulesInForce } from '../plans/rule-versions.js';
import { otherEngine } from '../runs/derive-payout.js';
import { FrozenInputs, knownNow, type KnownAt } from '../runs/frozen-inputs.js';
import { gatherPopulation } from '../runs/gather-population.js';
import { Payout, type Run } from '../runs/runs.entities.js';

/** Which plan's people, in which departments; in all where none are named. */
export interface RankingOf {
  readonly plan: string;
  readonly departments: ReadonlySet<string> | undefined;
}

export interface RankedPerson {
  readonly name: string;
  /** Those of their lines, the earliest first. */
  readonly departments: readonly string[];
}

export interface RankingMonth {
  readonly period: Period;
  /** `undefined` where the month has not been run: then it was calculated from what is known now. */
  readonly run: Run | undefined;
  readonly state: PeriodState;
  readonly ruleSet: RuleSet;
  /** `undefined` where no such plan was in force. */
  readonly plan: CompiledPlan | undefined;
  readonly places: readonly Place[];
  readonly unranked: readonly Unranked[];
  /** Everybody who is ranked or said not to be, by code. */
  readonly people: ReadonlyMap<string, RankedPerson>;
  /** Everybody in service, wherever they are. */
  readonly inService: ReadonlySet<string>;
  /** People of these departments who are on other plans only. */
  readonly onOtherPlans: number;
}

/** Refused where nobody or no rules are known, or a run does not come out as it is stored. */
export async function rankingMonth(
  manager: EntityManager,
  period: Period,
  of: RankingOf,
): Promise<Outcome<RankingMonth>> {
  const { run, state } = await standingOf(manager, period);
  if (run && run.engine !== ENGINE_VERSION) return refused(otherEngine(run));
  const known = run ? done<KnownAt>(run) : await knownNow(manager);
  if (!known.ok) return known;
  const rules = await rulesInForce(manager, period, run?.publication);
  if (!rules.ok) return rules;
  const { ruleSet } = rules.value;
  const gathered = new Gathered(of);
  const inputs = new FrozenInputs(manager, period, known.value, ruleSet);
  const population = await gatherPopulation(() => inputs.again().pages(), period, ruleSet);
  for await (const page of inputs.pages())
    for (const input of page.inputs) {
      const { employee, assignments } = input;
      const served = assignments.filter((each) => assignedDays(period, employee, each));
      gathered.inService.add(employee.code);
      if (!served.some(({ department }) => gathered.isIn(department))) continue;
      gathered.add(employee, computePayout({ ...input, period, ruleSet, population }));
    }
  const problem = run && (await storedOtherwise(manager, run, gathered.amounts));
  if (problem) return refused(problem);
  return done({ period, run, state, ruleSet, plan: ruleSet.plans.get(of.plan), ...gathered.result() });
}

/** Takes in people of the departments, one after the other. */
class Gathered {
  readonly inService = new Set<string>();
  readonly amounts = new Map<string, bigint>();
  private readonly people = new Map<string, RankedPerson>();
  private readonly contenders: Contender[] = [];
  private readonly unranked: Unranked[] = [];
  private readonly withoutPlan: { readonly employee: EmployeeFacts; readonly departments: readonly string[] }[] = [];
  private others = 0;

  constructor(private readonly of: RankingOf) {}

  isIn(department: string): boolean {
    return this.of.departments?.has(department) ?? true;
  }

  add(employee: EmployeeFacts, { lines, amountMinor }: PayoutResult): void {
    const here = lines.filter(({ department }) => this.isIn(department));
    const onPlan = here.filter(({ plan }) => plan?.id === this.of.plan);
    if (onPlan.length === 0) {
      if (here.every(({ plan }) => plan)) this.others += 1;
      else this.withoutPlan.push({ employee, departments: here.map(({ department }) => department) });
      return;
    }
    this.amounts.set(employee.code, amountMinor);
    const departments = [...new Set(onPlan.map(({ department }) => department))];
    this.people.set(employee.code, { name: employee.name, departments });
    const found = contenderOf(employee.code, onPlan);
    if ('why' in found) this.unranked.push(found);
    else this.contenders.push(found);
  }

  result() {
    const { people, unranked, others, inService } = this;
    // Who is on no plan at all is told where somebody is ranked: elsewhere they are nobody's shop staff.
    const shops = new Set([...people.values()].flatMap(({ departments }) => departments));
    const beside = this.withoutPlan.filter(({ departments }) => departments.some((each) => shops.has(each)));
    for (const { employee, departments } of beside) people.set(employee.code, { name: employee.name, departments });
    const without = beside.map(({ employee }): Unranked => ({
      ...{ employee: employee.code, why: 'no-plan', unmeasured: [] },
    }));
    const places = ranked(this.contenders);
    return { places, unranked: [...unranked, ...without], people, inService, onOtherPlans: others };
  }
}

/** Employees named to the database at once. */
const AT_ONCE = 500;

/** What was computed once more has to be what the run stored. */
async function storedOtherwise(
  manager: EntityManager,
  run: Run,
  amounts: ReadonlyMap<string, bigint>,
): Promise<Finding | undefined> {
  const codes = [...amounts.keys()];
  for (let from = 0; from < codes.length; from += AT_ONCE) {
    const some = codes.slice(from, from + AT_ONCE);
    const stored = await manager.find(Payout, { where: { run: run.id, employee: In(some) } });
    const same = stored.filter(({ employee, amountMinor }) => amounts.get(employee) === amountMinor);
    if (same.length < some.length) return doesNotComeOut(run);
  }
  return undefined;
}

const doesNotComeOut = ({ id }: Run): Finding => ({
  severity: 'error',
  code: 'does-not-come-out',
  ...worded(
    phrase`a payout of run ${{ run: id }} does not come out again as it is stored: records were changed since`,
    phrase`find what was changed: cxpay verify`,
  ),
});
