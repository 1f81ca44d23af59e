import { currencyDecimals } from '../engine/currency.js';
import { Exact, exact } from '../engine/exact.js';
import { isPaid } from '../runs/payout-status.js';
import type { PayoutView } from '../runs/payouts.service.js';

/** A payout as a row for payroll. What is not paid stands in a column of its own with the reason, so that nobody pays it by mistake. */
export interface PayrollRow {
  readonly period: string;
  readonly employee: string;
  readonly name: string;
  readonly departments: string;
  readonly roles: string;
  readonly plans: string;
  readonly currency: string;
  readonly payable: string;
  readonly not_paid: string;
  /** Of the amount, what the period itself pays. */
  readonly earned: string;
  /** What of earlier periods is paid or recovered with it: `2026-09 retro -20.00; 2026-08 clawback -100.00`. */
  readonly adjustments: string;
  /** Of a split payout that is paid, what goes into which part: `cash 1020.32; deferred 549.40`. */
  readonly parts: string;
  /** `payable`; `released` or `refused`, where it was held. */
  readonly status: string;
  readonly holds: string;
  /** Why a person released or refused it. */
  readonly reason: string;
  readonly decided_by: string;
  readonly run: string;
  readonly evidence_hash: string;
}

export const PAYROLL_COLUMNS = [
  'period',
  'employee',
  'name',
  'departments',
  'roles',
  'plans',
  'currency',
  'payable',
  'not_paid',
  'earned',
  'adjustments',
  'parts',
  'status',
  'holds',
  'reason',
  'decided_by',
  'run',
  'evidence_hash',
] as const satisfies readonly (keyof PayrollRow)[];

/** Columns that hold figures: the only ones that may begin with a sign. */
export const FIGURE_COLUMNS: ReadonlySet<keyof PayrollRow> = new Set(['payable', 'not_paid', 'earned', 'run']);

export function payrollRow(payout: PayoutView): PayrollRow {
  const nothing = Exact.ZERO.toFixedText(currencyDecimals(payout.currency));
  const paid = isPaid(payout.status);
  const distinct = (values: readonly (string | null)[]) => [...new Set(values.filter((v) => v !== null))].join('; ');
  return {
    period: payout.period,
    employee: payout.employee,
    name: payout.name,
    departments: distinct(payout.lines.map(({ department }) => department)),
    roles: distinct(payout.lines.map(({ role }) => role)),
    plans: distinct(payout.lines.map(({ plan }) => plan)),
    currency: payout.currency,
    payable: payout.payable,
    not_paid: paid ? nothing : payout.amount,
    earned: payout.earned,
    adjustments: payout.adjustments.map(({ period, kind, settled }) => `${period} ${kind} ${settled}`).join('; '),
    parts: paid ? partsOf(payout) : '',
    status: payout.status,
    holds: distinct(payout.holds.map(({ code }) => code)),
    reason: payout.decision?.reason ?? '',
    decided_by: payout.decision?.actor ?? '',
    run: String(payout.run),
    evidence_hash: payout.evidenceHash,
  };
}

/** Text that a spreadsheet would take for a formula, also one of full-width signs, gets an apostrophe before it (OWASP, CSV injection). */
export function withoutFormula(text: string): string {
  return /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
}

/** Parts by name, added up over the lines. */
function partsOf({ lines, currency }: PayoutView): string {
  const sums = new Map<string, Exact>();
  for (const { id, amount } of lines.flatMap(({ parts }) => parts))
    sums.set(id, (sums.get(id) ?? Exact.ZERO).plus(exact(amount)));
  return [...sums].map(([id, sum]) => `${id} ${sum.toFixedText(currencyDecimals(currency))}`).join('; ');
}
