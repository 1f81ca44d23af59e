import { RetroService } from '../../retro/retro.service.js';
import { withServices } from '../context.js';
import { table } from '../output.js';
import { command, periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';

export const retroCommand = command(
  'retro',
  'say what a locked month would come to with what is known now; changes and carries nothing',
)
  .argument('<period>', 'a locked month, as 2026-10')
  .action((text: string, options: CommonOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(retroCommand, text);
      const found = await withServices(({ app }) => app.get(RetroService).preview(period));
      return resultOf(found, (preview) => {
        const rows = preview.differences.map(({ employee, name, currency, paid, now, difference, causes }) => [
          employee,
          name,
          paid,
          now,
          `${difference} ${currency}`,
          causes.map(({ cause, amount }) => `${cause} ${amount}`).join(', '),
        ]);
        const head = ['employee', 'name', 'paid', 'now', 'difference', 'causes'];
        const nothing = `Run ${preview.run} of ${preview.period} comes out as it was paid.`;
        const open = preview.open.length > 0 ? [`To be looked at (held or not paid): ${preview.open.join(', ')}`] : [];
        return {
          text: [rows.length === 0 ? nothing : table([head, ...rows], new Set([2, 3, 4])), ...open].join('\n'),
          json: { ...preview },
        };
      });
    }),
  );
