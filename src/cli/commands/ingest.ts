import { createReadStream } from 'node:fs';

import type { Database } from '../../database/database.js';
import type { Finding } from '../../engine/finding.js';
import { openFile } from '../../files/file-bytes.js';
import { IngestService, type IngestSummary } from '../../metrics/ingest.service.js';
import { publishedIndicators } from '../../plans/rule-versions.js';
import type { Actor } from '../../audit/audit.service.js';
import { acting, actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { done } from '../../engine/finding.js';
import type { CommandResult } from '../output.js';
import { Progress } from '../progress.js';
import { resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface IngestOptions extends CommonOptions, ActingOptions {
  readonly source?: string;
}

interface Ingested {
  readonly files: readonly IngestSummary[];
  readonly findings: readonly Finding[];
  readonly isWhole: boolean;
}

export const ingestCommand = actingCommand(
  'ingest',
  'take in observations, CSV or JSON lines; bad rows go to quarantine',
)
  .argument('<file...>', 'files of observations')
  .option('--source <name>', 'source for rows that name none')
  .addHelpText('after', '\nExits 1 if any row was quarantined. The same content again changes nothing.')
  .action((files: string[], options: IngestOptions) =>
    runCommand(options, async () => {
      const ingested = await withServices(({ app, database }) =>
        acting(app, options, 'batch.take-in', async (actor) =>
          done(await ingestAll(app.get(IngestService), database, files, { actor, source: options.source })),
        ),
      );
      return resultOf(ingested, ingestResult);
    }),
  );

async function ingestAll(
  service: IngestService,
  database: Database,
  files: readonly string[],
  { actor, source }: { readonly actor: Actor; readonly source: string | undefined },
): Promise<Ingested> {
  const indicators = await publishedIndicators(database.reader);
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
    const outcome = await service
      .ingest(
        { name, open: () => createReadStream(name) },
        {
          indicators,
          actor,
          ...(source !== undefined && { source }),
          onProgress: (rows) => {
            progress.at(rows);
          },
        },
      )
      .finally(() => {
        progress.end();
      });
    findings.push(...outcome.findings);
    if (outcome.ok) summaries.push(outcome.value);
    isWhole &&= outcome.ok && outcome.value.quarantined === 0;
  }
  return { files: summaries, findings, isWhole };
}

function ingestResult({ files, findings, isWhole }: Ingested): CommandResult {
  return { exitCode: isWhole ? 0 : 1, text: files.map(ingestText).join('\n'), json: { files }, findings };
}

/** Counts of one file, and why its quarantined rows were not taken in. */
export function ingestText(summary: IngestSummary): string {
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
