import { Injectable } from '@nestjs/common';
import { In, MoreThan, MoreThanOrEqual, type EntityManager } from 'typeorm';

import { PayoutAdjustment } from '../adjustments/adjustments.entities.js';
import { byEmployee } from '../adjustments/by-employee.js';
import { sees, seesDepartment, type Scope } from '../access/scope.js';
import { Database } from '../database/database.js';
import { sha256 } from '../engine/canonical.js';
import { counterfactuals, type Counterfactuals } from '../engine/counterfactual.js';
import { currencyDecimals } from '../engine/currency.js';
import { Exact, exact } from '../engine/exact.js';
import type { Explanation, Hold } from '../engine/explanation.js';
import { done, refused, type Outcome } from '../engine/finding.js';
import type { ReadEvidence } from '../engine/payout-evidence.js';
import type { Period } from '../engine/period.js';
import type { SettledText } from '../engine/retro-adjustments.js';
import { holdDecisions, type Decision, type HoldDecisions } from '../months/hold-decisions.js';
import { derivePayout } from './derive-payout.js';
import { readEvidence } from './evidence-blocks.js';
import type { PayoutRecord } from './payout-record.js';
import { isPaid, statusOf, type PayoutStatus } from './payout-status.js';
import { Payout, PayoutLine, Run } from './runs.entities.js';
import { Totals, type DepartmentTotal, type Total } from './totals.js';
import { phrase, worded } from '../engine/phrase.js';

/** One payout as lists and exports show it; amounts in decimal text with the currency's decimals. */
export interface PayoutView {
  readonly run: number;
  readonly period: string;
  readonly employee: string;
  readonly name: string;
  readonly currency: string;
  /** As it was computed, whether it is paid or not. */
  readonly amount: string;
  /** What is paid of it: all, or nothing while it is held and where it was refused. */
  readonly payable: string;
  readonly status: PayoutStatus;
  readonly holds: readonly Hold[];
  /** What a person has decided about it, where it was held. */
  readonly decision: Decision | null;
  /** What was decided when it came out otherwise: it does not hold for this payout, and is asked again. */
  readonly outdatedDecision: Decision | null;
  readonly lines: readonly PayoutLineView[];
  /** What the period itself pays: the sum of the lines. */
  readonly earned: string;
  /** What of earlier periods is settled with it; with the lines they add up to the amount. */
  readonly adjustments: readonly SettledText[];
  readonly evidenceHash: string;
}

export interface PayoutLineView {
  readonly role: string;
  readonly department: string;
  readonly plan: string | null;
  readonly score: string | null;
  readonly amount: string;
  /** Of a split payout, its parts: they add up to the amount. */
  readonly parts: readonly PayoutPartView[];
}

export interface PayoutPartView {
  readonly id: string;
  readonly amount: string;
}

export interface ExplainedPayout extends PayoutView {
  /** Its leaf in the run's Merkle tree. */
  readonly leafHash: string;
  /** What was stored and hashed of it, as canonical JSON: see `engine/payout-evidence`. */
  readonly evidence: string;
  readonly explanation: Explanation;
  /** Derived from it: no part of what was hashed. */
  readonly counterfactuals: Counterfactuals;
}

export interface RunTotals {
  readonly run: Run;
  readonly totals: readonly Total[];
  readonly departments: readonly DepartmentTotal[];
}

/** A payout with its evidence: canonical JSON, see `engine/payout-evidence`. */
type StoredPayout = PayoutRecord & { readonly evidence: string };

/** Payouts read from the database at once. */
const PAGE = 1_000;

/** Reads what runs have computed: of a period the latest run counts. */
@Injectable()
export class PayoutsService {
  constructor(private readonly database: Database) {}

  /** The latest run of a period. Refused where it has not been run. */
  async latestRun(period: Period): Promise<Outcome<Run>> {
    const [run] = await this.database.reader.find(Run, {
      where: { period: period.code },
      order: { id: 'DESC' },
      take: 1,
    });
    if (run) return done(run);
    return refused({
      severity: 'error',
      code: 'no-run',
      ...worded(
        phrase`${{ period: period.code }} has not been run`,
        phrase`run it: cxpay run ${{ period: period.code }}`,
      ),
    });
  }

