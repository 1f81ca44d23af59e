import type { EntityManager } from 'typeorm';

import type { FirstPlace, RecordStore, ToStore } from '../ingestion/ledger.js';
import type { ReportedFigure } from './observation-figure.js';
import { insertFigures } from './observation-insert.js';

type Columns = { readonly [Column in keyof ReportedFigure]: ReportedFigure[Column][] };

/** Figures that rows of a file report, by column: a list for each takes far less memory than an object a row. */
export class FigureColumns implements RecordStore<ReportedFigure> {
  /** The rows that report them. */
  readonly rows: number[] = [];
  readonly columns: Columns = {
    indicator: [],
    subjectKind: [],
    subject: [],
    period: [],
    day: [],
    source: [],
    value: [],
    numerator: [],
    denominator: [],
    sample: [],
    reference: [],
    baseline: [],
  };

  get count(): number {
    return this.rows.length;
  }

  add(row: number, figure: ReportedFigure): void {
    const { columns } = this;
    this.rows.push(row);
    columns.indicator.push(figure.indicator);
    columns.subjectKind.push(figure.subjectKind);
    columns.subject.push(figure.subject);
    columns.period.push(figure.period);
    columns.day.push(figure.day);
    columns.source.push(figure.source);
    columns.value.push(figure.value);
    columns.numerator.push(figure.numerator);
    columns.denominator.push(figure.denominator);
    columns.sample.push(figure.sample);
    columns.reference.push(figure.reference);
    columns.baseline.push(figure.baseline);
  }

  /** The row that reports the figure at a place. */
  row(at: number): number {
    return valueAt(this.rows, at);
  }

  /** What is reported at some places, by column. */
  columnsAt(places: readonly number[]): Columns {
    const { columns } = this;
    const taken = <T>(values: readonly T[]): T[] => places.map((at) => valueAt(values, at));
    return {
      indicator: taken(columns.indicator),
      subjectKind: taken(columns.subjectKind),
      subject: taken(columns.subject),
      period: taken(columns.period),
      day: taken(columns.day),
      source: taken(columns.source),
      value: taken(columns.value),
      numerator: taken(columns.numerator),
      denominator: taken(columns.denominator),
      sample: taken(columns.sample),
      reference: taken(columns.reference),
      baseline: taken(columns.baseline),
    };
  }

  /** The figure at a place. */
  record(at: number): ReportedFigure {
    const { columns } = this;
    return {
      indicator: valueAt(columns.indicator, at),
      subjectKind: valueAt(columns.subjectKind, at),
      subject: valueAt(columns.subject, at),
      period: valueAt(columns.period, at),
      day: valueAt(columns.day, at),
      source: valueAt(columns.source, at),
      value: valueAt(columns.value, at),
      numerator: valueAt(columns.numerator, at),
      denominator: valueAt(columns.denominator, at),
      sample: valueAt(columns.sample, at),
      reference: valueAt(columns.reference, at),
      baseline: valueAt(columns.baseline, at),
    };
  }

  insert(
    manager: EntityManager,
    { places }: ToStore<ReportedFigure>,
    first: FirstPlace,
    meanwhile: () => void,
  ): Promise<string[]> {
    return insertFigures(manager, this, places, first, meanwhile);
  }
}

function valueAt<T>(values: readonly T[], at: number): T {
  if (at >= values.length) throw new RangeError(`there is no figure ${at}`);
  return values[at] as T;
}
