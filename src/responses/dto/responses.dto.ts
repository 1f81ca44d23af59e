import { ApiProperty } from '@nestjs/swagger';

import { RESPONSE_KINDS, type ResponseKind } from '../../engine/documents.js';
import { FindingResponse } from '../../http/dto/finding.dto.js';
import { DEFAULT_LIMIT, IsCode, IsLimit, IsLine, IsPeriod, IsWhole } from '../../http/fields.js';
import type { FigureStanding } from '../response-figures.service.js';

export class ResponsesUploadQuery {
  @IsLine({ description: 'What the file is called. Its ending may say .csv, .jsonl or .ndjson.', max: 255 })
  name!: string;
}

export class ResponsesQuery {
  @IsPeriod({ description: 'The month.' })
  period!: string;

  @IsLine({ description: 'Only responses to this form.', optional: true, max: 64 })
  form?: string;

  @IsCode({ description: 'Only responses about this department.', optional: true, example: 'shop-1' })
  department?: string;

  @IsWhole({ description: 'Responses whose `seq` comes after this one.', optional: true, min: 0 })
  after: number = 0;

  @IsLimit()
  limit: number = DEFAULT_LIMIT;
}

export class ResponseVersionsQuery {
  @IsLine({ description: 'What the company calls the response.', max: 200 })
  id!: string;
}

export class ResponseFiguresQuery {
  @IsPeriod({ description: 'The month.' })
  period!: string;

  @IsLine({ description: 'Only of this indicator.', optional: true, max: 64 })
  indicator?: string;

  @IsLine({ description: 'Only of responses to this form.', optional: true, max: 64 })
  form?: string;

  @IsCode({ description: 'Only of this employee.', optional: true, example: 'E1048' })
  employee?: string;

  @IsCode({ description: 'Only of this department.', optional: true, example: 'shop-1' })
  department?: string;
}

export class ResponseObservationsQuery {
  @IsPeriod({ description: 'The month whose responses become observations.' })
  period!: string;
}

/** A response to a form as it was reported. */
export class FormResponseResponse {
  /** Later versions have higher numbers. */
  @ApiProperty({ type: 'integer' })
  seq!: number;
  id!: string;
  period!: string;
  day!: string;
  department!: string;
  /** Whom it is about; `null` also where it is about somebody whom you may not see. */
  employee!: string | null;
  form!: string;
  @ApiProperty({ enum: RESPONSE_KINDS })
  kind!: ResponseKind;
  /** Who scored or asked, where that was said. */
  scorer!: string | null;
  independent!: boolean;
  /** Decimal text by question; yes is 1, no is 0. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  answers!: Record<string, string>;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  attributes!: Record<string, string>;
  /** The batch and row that it came from. */
  @ApiProperty({ type: 'integer' })
  batch!: number;
  @ApiProperty({ type: 'integer' })
  row!: number;
  hash!: string;
}

export class FormResponsesPage {
  @ApiProperty({ type: [FormResponseResponse] })
  items!: FormResponseResponse[];
  /** What to give as `after` to get the next part; `null` where this is the last. */
  next!: string | null;
}

export class FormResponseVersionsResponse {
  /** The oldest first; the last one counts. */
  @ApiProperty({ type: [FormResponseResponse] })
  items!: FormResponseResponse[];
}

export class IntervalResponse {
  low!: string;
  high!: string;
  @ApiProperty({ enum: ['wilson', 'student'] })
  method!: 'wilson' | 'student';
}

export class ResponseFigureResponse {
  indicator!: string;
  /** `employee:CODE` or `department:CODE`. */
  subject!: string;
  source!: string;
  @ApiProperty({ type: [String] })
  forms!: string[];
  /** Responses: nobody's counts twice. */
  @ApiProperty({ type: 'integer' })
  count!: number;
  value!: string;
  numerator!: string;
  denominator!: string;
  /** With 95 % confidence; `null` where there is nothing to tell it by. */
  @ApiProperty({ type: IntervalResponse, nullable: true })
  interval!: IntervalResponse | null;
  @ApiProperty({ type: 'integer', nullable: true })
  minimumSample!: number | null;
  /** Are there as many as the indicator asks for? */
  isEnough!: boolean;
  /** What stands among the observations: nothing yet, this figure, an earlier one, or one that was reported otherwise. */
  @ApiProperty({ enum: ['not-made', 'made', 'outdated', 'reported'] })
  standing!: FigureStanding;
  /** `BATCH:ROW` of the observation that stands. */
  observation!: string | null;
  /** Over the hashes of the responses. */
  digest!: string;
}

export class ResponseFiguresResponse {
  period!: string;
  /** Responses that count in the month; `null` for whoever does not see all of them. */
  @ApiProperty({ type: 'integer', nullable: true })
  responses!: number | null;
  /** The last response that had been taken in. */
  @ApiProperty({ type: 'integer' })
  through!: number;
  @ApiProperty({ type: [ResponseFigureResponse] })
  figures!: ResponseFigureResponse[];
  @ApiProperty({ type: [FindingResponse] })
  findings!: FindingResponse[];
}

export class MadeObservationsResponse {
  period!: string;
  /** New, or in the place of ones that are outdated. */
  @ApiProperty({ type: 'integer' })
  made!: number;
  @ApiProperty({ type: 'integer' })
  unchanged!: number;
  /** Those of which no response is left: they count as no data from now on. */
  @ApiProperty({ type: 'integer' })
  withdrawn!: number;
  /** Those that somebody reported otherwise, which stay. */
  @ApiProperty({ type: 'integer' })
  reported!: number;
  /** The batch that holds them; `null` where nothing was to be stored. */
  @ApiProperty({ type: 'integer', nullable: true })
  batch!: number | null;
  @ApiProperty({ type: [FindingResponse] })
  findings!: FindingResponse[];
}
