import { departmentsBelow } from '../../complaints/subtree.js';
import { CoverageService, type CoverageView } from '../../coverage/coverage.service.js';
import type { Outcome } from '../../engine/finding.js';
import { withServices } from '../context.js';
import { command, periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';
import { coverageText } from './coverage-text.js';

interface CoverageOptions extends CommonOptions {
  readonly from?: string;
  readonly department?: string;
}

export const coverageCommand = command('coverage', 'say whose pay goes by customers’ experience, and whose not yet')
  .argument('<period>', 'the month, as 2026-10')
  .option('--from <period>', 'also the months from this one on')
  .option('--department <code>', 'only lines in this department and those below it')
  .addHelpText(
    'after',
    '\nNo CX: nothing of it measures the customer’s experience. Internal: the company’s own word alone. Third-party: a third party’s or a mystery shopper’s as well.',
  )
  .action((text: string, options: CoverageOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(coverageCommand, text);
      const from = options.from === undefined ? period : periodArgument(coverageCommand, options.from);
      const found = await withServices(async ({ app, database }): Promise<Outcome<CoverageView>> => {
        const below = await departmentsBelow(database.reader, options.department);
        if (!below.ok) return below;
        return app.get(CoverageService).of(period, { from, departments: below.value });
      });
      return resultOf(found, (view) => ({ text: coverageText(view), json: { ...view } }));
    }),
  );
