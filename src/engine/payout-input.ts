import type { Exact } from './exact.js';
import type { ObservedFigure } from './figure.js';
import { daysBetween, earlierDay, laterDay, type Period } from './period.js';
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

/** Current observations of a period: of one subject and indicator. */
export type Observations = (
  kind: 'employee' | 'department',
  code: string,
  indicator: string,
) => readonly ObservedFigure[];

/** Everything that one employee's payout depends on. */
export interface PayoutInput {
  readonly period: Period;
  readonly ruleSet: RuleSet;
  readonly employee: EmployeeFacts;
  /** In order of `from`; those outside the period or employment are passed over. */
  readonly assignments: readonly AssignmentFacts[];
  readonly observations: Observations;
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
  const from = laterDay(period.from, laterDay(employee.hired, assignment.from));
  const to = [employee.left, assignment.to].reduce<string>((end, day) => (day ? earlierDay(end, day) : end), period.to);
  const days = daysBetween(from, to);
  return days > 0 ? { from, to, days } : undefined;
}

/** Was somebody in service on any day of the period? */
export function isEmployedIn(period: Period, employee: Pick<EmployeeFacts, 'hired' | 'left'>): boolean {
  return employee.hired < period.to && (employee.left === null || employee.left > period.from);
}
