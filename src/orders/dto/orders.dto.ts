import { ApiProperty } from '@nestjs/swagger';

import { IsLine } from '../../http/fields.js';

export class OrdersUploadQuery {
  @IsLine({ description: 'What the file is called. Its ending may say .csv, .jsonl or .ndjson.', max: 255 })
  name!: string;
}

export class AttributionQuery {
  @IsLine({ description: 'What the company calls the complaint.', max: 200 })
  id!: string;
}

/** A part of a complaint, or of a late order. */
export class StageShareResponse {
  stage!: string;
  /** 0.5 for a half; at most twelve decimals. */
  @ApiProperty({ example: '0.5' })
  share!: string;
}

/** One stage of an order. Seconds, exact. */
export class StageTimeResponse {
  stage!: string;
  /** Its part of the time that was promised. */
  @ApiProperty({ example: '1064387.25' })
  had!: string;
  @ApiProperty({ type: 'integer' })
  took!: number;
  /** Negative where it took less. */
  @ApiProperty({ example: '486075.75' })
  overran!: string;
}

/** What the moments of an order come to. */
export class OrderAttributionResponse {
  order!: string;
  @ApiProperty({ enum: ['not-delivered', 'on-time', 'late', 'missing', 'out-of-order'] })
  outcome!: string;
  /** Seconds after the promise; `null` where it is not late. */
  @ApiProperty({ type: 'integer', nullable: true })
  lateBySeconds!: number | null;
  @ApiProperty({ type: [StageTimeResponse] })
  stages!: StageTimeResponse[];
  @ApiProperty({ type: [StageShareResponse] })
  blamed!: StageShareResponse[];
  /** The batch and row that it came from. */
  @ApiProperty({ type: 'integer' })
  batch!: number;
  @ApiProperty({ type: 'integer' })
  row!: number;
}

/** Which stage a complaint counts under, and why. */
export class AttributionResponse {
  complaint!: string;
  /** What decided: the report itself, the catalogue of causes, the order, or nothing. */
  @ApiProperty({ enum: ['row', 'catalogue', 'order', 'nothing'] })
  decidedBy!: string;
  /** `(none)` where no stage is known. Shares add up to 1. */
  @ApiProperty({ type: [StageShareResponse] })
  stages!: StageShareResponse[];
  /** The order that it names, where one of this number has been taken in. */
  @ApiProperty({ type: OrderAttributionResponse, nullable: true })
  order!: OrderAttributionResponse | null;
  /** All of it in words, in English. */
  text!: string;
}
