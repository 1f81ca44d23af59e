import { ApiProperty } from '@nestjs/swagger';

import { DraftPartsResponse } from './draft-parts.dto.js';

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
  /** What can be bound, by name, as the plan that was published last has it, with what these bounds say of each. */
  @ApiProperty({ type: DraftPartsResponse, nullable: true })
  parts!: DraftPartsResponse | null;
}

export class BoundsSetResponse {
  plan!: string;
  /** `null` where they stood so already: nothing was stored. */
  @ApiProperty({ type: 'integer', nullable: true })
  version!: number | null;
}
