import { canonicalHash, type Canonical } from '../engine/canonical.js';
import type { RuleDocument } from '../engine/documents.js';
import type { Explanation } from '../engine/explanation.js';
import type { TakenInput } from '../engine/receipt/taken-input.js';
import type { Recorded } from './recorded.js';

export const RECEIPT_FORMAT = 'cxpay-receipt/2';
/** Written until the audit trail's entries came into receipts; still read. */
export const FIRST_FORMAT = 'cxpay-receipt/1';

/** A document in force for the payout: in full where it decided it, else by its hash alone. */
export type ReceiptDocument = { readonly hash: string } & (RuleDocument | { readonly kind?: never });

interface ReceiptParts {
  readonly engine: string;
  readonly run: {
    readonly id: number;
    readonly period: string;
    /** Payouts in the run: the size of its Merkle tree. */
    readonly payouts: number;
    readonly root: string;
  };
  /** Canonical JSON, to the byte as it was stored and hashed. */
  readonly evidence: string;
  readonly evidenceHash: string;
  readonly leaf: { readonly index: number; readonly hash: string };
  /** The hashes beside the way from the leaf to the root, the lowest first (RFC 9162 §2.1.3). */
  readonly proof: readonly string[];
  readonly inputs: TakenInput;
  readonly documents: readonly ReceiptDocument[];
  readonly explanation: Explanation;
  /** SHA-256 of the canonical JSON of all the rest: finds damage. Against forgery stands the root. */
  readonly digest: string;
}

/** One payout with everything that it takes to check it without a database: see `docs/data-formats.md`. */
export interface Receipt extends ReceiptParts {
  readonly format: typeof RECEIPT_FORMAT;
  /** What the root cannot say: which run it is, how many it pays, who approved. */
  readonly recorded: Recorded;
}

/** A receipt of the first format: nothing in it vouches for the run's number and size, and it says nothing of approval. */
export interface FirstReceipt extends ReceiptParts {
  readonly format: typeof FIRST_FORMAT;
}

/** A receipt that somebody hands in. */
export type GivenReceipt = Receipt | FirstReceipt;

/** The digest that a receipt must carry. Throws where a part has no canonical JSON. */
export function receiptDigest({ digest: _, ...rest }: GivenReceipt): string {
  return canonicalHash(rest as unknown as Canonical);
}

/** The receipt as a file. */
export const receiptText = (receipt: GivenReceipt): string => `${JSON.stringify(receipt, null, 2)}\n`;
