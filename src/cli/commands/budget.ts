import { Command } from 'commander';

import { readBudgetFile } from '../../budgets/budget-table.js';
import { BudgetsService } from '../../budgets/budgets.service.js';
import { done } from '../../engine/finding.js';
import { acting, actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { table } from '../output.js';
import { command, periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';

const load = actingCommand('load', 'load budgets of departments, all or nothing')
  .argument('<file>', 'a table with department, period, currency and amount')
  .action((file: string, options: CommonOptions & ActingOptions) =>
    runCommand(options, async () => {
      const budgets = await readBudgetFile(file);
      const loaded = await withServices(({ app }) =>
        acting(app, options, 'budget.load', (actor) => app.get(BudgetsService).load(budgets, actor)),
      );
      return resultOf(loaded, ({ load: id, added, changed, unchanged }) => ({
        text: `${id === null ? 'Nothing changed' : `Budgets, load ${id}`}: added ${added}, changed ${changed}, unchanged ${unchanged}`,
        json: { load: id, added, changed, unchanged },
      }));
    }),
  );

const list = command('list', 'list the budgets of a period')
  .argument('<period>', 'a month, as 2026-10')
  .action((text: string, options: CommonOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(list, text);
      const budgets = await withServices(async ({ app }) => done(await app.get(BudgetsService).ofPeriod(period)));
      return resultOf(budgets, (items) => ({
        text: table(
          items.map(({ department, currency, amount }) => [department, currency, amount]),
          new Set([2]),
        ),
        json: { period: period.code, items },
      }));
    }),
  );

export const budgetCommand = new Command('budget')
  .description('what departments are to pay at most, month by month')
  .addCommand(load)
  .addCommand(list);
