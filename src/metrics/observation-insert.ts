import type { EntityManager } from 'typeorm';

import { insertByColumn, type Stored } from '../database/bulk-insert.js';
import { Observation } from './metrics.entities.js';
import { placedHash, type Place, type ReportedFigure } from './observation-figure.js';

/** Figures that were read from a file, by column. */
export interface ReadFigures {
  row(at: number): number;
  record(at: number): ReportedFigure;
  columnsAt(places: readonly number[]): { readonly [Column in keyof ReportedFigure]: ReportedFigure[Column][] };
}

/** Figures that one statement stores: few enough that the database gets to work while the next ones are made ready. */
const FIGURES_PER_STATEMENT = 1_000;

/**
 * Stores figures, by their places among those that were read, under consecutive numbers from that of `first` on, and answers their
 * hashes. While the database, which has a thread of its own, writes some of them the next are hashed; `meanwhile` is called once it has
 * been given the first: whoever reads on then does so while all the others are written.
 */
export async function insertFigures(
  manager: EntityManager,
  read: ReadFigures,
  places: readonly number[],
  first: Omit<Place, 'row'>,
  meanwhile: () => void,
): Promise<string[]> {
  const hashes: string[] = [];
  let writing: Promise<void> = Promise.resolve();
  for (let start = 0; start < places.length; start += FIGURES_PER_STATEMENT) {
    const part = places.slice(start, start + FIGURES_PER_STATEMENT);
    const values = observationColumns(read, part, { ...first, seq: first.seq + start });
    hashes.push(...values.hash);
    await writing;
    writing = insertByColumn(manager, Observation, values);
    if (start === 0) meanwhile();
  }
  if (places.length === 0) meanwhile();
  await writing;
  return hashes;
}

type ObservationColumns = Readonly<Record<keyof Observation, readonly Stored[]>> & { readonly hash: readonly string[] };

/** Every column of these figures, their hashes included. */
function observationColumns(
  read: ReadFigures,
  places: readonly number[],
  { seq, batch, chunk }: Omit<Place, 'row'>,
): ObservationColumns {
  const hash = places.map((place, i) =>
    placedHash({ seq: seq + i, batch, chunk, row: read.row(place) }, read.record(place)),
  );
  return {
    ...read.columnsAt(places),
    seq: places.map((_, i) => seq + i),
    batch: places.map(() => batch),
    chunk: places.map(() => chunk),
    row: places.map((place) => read.row(place)),
    hash,
  };
}
