import { ApiProperty } from '@nestjs/swagger';

import { NO_PLACE, type NoPlace } from '../../engine/ranking/contender.js';
import type { LocalText } from '../../engine/text.js';
import { IsCode, IsPeriod } from '../../http/fields.js';
import { PERIOD_STATES, type PeriodState } from '../../months/period-states.js';
import { BEFORE, type RankingRow } from '../ranking-view.js';

export class RankingMonthQuery {
  @IsPeriod({ description: 'The month.' })
  period!: string;
}

export class RankingQuery extends RankingMonthQuery {
  @IsCode({ description: 'The plan; the only power ranking in force where nothing is said.', optional: true })
  plan?: string;

  @IsCode({ description: 'Only people of this department and those below it.', optional: true })
  department?: string;
}

const TEXTS = { type: 'object', additionalProperties: { type: 'string' } } as const;

export class RankedMonthResponse {
  period!: string;
  /** The run that it is of; `null` where the month has not been run, and it was calculated from what is known now. */
  @ApiProperty({ type: 'integer', nullable: true })
  run!: number | null;
  @ApiProperty({ enum: PERIOD_STATES })
  state!: PeriodState;
  /** How many have a place. */
  @ApiProperty({ type: 'integer' })
  ranked!: number;
}

export class RankingComponentResponse {
  component!: string;
  @ApiProperty(TEXTS)
  name!: LocalText;
  /** Service or reputation; else sales, or anything else. */
  isExperience!: boolean;
  /** Of the whole plan: 0.25 for a quarter. */
  weight!: string;
}

export class RankingPartResponse {
  component!: string;
  /** As it counted for them. */
  weight!: string;
  attainment!: string;
  /** Weight × attainment. All of somebody's add up to the score. */
  points!: string;
}

export class RankingEffectResponse {
  /** `null`: what components weigh, also because something was not measured. */
  @ApiProperty({ type: String, nullable: true })
  component!: string | null;
  by!: string;
}

export class RankingMovementResponse {
  /** Last month's place. */
  @ApiProperty({ type: 'integer' })
  rank!: number;
  score!: string;
  /** Places up; below 0 down. It is passed + leftAbove − passedBy − newAbove. */
  @ApiProperty({ type: 'integer' })
  up!: number;
  @ApiProperty({ type: 'integer' })
  passed!: number;
  @ApiProperty({ type: 'integer' })
  passedBy!: number;
  /** Were above, and have no place any more. */
  @ApiProperty({ type: 'integer' })
  leftAbove!: number;
  /** Are above, and had no place. */
  @ApiProperty({ type: 'integer' })
  newAbove!: number;
  /** Of the score. */
  change!: string;
  /** They add up to the change, the greatest first. */
  @ApiProperty({ type: [RankingEffectResponse] })
  effects!: readonly RankingEffectResponse[];
}

export class RankingRowResponse {
  /** Equal scores share the best of their places. */
  @ApiProperty({ type: 'integer' })
  rank!: number;
  employee!: string;
  name!: string;
  @ApiProperty({ type: [String] })
  departments!: readonly string[];
  score!: string;
  @ApiProperty({ type: [RankingPartResponse] })
  parts!: readonly RankingPartResponse[];
  /** Last month they were ranked, not there, there without a place; or it is not known. */
  @ApiProperty({ enum: BEFORE })
  before!: RankingRow['before'];
  @ApiProperty({ type: RankingMovementResponse, nullable: true })
  movement!: RankingMovementResponse | null;
}

export class UnrankedResponse {
  employee!: string;
  name!: string;
  @ApiProperty({ type: [String] })
  departments!: readonly string[];
  @ApiProperty({ enum: NO_PLACE })
  why!: NoPlace;
  /** Components that count for nothing. */
  @ApiProperty({ type: [String] })
  unmeasured!: readonly string[];
}

export class RankingLeaverResponse {
  employee!: string;
  name!: string;
  /** Last month's place. */
  @ApiProperty({ type: 'integer', nullable: true })
  rank!: number | null;
  @ApiProperty({ enum: ['left', 'moved'] })
  why!: 'left' | 'moved';
}

class OfPlanResponse extends RankedMonthResponse {
  plan!: string;
  /** The plan's, by language. */
  @ApiProperty(TEXTS)
  name!: LocalText;
  /** The month before; `null` where no rules were in force then. */
  @ApiProperty({ type: RankedMonthResponse, nullable: true })
  before!: RankedMonthResponse | null;
  @ApiProperty({ type: [RankingComponentResponse] })
  components!: readonly RankingComponentResponse[];
}

/** People by a plan in which service and reputation outweigh sales. No salary and no amount of pay is in it. */
export class RankingResponse extends OfPlanResponse {
  @ApiProperty({ type: String, nullable: true })
  department!: string | null;
  /** What service and reputation weigh together: 0.65. */
  serviceWeight!: string;
  /** And everything else. */
  otherWeight!: string;
  /** The best first. */
  @ApiProperty({ type: [RankingRowResponse] })
  rows!: readonly RankingRowResponse[];
  @ApiProperty({ type: [UnrankedResponse] })
  unranked!: readonly UnrankedResponse[];
  /** Who was there last month and is so no longer. */
  @ApiProperty({ type: [RankingLeaverResponse] })
  leavers!: readonly RankingLeaverResponse[];
  /** How many of these departments are on other plans only. */
  @ApiProperty({ type: 'integer' })
  onOtherPlans!: number;
}

export class OwnRankingResponse extends OfPlanResponse {
  department!: string;
  departmentName!: string;
  /** `null` where one has no place; `why` says so then. */
  @ApiProperty({ type: RankingRowResponse, nullable: true })
  row!: RankingRowResponse | null;
  @ApiProperty({ enum: NO_PLACE, nullable: true })
  why!: NoPlace | null;
  @ApiProperty({ type: [String] })
  unmeasured!: readonly string[];
}

export class OwnRankings {
  @ApiProperty({ type: [OwnRankingResponse] })
  items!: readonly OwnRankingResponse[];
}

export class RankedDepartmentResponse {
  code!: string;
  name!: string;
  @ApiProperty({ type: 'integer' })
  people!: number;
}

export class RankingChoiceResponse {
  plan!: string;
  @ApiProperty(TEXTS)
  name!: LocalText;
  @ApiProperty({ type: [RankedDepartmentResponse] })
  departments!: readonly RankedDepartmentResponse[];
}

export class RankingChoices {
  @ApiProperty({ type: [RankingChoiceResponse] })
  items!: readonly RankingChoiceResponse[];
}
