import { departmentsBelow } from '../../complaints/subtree.js';
import type { Outcome } from '../../engine/finding.js';
import {
  MONTHS_LOOKED_AT,
  SatisfactionService,
  type SatisfactionView,
} from '../../satisfaction/satisfaction.service.js';
import { withServices } from '../context.js';
import { command, periodArgument, resultOf, runCommand, wholeArgument, type CommonOptions } from '../run-command.js';
import { satisfactionText } from './satisfaction-text.js';

interface SatisfactionOptions extends CommonOptions {
  readonly indicator?: string;
  readonly department?: string;
  readonly months: string;
}

export const satisfactionCommand = command(
  'satisfaction',
  'say whether customers are more satisfied, by others’ word, and what the company says itself',
)
  .argument('<period>', 'the month, as 2026-10')
  .option('--indicator <code>', 'this indicator alone; all that others measured where none is named')
  .option('--department <code>', 'only this department and those below it')
  .option('--months <number>', 'how many months are looked at', String(MONTHS_LOOKED_AT))
  .addHelpText(
    'after',
    '\n▲ ▼ mark figures beyond the limits, or one of eight or more in a row on one side of the mean; + marks figures that were added up.',
  )
  .action((text: string, options: SatisfactionOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(satisfactionCommand, text);
      const { indicator, department } = options;
      const months = wholeArgument(satisfactionCommand, options.months);
      const found = await withServices(async ({ app, database }): Promise<Outcome<SatisfactionView>> => {
        const below = await departmentsBelow(database.reader, department);
        if (!below.ok) return below;
        return app.get(SatisfactionService).of(period, { indicator, months, departments: below.value });
      });
      return resultOf(found, (view) => ({ text: satisfactionText(view), json: { ...view } }));
    }),
  );
