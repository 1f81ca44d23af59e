import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** A parameter as it held: since when, and for whom where it is an override. */
export class ExplainedParameter {
  name!: string;
  value!: string;
  from!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  override!: Readonly<Record<string, string>> | null;
}

/** A figure of too few cases: `weight` on the own figure, the rest on the mean of the peers. */
export class ShrunkFigureResponse {
  own!: string | null;
  mean!: string;
  @ApiProperty({ type: 'integer' })
  peers!: number;
  weight!: string;
}

/** Did the group count? If not: how many components there were, and how many it takes. */
export class GroupStatusResponse {
  kind!: 'counted' | 'left-out' | 'zero' | 'held';
  @ApiPropertyOptional({ type: 'integer' })
  have?: number;
  @ApiPropertyOptional({ type: 'integer' })
  need?: number;
}

export class ExplainedGroup {
  id!: string;
  /** As the plan writes it; `null` where groups multiply or have target bonuses of their own. */
  weight!: string | null;
  /** Share of the plan after re-weighting. */
  effectiveWeight!: string | null;
  /** Weighted mean of its components, times the plan's scale. */
  score!: string | null;
  /** Its own target bonus for the days of the line, where it has one. */
  target!: string | null;
  status!: GroupStatusResponse;
}

/** A part of a split payout. */
export class ExplainedPart {
  id!: string;
  share!: string;
  amount!: string;
}

/** A fund shared out in full. */
export class ExplainedPool {
  within!: string;
  fund!: string;
  @ApiProperty({ type: 'integer' })
  members!: number;
  /** What all members together would have been paid. */
  total!: string;
  /** Fund ÷ total. */
  slope!: string;
  share!: string;
  amount!: string;
}

/** An incident of which this person bears a share. */
export class ExplainedIncident {
  id!: string;
  loss!: string;
  remediated!: string;
  to!: string;
  share!: string;
  /** Of how many people bearing it together. */
  @ApiProperty({ type: 'integer' })
  among!: number;
  charged!: string;
  excluded!: boolean;
}
