import { FIRST_FORMAT, type GivenReceipt } from '../receipts/receipt.js';
import { detailsOf, type Recorded } from '../receipts/recorded.js';
import { inGroups } from './pointer-groups.js';
import type { CheckedReceipt, ReceiptCheckName } from '../receipts/verify-receipt.js';

const SAYS: Readonly<Record<ReceiptCheckName, string>> = {
  digest: 'the file is as it was written',
  engine: 'this version computes as the one that paid',
  documents: 'each rule document is the one that its hash names',
  evidence: 'computed again with json-rules-engine, the payout comes out to the byte',
  inputs: 'everything among the inputs was looked at, and nothing else',
  explanation: 'the explanation is what comes out',
  shares: 'shares of pools are what the claims come to',
  hashes: 'the leaf is that of the payout',
  inclusion: 'the proof leads from the leaf to the root of the run',
  recorded: 'the entries of the audit trail match their hashes, and tell of this run and payout',
  root: 'the root is the one that was named',
};

/** What was found of a receipt, with the inputs that nothing proves: see `unprovenInputs`. */
export type ReportedReceipt = CheckedReceipt & { readonly unproven: readonly string[] };

/** In words: what was checked of a receipt, with what result, and what it cannot prove by itself. */
export function receiptReport(receipt: GivenReceipt, checked: ReportedReceipt): string {
  const { inputs, explanation } = receipt;
  const { name, code } = inputs.employee;
  const says = shown(
    `${explanation.currency} ${explanation.amount} for ${name} (${code}) in ${inputs.period}, ${explanation.status}`,
  );
  const lines = checked.checks.flatMap(({ name: check, holds, problem }) => {
    if (holds === null) return [];
    return holds ? `✓ ${SAYS[check]}` : `✗ not so: ${SAYS[check]}\n  ${shown(problem ?? '')}`;
  });
  return [
    checked.holds ? `The receipt holds: ${says}` : 'The receipt does not hold',
    ...section('Checked:', lines),
    ...(checked.holds ? unprovenSections(receipt, checked) : []),
    ...section('Taken as given, because only the data of others could prove it:', checked.given.map(item)),
  ].join('\n');
}

const item = (text: string): string => `- ${shown(text)}`;

/** What a file says is text and no more: it ends no line and gives a terminal no orders. */
const shown = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '\u{fffd}');

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];

function unprovenSections(receipt: GivenReceipt, { checks, unproven }: ReportedReceipt): readonly string[] {
  const { root, id, payouts } = receipt.run;
  const isCompared = checks.some(({ name, holds }) => name === 'root' && holds === true);
  const company = isCompared
    ? 'that the root you named is the one that the company published'
    : `that the root is that of the company: compare it with the one that was published (--root)\n  ${root}`;
  const first = `that it is run ${id}, with ${payouts} payouts, and whether it was approved (a receipt of the first format)`;
  return [
    ...section('Not proven by this file alone:', [
      `- ${company}`,
      ...(receipt.format === FIRST_FORMAT ? [`- ${first}`] : []),
    ]),
    ...(receipt.format === FIRST_FORMAT
      ? []
      : section(
          'Told by the audit trail, not proven by the root (compare the hashes with its entries):',
          recordedTexts(receipt.recorded, id, payouts).map(item),
        )),
    ...section(
      'Not proven of the inputs (the payout is the same with another value there):',
      inGroups(unproven).map(item),
    ),
  ];
}

/** Who did what, as the entries tell it. */
function recordedTexts({ status, run, approval, lock, decision }: Recorded, id: number, payouts: number): string[] {
  return [
    entryText(`run ${id}, with ${payouts} payouts`, run),
    ...(decision ? [entryText(`held and ${status} (${detailsOf(decision).reason ?? ''})`, decision)] : []),
    ...(status === 'held' ? ['held: nobody had decided when this was written'] : []),
    approval ? entryText('approved', approval) : 'not approved when this was written',
    ...(lock ? [entryText('locked', lock)] : []),
  ];
}

function entryText(what: string, entry: Recorded['run']): string {
  const { at = entry.at, actor = entry.actor } = detailsOf(entry);
  return `${what}, by ${actor}, ${at} (entry ${entry.seq}, ${entry.hash})`;
}
