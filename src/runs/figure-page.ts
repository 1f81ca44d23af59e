/** The figures that counted at a state of knowledge: read for computing, many in one text. */
import type { EntityManager } from 'typeorm';

import { databaseKind } from '../database/append-only.js';
import type { ObservedFigure } from '../engine/figure.js';

type FigureRow = readonly [
  subject: string,
  period: string,
  indicator: string,
  source: string,
  day: string,
  value: string | null,
  numerator: string | null,
  denominator: string | null,
  sample: string | null,
  reference: string | null,
  baseline: string | null,
  batch: number,
  row: number,
];

/** One subject's figures. */
export class OwnFigures {
  private readonly found = new Map<string, ObservedFigure[]>();
  private readonly rows: FigureRow[] = [];

  add(row: FigureRow, figure: ObservedFigure): void {
    const key = keyOf(row[1], row[2]);
    const held = this.found.get(key);
    if (held) held.push(figure);
    else this.found.set(key, [figure]);
    this.rows.push(row);
  }

  figures(period: string, indicator: string): readonly ObservedFigure[] {
    return this.found.get(keyOf(period, indicator)) ?? NONE;
  }

  countOf(period: string): number {
    let count = 0;
    for (const row of this.rows) if (row[1] === period) count += 1;
    return count;
  }

  /** All of them as they are stored, as canonical JSON: what is hashed. */
  get text(): string {
    return JSON.stringify(this.rows);
  }
}

const NONE: readonly ObservedFigure[] = [];
const keyOf = (period: string, indicator: string): string => `${period} ${indicator}`;

/** Figures by subject. */
export class SubjectFigures {
  constructor(private readonly subjects: ReadonlyMap<string, OwnFigures>) {}

  of(subject: string): OwnFigures | undefined {
    return this.subjects.get(subject);
  }

  *texts(): Generator<string> {
    for (const { text } of this.subjects.values()) yield text;
  }

  count(period: string): number {
    let count = 0;
    for (const figures of this.subjects.values()) count += figures.countOf(period);
    return count;
  }
}

/** The figures of some periods that counted once `asOfSeq` was taken in, of the subjects from one code through another. */
export async function readFigures(
  manager: EntityManager,
  periods: readonly string[],
  asOfSeq: number,
  kind: 'employee' | 'department',
  { from = '', through }: { readonly from?: string; readonly through?: string },
): Promise<SubjectFigures> {
  const subjects = new Map<string, OwnFigures>();
  const sql = figuresSql(databaseKind(manager), through !== undefined);
  for (const period of periods) {
    const parameters = [period, kind, from, ...(through === undefined ? [] : [through]), asOfSeq];
    const [row] = await manager.query<{ page: string | null }[]>(sql, parameters);
    addCurrent(subjects, JSON.parse(row?.page ?? '[]') as readonly FigureRow[]);
  }
  return new SubjectFigures(subjects);
}

/** Versions of a figure follow each other: the last one counts, and corrects the one before. */
function addCurrent(subjects: Map<string, OwnFigures>, rows: readonly FigureRow[]): void {
  let held: OwnFigures | undefined;
  let subject: string | undefined;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] as FigureRow;
    if (isSameFigure(row, rows[i + 1])) continue;
    if (row[0] !== subject) {
      subject = row[0];
      held = subjects.get(subject);
      if (!held) subjects.set(subject, (held = new OwnFigures()));
    }
    const before = rows[i - 1];
    held?.add(row, figureOf(row, isSameFigure(row, before) ? before : undefined));
  }
}

/** Two versions of one figure: of the same subject, indicator, source and day. */
function isSameFigure(a: FigureRow, b: FigureRow | undefined): b is FigureRow {
  return b !== undefined && a[0] === b[0] && a[2] === b[2] && a[3] === b[3] && a[4] === b[4];
}

function figureOf(row: FigureRow, before: FigureRow | undefined): ObservedFigure {
  const [, , , source, day, value, numerator, denominator, sample, reference, baseline, batch, number] = row;
  const figure = { batch, row: number, day, source, value, numerator, denominator, sample, reference, baseline };
  if (!before) return figure;
  const [, , , , , value0, numerator0, denominator0, sample0, , , batch0, row0] = before;
  return {
    ...figure,
    corrects: {
      batch: batch0,
      row: row0,
      value: value0,
      numerator: numerator0,
      denominator: denominator0,
      sample: sample0,
    },
  };
}

function figuresSql(kind: 'sqlite' | 'postgres', isBounded: boolean): string {
  const [list, array, text] =
    kind === 'sqlite' ? ['json_group_array', 'json_array', ''] : ['json_agg', 'json_build_array', '::text'];
  return `SELECT ${list}(${array}(o.subject, o.period, o.indicator, o.source, o.day, o.value, o.numerator, o.denominator,
      o.sample, o.reference, o.baseline, o.batch, o.row_number))${text} AS page
    FROM (SELECT * FROM observation WHERE period = $1 AND subject_kind = $2 AND subject >= $3
      ${isBounded ? 'AND subject <= $4' : ''} AND seq <= $${isBounded ? 5 : 4}
      ORDER BY subject, indicator, source, day, seq) AS o`;
}
