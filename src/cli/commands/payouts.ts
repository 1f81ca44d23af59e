import { sees } from '../../access/scope.js';
import { done } from '../../engine/finding.js';
import { PayoutsService, type PayoutView } from '../../runs/payouts.service.js';
import { actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { table } from '../output.js';
import { reading } from '../reading.js';
import { periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';
import { totalsText } from './run.js';

export const payoutsCommand = actingCommand('payouts', 'list the payouts of a period’s latest run, with totals')
  .argument('<period>', 'a month, as 2026-10')
  .action((text: string, options: CommonOptions & ActingOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(payoutsCommand, text);
      const listed = await withServices(({ app }) =>
        reading(app, options, 'payout.read', async (reader) => {
          const service = app.get(PayoutsService);
          const run = await service.latestRun(period);
          if (!run.ok) return run;
          const scope = await reader.scope(period);
          const payouts: PayoutView[] = [];
          for await (const page of service.pages(run.value))
            payouts.push(...page.filter(({ employee }) => sees(scope, employee)));
          const { totals, departments } = await service.totals(run.value, scope);
          const { id, at, root } = run.value;
          const found = done({ run: id, period: period.code, at, root, totals, departments, payouts });
          return reader.shown(found, { subject: `payouts:${period.code}`, details: { run: id }, scope });
        }),
      );
      return resultOf(listed, (value) => ({
        text: `${payoutsText(value.payouts)}\n\n${totalsText(value.totals, value.departments)}`,
        json: { ...value },
      }));
    }),
  );

function payoutsText(payouts: readonly PayoutView[]): string {
  const rows = payouts.map(({ employee, name, currency, amount, status, lines, holds }) => [
    employee,
    name,
    lines.map(({ plan }) => plan ?? '–').join(', '),
    lines.map(({ score }) => score ?? '–').join(', '),
    currency,
    amount,
    status === 'held' ? `held: ${holds.map(({ code }) => code).join(', ')}` : '',
  ]);
  return table([['employee', 'name', 'plan', 'score', '', 'amount', ''], ...rows], new Set([3, 5]));
}
