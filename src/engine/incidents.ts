/** Incidents: what each employee is charged of the losses of a period, in exact fractions. The ceiling comes later, with the plan. */
import type { Incident, IncidentBearer } from './documents.js';
import { Exact, exact } from './exact.js';
import type { IncidentExplanation } from './explanation.js';
import { monthOf, type Period } from './period.js';
import type { LocalText } from './text.js';

/** An employee of the run, as far as incidents go by. */
export interface IncidentMember {
  readonly code: string;
  readonly currency: string;
  /** The assignments on which they have days in the period; those of nobody's concern may be left out. */
  readonly assignments: readonly IncidentAssignment[];
}

export interface IncidentAssignment {
  readonly role: string;
  /** Codes of the department and all above it, its own first. */
  readonly departments: readonly string[];
  /** Days in service on it in the period. */
  readonly days: number;
  /** Stages that the indicators of their plan measure; empty where they are on none. */
  readonly stages: readonly string[];
}

/** One entry of an incident's attribution as one employee bears it. */
export interface IncidentCharge {
  readonly id: string;
  readonly loss: Exact;
  /** Share of the loss that was made good. */
  readonly remediated: Exact;
  /** To whom it is attributed: `employee:E7`, `role:picker`, `stage:delivery`, `department:north`. */
  readonly to: string;
  readonly share: Exact;
  /** How many people bear the entry together, the excluded among them. */
  readonly among: number;
  /** Loss × (1 − remediated) × share × own days ÷ the days of all; nothing where excluded. */
  readonly charged: Exact;
  /** What would have been charged: differs from `charged` only where excluded. */
  readonly part: Exact;
  readonly excluded: boolean;
}

/** A share of a loss that cannot be charged to those it is attributed to. */
export type IncidentProblem = { readonly incident: string; readonly to: string; readonly amount: Exact } & (
  | { readonly kind: 'nobody' }
  | { readonly kind: 'currency'; readonly employee: string; readonly have: string; readonly need: string }
);

export interface OutsideShare {
  readonly incident: string;
  readonly to: LocalText;
  readonly amount: Exact;
}

export interface IncidentCharges {
  /** By employee, in the order of the incidents; employees without any are left out. */
  readonly charges: ReadonlyMap<string, readonly IncidentCharge[]>;
  /** What is charged to nobody though it should be: of entries that nobody bears, and of employees paid in another currency. */
  readonly problems: readonly IncidentProblem[];
  /** What is borne by somebody who is not paid here, in the incident's currency. */
  readonly outside: readonly OutsideShare[];
}

/**
 * What each employee is charged for the incidents whose date lies in the period. Those who bear an entry together bear it in
 * proportion to their days in service: on assignments of the role, department or stage, or on all of them for an employee that is
 * named. The parts of excluded employees are charged to nobody. Nothing is rounded: of each incident charges, excluded parts,
 * outside shares and problems add up to loss × (1 − remediated).
 */
export function chargesOf(
  incidents: readonly Incident[],
  period: Pick<Period, 'code'>,
  members: readonly IncidentMember[],
): IncidentCharges {
  const charges = new Map<string, IncidentCharge[]>();
  const problems: IncidentProblem[] = [];
  const outside: OutsideShare[] = [];
  const bearersOf = bearersAmong(members);
  for (const incident of incidents) {
    if (monthOf(incident.date) !== period.code) continue;
    for (const entry of incident.attribution) {
      const amount = amountOf(incident, entry);
      if ('outside' in entry) {
        outside.push({ incident: incident.id, to: entry.outside, amount });
        continue;
      }
      const { charged, problem } = divide(incident, entry, amount, bearersOf(entry));
      for (const [code, charge] of charged) {
        const of = charges.get(code);
        if (of) of.push(charge);
        else charges.set(code, [charge]);
      }
      problems.push(...problem);
    }
  }
  return { charges, problems, outside };
}

/** A charge as an explanation tells it. */
export const explainCharge = ({
  id,
  loss,
  remediated,
  to,
  share,
  among,
  charged,
  excluded,
}: IncidentCharge): IncidentExplanation => ({
  id,
  loss: loss.toText(),
  remediated: remediated.toText(),
  to,
  share: share.toText(),
  among,
  charged: charged.toText(),
  excluded,
});

type Entry = Incident['attribution'][number];
type Insider = Exclude<IncidentBearer, { readonly outside: unknown }>;

interface Bearer {
  readonly member: IncidentMember;
  readonly days: number;
}

const amountOf = ({ loss, remediated = '0' }: Incident, { share }: Entry): Exact =>
  exact(loss)
    .times(Exact.ONE.minus(exact(remediated)))
    .times(exact(share));

interface Division {
  readonly charged: readonly (readonly [code: string, charge: IncidentCharge])[];
  readonly problem: readonly IncidentProblem[];
}

/** An amount among those who bear it, by their days. */
function divide(incident: Incident, entry: Entry & Insider, amount: Exact, bearers: readonly Bearer[]): Division {
  const to = bearerText(entry);
  const allDays = bearers.reduce((sum, { days }) => sum + days, 0);
  if (allDays === 0) return { charged: [], problem: [{ kind: 'nobody', incident: incident.id, to, amount }] };
  const excluded = new Set((incident.excluded ?? []).map(({ employee }) => employee));
  const charged: (readonly [string, IncidentCharge])[] = [];
  const problem: IncidentProblem[] = [];
  for (const { member, days } of bearers) {
    const part = amount.times(Exact.of(days, allDays));
    const isExcluded = excluded.has(member.code);
    if (!isExcluded && member.currency !== incident.currency) {
      problem.push(wrongCurrency(incident, to, part, member));
      continue;
    }
    charged.push([
      member.code,
      {
        id: incident.id,
        loss: exact(incident.loss),
        remediated: exact(incident.remediated ?? '0'),
        to,
        share: exact(entry.share),
        among: bearers.length,
        charged: isExcluded ? Exact.ZERO : part,
        part,
        excluded: isExcluded,
      },
    ]);
  }
  return { charged, problem };
}

const wrongCurrency = (incident: Incident, to: string, amount: Exact, member: IncidentMember): IncidentProblem => ({
  kind: 'currency',
  incident: incident.id,
  to,
  amount,
  employee: member.code,
  have: member.currency,
  need: incident.currency,
});

/** Finds who bears an entry, with their days; looked up rather than searched for where an employee is named. */
function bearersAmong(members: readonly IncidentMember[]): (entry: Insider) => readonly Bearer[] {
  const byCode = new Map(members.map((member) => [member.code, member]));
  return (entry) => {
    const named = 'employee' in entry ? byCode.get(entry.employee) : undefined;
    const among = 'employee' in entry ? (named ? [named] : []) : members;
    return among.map((member) => ({ member, days: daysUnder(entry, member) })).filter(({ days }) => days > 0);
  };
}

const daysUnder = (entry: Insider, { assignments }: IncidentMember): number =>
  assignments.reduce((sum, assignment) => (isUnder(entry, assignment) ? sum + assignment.days : sum), 0);

function isUnder(entry: Insider, { role, departments, stages }: IncidentAssignment): boolean {
  if ('employee' in entry) return true;
  if ('role' in entry) return role === entry.role;
  if ('department' in entry) return departments.includes(entry.department);
  return stages.includes(entry.stage);
}

/** To whom a share is attributed, as charges and explanations name it. */
export function bearerText(entry: Insider): string {
  if ('employee' in entry) return `employee:${entry.employee}`;
  if ('role' in entry) return `role:${entry.role}`;
  if ('department' in entry) return `department:${entry.department}`;
  return `stage:${entry.stage}`;
}
