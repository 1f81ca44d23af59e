import { ApiProperty } from '@nestjs/swagger';

import { LocalTextResponse } from '../../drafts/dto/local-text.dto.js';
import {
  CHART_METHODS,
  CHART_VERDICTS,
  SIGNALS,
  type ChartVerdict,
  type ControlChart,
  type Signal,
} from '../../engine/control-chart.js';
import { DIRECTIONS, UNITS, type Direction, type Unit } from '../../engine/documents.js';
import { GAP_VERDICTS, type GapVerdict } from '../../engine/figure-gap.js';
import { PhrasesResponse } from '../../http/dto/phrases.dto.js';
import { IsCode, IsPeriod, IsWhole } from '../../http/fields.js';
import { MONTHS_LOOKED_AT } from '../satisfaction.service.js';

/** The most months at a time: five years. */
const MOST_MONTHS = 60;

export class SatisfactionQuery {
  @IsPeriod({ description: 'The month.' })
  period!: string;

  @IsCode({ description: 'This indicator alone; all that others measured where none is named.', optional: true })
  indicator?: string;

  @IsCode({ description: 'Only this department and those below it.', optional: true })
  department?: string;

  @IsWhole({
    description: 'How many months are looked at, this one included.',
    optional: true,
    min: 1,
    max: MOST_MONTHS,
    byDefault: MONTHS_LOOKED_AT,
  })
  months: number = MONTHS_LOOKED_AT;
}

export class DepartmentFigureResponse {
  value!: string;
  /** Cases; `null` where they were not reported. */
  @ApiProperty({ type: String, nullable: true })
  sample!: string | null;
  /** Was it reported of the department itself? Else it was added up of its people and of the departments below. */
  isReported!: boolean;
}

export class ChartedFigureResponse extends DepartmentFigureResponse {
  /** The limits within which chance keeps it; `null` where there are too few months for any. */
  @ApiProperty({ type: String, nullable: true })
  low!: string | null;
  @ApiProperty({ type: String, nullable: true })
  high!: string | null;
  /** `beyond` the limits, or one of a `run` on one side of the mean. */
  @ApiProperty({ enum: SIGNALS, nullable: true })
  signal!: Signal | null;
}

export class SatisfactionMonthResponse {
  period!: string;
  @ApiProperty({ type: ChartedFigureResponse, nullable: true })
  thirdParty!: ChartedFigureResponse | null;
  @ApiProperty({ type: DepartmentFigureResponse, nullable: true })
  internal!: DepartmentFigureResponse | null;
  /** The company's own figure less that of others. */
  @ApiProperty({ type: String, nullable: true })
  gap!: string | null;
}

export class FigureGapResponse {
  /** The last month that has both figures. */
  period!: string;
  gap!: string;
  @ApiProperty({ enum: GAP_VERDICTS })
  verdict!: GapVerdict;
  message!: string;
  /** The same with the values apart, for other languages. */
  phrases?: PhrasesResponse;
}

export class DepartmentSatisfactionResponse {
  department!: string;
  name!: string;
  /** `p` for shares of counted cases, `xmr` for anything else. */
  @ApiProperty({ enum: CHART_METHODS })
  method!: ControlChart['method'];
  /** The mean around which the limits lie. */
  centre!: string;
  /** Of the last month that has a figure by others. */
  @ApiProperty({ enum: CHART_VERDICTS })
  verdict!: ChartVerdict;
  message!: string;
  /** The same with the values apart, for other languages. */
  phrases?: PhrasesResponse;
  /** The oldest first; those without any figure too. */
  @ApiProperty({ type: [SatisfactionMonthResponse] })
  months!: readonly SatisfactionMonthResponse[];
  @ApiProperty({ type: FigureGapResponse, nullable: true })
  gap!: FigureGapResponse | null;
}

export class IndicatorSatisfactionResponse {
  indicator!: string;
  name!: LocalTextResponse;
  @ApiProperty({ enum: UNITS })
  unit!: Unit;
  @ApiProperty({ enum: DIRECTIONS })
  better!: Direction;
  /** In order of code; those of which others measured anything in these months. */
  @ApiProperty({ type: [DepartmentSatisfactionResponse] })
  departments!: readonly DepartmentSatisfactionResponse[];
}

export class SatisfactionResponse {
  period!: string;
  /** The oldest first. */
  @ApiProperty({ type: [String] })
  months!: readonly string[];
  /** Fewer months with a figure have no limits. */
  @ApiProperty({ type: 'integer' })
  leastMonths!: number;
  /** Of so many figures in a row on one side of the mean a change is found. */
  @ApiProperty({ type: 'integer' })
  run!: number;
  /** In order of code. */
  @ApiProperty({ type: [IndicatorSatisfactionResponse] })
  indicators!: readonly IndicatorSatisfactionResponse[];
}
