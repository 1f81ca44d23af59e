import { ApiProperty } from '@nestjs/swagger';

import { ExplanationResponse } from '../../explanations/dto/explanation.dto.js';
import type { Receipt } from '../receipt.js';
import { RECORDED_STATES, RECORDED_STATUSES } from '../recorded.js';

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

export class RecordedEntry {
  @ApiProperty({ type: 'integer' })
  seq!: number;
  at!: string;
  actor!: string;
  action!: string;
  subject!: string;
  /** Canonical JSON. */
  details!: string;
  previousHash!: string;
  /** SHA-256 of the canonical JSON of all the above. */
  hash!: string;
}

/** What the audit trail tells of the run and the payout. The root does not prove it: hold the hashes against the trail. */
export class ReceiptRecorded {
  @ApiProperty({ enum: RECORDED_STATES })
  state!: Receipt['recorded']['state'];
  @ApiProperty({ enum: RECORDED_STATUSES })
  status!: Receipt['recorded']['status'];
  run!: RecordedEntry;
  @ApiProperty({ type: () => RecordedEntry, nullable: true })
  approval!: RecordedEntry | null;
  @ApiProperty({ type: () => RecordedEntry, nullable: true })
  lock!: RecordedEntry | null;
  @ApiProperty({ type: () => RecordedEntry, nullable: true })
  decision!: RecordedEntry | null;
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
  recorded!: ReceiptRecorded;
  /** SHA-256 of the canonical JSON of all the rest. */
  digest!: string;
}
