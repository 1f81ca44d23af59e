import { done } from '../../engine/finding.js';
import { OrdersService } from '../../orders/orders.service.js';
import { acting, actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { resultOf, runCommand, type CommonOptions } from '../run-command.js';
import { takeInFiles, takenInResult } from '../take-in-files.js';

export const ordersCommand = actingCommand(
  'orders',
  'take in orders with the moments of their stages, CSV or JSON lines; bad rows go to quarantine',
)
  .argument('<file...>', 'files of orders')
  .addHelpText(
    'after',
    `
Columns: those that the published document stages/*.json names, and department. Exits 1 if any row was quarantined. The same content
again changes nothing, unless another document of stages has been published since.`,
  )
  .action((files: string[], options: CommonOptions & ActingOptions) =>
    runCommand(options, async () => {
      const taken = await withServices(({ app }) =>
        acting(app, options, 'complaint.take-in', async (actor) => {
          const service = app.get(OrdersService);
          return done(await takeInFiles(files, (input, each) => service.takeIn(input, { ...each, actor })));
        }),
      );
      return resultOf(taken, takenInResult);
    }),
  );
