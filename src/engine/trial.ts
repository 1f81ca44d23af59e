/** A made-up employee on one plan, for trying it: what plans' worked examples and `cxpay evaluate` put into the engine that pays. */
import { Exact } from './exact.js';
import type { ObservedFigure } from './figure.js';
import type { AssignmentFacts, EmployeeFacts, PayoutInput } from './payout-input.js';
import { monthAfter, parsePeriod, type Period } from './period.js';
import { phrase, type Phrase } from './phrase.js';
import { decidable } from './rule-decisions.js';
import type { CompiledPlan, RuleSet } from './rule-set.js';

/** Somebody that a plan is tried on. */
export interface TrialSubject {
  readonly code: string;
  /** Facts that rules can ask for, attributes among them: `role`, `department`, `period`, `month`, `tenure-months`, … */
  readonly facts: Readonly<Record<string, string>>;
  /** An amount, or a share of salary; 1000 where nothing is said. */
  readonly targetBonus?: string | undefined;
  readonly salary?: Exact | undefined;
  /** What was reported of an indicator; empty where nothing was. */
  readonly figures: (indicator: string) => readonly ObservedFigure[];
}

/** Of a figure that was reported by itself: no batch, row or day. */
export interface TrialFigure {
  readonly source: string;
  readonly value: string | null;
  readonly numerator?: string | null;
  readonly denominator?: string | null;
  readonly sample?: string | null;
  readonly baseline?: string | null;
}

const DEFAULT_TARGET = '1000';
const DEFAULT_CURRENCY = 'CNY';
const DEFAULT_TENURE = '24';
const MAX_TENURE = 600;
const NOBODY = 'example';

/** A figure as it would have been ingested; `row` tells several of one indicator apart. */
export function trialFigure(figure: TrialFigure, row = 0): ObservedFigure {
  const { source, value, numerator = null, denominator = null, sample = null, baseline = null } = figure;
  const rest = { numerator, denominator, sample, reference: null, ...(baseline !== null && { baseline }) };
  return { batch: 0, row, day: '', source, value, ...rest };
}

/** What is wrong with facts that nobody can have; `undefined` where nothing is. */
export function impossibleFact(facts: Readonly<Record<string, string>>): Phrase | undefined {
  const { period, month, departments, 'tenure-months': tenure } = facts;
  if (period !== undefined && !parsePeriod(period)) return phrase`there is no period "${{ period }}"`;
  if (month !== undefined && !/^(0?[1-9]|1[0-2])$/.test(month)) return phrase`there is no month "${{ month }}"`;
  if (tenure !== undefined && !(/^[0-9]{1,3}$/.test(tenure) && Number(tenure) <= MAX_TENURE))
    return phrase`"${{ tenure }}" is not a whole number of months from 0 to ${{ most: MAX_TENURE }}`;
  if (departments !== undefined) return phrase`name the department as "department": those above it are not known here`;
  return undefined;
}

/**
 * A plan on trial: everybody is on it, for a full period. Build it once, then make inputs for as many as there are.
 *
 * @example computePayout(new Trial(plan, ruleSet).inputFor({ code: 'E1', facts: {}, figures: () => [] }))
 */
export class Trial {
  private readonly ruleSet: RuleSet;
  private readonly fund: string | undefined;
  private readonly periods = new Map<string, Period>();

  constructor(
    private readonly plan: CompiledPlan,
    ruleSet: RuleSet,
  ) {
    this.ruleSet = { ...ruleSet, eligibility: everybodyOn(plan.id) };
    this.fund = fundIndicator(plan);
  }

  /** The period that somebody's facts name: by itself, by its month (the first such from the plan's start), else the plan's first. */
  periodOf(facts: Readonly<Record<string, string>>): Period {
    const code = periodCode(facts, this.plan.document.effectiveFrom);
    const known = this.periods.get(code);
    if (known) return known;
    const period = parsePeriod(code);
    if (!period) throw new RangeError('a period was not checked at the door');
    this.periods.set(code, period);
    return period;
  }

  /** What the engine computes from. The facts must be possible: {@link impossibleFact}. */
  inputFor(subject: TrialSubject): PayoutInput {
    const period = this.periodOf(subject.facts);
    return {
      period,
      ruleSet: this.ruleSet,
      employee: employeeOf(subject, period, this.plan.document.payout.currency ?? DEFAULT_CURRENCY),
      assignments: [assignmentOf(subject)],
      observations: (kind, _code, indicator, earlier) => {
        if (kind === 'department' && indicator !== this.fund) return [];
        const figures = subject.figures(indicator);
        return earlier === undefined ? figures : figures.flatMap(earlierFigure);
      },
    };
  }
}

/** Nothing is known of earlier periods but the baselines reported beside the figures, so these stand for whichever is asked for. */
function earlierFigure(figure: ObservedFigure): ObservedFigure[] {
  const { baseline, ...rest } = figure;
  if (baseline === undefined || baseline === null) return [];
  return [{ ...rest, value: baseline, numerator: null, denominator: null }];
}

/** The indicator that a pool's fund is a rate of: it is reported of departments, so whoever is tried brings it along. */
function fundIndicator({ document }: CompiledPlan): string | undefined {
  const fund = document.payout.pool?.fund;
  return fund && 'indicator' in fund ? fund.indicator : undefined;
}

function employeeOf({ code, facts, salary }: TrialSubject, period: Period, currency: string): EmployeeFacts {
  const hired = hiredBefore(period.to, Number(facts['tenure-months'] ?? DEFAULT_TENURE));
  return { code, name: code, hired, left: null, currency, salary: salary ?? null, attributes: facts };
}

function assignmentOf({ facts, targetBonus = DEFAULT_TARGET }: TrialSubject): AssignmentFacts {
  const department = facts['department'] ?? NOBODY;
  return {
    role: facts['role'] ?? NOBODY,
    department,
    departments: [department],
    from: '1900-01-01',
    to: null,
    targetBonus,
  };
}

/** The code of the period that facts name, by themselves or by a month, for a plan that holds from `planStart` on. */
export function periodCode(facts: Readonly<Record<string, string>>, planStart: string): string {
  if (facts['period'] !== undefined) return facts['period'];
  if (facts['month'] === undefined) return planStart;
  const monthsAhead = (Number(facts['month']) - Number(planStart.slice(5, 7)) + 12) % 12;
  return monthAfter(planStart, monthsAhead);
}

/** The first day of the month that makes exactly so many whole months of service by the end of a period. */
function hiredBefore(periodEnd: string, months: number): string {
  const index = Number(periodEnd.slice(0, 4)) * 12 + Number(periodEnd.slice(5, 7)) - 2 - months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

const everybodyOn = (id: string) =>
  decidable([
    {
      name: 'example',
      conditions: { all: [{ fact: 'employee', operator: 'notEqual', value: '' }] },
      event: { type: 'plan' as const, params: { id } },
    },
  ]);
