/** The figures that counted at a state of knowledge: read for computing, a subject and period a line of JSON. */
import type { EntityManager } from 'typeorm';

import { databaseKind, type DatabaseKind } from '../database/append-only.js';
import type { ObservedFigure } from '../engine/figure.js';
import { codeOfLine, linesOf } from './json-lines-page.js';

type FigureRow = readonly [
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
type FigureLine = readonly [subject: string, period: string, rows: readonly FigureRow[]];

/** One subject's figures, taken apart when somebody asks for them. */
export class OwnFigures {
  private readonly periods: readonly { readonly period: string; readonly rows: readonly FigureRow[] }[];

  constructor(private readonly lines: readonly string[]) {
    this.periods = lines.map((line) => {
      const [, period, rows] = JSON.parse(line) as FigureLine;
      return { period, rows };
    });
  }

  figures(period: string, indicator: string): readonly ObservedFigure[] {
    const rows = this.rowsOf(period);
    let found: ObservedFigure[] | undefined;
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i] as FigureRow;
      if (row[0] !== indicator || isSameFigure(row, rows[i + 1])) continue;
      const before = rows[i - 1];
      const figure = figureOf(row, isSameFigure(row, before) ? before : undefined);
      if (found) found.push(figure);
      else found = [figure];
    }
    return found ?? NONE;
  }

  /** Reports of a period, those included that were corrected since. */
  countOf(period: string): number {
    return this.rowsOf(period).length;
  }

  /** All of them as they are stored: what is hashed. */
  get text(): string {
    return this.lines.join('\n');
  }

  private rowsOf(period: string): readonly FigureRow[] {
    for (const held of this.periods) if (held.period === period) return held.rows;
    return NO_ROWS;
  }
}

const NONE: readonly ObservedFigure[] = [];
const NO_ROWS: readonly FigureRow[] = [];

/** Figures by subject. */
export class SubjectFigures {
  private readonly lines = new Map<string, string[]>();
  private readonly kept = new Map<string, OwnFigures>();

  add(line: string): void {
    const subject = codeOfLine(line);
    const held = this.lines.get(subject);
    if (held) held.push(line);
    else this.lines.set(subject, [line]);
  }

  /** Taken apart anew at each call, so that a page of them is not held in memory. */
  of(subject: string): OwnFigures | undefined {
    const lines = this.lines.get(subject);
    return lines && new OwnFigures(lines);
  }

  /** The same, remembered: for the few that many ask for. */
  shared(subject: string): OwnFigures | undefined {
    let figures = this.kept.get(subject);
    if (!figures && (figures = this.of(subject))) this.kept.set(subject, figures);
    return figures;
  }

  *all(): Generator<OwnFigures> {
    for (const lines of this.lines.values()) yield new OwnFigures(lines);
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
  const figures = new SubjectFigures();
  const sql = figuresSql(databaseKind(manager), through !== undefined);
  for (const period of periods) {
    const parameters = [period, kind, from, ...(through === undefined ? [] : [through]), asOfSeq];
    for (const line of await linesOf(manager, sql, parameters)) figures.add(line);
  }
  return figures;
}

/** Two versions of one figure, of the same indicator, source and day: they follow each other, and the last one counts. */
function isSameFigure(a: FigureRow, b: FigureRow | undefined): b is FigureRow {
  return b !== undefined && a[0] === b[0] && a[1] === b[1] && a[2] === b[2];
}

/** A figure with what it corrects. Written out: spreading the common part would take several times as long. */
function figureOf(row: FigureRow, before: FigureRow | undefined): ObservedFigure {
  const [, source, day, value, numerator, denominator, sample, reference, baseline, batch, number] = row;
  if (!before) return { batch, row: number, day, source, value, numerator, denominator, sample, reference, baseline };
  const [, , , value0, numerator0, denominator0, sample0, , , batch0, row0] = before;
  const corrects = {
    batch: batch0,
    row: row0,
    value: value0,
    numerator: numerator0,
    denominator: denominator0,
    sample: sample0,
  };
  return { batch, row: number, day, source, value, numerator, denominator, sample, reference, baseline, corrects };
}

const COLUMNS = 'indicator, source, day, value, numerator, denominator, sample, reference, baseline, batch, row_number';
const ORDER = 'indicator, source, day, seq';

/**
 * A line for each subject. SQLite is told the index, whose order is the one asked for, so that it neither sorts nor mixes: saying
 * the order once more would make it sort the rows of each subject.
 */
function figuresSql(kind: DatabaseKind, isBounded: boolean): string {
  const where = `period = $1 AND subject_kind = $2 AND subject >= $3
    ${isBounded ? 'AND subject <= $4' : ''} AND seq <= $${isBounded ? 5 : 4}`;
  if (kind === 'sqlite')
    return `SELECT group_concat(line, char(10)) AS page FROM (
      SELECT json_array(subject, period, json_group_array(json_array(${COLUMNS}))) AS line
      FROM observation INDEXED BY observation_key WHERE ${where} GROUP BY subject)`;
  return `SELECT string_agg(line, E'\\n' ORDER BY subject) AS page FROM (
    SELECT subject, json_build_array(subject, period, json_agg(json_build_array(${COLUMNS}) ORDER BY ${ORDER}))::text AS line
    FROM observation WHERE ${where} GROUP BY subject, period) AS o`;
}
