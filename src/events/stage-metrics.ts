/** Files of order events made into figures of indicators. */
import type { Indicator } from '../engine/documents.js';
import type { EventsDocument } from '../engine/event-documents.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { monthAfter } from '../engine/period.js';
import { unusedRows, type UnusedRow } from './unused-rows.js';
import { DuckDbFailure, withDuckDb, type DuckDb } from './duckdb.js';
import { eventFile, eventSource, fileProblems, type EventFile } from './event-source.js';
import { DUCKDB } from './sql-dialect.js';
import { stageFigures, type StageFigures } from './stage-figures.js';
import { stageSql } from './stage-sql.js';

/** The documents of events and the catalogue, as they hold in the months asked for. */
export interface EventDefinitions {
  readonly documents: readonly EventsDocument[];
  readonly indicators: ReadonlyMap<string, Indicator>;
}

/** What files came to by one document. */
export interface DocumentFigures extends StageFigures {
  readonly document: string;
  /** Lines that could not be taken apart: too few cells, too many, no text. */
  readonly unreadable: number;
  /** The first of the rows that were not used. */
  readonly unusedRows: readonly UnusedRow[];
}

/** Months from one to another, both included; of them those for which a document holds. */
export function monthsOf({ effectiveFrom, effectiveTo }: EventsDocument, from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = monthAfter(month))
    if (month >= effectiveFrom && (effectiveTo === undefined || month < effectiveTo)) months.push(month);
  return months;
}

/**
 * Makes figures of files of events, by every document that holds in a month from `from` to `to`. Each file is read once for each
 * document, and once more where rows of it are to be listed. Refused where a file cannot be read, or no document holds.
 *
 * @example await stageMetrics(['october.csv'], definitions, { from: '2026-10', to: '2026-10' })
 */
export async function stageMetrics(
  files: readonly string[],
  { documents, indicators }: EventDefinitions,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Outcome<readonly DocumentFigures[]>> {
  const findings: Finding[] = [];
  for (const file of files) findings.push(...(await fileProblems(file)));
  if (findings.length > 0) return refused(...findings);
  const inForce = documents.filter((document) => monthsOf(document, from, to).length > 0);
  if (inForce.length === 0) return refused(noDocument(to));
  try {
    const worked = await withDuckDb(files, async (db): Promise<Outcome<readonly DocumentFigures[]>> => {
      const all: DocumentFigures[] = [];
      for (const document of inForce) {
        const figures = await figuresOf(db, files, document, indicators, monthsOf(document, from, to));
        if (!figures.ok) return figures;
        all.push(figures.value);
      }
      return done(all);
    });
    return worked.ok ? worked.value : worked;
  } catch (error) {
    if (error instanceof DuckDbFailure) return refused(unreadableFile(files, error));
    throw error;
  }
}

async function figuresOf(
  db: DuckDb,
  names: readonly string[],
  document: EventsDocument,
  indicators: ReadonlyMap<string, Indicator>,
  months: readonly string[],
): Promise<Outcome<DocumentFigures>> {
  const files: EventFile[] = [];
  for (const name of names) {
    const file = await eventFile(db, name, document.columns ?? {});
    if (!file.ok) return file;
    files.push(file.value);
  }
  const source = eventSource(files, document.columns ?? {});
  const rows = await db.all(stageSql(document, { ...source, dialect: DUCKDB, months }));
  const figures = stageFigures(document, indicators, rows);
  return done({ document: document.id, ...figures, ...(await unusedRows(db, document, files, figures.unused)) });
}

const noDocument = (period: string): Finding => ({
  severity: 'error',
  code: 'no-events',
  message: `no document of events holds for ${period}`,
  advice: 'write one, events/NAME.json, that says which figures are made of which events',
});

const unreadableFile = (files: readonly string[], error: Error): Finding => ({
  severity: 'error',
  code: 'file-unreadable',
  file: files.join(', '),
  message: error.message.split('\n')[0] ?? 'cannot be read',
  advice: 'check the file; CSV is separated by commas, UTF-8, with quotes as in RFC 4180',
});
