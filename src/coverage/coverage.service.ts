import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Database } from '../database/database.js';
import { Exact } from '../engine/exact.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { moneyOf } from '../engine/money-base.js';
import { assignedDays, type AssignmentFacts, type PayoutInput } from '../engine/payout-input.js';
import { monthAfter, parsePeriod, type Period } from '../engine/period.js';
import { choosePlan, employeeFacts } from '../engine/plan-choice.js';
import { compileRuleSet, type RuleSet } from '../engine/rule-set.js';
import { stakesOf } from '../engine/stakes.js';
import { readOrganisation } from '../organisation/organisation-reader.js';
import { staff } from '../plans/cost/staff.js';
import { rulesInForce } from '../plans/rule-versions.js';
import { knownNow } from '../runs/frozen-inputs.js';
import { CoverageSum, countsOf, type Counts, type Covered, type CoveredLine } from './coverage-sums.js';
import { better, measurementOf, reportedSources, type Measurement, type Reported } from './measurement.js';
import { phrase, worded } from '../engine/phrase.js';

/** What a role, a department or an indicator comes to in a month. */
export interface CoverageRow extends Covered {
  readonly key: string;
  readonly name: string | null;
  /** The best that anybody in it has. */
  readonly measurement: Measurement;
  readonly headcount: number;
}

export interface CoverageMonth extends Covered {
  readonly period: string;
  /** Were any rules in force then? Nobody is covered where there were none. */
  readonly hasRules: boolean;
  readonly roles: Counts;
  readonly headcount: number;
  /** People of whom a line is in no amount: they have not the money that their plan pays by. */
  readonly withoutTarget: number;
}

export interface CoverageView {
  readonly period: string;
  /** The load up to which the organisation is known. */
  readonly load: number;
  /** The oldest first; the last is the one that was asked for. */
  readonly months: readonly CoverageMonth[];
  /** Of the last month, in order of code. */
  readonly roles: readonly CoverageRow[];
  readonly departments: readonly CoverageRow[];
}

/** The most months at a time: ten years. */
const MOST_MONTHS = 120;

/** Says whose pay goes by customers' experience, and whose not yet. Of what is known today: no run is asked. */
@Injectable()
export class CoverageService {
  constructor(private readonly database: Database) {}

  /**
   * Coverage of a month and, where `from` is named, how it came to be since then. Of lines in some departments only, where any are
   * named. Refused where nobody is known, or the months are in no order.
   *
   * @example await coverage.of(period('2026-10'), { from: period('2026-05') })
   */
  async of(
    period: Period,
    {
      from = period,
      departments,
    }: { readonly from?: Period; readonly departments?: readonly string[] | undefined } = {},
  ): Promise<Outcome<CoverageView>> {
    const { reader } = this.database;
    const codes = monthsBetween(from.code, period.code);
    if (codes.length === 0) return refused(noMonths(from, period));
    const known = await knownNow(reader);
    if (!known.ok) return known;
    const load = known.value.loadId;
    const within = departments && new Set(departments);
    const months: CoverageMonth[] = [];
    let last: MonthCoverage | undefined;
    for (const code of codes) {
      last = await this.month(reader, load, code, within);
      months.push(last.result());
    }
    const names = await readOrganisation(reader, load);
    const roles = last?.rows('role', (code) => names.roles.get(code)?.name ?? null) ?? [];
    const parts = last?.rows('department', (code) => names.departments.get(code)?.name ?? null) ?? [];
    return done({ period: period.code, load, months, roles, departments: parts });
  }

  private async month(
    manager: EntityManager,
    load: number,
    code: string,
    within: ReadonlySet<string> | undefined,
  ): Promise<MonthCoverage> {
    const period = parsePeriod(code);
    if (!period) throw new RangeError(`${code} is no month`);
    const rules = await rulesInForce(manager, period);
    const ruleSet = rules.ok ? rules.value.ruleSet : noRules();
    const sums = new MonthCoverage(period, ruleSet, await reportedSources(manager, code), rules.ok);
    for await (const input of staff(manager, load, period, ruleSet))
      for (const assignment of input.assignments)
        if (within?.has(assignment.department) ?? true) sums.add(input, assignment);
    return sums;
  }
}

