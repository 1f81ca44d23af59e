import { ApiProperty } from '@nestjs/swagger';

import { ExplanationResponse } from '../../explanations/dto/explanation.dto.js';
import type { Receipt } from '../receipt.js';

export class ReceiptRun {
  @ApiProperty({ type: 'integer' })
  id!: number;
  period!: string;
  /** Payouts in the run: the size of its Merkle tree. */
  @ApiProperty({ type: 'integer' })
  payouts!: number;
  root!: string;
}

export class ReceiptLeaf {
  @ApiProperty({ type: 'integer' })
  index!: number;
  hash!: string;
}

const OBJECT = { type: 'object', additionalProperties: true } as const;

/** One payout with everything that it takes to check it with neither database nor network. */
export class ReceiptResponse {
  format!: Receipt['format'];
  engine!: string;
  run!: ReceiptRun;
  /** Canonical JSON (RFC 8785), to the byte as it was stored and hashed. */
  evidence!: string;
  evidenceHash!: string;
  leaf!: ReceiptLeaf;
  /** The hashes beside the way from the leaf to the root, the lowest first (RFC 9162 §2.1.3). */
  @ApiProperty({ type: [String] })
  proof!: readonly string[];
  /** What the payout was computed from: the employee, their assignments, the observations looked at, and what is given of others. */
  @ApiProperty(OBJECT)
  inputs!: Receipt['inputs'];
  /** The documents in force: those that decided the payout in full, the others by their hash. */
  @ApiProperty({ type: 'array', items: OBJECT })
  documents!: Receipt['documents'];
  @ApiProperty({ type: () => ExplanationResponse })
  explanation!: Receipt['explanation'];
  /** SHA-256 of the canonical JSON of all the rest. */
  digest!: string;
}
