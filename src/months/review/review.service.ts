import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { budgetsOf } from '../../budgets/budgets.service.js';
import { Database } from '../../database/database.js';
import { Exact } from '../../engine/exact.js';
import { done, refused, type Finding, type Outcome } from '../../engine/finding.js';
import { limitsReached, type LimitReached } from '../../engine/limits-reached.js';
import { monthAfter, parsePeriod, type Period } from '../../engine/period.js';
import { readOrganisation } from '../../organisation/organisation-reader.js';
import { computedAgain } from '../../runs/computed-again.js';
import { PayoutsService, type PayoutView } from '../../runs/payouts.service.js';
import { isPaid } from '../../runs/payout-status.js';
import type { Run } from '../../runs/runs.entities.js';
import { isClosed, type PeriodState } from '../period-states.js';
import { notRun } from '../refusals.js';
import { standingOf, type Standing } from '../standing.js';
import { changedRules, type ChangedRule } from './changed-rules.js';
import { DepartmentSums } from './department-sums.js';
import { MONTHS_BEFORE, outlierOf, type OutlierKind } from './outliers.js';
import { distribution, type PaidRange } from './distribution.js';
import { linesOf, paidBy, type Paid } from './paid.js';
import { settledAdjustments, type ReviewedAdjustment } from './settled-adjustments.js';
import { shownAmount } from './shown-amount.js';
import { phrase, worded } from '../../engine/phrase.js';

/** What a department pays with all below it, beside its budget and last month. Amounts in decimal text. */
export interface ReviewedDepartment {
  /** Empty for the whole company. */
  readonly department: string;
  readonly name: string;
  readonly currency: string;
  readonly payable: string;
  readonly budget: string | null;
  /** How much it is above its budget; below zero where it is under. */
  readonly overBudget: string | null;
  readonly lastMonth: string | null;
  readonly change: string | null;
}

export interface ReviewedOutlier {
  readonly employee: string;
  readonly name: string;
  readonly currency: string;
  readonly amount: string;
  readonly kinds: readonly OutlierKind[];
  /** Mean of their own payouts in the months before. */
  readonly before: string | null;
  /** How far it is from that: `-62.5%`. */
  readonly change: string | null;
}

/** What an approver looks at. */
export interface Review {
  readonly period: string;
  readonly state: PeriodState;
  readonly run: number;
  readonly root: string;
  /** The period that it is compared with; `null` where it has not been run. */
  readonly lastPeriod: string | null;
  readonly departments: readonly ReviewedDepartment[];
  /** How what is paid is spread. */
  readonly distribution: readonly PaidRange[];
  /** What it is paid by that the month before was not. */
  readonly ruleChanges: readonly ChangedRule[];
  /** What is settled of earlier months: how many, and the first of them. */
  readonly adjustmentCount: number;
  readonly adjustments: readonly ReviewedAdjustment[];
  /** The rule by which payouts stand out, in words. */
  readonly outlierRule: string;
  readonly outlierCount: number;
  readonly outliers: readonly ReviewedOutlier[];
  readonly holds: readonly PayoutView[];
}

/** Outliers and adjustments that are listed; all are counted. */
const LISTED = 1_000;
export const DEFAULT_CHANGE = '50%';

/** Gathers what whoever approves a month has to look at. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly database: Database,
    private readonly payouts: PayoutsService,
  ) {}

  /** The review of the latest run; `threshold` is the share of somebody's own earlier pay beyond which a change stands out. */
  async review(period: Period, threshold = DEFAULT_CHANGE): Promise<Outcome<Review>> {
    const share = Exact.parse(threshold);
    if (!share || share.isNegative()) return refused(badThreshold(threshold));
    return this.database.read(async (manager) => {
      const standing = await standingOf(manager, period);
      const { run } = standing;
      if (!run) return refused(notRun(period.code));
      const paid = await paidBy(manager, run);
      const last = await runOf(manager, monthAfter(period.code, -1));
      const adjustments = await settledAdjustments(manager, run);
      const found = await outliers(manager, run, paid, share);
      return done(
        {
          period: period.code,
          state: standing.state,
          run: run.id,
          root: run.root,
          lastPeriod: last?.period ?? null,
          departments: await departments(manager, run, paid, last),
          distribution: distribution(paid.values()),
          ruleChanges: await changedRules(manager, run, last),
          adjustmentCount: adjustments.length,
          adjustments: adjustments.slice(0, LISTED),
          outlierRule: ruleText(threshold),
          outlierCount: found.items.length,
          outliers: found.items.slice(0, LISTED),
          holds: await this.payouts.held(run),
        },
        [...found.findings, ...approvalFindings(standing)],
      );
    });
  }
}

