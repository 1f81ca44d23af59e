import { ApiProperty } from '@nestjs/swagger';

import { LocalTextResponse } from './local-text.dto.js';

/** How far something may go, as HR has set it; `null` where nothing bounds it. */
class PartRangeResponse {
  min!: string | null;
  max!: string | null;
  @ApiProperty({ type: LocalTextResponse, nullable: true })
  reason!: LocalTextResponse | null;
}

class MovedPartResponse extends PartRangeResponse {
  /** As a change of the draft names it. */
  @ApiProperty({ example: '/components/0/weight' })
  pointer!: string;
  @ApiProperty({ type: LocalTextResponse })
  name!: LocalTextResponse;
  /** As the draft has it; `null` where none is written. */
  value!: string | null;
  /** As the version has it that the draft was begun from. */
  before!: string | null;
}

export class WeightPartResponse extends MovedPartResponse {
  @ApiProperty({ enum: ['group', 'component'] })
  kind!: 'group' | 'component';
  id!: string;
  /** Of a component in a group: which. Its weight is its share of the group; bounds are of the whole plan. */
  group!: string | null;
  /** Is it written as a decimal, so that it can be moved by itself? */
  isOwn!: boolean;
  /** Its share of the whole plan. */
  @ApiProperty({ example: '30%' })
  share!: string;
  /** Does it measure what customers experience? */
  cx!: boolean;
}

export class TargetPartResponse extends MovedPartResponse {
  component!: string;
  unit!: string | null;
}

export class ParameterPartResponse extends MovedPartResponse {
  parameter!: string;
  unit!: string;
}

export class CxShareResponse extends PartRangeResponse {
  @ApiProperty({ example: '100%' })
  share!: string;
}

/** What a draft can move, one by one. */
export class DraftPartsResponse {
  @ApiProperty({ type: [WeightPartResponse] })
  weights!: readonly WeightPartResponse[];
  /** Where a curve attains 1. */
  @ApiProperty({ type: [TargetPartResponse] })
  targets!: readonly TargetPartResponse[];
  @ApiProperty({ type: [ParameterPartResponse] })
  parameters!: readonly ParameterPartResponse[];
  /** All that measures what customers experience, together. */
  @ApiProperty({ type: CxShareResponse })
  cx!: CxShareResponse;
}
