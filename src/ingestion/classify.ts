import type { EntityManager } from 'typeorm';

import type { FreshGroups } from './fresh-groups.js';
import { keyOf, type Current, type Ledger, type Said, type ToStore } from './ledger.js';
import type { BadRow, ReadChunk } from './read-chunk.js';
import type { Cells } from './row-problem.js';

/** What is known of a file's other rows, and of what is stored. */
export interface FileSoFar<R> {
  readonly ledger: Ledger<R>;
  readonly batch: number;
  readonly fresh: FreshGroups<R>;
  /** What the first row before `row` that reports one of these keys says of it, by the key's text. */
  firstSaid(keys: ReadonlySet<string>, row: number): Promise<ReadonlyMap<string, Said<R>>>;
}

/** What is to be done with the rows of a chunk: the new ones are stored, and those that supersede a differing one. */
export interface Classified<R> extends ToStore<R> {
  readonly accepted: number;
  readonly superseding: number;
  readonly unchanged: number;
  /** Rows that contradict another row of their own file. */
  readonly conflicts: readonly BadRow[];
}

type IsPending = (row: number) => boolean;

/**
 * Compares the pending rows of a chunk with the records that count now and with what the file itself has said before. The other
 * rows of the chunk are done with and only count as said.
 */
export async function classify<R>(
  manager: EntityManager,
  chunk: ReadChunk<R>,
  isPending: IsPending,
  file: FileSoFar<R>,
): Promise<Classified<R>> {
  const { groups, repeating } = chunk;
  const isAllNew = repeating.size === 0 && [...groups].every((group) => file.fresh.has(group));
  return isAllNew ? allNew(chunk, isPending) : compare(manager, keyedRows(chunk, file.ledger), isPending, file);
}

/** Nothing is known of any of the keys, and none stands twice. */
function allNew<R>({ good }: ReadChunk<R>, isPending: IsPending): Classified<R> {
  const places: number[] = [];
  for (let place = 0; place < good.count; place++) if (isPending(good.row(place))) places.push(place);
  return { places, replaced: new Map(), accepted: places.length, superseding: 0, unchanged: 0, conflicts: [] };
}

/** A good row with its key as text. */
interface KeyedRow<R> extends Said<R> {
  readonly place: number;
  readonly key: string;
  readonly cells: Cells | undefined;
  /** May an earlier chunk of the file have reported of the key? */
  readonly mayBeEarlier: boolean;
}

function keyedRows<R>({ good, repeating, cells }: ReadChunk<R>, ledger: Ledger<R>): KeyedRow<R>[] {
  const firstRepeats = new Map<string, boolean>();
  return good.rows.map((row, place) => {
    const record = good.record(place);
    const key = keyOf(ledger, record);
    const mayBeEarlier = firstRepeats.get(key) ?? repeating.has(place);
    firstRepeats.set(key, mayBeEarlier);
    return { place, key, row, record, cells: cells.get(place), mayBeEarlier };
  });
}

async function compare<R>(
  manager: EntityManager,
  rows: readonly KeyedRow<R>[],
  isPending: IsPending,
  file: FileSoFar<R>,
): Promise<Classified<R>> {
  const { ledger } = file;
  const currents = await currentOf(manager, rows, file);
  const said = await saidBefore(rows, currents, isPending, file);
  const replaced = new Map<number, Current<R>>();
  const [places, conflicts]: [number[], BadRow[]] = [[], []];
  let unchanged = 0;
  for (const each of rows) {
    const before = said.get(each.key);
    if (!before) said.set(each.key, each);
    if (!isPending(each.row)) continue;
    const current = currents.get(each);
    const compared = before?.record ?? current;
    if (compared && ledger.isSame(compared, each.record)) unchanged++;
    else if (before) conflicts.push(conflict(ledger, each, before));
    else {
      places.push(each.place);
      if (current) replaced.set(each.place, current);
    }
  }
  const superseding = replaced.size;
  return { places, replaced, accepted: places.length - superseding, superseding, unchanged, conflicts };
}

/** The records that count now of the keys of these rows, where there are any. */
async function currentOf<R>(
  manager: EntityManager,
  rows: readonly KeyedRow<R>[],
  { fresh, ledger }: FileSoFar<R>,
): Promise<ReadonlyMap<KeyedRow<R>, Current<R>>> {
  const asked = rows.filter(({ mayBeEarlier, record }) => !fresh.has(ledger.group(record)) || mayBeEarlier);
  const found = await ledger.currents(
    manager,
    asked.map(({ record }) => record),
  );
  return new Map(asked.flatMap((each, i): [KeyedRow<R>, Current<R>][] => (found[i] ? [[each, found[i]]] : [])));
}

/** What earlier chunks of the file said of keys that pending rows would change. */
async function saidBefore<R>(
  rows: readonly KeyedRow<R>[],
  currents: ReadonlyMap<KeyedRow<R>, Current<R>>,
  isPending: IsPending,
  file: FileSoFar<R>,
): Promise<Map<string, Said<R>>> {
  const said = new Map<string, Said<R>>();
  const doubtful = new Set<string>();
  for (const [{ key, row, record, mayBeEarlier }, current] of currents) {
    if (current.batch === file.batch) said.set(key, { row: current.row, record: current });
    else if (mayBeEarlier && isPending(row) && !file.ledger.isSame(current, record)) doubtful.add(key);
  }
  const [first] = rows;
  if (first && doubtful.size > 0)
    for (const [key, record] of await file.firstSaid(doubtful, first.row)) said.set(key, record);
  return said;
}

function conflict<R>(ledger: Ledger<R>, { row, cells, record }: KeyedRow<R>, before: Said<R>): BadRow {
  if (!cells) throw new Error(`the cells of row ${row} were not kept`);
  return { row, record: cells, problem: ledger.conflict(record, before) };
}
