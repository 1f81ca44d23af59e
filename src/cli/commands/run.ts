import { RunService, type RunSummary } from '../../runs/run.service.js';
import type { DepartmentTotal, Total } from '../../runs/totals.js';
import { acting, actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { table } from '../output.js';
import { Progress } from '../progress.js';
import { periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface RunCommandOptions extends CommonOptions, ActingOptions {
  readonly dryRun?: boolean;
}

export const runPeriodCommand = actingCommand(
  'run',
  'compute the payouts of a period and store them with their explanations',
)
  .argument('<period>', 'a month, as 2026-10')
  .option('--dry-run', 'compute everything, store nothing')
  .action((text: string, options: RunCommandOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(runPeriodCommand, text);
      const progress = new Progress(`run ${period.code}`);
      const summary = await withServices(({ app }) =>
        acting(app, options, 'run.compute', (actor) =>
          app.get(RunService).run(period, {
            actor,
            dryRun: options.dryRun ?? false,
            onProgress: (done) => {
              progress.at(done);
            },
          }),
        ),
      );
      progress.end();
      return resultOf(summary, (value) => ({ text: runText(value), json: { ...value } }));
    }),
  );

export function runText(summary: RunSummary): string {
  const { run, period, payouts, inputsHash, root } = summary;
  const what = run === null ? `Dry run of ${period}, nothing stored` : `Run ${run} of ${period}`;
  return [
    `${what}: ${payouts} payouts`,
    totalsText(summary.totals, summary.departments),
    `inputs ${inputsHash}`,
    `root   ${root}`,
  ].join('\n');
}

/** Totals by department with the sums below; held amounts in a column of their own. */
export function totalsText(totals: readonly Total[], departments: readonly DepartmentTotal[]): string {
  const row = (name: string, { currency, payouts, payable, heldPayouts, held }: Total) => [
    name,
    currency,
    String(payouts),
    payable,
    heldPayouts === 0 ? '' : String(heldPayouts),
    heldPayouts === 0 ? '' : held,
  ];
  return table(
    [
      ['department', '', 'payouts', 'payable', 'held', 'amount held'],
      ...departments.map((total) => row(total.department, total)),
      ...totals.map((total) => row('in all', total)),
    ],
    new Set([2, 3, 4, 5]),
  );
}
