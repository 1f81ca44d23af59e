/** Attributing the late orders of a file: which stage is to blame for how many, and why for each. */
import { attribute, type Attribution } from '../engine/attribution.js';
import type { StagesDocument } from '../engine/documents.js';
import { Exact } from '../engine/exact.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { phrase, worded } from '../engine/phrase.js';
import { readCsvInPieces } from '../files/csv.js';

export interface AttributedOrder {
  readonly order: string;
  readonly attribution: Attribution;
}

/** What a file of orders came to. */
export interface AttributedOrders {
  readonly orders: number;
  readonly delivered: number;
  readonly late: number;
  /** By stage in order of the chain; stages that overran equally have equal parts of an order. */
  readonly stages: readonly { readonly stage: string; readonly orders: Exact }[];
  /** Late orders whose stage cannot be told, by reason. */
  readonly unknown: Readonly<Record<'missing' | 'out-of-order', number>>;
  /** Orders that several stages bear together. */
  readonly ties: number;
  /** The late ones, in the order of the file. */
  readonly each: readonly AttributedOrder[];
}

const FINDINGS = 20;

/** Reads a file of orders and attributes those that came late. Refused where it lacks a column or a moment cannot be read. */
export async function attributeOrders(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  document: StagesDocument,
): Promise<Outcome<AttributedOrders>> {
  const { order: number, promise, stages } = document;
  const required = [...new Set([number, promise.column, ...stages.flatMap(({ from, to }) => [from, to])])];
  const findings: Finding[] = [];
  const each: AttributedOrder[] = [];
  let [orders, delivered] = [0, 0];
  // Columns are named by the document, and so none is a misspelt one of another name.
  for await (const rows of readCsvInPieces(bytes, { required, optional: [], others: 'keep' }, file))
    for (const row of rows) {
      if (findings.length >= FINDINGS) return refused(...findings);
      if (row.kind !== 'record') {
        findings.push(row.finding);
        continue;
      }
      const { fields } = row;
      const attribution = attribute(document, (column) => fields.get(column) ?? '');
      orders += 1;
      if ('unreadable' in attribution) {
        findings.push(unreadable(file, row.row, attribution.unreadable));
        continue;
      }
      if (attribution.kind !== 'not-delivered') delivered += 1;
      if (attribution.kind === 'late' || attribution.kind === 'unknown')
        each.push({ order: fields.get(number) ?? '', attribution });
    }
  if (findings.length > 0) return refused(...findings);
  return done({ orders, delivered, late: each.length, ...summaryOf(document, each), each });
}

function summaryOf(
  { stages }: StagesDocument,
  each: readonly AttributedOrder[],
): Pick<AttributedOrders, 'stages' | 'unknown' | 'ties'> {
  const byStage = new Map(stages.map(({ stage }) => [stage, Exact.ZERO]));
  const unknown = { missing: 0, 'out-of-order': 0 };
  let ties = 0;
  for (const { attribution } of each) {
    if (attribution.kind === 'unknown') unknown[attribution.reason] += 1;
    if (attribution.kind !== 'late') continue;
    if (attribution.blamed.length > 1) ties += 1;
    for (const { stage, share } of attribution.blamed)
      byStage.set(stage, (byStage.get(stage) ?? Exact.ZERO).plus(share));
  }
  return { stages: [...byStage].map(([stage, orders]) => ({ stage, orders })), unknown, ties };
}

const unreadable = (file: string, line: number, columns: readonly string[]): Finding => ({
  severity: 'error',
  code: 'no-moment',
  file,
  line,
  ...worded(
    phrase`${{ columns: columns.join(', ') }}: this is not a moment`,
    phrase`write 2026-10-17 18:30:00, or nothing where it has not happened`,
  ),
});
