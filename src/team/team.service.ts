import { Injectable } from '@nestjs/common';

import type { Principal } from '../access/principal.js';
import { Scopes } from '../access/scope.js';
import { Database } from '../database/database.js';
import { currencyDecimals } from '../engine/currency.js';
import { Exact } from '../engine/exact.js';
import { done, refused, type Outcome } from '../engine/finding.js';
import { monthAfter, parsePeriod, type Period } from '../engine/period.js';
import { standingOf } from '../months/standing.js';
import type { PeriodState } from '../months/period-states.js';
import { employeeNames } from '../organisation/organisation-reader.js';
import type { PayoutStatus } from '../runs/payout-status.js';
import { Run } from '../runs/runs.entities.js';
import { teamPayouts, type TeamPayout } from './team-payouts.js';
import { phrase, worded } from '../engine/phrase.js';

/** One of a head's people in a month. Amounts are text. */
export interface TeamMember {
  readonly employee: string;
  readonly name: string;
  readonly role: string;
  readonly department: string;
  readonly currency: string;
  readonly payable: string;
  readonly status: PayoutStatus;
  /** What the month before paid; `null` where it paid nothing by any line, or the head did not see them then. */
  readonly before: string | null;
  readonly change: string | null;
  /** Of the latest line. */
  readonly score: string | null;
}

/** What a month paid the team, in one currency. */
export interface TeamMonth {
  readonly period: string;
  readonly currency: string;
  readonly payable: string;
  readonly people: number;
}

export interface Team {
  readonly period: string;
  readonly run: number;
  readonly state: PeriodState;
  readonly people: readonly TeamMember[];
  /** The newest first, this one and up to eleven before it that the team was paid in. */
  readonly months: readonly TeamMonth[];
  /** Every period that has been run, the newest first. */
  readonly periods: readonly string[];
}

/** A period's run, with those of a head's people whom it pays. */
export interface TeamRun {
  readonly period: Period;
  readonly run: Run;
  readonly payouts: readonly TeamPayout[];
}

const YEAR = 12;

/** The people of a department head in a month: the subtree that they head, whatever else they are. */
@Injectable()
export class TeamService {
  constructor(
    private readonly database: Database,
    private readonly scopes: Scopes,
  ) {}

  /** The team in a period, the latest that was run where none is named. Refused where none was. */
  async team(head: Principal, code: string | undefined): Promise<Outcome<Team>> {
    const periods = await this.periods();
    const wanted = code ?? periods[0];
    const now = wanted === undefined ? undefined : await this.in(head, wanted);
    if (wanted === undefined || !now) return refused(notRun(wanted));
    const earlier = periods.filter((each) => each < wanted).slice(0, YEAR - 1);
    const months = [now];
    for (const each of earlier) {
      const month = await this.in(head, each);
      if (month) months.push(month);
    }
    const before = months.find(({ period }) => period.code === monthAfter(wanted, -1));
    const names = await employeeNames(
      this.database.reader,
      now.payouts.map(({ employee }) => employee),
    );
    const { state } = await standingOf(this.database.reader, now.period);
    return done({
      period: wanted,
      run: now.run.id,
      state,
      people: now.payouts.map((payout) => member(payout, before, names)),
      months: months.flatMap(monthSums),
      periods,
    });
  }

  /** The payouts of a head's people in a period's latest run; `undefined` where it has not been run. */
  async in(head: Principal, code: string): Promise<TeamRun | undefined> {
    const period = parsePeriod(code);
    if (!period) return undefined;
    const { reader } = this.database;
    const [run] = await reader.find(Run, { where: { period: code }, order: { id: 'DESC' }, take: 1 });
    if (!run) return undefined;
    // Of HR or an auditor who heads a department as well, the department is their team.
    const { employees } = await this.scopes.of({ ...head, roles: ['department-head'] }, period);
    return { period, run, payouts: await teamPayouts(reader, run, [...employees]) };
  }

  private async periods(): Promise<string[]> {
    const rows = await this.database.reader.query<{ period: string }[]>(
      'SELECT DISTINCT period FROM run ORDER BY period DESC',
    );
    return rows.map(({ period }) => period);
  }
}

export const notRun = (period: string | undefined) =>
  ({
    severity: 'error',
    code: 'no-run',
    ...worded(
      period === undefined ? phrase`no month has been run yet` : phrase`${{ period }} has not been run`,
      phrase`HR runs a month once its figures are there`,
    ),
  }) as const;

const text = (minor: bigint, currency: string): string => {
  const decimals = currencyDecimals(currency);
  return Exact.fromScaledInteger(minor, decimals).toFixedText(decimals);
};

function member(payout: TeamPayout, month: TeamRun | undefined, names: ReadonlyMap<string, string>): TeamMember {
  const { employee, role, department, currency, payableMinor, status, score } = payout;
  const earlier = month?.payouts.find((each) => each.employee === employee && each.currency === currency);
  return {
    employee,
    name: names.get(employee) ?? employee,
    role,
    department,
    currency,
    payable: text(payableMinor, currency),
    status,
    before: earlier ? text(earlier.payableMinor, currency) : null,
    change: earlier ? text(payableMinor - earlier.payableMinor, currency) : null,
    score,
  };
}

function monthSums({ period, payouts }: TeamRun): TeamMonth[] {
  const sums = new Map<string, { minor: bigint; people: number }>();
  for (const { currency, payableMinor } of payouts) {
    const { minor, people } = sums.get(currency) ?? { minor: 0n, people: 0 };
    sums.set(currency, { minor: minor + payableMinor, people: people + 1 });
  }
  return [...sums].map(([currency, { minor, people }]) => ({
    period: period.code,
    currency,
    payable: text(minor, currency),
    people,
  }));
}
