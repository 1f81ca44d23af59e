import { RowProblem } from '../ingestion/row-problem.js';
import type { Ledger, Said } from '../ingestion/ledger.js';
import { currentFigures } from './current-figures.js';
import { FigureColumns } from './figure-columns.js';
import { SUBJECT_KINDS, type KnownCodes } from './known-codes.js';
import { figureInWords, keyBeginning, sameFigure, type Figure, type ReportedFigure } from './observation-figure.js';
import { countSuperseded, latestObservationSeq } from './observation-reader.js';
import { OBSERVATION_COLUMNS, readObservationRow } from './observation-row.js';
import { phrase } from '../engine/phrase.js';

/** Observations, as files of them are taken in; `defaultSource` is the source of a row that names none, empty where there is none. */
export function observationLedger(known: KnownCodes, defaultSource: string): Ledger<ReportedFigure> {
  return {
    kind: 'observations',
    noun: phrase`figures`,
    columns: { ...OBSERVATION_COLUMNS, others: 'refuse' },
    read: (cells) => readObservationRow(cells, known, defaultSource),
    key: (figure) => ({ beginning: keyBeginning(figure), rest: figure.subject }),
    group: ({ period }) => period,
    isSame: sameFigure,
    newStore: () => new FigureColumns(),
    latestSeq: latestObservationSeq,
    hasAny: async (manager, period) =>
      (await manager.query<unknown[]>(`SELECT 1 FROM observation WHERE period = $1 LIMIT 1`, [period])).length > 0,
    currents: currentFigures,
    conflict,
    countSuperseded,
  };
}

function conflict(figure: ReportedFigure, before: Said<ReportedFigure>): RowProblem {
  const column = differingColumn(figure, before.record);
  const subject = phrase`${{ indicator: figure.indicator }} of ${{ kind: SUBJECT_KINDS[figure.subjectKind] }} ${{ code: figure.subject }} for ${{ period: figure.day || figure.period }}`;
  const reason = phrase`Row ${{ row: before.row }} of this file already reports ${{ subject }} from ${{ source: figure.source }}: ${{ before: figureInWords(before.record) }}, not ${{ after: figureInWords(figure) }}.`;
  return new RowProblem(column, figure[column] ?? '', 'reported-twice', reason, phrase`Keep one of the two rows.`);
}

const FIGURE_COLUMNS = ['value', 'numerator', 'denominator', 'sample', 'baseline'] as const;

const differingColumn = (a: Figure, b: Figure): keyof Figure =>
  FIGURE_COLUMNS.find((column) => a[column] !== b[column]) ?? 'reference';
