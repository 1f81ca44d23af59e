import { ComplaintsService } from '../../complaints/complaints.service.js';
import { done } from '../../engine/finding.js';
import { acting, actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { resultOf, runCommand, type CommonOptions } from '../run-command.js';
import { takeInFiles, takenInResult } from '../take-in-files.js';

interface ComplaintsOptions extends CommonOptions, ActingOptions {
  readonly source?: string;
}

export const complaintsCommand = actingCommand(
  'complaints',
  'take in complaints, CSV or JSON lines; bad rows go to quarantine',
)
  .argument('<file...>', 'files of complaints')
  .option('--source <name>', 'source for rows that name none: customer, third-party, mystery-shop, follow-up')
  .addHelpText(
    'after',
    `
Columns: id, date, department, cause; where wanted employee, order, channel, stage, severity (1 to 10), source, loss, currency.
Any other column is an attribute. Exits 1 if any row was quarantined. The same content again changes nothing.`,
  )
  .action((files: string[], options: ComplaintsOptions) =>
    runCommand(options, async () => {
      const taken = await withServices(({ app }) =>
        acting(app, options, 'complaint.take-in', async (actor) => {
          const more = { actor, ...(options.source !== undefined && { source: options.source }) };
          const service = app.get(ComplaintsService);
          return done(await takeInFiles(files, (input, each) => service.takeIn(input, { ...each, ...more })));
        }),
      );
      return resultOf(taken, takenInResult);
    }),
  );
