import { ApiProperty } from '@nestjs/swagger';

import { LocalTextResponse } from './local-text.dto.js';

/** A plan as it stands this month. */
export class PlanOverviewResponse {
  id!: string;
  @ApiProperty({ type: LocalTextResponse })
  name!: LocalTextResponse;
  @ApiProperty({ type: LocalTextResponse, nullable: true })
  description!: LocalTextResponse | null;
  /** The version in force this month; `null` where it begins later, or has ended. */
  hash!: string | null;
  /** Since when that version holds, or from when the plan will. */
  effectiveFrom!: string;
  /** What all that measures customers' experience weighs together. */
  @ApiProperty({ example: '65%' })
  cxShare!: string;
  /** May whoever asks edit drafts of it? */
  mayEdit!: boolean;
}

export class PlansResponse {
  @ApiProperty({ type: [PlanOverviewResponse] })
  items!: PlanOverviewResponse[];
}
