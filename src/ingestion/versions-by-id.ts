/** Records that the company calls by an id: of all with the same one, the one that came last counts. */
import type { EntityManager } from 'typeorm';

import { databaseKind } from '../database/append-only.js';
import type { Current, Ledger, Said } from './ledger.js';
import { RowProblem } from './row-problem.js';
import { phrase, type Phrase } from '../engine/phrase.js';

/** What tells records of a kind apart in the database. */
export interface VersionedTable<R> {
  readonly table: string;
  /** What people call one: `complaint`. */
  readonly noun: Phrase;
  /** Selects what a record reports, of the table called `c`. */
  readonly columns: string;
  /** The fields that a record reports, in the order in which two are compared. */
  readonly fields: readonly (keyof R & string)[];
  /** A record as the database's driver hands it over, as it is written. */
  readonly read: (row: Readonly<Record<string, unknown>>) => R;
}

type ById<R> = Pick<
  Ledger<R>,
  'key' | 'group' | 'isSame' | 'latestSeq' | 'hasAny' | 'currents' | 'conflict' | 'countSuperseded'
>;

/** That part of a ledger which goes by the id alone. */
export function versionsById<R extends { readonly id: string }>(of: VersionedTable<R>): ById<R> {
  const latestSeq = (manager: EntityManager): Promise<number> => latestSeqOf(manager, of.table);
  return {
    key: ({ id }) => ({ beginning: '', rest: id }),
    // A correction may move a record to another month: all are one group.
    group: () => '',
    isSame: (a, b) => differingField(of.fields, a, b) === undefined,
    latestSeq,
    hasAny: async (manager) => (await latestSeq(manager)) > 0,
    currents: (manager, records) => currents(manager, of, records),
    conflict: (record, before) => conflict(of, record, before),
    countSuperseded: (manager, batch) => countSuperseded(manager, of.table, batch),
  };
}

/** The number of the last record that is stored; 0 where there is none. */
export async function latestSeqOf(manager: EntityManager, table: string): Promise<number> {
  const [row] = await manager.query<{ seq: number | string | null }[]>(`SELECT MAX(seq) AS seq FROM ${table}`);
  return Number(row?.seq ?? 0);
}

/** Where two records differ first; `undefined` where they say the same. */
const differingField = <R>(fields: VersionedTable<R>['fields'], a: R, b: R): (keyof R & string) | undefined =>
  fields.find((field) => a[field] !== b[field]);

interface FoundRow extends Record<string, unknown> {
  readonly i: number | string;
  readonly seq: number | string;
  readonly batch: number | string;
  readonly row: number | string;
}

async function currents<R extends { readonly id: string }>(
  manager: EntityManager,
  { table, columns, read }: VersionedTable<R>,
  records: readonly R[],
): Promise<(Current<R> | undefined)[]> {
  const found = new Array<Current<R> | undefined>(records.length).fill(undefined);
  if (records.length === 0) return found;
  const latest = (id: string): string => `SELECT x.seq FROM ${table} x WHERE x.id = ${id} ORDER BY x.seq DESC LIMIT 1`;
  const selected = `c.seq, c.batch, c.row_number AS "row", ${columns}`;
  const sql =
    databaseKind(manager) === 'sqlite'
      ? `SELECT k.key AS i, ${selected} FROM json_each($1) k JOIN ${table} c ON c.seq = (${latest('k.value')})`
      : `SELECT k.ordinal - 1 AS i, ${selected} FROM json_array_elements_text($1::json) WITH ORDINALITY AS k (id, ordinal)
           JOIN ${table} c ON c.seq = (${latest('k.id')})`;
  const rows = await manager.query<FoundRow[]>(sql, [JSON.stringify(records.map(({ id }) => id))]);
  for (const { i, seq, batch, row, ...rest } of rows)
    found[Number(i)] = { ...read(rest), seq: Number(seq), batch: Number(batch), row: Number(row) };
  return found;
}

function conflict<R extends { readonly id: string }>(
  { noun, fields }: VersionedTable<R>,
  record: R,
  { row, record: before }: Said<R>,
): RowProblem {
  const field = differingField(fields, record, before) ?? 'id';
  const said = (of: R): string => {
    const value: unknown = of[field];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const reason = phrase`Row ${{ row }} of this file already reports the ${{ noun }} ${{ id: record.id }}, with the ${{ field }} "${{ before: said(before) }}", not "${{ after: said(record) }}".`;
  return new RowProblem(field, said(record), 'reported-twice', reason, phrase`Keep one of the two rows.`);
}

async function countSuperseded(manager: EntityManager, table: string, batch: number): Promise<number> {
  const [row] = await manager.query<{ count: number | string }[]>(
    `SELECT count(*) AS count FROM ${table} c WHERE c.batch = $1
       AND c.seq IN (SELECT n.supersedes FROM ${table} n WHERE n.supersedes IS NOT NULL)`,
    [batch],
  );
  return Number(row?.count ?? 0);
}
