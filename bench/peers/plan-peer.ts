/** What works the whole plan out beside cxpay: from values in memory to the payout, by other people's software. */
import type { PlainResult } from '../results.js';
import type { Missing } from './tools.js';

/** Is given everybody page by page, then asked how long it took and how often it was of another mind. */
export interface PlanPeer {
  take(page: readonly PlainResult[]): Promise<void>;
  measured(): Promise<PlanPeerMeasured>;
}

export interface PlanPeerMeasured {
  /** What it was, with its version. */
  readonly by: string;
  /** For everybody, from values in memory to payouts in memory. */
  readonly seconds: number;
  /** The same, where it is asked about many at once and may use every core; only where it can. */
  readonly overlappingSeconds?: number;
  readonly differences: PayoutDifferences;
}

/** Payouts that came out otherwise on doubles: by one cent, as ties do, and by more, which would mean another plan. */
export interface PayoutDifferences {
  readonly by_one_cent: number;
  readonly by_more: number;
}

export type PlanPeerFound = PlanPeer | Missing;

/** Compares payouts, in the same order. */
export class PayoutComparison implements PayoutDifferences {
  by_one_cent = 0;
  by_more = 0;

  compare(ours: readonly Pick<PlainResult, 'amount'>[], theirs: readonly unknown[]): void {
    for (const [i, { amount }] of ours.entries()) {
      const other = theirs[i];
      const cents = typeof other === 'number' ? Math.abs(Math.round((other - amount) * 100)) : Number.NaN;
      if (cents === 1) this.by_one_cent += 1;
      else if (cents !== 0) this.by_more += 1;
    }
  }

  get result(): PayoutDifferences {
    return { by_one_cent: this.by_one_cent, by_more: this.by_more };
  }
}
