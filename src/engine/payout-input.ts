import type { Exact } from './exact.js';
import type { ObservedFigure } from './figure.js';
import type { LineFigures } from './found-figure.js';
import { daysBetween, earlierDay, laterDay, type Period } from './period.js';
import type { Population } from './population.js';
import type { OpenAdjustment } from './retro-adjustments.js';
import type { RuleSet } from './rule-set.js';

export interface EmployeeFacts {
  readonly code: string;
  readonly name: string;
  readonly hired: string;
  /** The day after the last day of service. */
  readonly left: string | null;
  readonly currency: string;
  readonly salary: Exact | null;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface AssignmentFacts {
  readonly role: string;
  readonly department: string;
  /** Codes of the department and all above it, its own first. */
  readonly departments: readonly string[];
  readonly from: string;
  readonly to: string | null;
  /** An amount a period (`2600`) or a share of salary (`12%`). */
  readonly targetBonus: string;
}

/** Current observations of one subject and indicator, in the period that is computed or in an earlier one. */
export type Observations = (
  kind: 'employee' | 'department',
  code: string,
  indicator: string,
  period?: string,
) => readonly ObservedFigure[];

/** Everything that one employee's payout depends on. */
export interface PayoutInput {
  readonly period: Period;
  readonly ruleSet: RuleSet;
  readonly employee: EmployeeFacts;
  /** In order of `from`; those outside the period or employment are passed over. */
  readonly assignments: readonly AssignmentFacts[];
  readonly observations: Observations;
  /** Figures that have been read before, by assignment; looked up among the observations where it is left out. */
  readonly figures?: (assignment: AssignmentFacts) => LineFigures;
  /** What depends on everybody; needed where a plan in force compares people, shares a pool or charges incidents. */
  readonly population?: Population | undefined;
  /** What corrections of locked periods left to be paid or recovered, in order of their numbers. */
  readonly adjustments?: readonly OpenAdjustment[] | undefined;
}

/** Days of the calendar, half-open. */
export interface AssignedDays {
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

/** The days of an assignment that lie in the period and in employment: half-open, `undefined` where there are none. */
export function assignedDays(
  period: Period,
  employee: Pick<EmployeeFacts, 'hired' | 'left'>,
  assignment: Pick<AssignmentFacts, 'from' | 'to'>,
): AssignedDays | undefined {
  const isWhole = employee.hired <= period.from && assignment.from <= period.from;
  if (isWhole && !endsBefore(employee.left, period.to) && !endsBefore(assignment.to, period.to))
    return wholePeriod(period);
  const from = laterDay(period.from, laterDay(employee.hired, assignment.from));
  const to = [employee.left, assignment.to].reduce<string>((end, day) => (day ? earlierDay(end, day) : end), period.to);
  const days = daysBetween(from, to);
  return days > 0 ? { from, to, days } : undefined;
}

const endsBefore = (end: string | null, day: string): boolean => end !== null && end < day;

const wholePeriods = new WeakMap<Period, AssignedDays>();

function wholePeriod(period: Period): AssignedDays {
  let days = wholePeriods.get(period);
  if (!days) wholePeriods.set(period, (days = { from: period.from, to: period.to, days: period.days }));
  return days;
}

/** Was somebody in service on any day of the period? */
export function isEmployedIn(period: Period, employee: Pick<EmployeeFacts, 'hired' | 'left'>): boolean {
  return employee.hired < period.to && (employee.left === null || employee.left > period.from);
}
