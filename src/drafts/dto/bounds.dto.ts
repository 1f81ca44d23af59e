import { ApiProperty } from '@nestjs/swagger';

export class BoundsResponse {
  plan!: string;
  /** Number of this version; `null` as long as none was set. */
  @ApiProperty({ type: 'integer', nullable: true })
  version!: number | null;
  at!: string | null;
  actor!: string | null;
  /** As rules/schema/bounds.schema.json describes it. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  bounds!: object;
}

export class BoundsSetResponse {
  plan!: string;
  /** `null` where they stood so already: nothing was stored. */
  @ApiProperty({ type: 'integer', nullable: true })
  version!: number | null;
}
