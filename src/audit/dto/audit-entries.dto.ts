import { ApiProperty } from '@nestjs/swagger';

import { DEFAULT_LIMIT, IsLimit, IsWhole } from '../../http/fields.js';
import type { AuditEntry } from '../audit-entry.entity.js';

export class AuditEntriesQuery {
  @IsWhole({ description: 'Entries whose number comes after this one.', optional: true, min: 0 })
  after: number = 0;

  @IsLimit()
  limit: number = DEFAULT_LIMIT;
}

/** One link of the hash chain: who did what to what, when. */
export class AuditEntryResponse {
  /** 1 for the first, without gaps. */
  @ApiProperty({ type: 'integer' })
  seq!: number;
  at!: string;
  actor!: string;
  @ApiProperty({ example: 'run' })
  action!: string;
  /** What it was done to. */
  @ApiProperty({ example: 'run:3' })
  subject!: string;
  /** Canonical JSON, as text: so it is hashed. */
  details!: string;
  previousHash!: string;
  /** SHA-256 of all the above, as canonical JSON (RFC 8785). */
  hash!: string;

  static of({ seq, at, actor, action, subject, details, previousHash, hash }: AuditEntry): AuditEntryResponse {
    return { seq, at, actor, action, subject, details, previousHash, hash };
  }
}

export class AuditEntriesPage {
  @ApiProperty({ type: [AuditEntryResponse] })
  items!: AuditEntryResponse[];
  /** What to give as `after` to get the next part; `null` where this is the last. */
  next!: string | null;
}
