import { done, refused, type Outcome } from '../../engine/finding.js';
import { openFile } from '../../files/file-bytes.js';
import { MAX_RECEIPT_BYTES, readReceipt, tooLarge } from '../../receipts/read-receipt.js';
import { verifyReceipt, type CheckedReceipt, type ReceiptCheckName } from '../../receipts/verify-receipt.js';
import type { Receipt } from '../../receipts/receipt.js';
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
      const checked = await verifyReceipt(receipt.value, root);
      const { employee, period } = receipt.value.inputs;
      const { amount, currency, status } = receipt.value.explanation;
      return resultOf(done(checked), ({ holds, checks, given }) => ({
        exitCode: holds ? 0 : 1,
        text: reportText(receipt.value, checked),
        json: {
          employee: employee.code,
          period,
          ...(holds && { amount, currency, status }),
          root: receipt.value.run.root,
          holds,
          checks,
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

const SAYS: Readonly<Record<ReceiptCheckName, string>> = {
  digest: 'the file is as it was written',
  engine: 'this version computes as the one that paid',
  documents: 'each rule document is the one that its hash names',
  evidence: 'computed again with json-rules-engine, the payout comes out to the byte',
  explanation: 'the explanation is what comes out',
  shares: 'shares of pools are what the claims come to',
  hashes: 'the leaf is that of the payout',
  inclusion: 'the proof leads from the leaf to the root of the run',
  root: 'the root is the one that was named',
};

function reportText({ inputs, explanation, run }: Receipt, { holds, checks, given }: CheckedReceipt): string {
  const { name, code } = inputs.employee;
  const lines = checks.map(({ name: check, holds: passed, problem }) => {
    if (passed === null) return `- not compared: ${run.root} (hold it against a copy kept elsewhere: --root)`;
    return passed ? `✓ ${SAYS[check]}` : `✗ not so: ${SAYS[check]}\n  ${problem ?? ''}`;
  });
  const says = `${explanation.currency} ${explanation.amount} for ${name} (${code}) in ${inputs.period}, ${explanation.status}`;
  return [
    holds ? `The receipt holds: ${says}` : 'The receipt does not hold',
    '',
    ...lines,
    ...(given.length > 0 ? ['', 'Taken as given, because only the data of others could prove it:'] : []),
    ...given.map((text) => `- ${text}`),
  ].join('\n');
}
