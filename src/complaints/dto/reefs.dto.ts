import { ApiProperty } from '@nestjs/swagger';

import type { Trend } from '../../engine/count-change.js';
import { IsWhole, IsWord } from '../../http/fields.js';
import { MONTHS_BACK, MOST_REEFS, REEFS_BY, type ReefsBy } from '../reefs.service.js';
import { ComplaintsOfMonthQuery } from './complaints-of-month.dto.js';
import { TRENDS } from './pareto.dto.js';

const MOST_WATCHED = 100;
const MOST_MONTHS = 120;

export class ReefsQuery extends ComplaintsOfMonthQuery {
  @IsWord({ description: 'What reefs are.', optional: true, words: REEFS_BY })
  by: ReefsBy = 'cause';

  @IsWhole({ description: 'How many are watched.', optional: true, min: 1, max: MOST_WATCHED, byDefault: MOST_REEFS })
  most: number = MOST_REEFS;

  @IsWhole({
    description: 'How many months are looked at, this one included.',
    optional: true,
    min: 1,
    max: MOST_MONTHS,
    byDefault: MONTHS_BACK,
  })
  months: number = MONTHS_BACK;
}

class StayResponse {
  /** The first of the months that it was among the highest without a break. */
  since!: string;
  /** How many months that are. */
  @ApiProperty({ type: 'integer' })
  months!: number;
  /** Did it stand there in the first month looked at already? Then it may have for longer. */
  isFromTheFirst!: boolean;
}

export class ReefResponse extends StayResponse {
  @ApiProperty({ type: 'integer' })
  rank!: number;
  key!: string;
  /** As the catalogue calls the cause. */
  @ApiProperty({ type: String, nullable: true })
  name!: string | null;
  @ApiProperty({ type: 'integer' })
  count!: number;
  /** 0.25 for a quarter. */
  share!: string;
  /** Against the month before that complaints are known of. */
  @ApiProperty({ type: 'integer', nullable: true })
  change!: number | null;
  /** `steady` where chance alone would do as much more often than once in a hundred times. */
  @ApiProperty({ enum: TRENDS, nullable: true })
  trend!: Trend | null;
}

export class RisenReefResponse {
  key!: string;
  @ApiProperty({ type: String, nullable: true })
  name!: string | null;
  @ApiProperty({ type: 'integer' })
  rank!: number;
  /** Complaints in the month before. */
  @ApiProperty({ type: 'integer' })
  before!: number;
  @ApiProperty({ type: 'integer' })
  count!: number;
}

export class SunkReefResponse extends StayResponse {
  key!: string;
  @ApiProperty({ type: String, nullable: true })
  name!: string | null;
  /** The first month in which it was not among the highest. */
  left!: string;
  /** Its place then; `null` where there was nothing of it. */
  @ApiProperty({ type: 'integer', nullable: true })
  rank!: number | null;
  /** Complaints in the month before. */
  @ApiProperty({ type: 'integer' })
  before!: number;
  @ApiProperty({ type: 'integer' })
  count!: number;
  /** What came among the highest in that month. */
  @ApiProperty({ type: [RisenReefResponse] })
  rose!: readonly RisenReefResponse[];
}

export class ReefWatchResponse {
  /** Complaints of the month. */
  @ApiProperty({ type: 'integer' })
  total!: number;
  @ApiProperty({ type: [ReefResponse] })
  highest!: readonly ReefResponse[];
  /** What was among the highest and is so no longer, the latest first. */
  @ApiProperty({ type: [SunkReefResponse] })
  sunk!: readonly SunkReefResponse[];
}

export class DepartmentReefsResponse extends ReefWatchResponse {
  department!: string;
  @ApiProperty({ type: String, nullable: true })
  name!: string | null;
}

export class ReefsResponse {
  period!: string;
  @ApiProperty({ enum: REEFS_BY })
  by!: ReefsBy;
  @ApiProperty({ type: 'integer' })
  most!: number;
  /** Months of which complaints are known, the oldest first. */
  @ApiProperty({ type: [String] })
  months!: readonly string[];
  /** All that was asked about. */
  whole!: ReefWatchResponse;
  /** Departments with those below them. */
  @ApiProperty({ type: [DepartmentReefsResponse] })
  departments!: readonly DepartmentReefsResponse[];
}