  /** All runs of a period, the latest first. */
  async runs(period: Period): Promise<Run[]> {
    return this.database.reader.find(Run, { where: { period: period.code }, order: { id: 'DESC' } });
  }

  /** A run's payouts in order of employee code, page by page. */
  async *pages(run: Run): AsyncGenerator<readonly PayoutView[]> {
    const decisions = await holdDecisions(this.database.reader, run.period);
    for await (const page of this.recordPages(run)) yield page.map((record) => payoutView(run, record, decisions));
  }

  /** A run's payouts that were held, decided or not, in order of employee code. */
  async held(run: Run): Promise<PayoutView[]> {
    const { reader } = this.database;
    const where = { run: run.id, status: 'held' as const };
    const payouts = await reader.find(Payout, { where, order: { employee: 'ASC' } });
    const decisions = await holdDecisions(reader, run.period);
    return (await withLines(reader, run, payouts)).map((record) => payoutView(run, record, decisions));
  }

  /** One page of a run's payouts, those after an employee code. */
  async page(run: Run, after: string, limit: number): Promise<PayoutView[]> {
    const records = await payoutRecords(this.database.reader, run, after, limit);
    const decisions = await holdDecisions(this.database.reader, run.period);
    return records.map((record) => payoutView(run, record, decisions));
  }

  /** So many of a run's payouts, from an employee code on. */
  async from(run: Run, first: string, limit: number): Promise<PayoutView[]> {
    const { reader } = this.database;
    const where = { run: run.id, employee: MoreThanOrEqual(first) };
    const payouts = await reader.find(Payout, { where, order: { employee: 'ASC' }, take: limit });
    const decisions = await holdDecisions(reader, run.period);
    return (await withLines(reader, run, payouts)).map((record) => payoutView(run, record, decisions));
  }

  /** What a run pays those in scope, overall and by department. */
  async totals(run: Run, scope: Scope): Promise<RunTotals> {
    const totals = new Totals();
    const decisions = await holdDecisions(this.database.reader, run.period);
    for await (const page of this.recordPages(run))
      for (const record of page)
        if (sees(scope, record.payout.employee))
          totals.add(record, statusOf(record.payout, decisions.of(record.payout)));
    const departments = totals.departments().filter(({ department }) => seesDepartment(scope, department));
    return { run, totals: totals.overall(), departments };
  }

  /** One employee's payout in a run; `undefined` where there is none. */
  async payout(run: Run, employee: string): Promise<PayoutView | undefined> {
    const record = await this.record(run, employee);
    return record && payoutView(run, record, await holdDecisions(this.database.reader, run.period));
  }

  /** The same with its explanation, made again from what the run knew. Refused where there is no such payout, or it does not come out. */
  async explained(run: Run, employee: string, scope: Scope): Promise<Outcome<ExplainedPayout>> {
    const record = sees(scope, employee) ? await this.record(run, employee) : undefined;
    if (!record) return refused(noPayout(run, employee));
    const { evidence, payout } = record;
    const { leafHash } = payout;
    const derived = await derivePayout(this.database.reader, run, { employee: payout.employee, evidence });
    if (!derived.ok) return derived;
    const view = payoutView(run, record, await holdDecisions(this.database.reader, run.period));
    const { explanation } = derived.value;
    return done({ ...view, leafHash, evidence, explanation, counterfactuals: counterfactuals(derived.value) });
  }

  private async record(run: Run, employee: string): Promise<StoredPayout | undefined> {
    const { reader } = this.database;
    const payout = await reader.findOne(Payout, { where: { run: run.id, employee } });
    if (!payout) return undefined;
    const lines = await reader.find(PayoutLine, { where: { run: run.id, employee }, order: { ordinal: 'ASC' } });
    const adjustments = await adjustmentsOf(reader, run, [employee]);
    const evidence = await readEvidence(reader, run.id, [payout]);
    return { payout, lines, adjustments, evidence: evidenceOf(payout, evidence) };
  }