function monthsBetween(from: string, to: string): readonly string[] {
  const codes: string[] = [];
  for (let code = from; code <= to && codes.length <= MOST_MONTHS; code = monthAfter(code)) codes.push(code);
  return codes.length > MOST_MONTHS ? [] : codes;
}

const noMonths = (from: Period, to: Period): Finding => ({
  severity: 'error',
  code: 'no-such-months',
  ...worded(
    phrase`from ${{ from: from.code }} to ${{ to: to.code }} are not 1 to ${{ most: MOST_MONTHS }} months`,
    phrase`name the earlier month first`,
  ),
});

function noRules(): RuleSet {
  const none = compileRuleSet([]);
  if (!none.ok) throw new Error('no rules at all always hold');
  return none.value;
}

/** Adds up the lines of one month: in all, by role and by department. */
class MonthCoverage {
  private readonly all = new CoverageSum();
  private readonly by = { role: new Map<string, CoverageSum>(), department: new Map<string, CoverageSum>() };
  private readonly withoutTarget = new Set<string>();

  constructor(
    private readonly period: Period,
    private readonly ruleSet: RuleSet,
    private readonly reported: Reported,
    private readonly hasRules: boolean,
  ) {}

  add(input: PayoutInput, assignment: AssignmentFacts): void {
    const served = assignedDays(this.period, input.employee, assignment);
    if (!served) return;
    const line = this.lineOf(input, assignment, Exact.of(served.days, this.period.days));
    if (line.stakes.length === 0) this.withoutTarget.add(line.employee);
    this.all.add(line);
    for (const part of ['role', 'department'] as const) {
      const sums = this.by[part].get(assignment[part]) ?? new CoverageSum();
      this.by[part].set(assignment[part], sums);
      sums.add(line);
    }
  }

  private lineOf(input: PayoutInput, assignment: AssignmentFacts, days: Exact): CoveredLine {
    const { employee } = input;
    const { code, currency } = employee;
    const { ruleSet, reported, period } = this;
    const choice = choosePlan(ruleSet, ruleSet.eligibility.compiled.fires(employeeFacts(input, assignment)));
    if (!('plan' in choice)) {
      const target = moneyOf('target-bonus', employee, assignment);
      const stakes = target instanceof Exact ? [{ measurement: 'none' as const, amount: target.times(days) }] : [];
      return { employee: code, currency, measurement: 'none', stakes };
    }
    const variant = choice.plan.variantFor(period.code, { ...assignment, attributes: employee.attributes });
    const measured = variant.components.map((each) => measurementOf(each, ruleSet.indicators, reported));
    const staked = stakesOf(variant, { employee, assignment, days });
    const stakes = 'code' in staked ? [] : staked.components;
    return {
      employee: code,
      currency,
      measurement: measured.reduce(better, 'none'),
      stakes: stakes.map(({ component, amount }) => ({ measurement: measured[component.index] ?? 'none', amount })),
    };
  }

  result(): CoverageMonth {
    const { period, hasRules, all, by, withoutTarget } = this;
    return {
      period: period.code,
      hasRules,
      roles: countsOf([...by.role.values()].map(({ best }) => best)),
      headcount: all.headcount,
      withoutTarget: withoutTarget.size,
      ...all.result(),
    };
  }

  /** In order of code. */
  rows(part: 'role' | 'department', nameOf: (code: string) => string | null): readonly CoverageRow[] {
    const sums = [...this.by[part]].sort(([a], [b]) => (a < b ? -1 : 1));
    return sums.map(([key, sum]) => ({
      key,
      name: nameOf(key),
      measurement: sum.best,
      headcount: sum.headcount,
      ...sum.result(),
    }));
  }
}
