import { Option } from 'commander';

import {
  MONTHS_BACK,
  MOST_REEFS,
  REEFS_BY,
  ReefsService,
  type ReefsBy,
  type ReefsView,
} from '../../complaints/reefs.service.js';
import { reefsText } from '../../complaints/reefs-text.js';
import { departmentsBelow } from '../../complaints/subtree.js';
import { done, type Outcome } from '../../engine/finding.js';
import { withServices } from '../context.js';
import { command, periodArgument, resultOf, runCommand, wholeArgument, type CommonOptions } from '../run-command.js';

interface ReefsOptions extends CommonOptions {
  readonly by: ReefsBy;
  readonly department?: string;
  readonly level?: string;
  readonly top: string;
  readonly months: string;
}

export const reefsCommand = command(
  'reefs',
  'watch the highest reefs: which stay, which went, and what came up instead',
)
  .argument('<period>', 'the month, as 2026-10')
  .addOption(new Option('--by <what>', 'what reefs are').choices([...REEFS_BY]).default('cause'))
  .option('--department <code>', 'only complaints about this department and those below it')
  .option('--level <number>', 'count causes under those of this level of the catalogue, 1 being the top')
  .option('--top <number>', 'how many are watched', String(MOST_REEFS))
  .option('--months <number>', 'how many months are looked at', String(MONTHS_BACK))
  .action((text: string, options: ReefsOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(reefsCommand, text);
      const { by, department } = options;
      const most = wholeArgument(reefsCommand, options.top);
      const months = wholeArgument(reefsCommand, options.months);
      const level = options.level === undefined ? undefined : wholeArgument(reefsCommand, options.level);
      const found = await withServices(async ({ app, database }): Promise<Outcome<ReefsView>> => {
        const below = await departmentsBelow(database.reader, department);
        if (!below.ok) return below;
        return done(await app.get(ReefsService).of(period, { by, level, most, months, departments: below.value }));
      });
      return resultOf(found, (view) => ({ text: reefsText(view), json: { ...view } }));
    }),
  );
