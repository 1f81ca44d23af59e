import { done, refused, type Outcome } from '../../engine/finding.js';
import { openFile } from '../../files/file-bytes.js';
import { MAX_RECEIPT_BYTES, readReceipt, tooLarge } from '../../receipts/read-receipt.js';
import { unprovenInputs } from '../../receipts/unproven-inputs.js';
import { verifyReceipt } from '../../receipts/verify-receipt.js';
import { receiptReport } from '../receipt-report.js';
import { command, resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface VerifyReceiptOptions extends CommonOptions {
  readonly root?: string;
}

const ROOT = /^[0-9a-f]{64}$/i;

export const verifyReceiptCommand = command(
  'verify-receipt',
  'check a receipt with neither database nor network: compute it again and follow its proof to the root',
)
  .argument('<file>', 'the receipt')
  .option('--root <hex>', 'the root of the run, as it was kept elsewhere')
  .action((file: string, options: VerifyReceiptOptions) =>
    runCommand(options, async () => {
      const root = options.root?.toLowerCase();
      if (root !== undefined && !ROOT.test(root))
        return verifyReceiptCommand.error('error: --root takes 64 hexadecimal digits', { exitCode: 2 });
      const text = await textOf(file);
      const receipt = text.ok ? readReceipt(file, text.value) : text;
      if (!receipt.ok) return resultOf(receipt, () => ({ text: '', json: {} }));
      const found = await verifyReceipt(receipt.value, root);
      // Of a receipt that does not hold, nothing is proven.
      const checked = { ...found, unproven: found.holds ? unprovenInputs(receipt.value) : [] };
      const { employee, period } = receipt.value.inputs;
      const { amount, currency, status } = receipt.value.explanation;
      return resultOf(done(checked), ({ holds, checks, unproven, given }) => ({
        exitCode: holds ? 0 : 1,
        text: receiptReport(receipt.value, checked),
        json: {
          employee: employee.code,
          period,
          ...(holds && { amount, currency, status }),
          root: receipt.value.run.root,
          holds,
          checks,
          ...(holds && 'recorded' in receipt.value && { recorded: receipt.value.recorded }),
          unproven,
          given,
        },
      }));
    }),
  );

async function textOf(file: string): Promise<Outcome<string>> {
  const opened = await openFile(file);
  if (!opened.ok) return opened;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of opened.value.bytes) {
    pieces.push(piece);
    size += piece.byteLength;
    if (size > MAX_RECEIPT_BYTES) return refused(tooLarge(file));
  }
  const bytes = Buffer.concat(pieces);
  try {
    return done(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refused({
      severity: 'error',
      code: 'not-utf-8',
      file,
      message: 'the file is no text in UTF-8',
      advice: 'ask for the receipt again: cxpay receipt EMPLOYEE PERIOD',
    });
  }
}
