import { receiptText } from '../../receipts/receipt.js';
import { ReceiptsService } from '../../receipts/receipts.service.js';
import { actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { refusal } from '../output.js';
import { payoutShown, reading } from '../reading.js';
import { periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';
import { writeOutput } from '../write-output.js';

interface ReceiptOptions extends CommonOptions, ActingOptions {
  readonly out?: string;
}

export const receiptCommand = actingCommand(
  'receipt',
  'write one payout as a file that proves itself: see verify-receipt',
)
  .argument('<employee>', 'employee code')
  .argument('<period>', 'a month, as 2026-10')
  .option('--out <file>', 'file to write; without it the receipt goes to stdout')
  .action((employee: string, text: string, options: ReceiptOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(receiptCommand, text);
      const receipt = await withServices(({ app }) =>
        reading(app, options, 'payout.read', async (reader) => {
          const found = await app.get(ReceiptsService).receipt(period, employee, await reader.scope(period));
          return reader.shown(found, payoutShown(period, employee));
        }),
      );
      const { out } = options;
      const written = !receipt.ok || out === undefined ? receipt : await writeOutput(out, receiptText(receipt.value));
      if (!receipt.ok || !written.ok) return refusal([...receipt.findings, ...written.findings]);
      const { run, leaf } = receipt.value;
      return resultOf(receipt, () => ({
        text:
          out === undefined
            ? receiptText(receipt.value)
            : `${out}: the receipt of ${employee} in run ${run.id} of ${run.period}, under the root ${run.root}`,
        json: out === undefined ? { receipt: receipt.value } : { out, run, leaf },
      }));
    }),
  );
