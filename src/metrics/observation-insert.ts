import type { EntityManager } from 'typeorm';

import { emptyColumns, insertColumns, type FilledColumn, type Stored } from '../database/bulk-insert.js';
import { Observation } from './metrics.entities.js';
import { placedHash, type Place, type ReportedFigure } from './observation-figure.js';
import type { GoodRow } from './read-chunk.js';

/** Figures that one statement stores: few enough that the database gets to work while the next ones are made ready. */
const FIGURES_PER_STATEMENT = 1_000;

/**
 * Stores figures under consecutive numbers from that of `first` on, and answers their hashes. While the database, which has a thread of
 * its own, writes some of them the next are hashed; `meanwhile` is called where it has something to do.
 */
export async function insertFigures(
  manager: EntityManager,
  figures: readonly GoodRow[],
  { seq, batch, chunk }: Omit<Place, 'row'>,
  meanwhile: () => void,
): Promise<string[]> {
  const { tableName } = manager.connection.getMetadata(Observation);
  const hashes: string[] = [];
  let writing: Promise<void> = Promise.resolve();
  for (let start = 0; start < figures.length; start += FIGURES_PER_STATEMENT) {
    const columns = new ObservationColumns(emptyColumns(manager, Observation));
    for (let i = start; i < Math.min(start + FIGURES_PER_STATEMENT, figures.length); i++) {
      const read = figures[i];
      if (read) hashes.push(columns.add({ seq: seq + i, batch, chunk, row: read.row }, read.figure));
    }
    await writing;
    writing = insertColumns(manager, tableName, columns.all);
    meanwhile();
  }
  await writing;
  return hashes;
}

/** Figures by column: the order of columns is that of {@link Observation}. */
class ObservationColumns {
  constructor(readonly all: readonly FilledColumn[]) {
    if (all.length !== COLUMNS) throw new Error('a column of observation is not stored');
  }

  /** Adds a figure and answers its hash. */
  add(place: Place, figure: ReportedFigure): string {
    const hash = placedHash(place, figure);
    this.put(0, place.seq);
    this.put(1, place.batch);
    this.put(2, place.chunk);
    this.put(3, place.row);
    this.put(4, figure.indicator);
    this.put(5, figure.subjectKind);
    this.put(6, figure.subject);
    this.put(7, figure.period);
    this.put(8, figure.day);
    this.put(9, figure.source);
    this.put(10, figure.value);
    this.put(11, figure.numerator);
    this.put(12, figure.denominator);
    this.put(13, figure.sample);
    this.put(14, figure.reference);
    this.put(15, figure.baseline);
    this.put(16, hash);
    return hash;
  }

  private put(column: number, value: Stored): void {
    this.all[column]?.values.push(value);
  }
}

const COLUMNS = 17;
