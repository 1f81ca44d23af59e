import { sha256 } from '../engine/canonical.js';
import { currencyDecimals } from '../engine/currency.js';
import { leafHash } from '../engine/merkle.js';
import { payoutEvidence } from '../engine/payout-evidence.js';
import type { PayoutResult } from '../engine/payout.js';
import type { Payout, PayoutLine } from './runs.entities.js';

/** A payout as it is stored, with its lines. */
export interface PayoutRecord {
  readonly payout: Payout;
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
    evidence,
    evidenceHash: sha256(evidence),
    leafHash: leafHash(evidence),
  };
  return { payout, lines };
}
