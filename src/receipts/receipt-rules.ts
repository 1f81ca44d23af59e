import { canonicalHash } from '../engine/canonical.js';
import { compileRuleSet, type HashedDocument, type RuleSet } from '../engine/rule-set.js';
import type { GivenReceipt, ReceiptDocument } from './receipt.js';

export const isInFull = (document: ReceiptDocument): document is HashedDocument => document.kind !== undefined;

/** The rules that a receipt carries, under the hash over all documents in force; a problem where they do not go together. */
export function receiptRules({ documents }: GivenReceipt): RuleSet | { readonly problem: string } {
  const compiled = compileRuleSet(documents.filter(isInFull));
  if (!compiled.ok) return { problem: `/documents: ${compiled.findings.map(({ message }) => message).join('; ')}` };
  return { ...compiled.value, hash: canonicalHash(documents.map(({ hash }) => hash).sort()) };
}
