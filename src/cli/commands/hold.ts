import { Command } from 'commander';

import type { HoldDecision } from '../../months/months.entities.js';
import { HoldsService } from '../../months/holds.service.js';
import type { PayoutView } from '../../runs/payouts.service.js';
import { actorOf } from '../../access/principal.js';
import { actingCommand, actingPerson, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { table } from '../output.js';
import { reading } from '../reading.js';
import { periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface DecideOptions extends CommonOptions, ActingOptions {
  readonly reason: string;
}

const list = actingCommand('list', 'list the held payouts of a period’s latest run, decided or not')
  .argument('<period>', 'a month, as 2026-10')
  .action((text: string, options: CommonOptions & ActingOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(list, text);
      const held = await withServices(({ app }) =>
        reading(app, options, 'period.read', async (reader) =>
          reader.shown(await app.get(HoldsService).list(period), { subject: `holds:${period.code}` }),
        ),
      );
      return resultOf(held, (items) => ({ text: holdsText(items), json: { period: period.code, items } }));
    }),
  );

const decide = (name: 'release' | 'refuse', description: string): Command => {
  const made: Command = actingCommand(name, description)
    .argument('<employee>', 'employee code')
    .argument('<period>', 'a month, as 2026-10')
    .requiredOption('--reason <text>', 'why: it is kept and shown, to the employee too')
    .action((employee: string, text: string, options: DecideOptions) =>
      runCommand(options, async () => {
        const period = periodArgument(made, text);
        const decided = await withServices(({ app }) =>
          actingPerson(app, options, 'period.decide', (person) => {
            const { reason } = options;
            const answer = { decision: name, reason, by: actorOf(person), byEmployee: person.employee };
            return app.get(HoldsService).decide(period, employee, answer);
          }),
        );
        return resultOf(decided, (value) => ({ text: decidedText(value), json: { ...asJson(value) } }));
      }),
    );
  return made;
};

export const holdCommand = new Command('hold')
  .description('payouts that wait for somebody to decide')
  .addCommand(list)
  .addCommand(decide('release', 'pay a held payout, and say why'))
  .addCommand(decide('refuse', 'do not pay a held payout, and say why'));

const asJson = ({ period, employee, run, decision, reason, actor, at }: HoldDecision) => ({
  period,
  employee,
  run,
  decision,
  reason,
  actor,
  at,
});

const decidedText = ({ employee, period, decision }: HoldDecision): string =>
  `The payout of ${employee} in ${period} is ${decision === 'release' ? 'released: it is paid' : 'refused: it is not paid'}.`;

/** Held payouts with what was decided about them, and why. */
export function holdsText(held: readonly PayoutView[]): string {
  if (held.length === 0) return 'No payout is held.';
  const rows = held.map((payout) => [
    payout.employee,
    payout.name,
    payout.currency,
    payout.amount,
    payout.holds.map(({ code }) => code).join(', '),
    decisionText(payout),
  ]);
  return table([['employee', 'name', '', 'amount', 'held for', 'decided'], ...rows], new Set([3]));
}

function decisionText({ status, decision, outdatedDecision }: PayoutView): string {
  if (decision) return `${status} by ${decision.actor}: ${decision.reason}`;
  if (!outdatedDecision) return 'undecided';
  return `undecided (the payout has changed since ${outdatedDecision.actor} decided about it in run ${outdatedDecision.run})`;
}
