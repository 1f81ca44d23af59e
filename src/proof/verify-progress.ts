import { Injectable } from '@nestjs/common';

import { Database } from '../database/database.js';
import type { Period } from '../engine/period.js';

/** How far a verification is. */
export interface VerifyState {
  readonly isRunning: boolean;
  /** What is looked at: `observations`, or a run, `run 3`. */
  readonly what: string;
  /** How many of these. */
  readonly done: number;
  /** Payouts computed again so far, of all the runs; and how many there are of them all. */
  readonly payouts: number;
  readonly of: number;
}

const NOTHING: VerifyState = { isRunning: false, what: '', done: 0, payouts: 0, of: 0 };

/** How far the verification is that this server does, in its memory. Of several at once, the one that began last. */
@Injectable()
export class VerifyProgress {
  private state = NOTHING;
  private under = 0;

  constructor(private readonly database: Database) {}

  /** Does the work, which reports how far it is. */
  async during<T>(
    period: Period | undefined,
    work: (onProgress: (what: string, done: number) => void) => Promise<T>,
  ): Promise<T> {
    this.under += 1;
    this.state = { ...NOTHING, isRunning: true, of: await this.payoutsOf(period) };
    let before = 0;
    try {
      return await work((what, done) => {
        if (what !== this.state.what) before = this.state.payouts;
        const payouts = what.startsWith('run ') ? before + done : this.state.payouts;
        this.state = { ...this.state, what, done, payouts };
      });
    } finally {
      this.under -= 1;
      if (this.under === 0) this.state = NOTHING;
    }
  }

  now(): VerifyState {
    return this.state;
  }

  private async payoutsOf(period: Period | undefined): Promise<number> {
    const [row] = await this.database.reader.query<{ payouts: string | number | null }[]>(
      `SELECT SUM(payouts) AS payouts FROM run ${period ? 'WHERE period = $1' : ''}`,
      period ? [period.code] : [],
    );
    return Number(row?.payouts ?? 0);
  }
}
