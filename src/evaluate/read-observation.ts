import type { Indicator } from '../engine/documents.js';
import type { ObservedFigure } from '../engine/figure.js';
import { trialFigure } from '../engine/trial.js';
import { shownCell } from '../files/cell-text.js';
import { nearestName } from '../files/nearest-name.js';
import { readFigures, readSample } from '../metrics/row-figures.js';
import { RowProblem, type Cells } from '../ingestion/row-problem.js';
import { LineProblem, readFields } from './line-problem.js';

/** What an observation is read against. */
export interface ObservationRules {
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** The source of figures that name none: the one that the plan trusts most. */
  readonly sourceOf: (indicator: string) => string;
}

const NAMES = ['indicator', 'value', 'numerator', 'denominator', 'baseline', 'sample', 'source'] as const;
const SOURCE = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Reads an observation by the rules that files of observations are read by. */
export function readObservation(
  item: unknown,
  index: number,
  { indicators, sourceOf }: ObservationRules,
): { readonly indicator: string; readonly figure: ObservedFigure } | LineProblem {
  const pointer = `/observations/${index}`;
  const cells = readCells(item, pointer);
  if (cells instanceof LineProblem) return cells;
  const indicator = indicators.get(cells.get('indicator') ?? '');
  if (!indicator) return unknownIndicator(cells.get('indicator'), pointer, indicators);
  const figures = readFigures(cells, indicator);
  if (figures instanceof RowProblem) return problemAt(pointer, figures);
  const baseline = readBaseline(cells, indicator);
  if (baseline instanceof RowProblem) return problemAt(pointer, baseline, 'baseline');
  const sample = readSample(cells.get('sample') ?? '');
  if (sample instanceof RowProblem) return problemAt(pointer, sample);
  const source = cells.get('source') ?? sourceOf(indicator.code);
  if (!SOURCE.test(source)) return new LineProblem(`${pointer}/source`, `${shownCell(source)} is not a source`);
  const reported = { ...figures, sample, source, baseline };
  return { indicator: indicator.code, figure: trialFigure(reported, index) };
}

/** What the figure is to be compared with, read as a value is. */
function readBaseline(cells: Cells, indicator: Indicator): string | null | RowProblem {
  const written = cells.get('baseline');
  if (written === undefined) return null;
  const read = readFigures(new Map([['value', written]]), indicator);
  return read instanceof RowProblem ? read : read.value;
}

/** Members as texts; `null` is as good as left out, an empty text is not. */
function readCells(item: unknown, pointer: string): Cells | LineProblem {
  const fields = readFields(item, pointer, NAMES);
  if (fields instanceof LineProblem) return fields;
  const cells = new Map<string, string>();
  for (const [name, value] of Object.entries(fields)) {
    const place = `${pointer}/${name}`;
    if (value === null) continue;
    if (typeof value === 'number') return new LineProblem(place, `is a number: write it in quotes, "${value}"`);
    if (typeof value !== 'string') return new LineProblem(place, 'is not a text');
    if (value === '') return new LineProblem(place, 'is empty: leave it out where there is none');
    cells.set(name, value);
  }
  return cells;
}

function unknownIndicator(
  code: string | undefined,
  pointer: string,
  indicators: ReadonlyMap<string, Indicator>,
): LineProblem {
  const place = `${pointer}/indicator`;
  if (code === undefined) return new LineProblem(place, 'is missing: it says what was measured');
  const nearest = nearestName(code, [...indicators.keys()]);
  const advice = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  return new LineProblem(place, `there is no indicator ${shownCell(code)}${advice}`);
}

const problemAt = (pointer: string, { column, reason, advice }: RowProblem, as = column): LineProblem =>
  new LineProblem(`${pointer}/${as}`, `${reason} ${advice}`);
