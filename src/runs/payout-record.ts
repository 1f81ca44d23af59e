import { currencyDecimals } from '../engine/currency.js';
import { leafHash } from '../engine/merkle.js';
import { payoutEvidence } from '../engine/payout-evidence.js';
import type { PayoutResult } from '../engine/payout.js';
import type { Payout, PayoutLine } from './runs.entities.js';

/** A payout as it is stored, with its lines and what was measured, decided and computed. */
export interface PayoutRecord {
  readonly payout: Payout;
  /** Canonical JSON: see `engine/payout-evidence`. */
  readonly evidence: string;
  readonly lines: readonly PayoutLine[];
}

/** Turns a computed payout into its rows. The leaf hash covers all of it but the run's number, so that equal inputs give equal roots. */
export function payoutRecord(run: number, leaf: number, employee: string, result: PayoutResult): PayoutRecord {
  const evidence = payoutEvidence(result);
  const decimals = currencyDecimals(result.currency);
  const lines = result.lines.map((line, i): PayoutLine => ({
    run,
    employee,
    ordinal: i + 1,
    role: line.role,
    department: line.department,
    plan: line.plan?.id ?? null,
    planHash: line.plan?.hash ?? null,
    score: line.score?.toText() ?? null,
    amountMinor: line.amount.toScaledInteger(decimals),
  }));
  const payout = {
    run,
    employee,
    leaf,
    currency: result.currency,
    amountMinor: result.amountMinor,
    status: result.status,
    leafHash: leafHash(evidence),
  };
  return { payout, evidence, lines };
}
