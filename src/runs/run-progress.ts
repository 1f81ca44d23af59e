import { Injectable } from '@nestjs/common';

import { Database } from '../database/database.js';
import { latestLoad } from '../organisation/organisation-reader.js';

/** How far a run is. */
export interface Progress {
  readonly isRunning: boolean;
  /** Payouts computed. */
  readonly done: number;
  /** How many people there are: a little more than payouts, where some are not in service. `null` while nothing runs. */
  readonly of: number | null;
}

/** How far the runs are that this server computes, in its memory: who has asked for one is told while they wait. */
@Injectable()
export class RunProgress {
  private readonly underWay = new Map<string, number>();

  constructor(private readonly database: Database) {}

  /** Does the work, which reports how many payouts it has computed. */
  async during<T>(period: string, work: (onProgress: (done: number) => void) => Promise<T>): Promise<T> {
    this.underWay.set(period, 0);
    try {
      return await work((done) => this.underWay.set(period, done));
    } finally {
      this.underWay.delete(period);
    }
  }

  async of(period: string): Promise<Progress> {
    const done = this.underWay.get(period);
    if (done === undefined) return { isRunning: false, done: 0, of: null };
    const [row] = await this.database.reader.query<{ people: number | string }[]>(
      'SELECT COUNT(*) AS people FROM employee WHERE load_id = $1',
      [await latestLoad(this.database.reader)],
    );
    return { isRunning: true, done, of: Number(row?.people ?? 0) };
  }
}
