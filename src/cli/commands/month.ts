/** The commands that decide a month: where it stands, and the steps from calculated to locked. */
import { InvalidArgumentError, type Command } from 'commander';

import type { Permission } from '../../access/roles.js';
import type { Actor } from '../../audit/audit.service.js';
import { done, type Outcome } from '../../engine/finding.js';
import type { Period } from '../../engine/period.js';
import { MonthsService, type Month, type TakenStep } from '../../months/months.service.js';
import { stateInWords } from '../../months/refusals.js';
import { acting, actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { table, type CommandResult } from '../output.js';
import { command, periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface StepCommandOptions extends CommonOptions, ActingOptions {
  readonly run?: number;
}
type ReasonOptions = StepCommandOptions & { readonly reason: string };
type ApproveOptions = StepCommandOptions & { readonly cancel?: boolean; readonly reason?: string };

/** A command about a period and, where that is said, a run of it. */
function stepCommand(name: string, description: string): Command {
  return actingCommand(name, description)
    .argument('<period>', 'a month, as 2026-10')
    .option('--run <number>', 'the run that was looked at: refused where another one counts by now', runNumber);
}

function runNumber(text: string): number {
  if (/^[1-9][0-9]{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is no number of a run.');
}

function step(
  of: Command,
  text: string,
  options: StepCommandOptions,
  permission: Permission,
  take: (months: MonthsService, period: Period, by: Actor) => Promise<Outcome<TakenStep>>,
): Promise<void> {
  return runCommand(options, async () => {
    const period = periodArgument(of, text);
    const taken = await withServices(({ app }) =>
      acting(app, options, permission, (by) => take(app.get(MonthsService), period, by)),
    );
    return resultOf(taken, (value) => ({ text: stepText(value), json: { ...value } }));
  });
}

/** Ten years of months. */
const MOST_PERIODS = 120;

export const statusCommand = command(
  'status',
  'show where a period stands, and who did what to bring it there; without one, where each stands that has been run',
)
  .argument('[period]', 'a month, as 2026-10')
  .action((text: string | undefined, options: CommonOptions) =>
    runCommand(options, async () => {
      if (text === undefined) return standings();
      const period = periodArgument(statusCommand, text);
      const month = await withServices(async ({ app }) => done(await app.get(MonthsService).month(period)));
      return resultOf(month, (value) => ({ text: statusText(value), json: { ...value } }));
    }),
  );

export const submitCommand = stepCommand('submit', 'hand a calculated period to whoever approves it').action(
  (text: string, options: StepCommandOptions) =>
    step(submitCommand, text, options, 'period.submit', (months, period, by) =>
      months.submit(period, { by, run: options.run }),
    ),
);

export const sendBackCommand = stepCommand('send-back', 'do not approve a period in review, and say why')
  .requiredOption('--reason <text>', 'why: it is kept and shown')
  .action((text: string, options: ReasonOptions) =>
    step(sendBackCommand, text, options, 'period.decide', (months, period, by) =>
      months.sendBack(period, { by, run: options.run, reason: options.reason }),
    ),
  );

export const approveCommand = stepCommand('approve', 'approve the run of a period in review, or cancel its approval')
  .option('--cancel', 'take an approval back before the period is locked; takes a reason')
  .option('--reason <text>', 'why it is cancelled: it is kept and shown')
  .action((text: string, options: ApproveOptions) =>
    step(approveCommand, text, options, 'period.decide', (months, period, by) => {
      const { run, cancel, reason = '' } = options;
      return cancel ? months.cancelApproval(period, { by, run, reason }) : months.approve(period, { by, run });
    }),
  );

export const lockCommand = stepCommand(
  'lock',
  'lock an approved period once it is paid: nothing changes it any more',
).action((text: string, options: StepCommandOptions) =>
  step(lockCommand, text, options, 'period.decide', (months, period, by) =>
    months.lock(period, { by, run: options.run }),
  ),
);

async function standings(): Promise<CommandResult> {
  const found = await withServices(async ({ app }) => done(await app.get(MonthsService).periods(MOST_PERIODS)));
  return resultOf(found, (items) => ({
    text:
      items.length === 0
        ? 'No period has been run.'
        : table(items.map(({ period, state, run }) => [period, stateInWords(state), `run ${run}`])),
    json: { items },
  }));
}

export const stepText = ({ period, state, run, root }: TakenStep): string =>
  `${period} is ${stateInWords(state)} (run ${run})\nroot   ${root}`;

export function statusText({ period, state, run, history, undecided }: Month): string {
  const head = `${period} is ${stateInWords(state)}${run ? ` (run ${run.id}, ${run.payouts} payouts)` : ''}`;
  const rows = history.map((taken) => [taken.at, taken.action, `run ${taken.run}`, taken.actor, taken.reason ?? '']);
  const waiting = undecided.length === 0 ? [] : [`Held, and nobody has decided: ${undecided.join(', ')}`];
  return [head, ...(rows.length === 0 ? [] : [table(rows)]), ...waiting].join('\n');
}
