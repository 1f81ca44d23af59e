import type { EntityManager } from 'typeorm';

import { currentFigures, type CurrentFigure } from './current-figures.js';
import type { FreshPeriods } from './fresh-periods.js';
import { figureInWords, keyText, sameFigure, type Figure, type ReportedFigure } from './observation-figure.js';
import type { BadRow, ReadChunk } from './read-chunk.js';
import { RowProblem, type Cells } from './row-problem.js';

/** What a row of a file reports of a key. */
export interface SaidFigure {
  readonly row: number;
  readonly figure: Figure;
}

/** What is known of a file's other rows. */
export interface FileSoFar {
  readonly batch: number;
  readonly fresh: FreshPeriods;
  /** What the first row before `row` that reports one of these keys says of it, by the key's text. */
  firstFigures(keys: ReadonlySet<string>, row: number): Promise<ReadonlyMap<string, SaidFigure>>;
}

/** What is to be done with the rows of a chunk. */
export interface Classified {
  /** Figures to store, by their places among the chunk's good rows: new ones, and those that supersede a differing one. */
  readonly figures: readonly number[];
  readonly accepted: number;
  readonly superseding: number;
  readonly unchanged: number;
  /** Rows that contradict another row of their own file. */
  readonly conflicts: readonly BadRow[];
}

/**
 * Compares the pending rows of a chunk with the figures that count now and with what the file itself has said before. The other
 * rows of the chunk are done with and only count as said.
 */
export async function classify(
  manager: EntityManager,
  chunk: ReadChunk,
  isPending: (row: number) => boolean,
  file: FileSoFar,
): Promise<Classified> {
  const { periods, repeating } = chunk;
  const isAllNew = repeating.size === 0 && [...periods].every((period) => file.fresh.has(period));
  return isAllNew ? allNew(chunk, isPending) : compare(manager, keyedRows(chunk), isPending, file);
}

/** Nothing is known of any of the keys, and none stands twice. */
function allNew({ good }: ReadChunk, isPending: (row: number) => boolean): Classified {
  const figures: number[] = [];
  for (let place = 0; place < good.count; place++) if (isPending(good.row(place))) figures.push(place);
  return { figures, accepted: figures.length, superseding: 0, unchanged: 0, conflicts: [] };
}

/** A good row with its key as text. */
interface KeyedRow extends SaidFigure {
  readonly place: number;
  readonly key: string;
  readonly figure: ReportedFigure;
  readonly cells: Cells | undefined;
  /** May an earlier chunk of the file have reported of the key? */
  readonly mayBeEarlier: boolean;
}

function keyedRows({ good, repeating, cells }: ReadChunk): KeyedRow[] {
  const firstRepeats = new Map<string, boolean>();
  return good.rows.map((row, place) => {
    const figure = good.figure(place);
    const key = keyText(figure);
    const mayBeEarlier = firstRepeats.get(key) ?? repeating.has(place);
    firstRepeats.set(key, mayBeEarlier);
    return { place, key, row, figure, cells: cells.get(place), mayBeEarlier };
  });
}

async function compare(
  manager: EntityManager,
  rows: readonly KeyedRow[],
  isPending: (row: number) => boolean,
  file: FileSoFar,
): Promise<Classified> {
  const currents = await currentOf(manager, rows, file);
  const said = await saidBefore(rows, currents, isPending, file);
  const [figures, conflicts]: [number[], BadRow[]] = [[], []];
  let [accepted, superseding, unchanged] = [0, 0, 0];
  for (const each of rows) {
    const before = said.get(each.key);
    if (!before) said.set(each.key, each);
    if (!isPending(each.row)) continue;
    const compared = before?.figure ?? currents.get(each);
    if (compared && sameFigure(compared, each.figure)) unchanged++;
    else if (before) conflicts.push(conflict(each, before));
    else {
      figures.push(each.place);
      if (compared) superseding++;
      else accepted++;
    }
  }
  return { figures, accepted, superseding, unchanged, conflicts };
}

/** The figures that count now of the keys of these rows, where there are any. */
async function currentOf(
  manager: EntityManager,
  rows: readonly KeyedRow[],
  { fresh }: FileSoFar,
): Promise<ReadonlyMap<KeyedRow, CurrentFigure>> {
  const asked = rows.filter(({ mayBeEarlier, figure }) => !fresh.has(figure.period) || mayBeEarlier);
  const found = await currentFigures(
    manager,
    asked.map(({ figure }) => figure),
  );
  return new Map(asked.flatMap((each, i): [KeyedRow, CurrentFigure][] => (found[i] ? [[each, found[i]]] : [])));
}

/** What earlier chunks of the file said of keys that pending rows would change. */
async function saidBefore(
  rows: readonly KeyedRow[],
  currents: ReadonlyMap<KeyedRow, CurrentFigure>,
  isPending: (row: number) => boolean,
  file: FileSoFar,
): Promise<Map<string, SaidFigure>> {
  const said = new Map<string, SaidFigure>();
  const doubtful = new Set<string>();
  for (const [{ key, row, figure, mayBeEarlier }, current] of currents) {
    if (current.batch === file.batch) said.set(key, { row: current.row, figure: current });
    else if (mayBeEarlier && isPending(row) && !sameFigure(current, figure)) doubtful.add(key);
  }
  const [first] = rows;
  if (first && doubtful.size > 0)
    for (const [key, figure] of await file.firstFigures(doubtful, first.row)) said.set(key, figure);
  return said;
}

function conflict({ row, cells, figure }: KeyedRow, before: SaidFigure): BadRow {
  if (!cells) throw new Error(`the cells of row ${row} were not kept`);
  const column = differingColumn(figure, before.figure);
  const subject = `${figure.indicator} of ${figure.subjectKind} ${figure.subject} for ${figure.day || figure.period}`;
  const reason = `Row ${before.row} of this file already reports ${subject} from ${figure.source}: ${figureInWords(before.figure)}, not ${figureInWords(figure)}.`;
  const problem = new RowProblem(column, figure[column] ?? '', 'reported-twice', reason, 'Keep one of the two rows.');
  return { row, record: cells, problem };
}

const FIGURE_COLUMNS = ['value', 'numerator', 'denominator', 'sample', 'baseline'] as const;

const differingColumn = (a: Figure, b: Figure): keyof Figure =>
  FIGURE_COLUMNS.find((column) => a[column] !== b[column]) ?? 'reference';