  private async *recordPages(run: Run): AsyncGenerator<readonly StoredPayout[]> {
    let after = '';
    for (;;) {
      const page = await payoutRecords(this.database.reader, run, after, PAGE);
      if (page.length === 0) return;
      yield page;
      after = page.at(-1)?.payout.employee ?? '';
    }
  }
}

/** A run pays this employee by no line. */
export const noPayout = (run: Run, employee: string) =>
  ({
    severity: 'error',
    code: 'no-payout',
    ...worded(
      phrase`run ${{ id: run.id }} of ${{ period: run.period }} has no payout for an employee "${{ employee }}"`,
      phrase`list those it has: cxpay payouts ${{ period: run.period }}`,
    ),
  }) as const;

async function payoutRecords(manager: EntityManager, run: Run, after: string, limit: number): Promise<StoredPayout[]> {
  const payouts = await manager.find(Payout, {
    where: { run: run.id, employee: MoreThan(after) },
    order: { employee: 'ASC' },
    take: limit,
  });
  return withLines(manager, run, payouts);
}

async function withLines(manager: EntityManager, run: Run, payouts: readonly Payout[]): Promise<StoredPayout[]> {
  const of = new Map<string, PayoutLine[]>(payouts.map(({ employee }) => [employee, []]));
  const where = { run: run.id, employee: In([...of.keys()]) };
  const lines = await manager.find(PayoutLine, { where, order: { employee: 'ASC', ordinal: 'ASC' } });
  for (const line of lines) of.get(line.employee)?.push(line);
  const adjustments = byEmployee(await adjustmentsOf(manager, run, [...of.keys()]));
  const evidence = await readEvidence(manager, run.id, payouts);
  return payouts.map((payout) => ({
    payout,
    lines: of.get(payout.employee) ?? [],
    adjustments: adjustments.get(payout.employee) ?? [],
    evidence: evidenceOf(payout, evidence),
  }));
}

/** What payouts settle of earlier periods; a run that knew of none has none. */
async function adjustmentsOf(
  manager: EntityManager,
  run: Run,
  employees: readonly string[],
): Promise<readonly PayoutAdjustment[]> {
  if (run.adjustmentsThrough === null) return [];
  const where = { run: run.id, employee: In([...employees]) };
  return manager.find(PayoutAdjustment, { where, order: { employee: 'ASC', adjustment: 'ASC' } });
}

/** Stored in the same transaction as the payout: where it is gone, somebody has taken it away. */
function evidenceOf({ run, employee, leaf }: Payout, evidence: ReadonlyMap<number, string>): string {
  const found = evidence.get(leaf);
  if (found === undefined)
    throw new Error(`the evidence of ${employee} in run ${run} is gone: cxpay verify tells more`);
  return found;
}

function payoutView(run: Run, { payout, lines, evidence }: StoredPayout, decisions: HoldDecisions): PayoutView {
  const decimals = currencyDecimals(payout.currency);
  const text = (minor: bigint) => Exact.fromScaledInteger(minor, decimals).toFixedText(decimals);
  const { employee, holds, lines: read, adjustments = [], earned } = JSON.parse(evidence) as ReadEvidence;
  const partsOf = (line: number): readonly PayoutPartView[] =>
    (read[line]?.settings?.parts ?? []).map(([id, amount]) => ({ id, amount: exact(amount).toFixedText(decimals) }));
  const decision = decisions.of(payout);
  const status = statusOf(payout, decision);
  return {
    run: run.id,
    period: run.period,
    employee: payout.employee,
    name: employee.name,
    currency: payout.currency,
    amount: text(payout.amountMinor),
    payable: text(isPaid(status) ? payout.amountMinor : 0n),
    status,
    holds,
    decision: decision ?? null,
    outdatedDecision: decisions.outdated(payout) ?? null,
    lines: lines.map(({ role, department, plan, score, amountMinor }, i) => ({
      role,
      department,
      plan,
      score,
      amount: text(amountMinor),
      parts: partsOf(i),
    })),
    earned: earned ?? text(payout.amountMinor),
    adjustments,
    evidenceHash: sha256(evidence),
  };
}
