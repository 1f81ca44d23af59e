import type { EntityManager } from 'typeorm';

import type { FirstPlace, RecordStore, ToStore } from './ledger.js';

/** What a record has beside what it reports: where it stands, which version it takes the place of, and its hash. */
export interface Placed {
  readonly seq: number;
  readonly batch: number;
  readonly chunk: number;
  readonly row: number;
  readonly supersedes: number | null;
  readonly hash: string;
}

/** Records that one statement stores. */
const PER_STATEMENT = 500;

/** Records that were read from a file, in order, and how some of them are hashed and stored. */
export class RecordList<R extends object> implements RecordStore<R> {
  readonly rows: number[] = [];
  private readonly records: R[] = [];

  constructor(
    private readonly hashOf: (record: R & Omit<Placed, 'hash'>) => string,
    private readonly store: (manager: EntityManager, records: readonly (R & Placed)[]) => Promise<void>,
  ) {}

  get count(): number {
    return this.rows.length;
  }

  add(row: number, record: R): void {
    this.rows.push(row);
    this.records.push(record);
  }

  row(at: number): number {
    const row = this.rows[at];
    if (row === undefined) throw new RangeError(`there is no record ${at}`);
    return row;
  }

  record(at: number): R {
    const record = this.records[at];
    if (!record) throw new RangeError(`there is no record ${at}`);
    return record;
  }

  /** Some are stored while the next are made ready; once the first are under way there is time for something else. */
  async insert(
    manager: EntityManager,
    { places, replaced }: ToStore<R>,
    { seq, batch, chunk }: FirstPlace,
    meanwhile: () => void,
  ): Promise<string[]> {
    const hashes: string[] = [];
    let writing: Promise<void> = Promise.resolve();
    for (let start = 0; start < places.length; start += PER_STATEMENT) {
      const records = places.slice(start, start + PER_STATEMENT).map((place, i): R & Placed => {
        const supersedes = replaced.get(place)?.seq ?? null;
        const record = { ...this.record(place), seq: seq + start + i, batch, chunk, row: this.row(place), supersedes };
        // Nobody else has it: the hash is put into it, and nothing is copied once more.
        return Object.assign(record, { hash: this.hashOf(record) });
      });
      hashes.push(...records.map(({ hash }) => hash));
      await writing;
      writing = this.store(manager, records);
      // The next chunk is read from its first statement on, not from its last.
      if (start === 0) meanwhile();
    }
    if (places.length === 0) meanwhile();
    await writing;
    return hashes;
  }
}