const approvalFindings = ({ state, run }: Standing): Finding[] =>
  isClosed(state) && run
    ? []
    : state === 'calculated'
      ? [
          {
            severity: 'warning',
            code: 'not-submitted',
            ...worded(phrase`it has not been submitted: another run may follow`),
          },
        ]
      : [];

const badThreshold = (text: string): Finding => ({
  severity: 'error',
  code: 'bad-threshold',
  ...worded(phrase`"${{ text }}" is no share`, phrase`write it as 50%`),
});

const ruleText = (threshold: string): string =>
  `more than ${threshold} away from the mean of the person’s own payouts in the ${MONTHS_BEFORE} months before (as far as they were run); or decided by a cap, a floor or a gate; or 0`;

async function runOf(manager: EntityManager, code: string): Promise<Run | undefined> {
  const period = parsePeriod(code);
  return period && (await standingOf(manager, period)).run;
}

async function sumsOf(manager: EntityManager, run: Run, paid: ReadonlyMap<string, Paid>): Promise<DepartmentSums> {
  const sums = new DepartmentSums((await readOrganisation(manager, run.loadId)).departments);
  for (const { employee, department, amountMinor } of await linesOf(manager, run)) {
    const of = paid.get(employee);
    if (of) sums.add(department, of.currency, isPaid(of.status) ? amountMinor : 0n);
  }
  return sums;
}

async function departments(
  manager: EntityManager,
  run: Run,
  paid: ReadonlyMap<string, Paid>,
  last: Run | undefined,
): Promise<ReviewedDepartment[]> {
  const now = await sumsOf(manager, run, paid);
  const before = last && (await sumsOf(manager, last, await paidBy(manager, last)));
  const budgets = new Map(
    (await budgetsOf(manager, run.period)).map((each) => [`${each.department} ${each.currency}`, each.amountMinor]),
  );
  const names = (await readOrganisation(manager, run.loadId)).departments;
  const keys = new Set([
    ...[...now.keys()].map(([department, currency]) => `${department} ${currency}`),
    ...budgets.keys(),
  ]);
  return [...keys].sort().map((key) => {
    const [department = '', currency = ''] = key.split(' ');
    const payable = now.of(department, currency) ?? 0n;
    const budget = budgets.get(key);
    const lastMonth = before && (before.of(department, currency) ?? 0n);
    return {
      department,
      name: names.get(department)?.name ?? '',
      currency,
      payable: shownAmount(payable, currency),
      budget: budget === undefined ? null : shownAmount(budget, currency),
      overBudget: budget === undefined ? null : shownAmount(payable - budget, currency),
      lastMonth: lastMonth === undefined ? null : shownAmount(lastMonth, currency),
      change: lastMonth === undefined ? null : shownAmount(payable - lastMonth, currency),
    };
  });
}

async function outliers(
  manager: EntityManager,
  run: Run,
  paid: ReadonlyMap<string, Paid>,
  threshold: Exact,
): Promise<{ items: ReviewedOutlier[]; findings: readonly Finding[] }> {
  const earlier: ReadonlyMap<string, Paid>[] = [];
  for (let back = 1; back <= MONTHS_BEFORE; back += 1) {
    const before = await runOf(manager, monthAfter(run.period, -back));
    if (before) earlier.push(await paidBy(manager, before));
  }
  const again = await computedAgain(manager, run);
  if (!again.ok) return { items: [], findings: again.findings };
  const items: ReviewedOutlier[] = [];
  for await (const page of again.value.pages())
    for (const result of page) {
      const { code, name } = result.input.employee;
      const of = paid.get(code);
      const own = earlier.flatMap((month) => month.get(code) ?? []);
      const limits: ReadonlySet<LimitReached> = limitsReached(result);
      const outlier = of && outlierOf(code, of, own, limits, threshold);
      if (!outlier) continue;
      const { kinds, before, change } = outlier;
      items.push({
        employee: code,
        name,
        currency: of.currency,
        amount: shownAmount(of.amountMinor, of.currency),
        kinds,
        before: before ? meanText(before, of.currency) : null,
        change: change ? `${change.times(Exact.of(100)).roundedTo(TENTH, 'half-up').toText()}%` : null,
      });
    }
  return { items, findings: [] };
}

const TENTH = Exact.of(1n, 10n);

const meanText = (minor: Exact, currency: string): string =>
  shownAmount(minor.roundedTo(Exact.ONE, 'half-up').toScaledInteger(0), currency);
