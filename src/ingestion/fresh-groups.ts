import type { EntityManager } from 'typeorm';

import type { Ledger } from './ledger.js';

/**
 * The groups (months, of observations) of which nothing had been stored before the file that is being taken in. There a key that the
 * file itself has not had is new, and the database need not be asked for each.
 */
export class FreshGroups<R> {
  private readonly fresh = new Map<string, boolean>();
  private latestSeq: number | undefined;

  constructor(private readonly ledger: Pick<Ledger<R>, 'hasAny'>) {}

  /**
   * Looks up what is not known yet of these groups. `latestSeq` is the number of the last record that anybody has stored: where it is
   * not the file's own, somebody else has stored something in between, and what was known no longer holds.
   */
  async look(manager: EntityManager, groups: Iterable<string>, latestSeq: number): Promise<void> {
    if (latestSeq !== this.latestSeq) this.fresh.clear();
    this.latestSeq = latestSeq;
    for (const group of groups)
      if (!this.fresh.has(group)) this.fresh.set(group, !(await this.ledger.hasAny(manager, group)));
  }

  /** Tells the number of the last record that the file itself has stored. */
  stored(latestSeq: number): void {
    this.latestSeq = latestSeq;
  }

  has(group: string): boolean {
    return this.fresh.get(group) === true;
  }
}
