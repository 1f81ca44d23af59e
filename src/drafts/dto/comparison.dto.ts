import { ApiProperty } from '@nestjs/swagger';

import { phrase } from '../../engine/phrase.js';
import { IsForm } from '../../http/fields.js';
import { CHANGE_KINDS, type ChangeKind } from '../../plans/compare/compare-plans.js';

const VERSION = {
  form: /^(?:[0-9]{4}-(?:0[1-9]|1[0-2])|[0-9a-f]{8,64}|draft:[0-9]{1,15})$/,
  example: '2026-10',
  what: phrase`a version: a period as 2026-10, 8 digits or more of a hash, or a draft as draft:3`,
} as const;

export class ComparisonQuery {
  @IsForm({
    description: 'The earlier version: by a period in which it is in force, its hash, or `draft:NUMBER`.',
    ...VERSION,
  })
  from!: string;

  @IsForm({ description: 'The later one.', ...VERSION })
  to!: string;
}

/** By language. */
export class BothTextsResponse {
  @ApiProperty({ example: 'On-time deliveries 30 % → 25 %' })
  en!: string;
  @ApiProperty({ example: '准时送达 30% → 25%' })
  zh!: string;
}

export class PlanChangeResponse {
  @ApiProperty({ enum: CHANGE_KINDS })
  kind!: ChangeKind;
  /** Where it stands in the later version, or stood in the earlier one. */
  pointer!: string;
  /** As it was written; `null` where there was nothing. */
  before!: string | null;
  after!: string | null;
  text!: BothTextsResponse;
}

export class ComparisonResponse {
  plan!: string;
  @ApiProperty({ type: [PlanChangeResponse] })
  changes!: readonly PlanChangeResponse[];
  /** All of them in one line. */
  text!: BothTextsResponse;
}

export class PlanVersionResponse {
  hash!: string;
  effectiveFrom!: string;
  effectiveTo!: string | null;
  /** The publication that brought it first. */
  @ApiProperty({ type: 'integer' })
  publication!: number;
  at!: string;
  /** Who published it. */
  actor!: string;
  /** The draft that it came of, once approved. */
  @ApiProperty({ type: 'integer', nullable: true })
  draft!: number | null;
}

export class PlanVersionsResponse {
  @ApiProperty({ type: [PlanVersionResponse] })
  items!: PlanVersionResponse[];
}
