import { Injectable } from '@nestjs/common';

import type { StatementArchive } from './statements.service.js';

/** How far an archive is. */
export interface ArchiveProgress {
  readonly isRunning: boolean;
  /** Statements made. */
  readonly done: number;
  /** How many there are; `null` while none is made. */
  readonly of: number | null;
}

/** How far the archives of statements are that this server makes, in its memory. Of several of a period, the one that began last. */
@Injectable()
export class StatementProgress {
  private readonly underWay = new Map<string, { done: number; readonly of: number }>();

  /** The pieces of an archive, counted while they are read; an archive that is broken off is forgotten. */
  async *during(period: string, { statements, pieces }: StatementArchive): AsyncGenerator<Uint8Array> {
    const state = { done: 0, of: statements };
    this.underWay.set(period, state);
    try {
      yield* pieces((done) => {
        state.done = done;
      });
    } finally {
      if (this.underWay.get(period) === state) this.underWay.delete(period);
    }
  }

  of(period: string): ArchiveProgress {
    const state = this.underWay.get(period);
    return state ? { isRunning: true, ...state } : { isRunning: false, done: 0, of: null };
  }
}
