import { canonicalJson, sha256, type Canonical } from '../engine/canonical.js';
import { currencyDecimals } from '../engine/currency.js';
import { leafHash } from '../engine/merkle.js';
import type { PayoutResult } from '../engine/payout.js';
import type { Payout, PayoutLine } from './runs.entities.js';

/** A payout as it is stored, with its lines. */
export interface PayoutRecord {
  readonly payout: Payout;
  readonly lines: readonly PayoutLine[];
}

/** Turns a computed payout into its rows. The leaf hash covers every column but the run's number, so that equal inputs give equal roots. */
export function payoutRecord(run: number, leaf: number, employee: string, result: PayoutResult): PayoutRecord {
  const explanation = canonicalJson(result.explanation as unknown as Canonical);
  const lines = result.lines.map((line, i): PayoutLine => ({
    run,
    employee,
    ordinal: i + 1,
    role: line.role,
    department: line.department,
    plan: line.plan?.id ?? null,
    planHash: line.plan?.hash ?? null,
    score: line.score?.toText() ?? null,
    amountMinor: line.amount.toScaledInteger(currencyDecimals(result.currency)),
  }));
  const payout = {
    run,
    employee,
    leaf,
    currency: result.currency,
    amountMinor: result.amountMinor,
    status: result.status,
    explanation,
    explanationHash: sha256(explanation),
  };
  return { payout: { ...payout, leafHash: payoutLeafHash(payout, lines) }, lines };
}

/** The Merkle leaf of a payout: over all that is stored of it, its lines and its explanation's hash included. */
export function payoutLeafHash(payout: Omit<Payout, 'leafHash'>, lines: readonly PayoutLine[]): string {
  const { employee, currency, amountMinor, status, explanationHash } = payout;
  return leafHash(
    canonicalJson({
      employee,
      currency,
      amountMinor: amountMinor.toString(),
      status,
      explanationHash,
      lines: lines.map(({ ordinal, role, department, plan, planHash, score, amountMinor: minor }) => ({
        ordinal,
        role,
        department,
        plan,
        planHash,
        score,
        amountMinor: minor.toString(),
      })),
    }),
  );
}
