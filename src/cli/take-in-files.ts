/** What `ingest` and `complaints` have in common: taking in files one after another, and telling what became of them. */
import { createReadStream } from 'node:fs';

import type { Finding, Outcome } from '../engine/finding.js';
import { openFile } from '../files/file-bytes.js';
import type { FileInput } from '../ingestion/record-file.js';
import type { IngestSummary, TakeInOptions } from '../ingestion/take-in.js';
import type { CommandResult } from './output.js';
import { Progress } from './progress.js';

export interface TakenIn {
  readonly files: readonly IngestSummary[];
  readonly findings: readonly Finding[];
  /** Was every file read, and every row taken in? */
  readonly isWhole: boolean;
}

type Take = (input: FileInput, options: Pick<TakeInOptions, 'onProgress'>) => Promise<Outcome<IngestSummary>>;

/** Takes in files one after another; one that cannot be read does not keep the next from being taken in. */
export async function takeInFiles(files: readonly string[], take: Take): Promise<TakenIn> {
  const summaries: IngestSummary[] = [];
  const findings: Finding[] = [];
  let isWhole = true;
  for (const name of files) {
    const opened = await openFile(name);
    if (!opened.ok) {
      findings.push(...opened.findings);
      isWhole = false;
      continue;
    }
    await opened.value.close();
    const progress = new Progress(name);
    const onProgress = (rows: number): void => {
      progress.at(rows);
    };
    const outcome = await take({ name, open: () => createReadStream(name) }, { onProgress }).finally(() => {
      progress.end();
    });
    findings.push(...outcome.findings);
    if (outcome.ok) summaries.push(outcome.value);
    isWhole &&= outcome.ok && outcome.value.quarantined === 0;
  }
  return { files: summaries, findings, isWhole };
}

/** The result of a command that took in files. */
export function takenInResult({ files, findings, isWhole }: TakenIn): CommandResult {
  return { exitCode: isWhole ? 0 : 1, text: files.map(takenInText).join('\n'), json: { files }, findings };
}

/** Counts of one file, and why its quarantined rows were not taken in. */
export function takenInText(summary: IngestSummary): string {
  const { file, batch, accepted, unchanged, superseding, quarantined } = summary;
  const counts = `accepted ${accepted}, unchanged ${unchanged}, superseding ${superseding}, quarantined ${quarantined}`;
  const again = summary.alreadyIngested ? ' (ingested before: nothing changed)' : '';
  const resumed = summary.resumedFromRow === undefined ? '' : ` (carried on from row ${summary.resumedFromRow})`;
  const rows = summary.quarantinedRows.map(
    ({ row, column, value, reason, advice }) =>
      `  row ${row}${column === '' ? '' : `, ${column} "${value}"`}: ${[reason, advice].filter((text) => text !== '').join(/[.?]$/.test(reason) ? ' ' : '; ')}`,
  );
  const more = quarantined > rows.length ? [`  … and ${quarantined - rows.length} more`] : [];
  return [`${file} (batch ${batch}): ${counts}${again}${resumed}`, ...rows, ...more].join('\n');
}
