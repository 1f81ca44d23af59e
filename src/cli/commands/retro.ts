import { RetroService, type CarriedRetro, type RetroPreview } from '../../retro/retro.service.js';
import { acting, actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { table } from '../output.js';
import { reading } from '../reading.js';
import { periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface RetroOptions extends CommonOptions, ActingOptions {
  readonly carry?: boolean;
  readonly reason?: string;
}

export const retroCommand = actingCommand('retro', 'say what a locked month would come to with what is known now')
  .argument('<period>', 'a locked month, as 2026-10')
  .option('--carry', 'record the differences: payouts of later months settle them; takes a reason')
  .option('--reason <text>', 'why: it is kept and shown, to the employees too')
  .action((text: string, options: RetroOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(retroCommand, text);
      if (options.carry !== true) {
        const found = await withServices(({ app }) =>
          reading(app, options, 'run.read', async (reader) =>
            reader.shown(await app.get(RetroService).preview(period), { subject: `payouts:${period.code}` }),
          ),
        );
        return resultOf(found, (preview) => ({ text: previewText(preview), json: { ...preview } }));
      }
      const carried = await withServices(({ app }) =>
        acting(app, options, 'retro.carry', (by) =>
          app.get(RetroService).carry(period, { by, reason: options.reason ?? '' }),
        ),
      );
      return resultOf(carried, (value) => ({ text: carriedText(value), json: { ...value } }));
    }),
  );

const carriedText = (carried: CarriedRetro): string =>
  `${previewText(carried)}\nRecorded as retro ${carried.retro}: payouts of later months settle it.`;

function previewText(preview: RetroPreview): string {
  const rows = preview.differences.map(({ employee, name, currency, paid, now, difference, causes }) => [
    employee,
    name,
    paid,
    now,
    `${difference} ${currency}`,
    causes.map(({ cause, amount }) => `${cause} ${amount}`).join(', '),
  ]);
  const head = ['employee', 'name', 'paid', 'now', 'difference', 'causes'];
  const nothing = `Run ${preview.run} of ${preview.period} comes out as it was paid and adjusted.`;
  const open = preview.open.length > 0 ? [`To be looked at (held or not paid): ${preview.open.join(', ')}`] : [];
  return [rows.length === 0 ? nothing : table([head, ...rows], new Set([2, 3, 4])), ...open].join('\n');
}
