import { currencyDecimals } from '../engine/currency.js';
import type { PayoutResult } from '../engine/payout.js';
import type { PayoutAdjustment } from '../adjustments/adjustments.entities.js';
import type { Payout, PayoutLine } from './runs.entities.js';

/** A payout as it is stored, with its lines. */
export interface PayoutRecord {
  readonly payout: Payout;
  readonly lines: readonly PayoutLine[];
  readonly adjustments: readonly PayoutAdjustment[];
}

/** A payout's place in a run: the run's number, which leaf it is, and the hash of that. */
export type PayoutPlace = Pick<Payout, 'run' | 'leaf' | 'leafHash'>;

/** Turns a computed payout into its rows. The leaf hash covers all of it but the run's number, so that equal inputs give equal roots. */
export function payoutRecord({ run, leaf, leafHash }: PayoutPlace, result: PayoutResult): PayoutRecord {
  const { currency, status, amountMinor, input } = result;
  const employee = input.employee.code;
  const decimals = currencyDecimals(currency);
  const lines = result.lines.map((line, i): PayoutLine => ({
    run,
    employee,
    ordinal: i + 1,
    role: line.role,
    department: line.department,
    plan: line.plan?.id ?? null,
    planHash: line.plan?.hash ?? null,
    score: line.score?.toText() ?? null,
    amountMinor:
      result.lines.length === 1 && result.adjustments.length === 0
        ? amountMinor
        : line.amount.toScaledInteger(decimals),
  }));
  const adjustments = result.adjustments.map(({ adjustment, settled }): PayoutAdjustment => ({
    ...{ run, employee, adjustment: adjustment.id, department: adjustment.department },
    amountMinor: settled.toScaledInteger(decimals),
  }));
  return { payout: { run, employee, leaf, currency, amountMinor, status, leafHash }, lines, adjustments };
}
