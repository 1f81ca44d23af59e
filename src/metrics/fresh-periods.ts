import type { EntityManager } from 'typeorm';

/**
 * The periods of which nothing had been stored before the file that is being taken in. There a key that the file itself has not had
 * is new, and the database need not be asked for each.
 */
export class FreshPeriods {
  private readonly fresh = new Map<string, boolean>();
  private latestSeq: number | undefined;

  /**
   * Looks up what is not known yet of these periods. `latestSeq` is the number of the last figure that anybody has stored: where it is
   * not the file's own, somebody else has stored something in between, and what was known no longer holds.
   */
  async look(manager: EntityManager, periods: Iterable<string>, latestSeq: number): Promise<void> {
    if (latestSeq !== this.latestSeq) this.fresh.clear();
    this.latestSeq = latestSeq;
    for (const period of periods) {
      if (this.fresh.has(period)) continue;
      const found = await manager.query<unknown[]>(`SELECT 1 FROM observation WHERE period = $1 LIMIT 1`, [period]);
      this.fresh.set(period, found.length === 0);
    }
  }

  /** Tells the number of the last figure that the file itself has stored. */
  stored(latestSeq: number): void {
    this.latestSeq = latestSeq;
  }

  has(period: string): boolean {
    return this.fresh.get(period) === true;
  }
}
