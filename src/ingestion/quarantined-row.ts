import { canonicalJson, type Canonical } from '../engine/canonical.js';
import type { QuarantinedRow } from './ingestion.entities.js';
import type { BadRow } from './read-chunk.js';

/** Longest cell that quarantine shows, and keeps in the record. */
const VALUE_KEPT = 200;
const CELL_KEPT = 1_000;
const PHRASES_KEPT = 20_000;

/** The row as quarantine keeps it: long cells cut, and no character that a database refuses. */
export function quarantinedRow(batch: number, { row, record, problem }: BadRow): QuarantinedRow {
  return {
    batch,
    row,
    column: storable(problem.column, VALUE_KEPT),
    value: storable(problem.value, VALUE_KEPT),
    code: problem.code,
    reason: problem.reason,
    advice: problem.advice,
    phrases: phrasesOf(problem),
    record: canonicalJson(recordOf(record)),
  };
}

/** Texts in JSON hold no character that a database refuses: it is escaped. */
function phrasesOf({ phrases }: BadRow['problem']): string | null {
  if (phrases === undefined) return null;
  const json = JSON.stringify(phrases);
  return json.length > PHRASES_KEPT ? null : json;
}

/** The cells by column; of a row that was not to be split into cells, its beginning as `raw`. */
function recordOf(record: BadRow['record']): Canonical {
  if (typeof record === 'string') return { raw: storable(record, CELL_KEPT) };
  return Object.fromEntries([...record].map(([column, text]) => [column, storable(text, CELL_KEPT)]));
}

/** PostgreSQL stores no NUL character, and neither database half a character. */
const storable = (text: string, length: number): string =>
  (text.length > length ? `${text.slice(0, length)}…` : text).replaceAll('\u0000', '␀').replace(/\p{Surrogate}/gu, '�');
