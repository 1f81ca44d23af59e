import { Option } from 'commander';

import { MEASURES, type Measure } from '../../complaints/complaint-tally.js';
import { paretoText } from '../../complaints/pareto-text.js';
import { MOST_VITAL, ParetoService } from '../../complaints/pareto.service.js';
import { departmentsBelow } from '../../complaints/subtree.js';
import type { Outcome } from '../../engine/finding.js';
import { withServices } from '../context.js';
import { command, periodArgument, resultOf, runCommand, wholeArgument, type CommonOptions } from '../run-command.js';

interface ParetoOptions extends CommonOptions {
  readonly by: string;
  readonly measure: Measure;
  readonly department?: string;
  readonly level?: string;
  readonly top: string;
}

export const paretoCommand = command('pareto', 'say what the complaints of a month are about, and what became of it')
  .argument('<period>', 'the month, as 2026-10')
  .option('--by <what>', 'cause, stage, indicator, department, channel, source, or the name of an attribute', 'cause')
  .addOption(new Option('--measure <measure>', 'what is added up').choices([...MEASURES]).default('count'))
  .option('--department <code>', 'only complaints about this department and those below it')
  .option('--level <number>', 'count causes under those of this level of the catalogue, 1 being the top')
  .option('--top <number>', 'most of the vital few', String(MOST_VITAL))
  .addHelpText(
    'after',
    '\n▲ ▼ mark changes that chance alone would bring about once in a hundred times at most; · is no trend.',
  )
  .action((text: string, options: ParetoOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(paretoCommand, text);
      const { by, measure, department } = options;
      const most = wholeArgument(paretoCommand, options.top);
      const level = options.level === undefined ? undefined : wholeArgument(paretoCommand, options.level);
      const found = await withServices(async ({ app, database }) => {
        const below: Outcome<readonly string[] | undefined> = await departmentsBelow(database.reader, department);
        if (!below.ok) return below;
        return app.get(ParetoService).of(period, { by, measure, level, most, departments: below.value });
      });
      return resultOf(found, (view) => ({ text: paretoText(view), json: { ...view } }));
    }),
  );
