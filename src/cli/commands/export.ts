import { Option } from 'commander';

import { done } from '../../engine/finding.js';
import { EXPORT_FORMATS, ExportService, type ExportFormat } from '../../exports/export.service.js';
import { acting, actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';
import { writeOutput } from '../write-output.js';

interface ExportOptions extends CommonOptions, ActingOptions {
  readonly format: ExportFormat;
  readonly out?: string;
}

export const exportCommand = actingCommand('export', 'write the payouts of a period’s approved run for payroll')
  .argument('<period>', 'a month, as 2026-10')
  .addOption(new Option('--format <format>', 'file format').choices([...EXPORT_FORMATS]).makeOptionMandatory())
  .option('--out <file>', 'file to write; without it csv and json go to stdout, xlsx to payouts-PERIOD.xlsx')
  .action((text: string, options: ExportOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(exportCommand, text);
      const exported = await withServices(({ app }) =>
        acting(app, options, 'payout.export', async (actor) => {
          const file = await app.get(ExportService).export(period, options.format, actor);
          if (!file.ok) return file;
          const wantsFile = options.format === 'xlsx' || options.json === true;
          const out = options.out ?? (wantsFile ? file.value.name : undefined);
          const written = out === undefined ? file : await writeOutput(out, file.value.bytes);
          return written.ok ? done({ file: file.value, out }) : written;
        }),
      );
      return resultOf(exported, ({ file: { bytes, ...file }, out }) => ({
        text:
          out === undefined ? Buffer.from(bytes).toString('utf8') : `${out}: ${file.rows} payouts of run ${file.run}`,
        json: { ...file, out },
      }));
    }),
  );
