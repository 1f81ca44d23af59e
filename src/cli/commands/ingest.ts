import { done } from '../../engine/finding.js';
import { IngestService } from '../../metrics/ingest.service.js';
import { publishedIndicators } from '../../plans/rule-versions.js';
import { acting, actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { resultOf, runCommand, type CommonOptions } from '../run-command.js';
import { takeInFiles, takenInResult } from '../take-in-files.js';

interface IngestOptions extends CommonOptions, ActingOptions {
  readonly source?: string;
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
      const taken = await withServices(({ app, database }) =>
        acting(app, options, 'batch.take-in', async (actor) => {
          const indicators = await publishedIndicators(database.reader);
          const more = { indicators, actor, ...(options.source !== undefined && { source: options.source }) };
          const service = app.get(IngestService);
          return done(await takeInFiles(files, (input, each) => service.ingest(input, { ...each, ...more })));
        }),
      );
      return resultOf(taken, takenInResult);
    }),
  );
