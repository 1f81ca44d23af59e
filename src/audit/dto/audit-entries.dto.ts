import { ApiProperty } from '@nestjs/swagger';

import { DEFAULT_LIMIT, IsDay, IsLimit, IsLine, IsPeriod, IsSwitch, IsWhole, IsWord } from '../../http/fields.js';
import { ACTIONS, type Action } from '../audit.service.js';
import type { AuditEntry } from '../audit-entry.entity.js';

export class AuditEntriesQuery {
  @IsWhole({
    description: 'Entries whose number comes after this one; before it, where the newest come first.',
    optional: true,
    min: 0,
  })
  after: number = 0;

  @IsSwitch({ description: 'The newest first.', optional: true })
  newest: boolean = false;

  @IsLine({ description: 'By whom: the account, or the door and the account.', max: 120, optional: true })
  actor?: string;

  @IsWord({ description: 'What was done.', words: ACTIONS, optional: true })
  action?: Action;

  @IsLine({
    description: 'To what: the subject, or what it begins with up to a colon or a slash: `payouts:2026-10`, `payout:`.',
    max: 200,
    optional: true,
  })
  subject?: string;

  @IsPeriod({ description: 'Entries that name this period.', optional: true })
  period?: string;

  @IsDay({ description: 'From this day on (UTC).', optional: true })
  from?: string;

  @IsDay({ description: 'Until this day, which counts (UTC).', optional: true })
  to?: string;

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
