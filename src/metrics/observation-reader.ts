/** Reading what has been taken in: the figures that count, and their earlier versions. */
import type { EntityManager } from 'typeorm';

import type { EarlierFigure } from '../engine/figure.js';
import type { Observation } from './metrics.entities.js';
import { keyText, type FigureKey } from './observation-figure.js';

/** A figure that counts, with where it came from and, where it is a correction, the report whose place it took. */
export type CurrentObservation = Readonly<Observation> & { readonly corrects?: EarlierFigure };

const COLUMNS = `o.seq, o.batch, o.chunk, o.row_number AS "row", o.indicator, o.subject_kind AS "subjectKind", o.subject,
  o.period, o.day, o.source, o.value, o.numerator, o.denominator, o.sample, o.reference, o.baseline, o.hash`;

type Counters = 'seq' | 'batch' | 'chunk' | 'row';
type StoredObservation = Omit<Observation, Counters> & Record<Counters, number | string>;

function observationOf<T extends StoredObservation>(stored: T): Omit<T, Counters> & Record<Counters, number> {
  const { seq, batch, chunk, row } = stored;
  return { ...stored, seq: Number(seq), batch: Number(batch), chunk: Number(chunk), row: Number(row) };
}

/** The sequence number of the last figure taken in; 0 where there is none. A run that reads up to it reads what was known then. */
export async function latestObservationSeq(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ seq: number | string | null }[]>(`SELECT MAX(seq) AS seq FROM observation`);
  return Number(row?.seq ?? 0);
}

/**
 * The figures that counted for a period once `asOfSeq` was taken in, of the subjects from one code through another, in order of
 * subject, indicator, source and day (by code point).
 *
 * @example
 * await readObservations(database.reader, '2026-10', await latestObservationSeq(database.reader), 'employee', { from: 'E1', through: 'E1' })
 */
export async function readObservations(
  manager: EntityManager,
  period: string,
  asOfSeq: number,
  subjectKind: Observation['subjectKind'],
  range: { readonly from?: string; readonly through?: string } = {},
): Promise<CurrentObservation[]> {
  const parameters: (string | number)[] = [period, subjectKind, range.from ?? ''];
  const through = range.through === undefined ? '' : `AND o.subject <= $${parameters.push(range.through)}`;
  const sql = `SELECT ${COLUMNS} FROM observation o
    WHERE o.period = $1 AND o.subject_kind = $2 AND o.subject >= $3 ${through} AND o.seq <= $${parameters.push(asOfSeq)}
    ORDER BY o.subject, o.indicator, o.source, o.day, o.seq`;
  return lastOfEachKey(await manager.query<StoredObservation[]>(sql, parameters));
}

/** Versions of a figure follow each other: the last one counts, and corrects the one before. */
function lastOfEachKey(rows: readonly StoredObservation[]): CurrentObservation[] {
  const current: CurrentObservation[] = [];
  rows.forEach((row, i) => {
    if (i < rows.length - 1 && sameKey(row, rows[i + 1])) return;
    const before = rows[i - 1];
    const observation = observationOf(row);
    current.push(before && sameKey(before, row) ? { ...observation, corrects: earlier(before) } : observation);
  });
  return current;
}

function earlier({ batch, row, value, numerator, denominator, sample }: StoredObservation): EarlierFigure {
  return { batch: Number(batch), row: Number(row), value, numerator, denominator, sample };
}

const sameKey = (a: FigureKey, b: FigureKey | undefined): boolean => b !== undefined && keyText(a) === keyText(b);

/** One version of a figure, and the file that reported it. */
export interface FigureVersion extends CurrentObservation {
  readonly file: string;
  /** When the file was first given. */
  readonly at: string;
}

/** Every version of a figure, the oldest first; the last one counts. */
export async function figureHistory(manager: EntityManager, key: FigureKey): Promise<FigureVersion[]> {
  const rows = await manager.query<(StoredObservation & { file: string; at: string })[]>(
    `SELECT ${COLUMNS}, b.file, b.at FROM observation o JOIN batch b ON b.id = o.batch
      WHERE o.period = $1 AND o.subject_kind = $2 AND o.subject = $3 AND o.indicator = $4 AND o.source = $5 AND o.day = $6
      ORDER BY o.seq`,
    [key.period, key.subjectKind, key.subject, key.indicator, key.source, key.day],
  );
  return rows.map(observationOf);
}

/** How many figures of a batch no longer count, because a later report has taken their place. */
export async function countSuperseded(manager: EntityManager, batch: number): Promise<number> {
  const [row] = await manager.query<{ count: number | string }[]>(
    `SELECT count(*) AS count FROM observation o WHERE o.batch = $1 AND EXISTS (
       SELECT 1 FROM observation n WHERE n.period = o.period AND n.subject_kind = o.subject_kind AND n.subject = o.subject
          AND n.indicator = o.indicator AND n.source = o.source AND n.day = o.day AND n.seq > o.seq)`,
    [batch],
  );
  return Number(row?.count ?? 0);
}
