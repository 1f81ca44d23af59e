/** Taking in files of records, whatever their kind. */
import { posix, win32 } from 'node:path';

import type { Actor, AuditService } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { shownCell } from '../files/cell-text.js';
import { BatchIngestion, type IngestionJob, type OnProgress, type Tally } from './batch-ingestion.js';
import { countQuarantined, phrasesOfRow, quarantinedRows } from './batch-reader.js';
import { findBatch, NOTHING_YET, progressOf } from './chunk-store.js';
import type { Batch, QuarantinedRow } from './ingestion.entities.js';
import type { Ledger } from './ledger.js';
import { inspectFile, type FileInput } from './record-file.js';
import { isSource } from './source-cell.js';
import { phrase, worded } from '../engine/phrase.js';

export interface TakeInOptions {
  /** Who reports what rows say that do not say so themselves. */
  readonly source?: string;
  readonly actor: Actor;
  /** Called after each chunk. */
  readonly onProgress?: OnProgress;
  /** Rows that are taken in in one transaction; 5,000 where nothing is said. */
  readonly chunkRows?: number;
}

/** What became of a file: its rows are `accepted + unchanged + superseding + quarantined`. */
export interface IngestSummary {
  readonly batch: number;
  /** Base name of the file as it was given first. */
  readonly file: string;
  readonly sha256: string;
  /** New records. */
  readonly accepted: number;
  /** Rows that say what is known already, or were taken in when the file was ingested before. */
  readonly unchanged: number;
  /** Records that replace a differing one; the old one stays readable. */
  readonly superseding: number;
  /** Rows of the file that are in quarantine now. */
  readonly quarantined: number;
  /** Was the file ingested before, in full? Then nothing at all was stored. */
  readonly alreadyIngested: boolean;
  /** The row at which an ingestion that had been broken off was carried on. */
  readonly resumedFromRow?: number;
  /** The first {@link QUARANTINED_SHOWN} of the quarantined rows. */
  readonly quarantinedRows: readonly (Pick<QuarantinedRow, 'row' | 'column' | 'value' | 'reason' | 'advice'> &
    Pick<Finding, 'phrases'>)[];
}

export const QUARANTINED_SHOWN = 20;
const CHUNK_ROWS = 5_000;

/** What taking in needs. `ledgerOf` is asked once it is known that there is something to take in, with the source of rows that name none. */
export interface TakeInFrom<R> {
  readonly database: Database;
  readonly audit: AuditService;
  readonly ledgerOf: (defaultSource: string) => Promise<Ledger<R>>;
}

/**
 * Takes in a file, CSV or JSON lines, chunk by chunk: good rows are kept, bad ones quarantined. The same content again changes
 * nothing; if it was broken off it is carried on, if some of its rows are in quarantine those are tried again.
 */
export async function takeIn<R>(
  { database, audit, ledgerOf }: TakeInFrom<R>,
  input: FileInput,
  options: TakeInOptions,
): Promise<Outcome<IngestSummary>> {
  const defaultSource = options.source ?? '';
  if (options.source !== undefined && !isSource(options.source)) return refused(notASource(input, options.source));
  const file = await inspectFile(input);
  const { reader } = database;
  const ledger = await ledgerOf(defaultSource);
  const batch = await findBatch(reader, ledger.kind, file.sha256, defaultSource);
  const progress = batch ? await progressOf(reader, batch.id) : NOTHING_YET;
  if (batch && progress.complete && (await countQuarantined(reader, batch.id)) === 0)
    return done(await summary(database, batch, NO_ROWS, progress.taken, { alreadyIngested: true }), [
      ...noRows(input, progress.taken),
      ...(await supersededSince(database, ledger, input, batch.id)),
    ]);
  return takeRows(database, audit, {
    ledger,
    input,
    file,
    baseName: posix.basename(win32.basename(input.name)),
    defaultSource,
    actor: options.actor,
    chunkRows: options.chunkRows ?? CHUNK_ROWS,
    onProgress: options.onProgress,
    batch,
    progress,
  });
}

async function takeRows<R>(
  database: Database,
  audit: AuditService,
  job: IngestionJob<R>,
): Promise<Outcome<IngestSummary>> {
  const result = await new BatchIngestion(database, audit, job).run();
  if ('refusal' in result) return refused(result.refusal);
  const { chunks, complete, rowsThrough, taken } = job.progress;
  const resumed = chunks > 0 && !complete ? { resumedFromRow: rowsThrough + 1 } : {};
  const how = { alreadyIngested: false, ...resumed };
  const told = await summary(database, result.batch, result.tally, taken, how);
  return done(told, [...result.findings, ...noRows(job.input, result.rows)]);
}

/** Sending a file again does not bring its records back where a later one has taken their place: that is said. */
async function supersededSince<R>(
  { reader }: Database,
  ledger: Ledger<R>,
  input: FileInput,
  batch: number,
): Promise<Finding[]> {
  const count = await ledger.countSuperseded(reader, batch);
  if (count === 0) return [];
  return [
    {
      severity: 'warning',
      code: 'superseded-since',
      file: input.name,
      ...worded(
        phrase`${{ count }} of its ${{ noun: ledger.noun }} have since been superseded by another file, and stay so`,
        phrase`to go back to them, send them in a new file, with a reference that says why`,
      ),
    },
  ];
}

async function summary(
  { reader }: Database,
  { id, file, sha256 }: Batch,
  { accepted, unchanged, superseding }: Tally,
  takenBefore: number,
  how: Pick<IngestSummary, 'alreadyIngested' | 'resumedFromRow'>,
): Promise<IngestSummary> {
  const rows = await quarantinedRows(reader, id, { limit: QUARANTINED_SHOWN });
  return {
    batch: id,
    file,
    sha256,
    accepted,
    unchanged: unchanged + takenBefore,
    superseding,
    quarantined: await countQuarantined(reader, id),
    ...how,
    quarantinedRows: rows.map(shownRow),
  };
}

function shownRow(quarantined: QuarantinedRow): IngestSummary['quarantinedRows'][number] {
  const { row, column, value, reason, advice } = quarantined;
  return { row, column, value, reason, advice, ...phrasesOfRow(quarantined) };
}

const NO_ROWS: Tally = { accepted: 0, unchanged: 0, superseding: 0 };

const noRows = (input: FileInput, rows: number): Finding[] =>
  rows > 0
    ? []
    : [
        {
          severity: 'warning',
          code: 'no-rows',
          file: input.name,
          ...worded(phrase`The file has a header and no rows: there is nothing to take in.`),
        },
      ];

const notASource = (input: FileInput, source: string): Finding => ({
  severity: 'error',
  code: 'source-malformed',
  file: input.name,
  ...worded(
    phrase`${{ source: shownCell(source) }} is not the name of a source.`,
    phrase`Lower-case letters, digits and hyphens, at most 40: third-party.`,
  ),
});
