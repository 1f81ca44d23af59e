import { ApiProperty } from '@nestjs/swagger';

import type { Trend } from '../../engine/count-change.js';
import { IsLine, IsWhole, IsWord } from '../../http/fields.js';
import { MEASURES, type Measure } from '../complaint-tally.js';
import { MOST_VITAL } from '../pareto.service.js';
import { ComplaintsOfMonthQuery } from './complaints-of-month.dto.js';

export const TRENDS = ['more', 'fewer', 'steady'] as const satisfies readonly Trend[];
const MOST_ROWS = 1_000;

export class ParetoQuery extends ComplaintsOfMonthQuery {
  @IsLine({
    description: 'cause, stage, indicator, department, channel, source, or the name of an attribute.',
    optional: true,
    max: 64,
  })
  by: string = 'cause';

  @IsWord({ description: 'What is added up.', optional: true, words: MEASURES })
  measure: Measure = 'count';

  @IsWhole({ description: 'Most of the vital few.', optional: true, min: 1, max: MOST_ROWS, byDefault: MOST_VITAL })
  most: number = MOST_VITAL;
}

/** The same compared with an earlier month. */
export class ParetoChangeResponse {
  @ApiProperty({ type: 'integer' })
  count!: number;
  measured!: string;
  /** The month's count less that one's. */
  @ApiProperty({ type: 'integer' })
  change!: number;
  /** `steady` where chance alone would do as much more often than once in a hundred times. */
  @ApiProperty({ enum: TRENDS })
  trend!: Trend;
}

/** Shares are decimal text: 0.25 for a quarter. */
export class ParetoRowResponse {
  @ApiProperty({ type: 'integer' })
  rank!: number;
  /** `(none)` where complaints say nothing of it, or no indicator measures them. */
  key!: string;
  /** As the catalogue calls the cause. */
  name!: string | null;
  @ApiProperty({ type: 'integer' })
  count!: number;
  measured!: string;
  share!: string;
  cumulative!: string;
  /** Against the month before; `null` where nothing is known of that. */
  @ApiProperty({ type: 'integer', nullable: true })
  change!: number | null;
  /** Is it one of the few that most of it is about? */
  vital!: boolean;
  /** Nothing of it the month before. */
  isNew!: boolean;
  /** Of a cause: does the catalogue have it? `null` for what is no cause. */
  @ApiProperty({ type: Boolean, nullable: true })
  isCatalogued!: boolean | null;
  @ApiProperty({ type: ParetoChangeResponse, nullable: true })
  previous!: ParetoChangeResponse | null;
  @ApiProperty({ type: ParetoChangeResponse, nullable: true })
  lastYear!: ParetoChangeResponse | null;
}

export class VanishedResponse {
  key!: string;
  @ApiProperty({ type: 'integer' })
  count!: number;
  measured!: string;
}

export class UncataloguedResponse {
  cause!: string;
  @ApiProperty({ type: 'integer' })
  count!: number;
}

export class ParetoResponse {
  period!: string;
  by!: string;
  @ApiProperty({ enum: MEASURES })
  measure!: Measure;
  /** Of a loss. */
  currency!: string | null;
  /** Complaints. */
  @ApiProperty({ type: 'integer' })
  total!: number;
  measured!: string;
  /** Complaints without the severity or loss that is measured. */
  @ApiProperty({ type: 'integer' })
  unmeasured!: number;
  /** The greatest first; equal ones by name. */
  @ApiProperty({ type: [ParetoRowResponse] })
  rows!: ParetoRowResponse[];
  /** What there was the month before, and is no more. */
  @ApiProperty({ type: [VanishedResponse] })
  vanished!: VanishedResponse[];
  /** Causes that the catalogue lacks. */
  @ApiProperty({ type: [UncataloguedResponse] })
  uncatalogued!: UncataloguedResponse[];
}
