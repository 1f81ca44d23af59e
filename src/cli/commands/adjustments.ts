import { Command, InvalidArgumentError } from 'commander';

import { EVERYBODY } from '../../access/scope.js';
import { actorOf } from '../../access/principal.js';
import { AdjustmentsService, type AdjustmentView } from '../../adjustments/adjustments.service.js';
import { done } from '../../engine/finding.js';
import { ClawbacksService } from '../../retro/clawbacks.service.js';
import { actingCommand, actingPerson, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { table } from '../output.js';
import { reading } from '../reading.js';
import { periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface ListOptions extends CommonOptions, ActingOptions {
  readonly employee?: string;
  readonly period?: string;
  readonly open?: boolean;
}

export const adjustmentsCommand = actingCommand(
  'adjustments',
  'list retro adjustments and clawbacks, and what became of them',
)
  .option('--employee <code>', 'only this employee’s')
  .option('--period <period>', 'only corrections of this month')
  .option('--open', 'only those that are not settled in full')
  .action((options: ListOptions) =>
    runCommand(options, async () => {
      const { employee, open } = options;
      const period = options.period === undefined ? undefined : periodArgument(adjustmentsCommand, options.period).code;
      const found = await withServices(({ app }) =>
        reading(app, options, 'run.read', async (reader) => {
          const filter = { employee, period, open };
          const all = await app.get(AdjustmentsService).list(filter, Number.MAX_SAFE_INTEGER, EVERYBODY);
          return reader.shown(done(all), { subject: 'retro-adjustments' });
        }),
      );
      return resultOf(found, (items) => ({ text: adjustmentsText(items), json: { items } }));
    }),
  );

interface ClawbackOptions extends CommonOptions, ActingOptions {
  readonly amount: string;
  readonly reason: string;
  readonly again?: boolean;
}

const record = actingCommand('record', 'recover what was paid for a locked month, for a stated cause')
  .argument('<employee>', 'employee code')
  .argument('<period>', 'the locked month, as 2026-10')
  .requiredOption('--amount <amount>', 'what is to be recovered, in the currency of the payout', amount)
  .requiredOption('--reason <text>', 'why: it is kept and shown, to the employee too')
  .option('--again', 'one more is meant, though the same is open already')
  .action((employee: string, text: string, options: ClawbackOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(record, text);
      const stored = await withServices(({ app }) =>
        actingPerson(app, options, 'period.decide', async (person) => {
          const by = { by: actorOf(person), byEmployee: person.employee };
          const { amount: of, reason, again } = options;
          const claimed = await app.get(ClawbacksService).claw(period, employee, { amount: of, reason, again, ...by });
          if (!claimed.ok) return claimed;
          const after = claimed.value.id - 1;
          return done(await app.get(AdjustmentsService).list({ employee, after }, 1, EVERYBODY));
        }),
      );
      return resultOf(stored, (items) => ({ text: adjustmentsText(items), json: { ...items[0] } }));
    }),
  );

const withdraw = actingCommand('withdraw', 'take a clawback back, as long as nothing of it has been recovered')
  .argument('<id>', 'its number', number)
  .requiredOption('--reason <text>', 'why: it is kept and shown')
  .action((id: number, options: CommonOptions & ActingOptions & { readonly reason: string }) =>
    runCommand(options, async () => {
      const stored = await withServices(({ app }) =>
        actingPerson(app, options, 'period.decide', async (person) => {
          const by = { by: actorOf(person), byEmployee: person.employee };
          const taken = await app.get(ClawbacksService).withdraw(id, { reason: options.reason, ...by });
          if (!taken.ok) return taken;
          return done(await app.get(AdjustmentsService).list({ after: taken.value.id - 1 }, 1, EVERYBODY));
        }),
      );
      return resultOf(stored, (items) => ({ text: adjustmentsText(items), json: { ...items[0] } }));
    }),
  );

export const clawbackCommand = new Command('clawback')
  .description('recover what was paid for a locked month, or take that back')
  .addCommand(record, { isDefault: true })
  .addCommand(withdraw);

function number(text: string): number {
  if (/^[1-9][0-9]{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is no number from 1 on.');
}

function amount(text: string): string {
  if (/^[0-9]{1,13}([.][0-9]{1,4})?$/.test(text)) return text;
  throw new InvalidArgumentError('It is no amount.');
}

function adjustmentsText(items: readonly AdjustmentView[]): string {
  if (items.length === 0) return 'There are none.';
  const head = ['no.', 'employee', 'name', 'of', 'kind', 'amount', 'open', 'settled by', 'reason'];
  const rows = items.map(({ id, employee, name, period, kind, amount: all, open, currency, settled, reason }) => [
    String(id),
    employee,
    name,
    period,
    kind,
    `${all} ${currency}`,
    open,
    settled.map(({ period: by, amount: part }) => `${by} ${part}`).join(', '),
    reason,
  ]);
  return table([head, ...rows], new Set([0, 5, 6]));
}
