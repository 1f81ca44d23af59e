import type { EntityManager } from 'typeorm';

import { databaseKind } from '../database/append-only.js';
import type { Current } from '../ingestion/ledger.js';
import type { Figure, FigureKey, ReportedFigure } from './observation-figure.js';

/** Each key's latest row by a walk down the index `observation_key`. */
const LATEST = (key: (i: number) => string): string =>
  `SELECT x.seq FROM observation x
    WHERE x.period = ${key(0)} AND x.subject_kind = ${key(1)} AND x.subject = ${key(2)}
      AND x.indicator = ${key(3)} AND x.source = ${key(4)} AND x.day = ${key(5)}
    ORDER BY x.seq DESC LIMIT 1`;

const COLUMNS = 'o.seq, o.batch, o.row_number, o.value, o.numerator, o.denominator, o.sample, o.reference, o.baseline';

const SQL = {
  sqlite: `SELECT k.key AS i, ${COLUMNS} FROM json_each($1) k
    JOIN observation o ON o.seq = (${LATEST((i) => `json_extract(k.value, '$[${i}]')`)})`,
  postgres: `SELECT k.ordinal - 1 AS i, ${COLUMNS} FROM json_array_elements($1::json) WITH ORDINALITY AS k (e, ordinal)
    JOIN observation o ON o.seq = (${LATEST((i) => `(k.e->>${i})`)})`,
} as const;

interface FoundRow extends Figure {
  readonly i: number | string;
  readonly seq: number | string;
  readonly batch: number | string;
  readonly row_number: number | string;
}

/** The current figures of these keys, in their order, in one statement; `undefined` for a key that has none. */
export async function currentFigures(
  manager: EntityManager,
  keys: readonly FigureKey[],
): Promise<(Current<ReportedFigure> | undefined)[]> {
  const found = new Array<Current<ReportedFigure> | undefined>(keys.length).fill(undefined);
  if (keys.length === 0) return found;
  const list = keys.map((key) => [key.period, key.subjectKind, key.subject, key.indicator, key.source, key.day]);
  const rows = await manager.query<FoundRow[]>(SQL[databaseKind(manager)], [JSON.stringify(list)]);
  for (const { i, seq, batch, row_number: row, ...figure } of rows) {
    const key = keys[Number(i)];
    if (key) found[Number(i)] = { ...key, ...figure, seq: Number(seq), batch: Number(batch), row: Number(row) };
  }
  return found;
}
