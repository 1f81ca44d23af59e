import { ApiProperty } from '@nestjs/swagger';

/** What was stored and hashed of a payout, with the hashes that lead from it to its run. */
export class EvidenceResponse {
  @ApiProperty({ type: 'integer' })
  run!: number;
  /** Canonical JSON (RFC 8785), to the byte. */
  evidence!: string;
  /** SHA-256 of the evidence. */
  evidenceHash!: string;
  /** The payout's leaf in the Merkle tree of the run: SHA-256 of a zero byte and the evidence. */
  leafHash!: string;
  /** Merkle root over all payouts of the run. */
  root!: string;
}
