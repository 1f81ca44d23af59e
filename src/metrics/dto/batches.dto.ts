import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

import { phrase } from '../../engine/phrase.js';
import { FindingResponse } from '../../http/dto/finding.dto.js';
import { PhrasesResponse } from '../../http/dto/phrases.dto.js';
import { BATCH_KINDS, type BatchKind } from '../../ingestion/ingestion.entities.js';
import { DEFAULT_LIMIT, IsForm, IsLimit, IsLine, IsWhole } from '../../http/fields.js';

export class UploadQuery {
  @IsLine({ description: 'What the file is called. Its ending may say .csv, .jsonl or .ndjson.', max: 255 })
  name!: string;

  @IsForm({
    description: 'Who reports the figures of rows that do not say so themselves.',
    optional: true,
    form: /^[a-z0-9-]{1,40}$/,
    example: 'third-party',
    what: phrase`the name of a source: lower-case letters, digits and hyphens, at most 40`,
  })
  source?: string;
}

export class BatchesQuery {
  @IsWhole({ description: 'Batches whose number comes after this one.', optional: true, min: 0 })
  after: number = 0;

  @IsLimit()
  limit: number = DEFAULT_LIMIT;
}

export class QuarantineQuery {
  @IsWhole({ description: 'Rows whose number comes after this one.', optional: true, min: 0 })
  after: number = 0;

  @IsLimit()
  limit: number = DEFAULT_LIMIT;
}

export class BatchParams {
  @IsWhole({ description: 'The batch’s number.', min: 1 })
  id!: number;
}

/** A row that was not taken in, and why. */
export class BadRowResponse {
  /** Record in the file, the header being 1. */
  @ApiProperty({ type: 'integer' })
  row!: number;
  column!: string;
  /** What stands in the column. */
  value!: string;
  reason!: string;
  advice!: string;
  /** Reason (as `message`) and advice with their values apart; absent of rows from before there was this. */
  phrases?: PhrasesResponse;
}

export class QuarantinedRowResponse extends BadRowResponse {
  /** A stable name for the reason. */
  code!: string;
  /** The row by column; `raw` is the beginning of one that could not be split into columns. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  record!: Record<string, string>;
}

export class QuarantinePage {
  @ApiProperty({ type: [QuarantinedRowResponse] })
  items!: QuarantinedRowResponse[];
  /** What to give as `after` to get the next part; `null` where this is the last. */
  next!: string | null;
}

/** What became of a file: its rows are accepted + unchanged + superseding + quarantined. */
export class IngestResponse {
  /** The batch’s number. */
  @ApiProperty({ type: 'integer' })
  batch!: number;
  /** The file’s name as it was given first. */
  file!: string;
  /** Of the file’s bytes. */
  sha256!: string;
  /** New figures, or complaints. */
  @ApiProperty({ type: 'integer' })
  accepted!: number;
  /** Rows that say what is known already. */
  @ApiProperty({ type: 'integer' })
  unchanged!: number;
  /** Those that replace a differing one; the old one stays readable. */
  @ApiProperty({ type: 'integer' })
  superseding!: number;
  /** Rows of the file that are in quarantine now. */
  @ApiProperty({ type: 'integer' })
  quarantined!: number;
  /** Was the file taken in before, in full? Then nothing at all was stored. */
  alreadyIngested!: boolean;
  /** The row at which an ingestion that had been broken off was carried on. */
  @ApiPropertyOptional({ type: 'integer' })
  resumedFromRow?: number;
  /** The first of the quarantined rows; the quarantine of the batch has them all. */
  @ApiProperty({ type: [BadRowResponse] })
  quarantinedRows!: BadRowResponse[];
  @ApiProperty({ type: [FindingResponse] })
  findings!: FindingResponse[];
}

export class BatchResponse {
  @ApiProperty({ type: 'integer' })
  id!: number;
  file!: string;
  sha256!: string;
  /** The source of rows that name none; empty where none was given. */
  defaultSource!: string;
  /** When the file was first given. */
  at!: string;
  /** What it reports. */
  @ApiProperty({ enum: BATCH_KINDS })
  kind!: BatchKind;
  @ApiProperty({ type: 'integer' })
  accepted!: number;
  @ApiProperty({ type: 'integer' })
  unchanged!: number;
  @ApiProperty({ type: 'integer' })
  superseding!: number;
  /** Rows that are in quarantine now. */
  @ApiProperty({ type: 'integer' })
  quarantined!: number;
  /** Has the file been read to its end? If not, sending it again carries it on. */
  complete!: boolean;
}

export class BatchesPage {
  @ApiProperty({ type: [BatchResponse] })
  items!: BatchResponse[];
  /** What to give as `after` to get the next part; `null` where this is the last. */
  next!: string | null;
}

/** How far a file is that is being sent and taken in. */
export class UploadUnderWayResponse {
  /** What it reports. */
  @ApiProperty({ enum: BATCH_KINDS })
  kind!: BatchKind;
  file!: string;
  /** Bytes of the file; `null` where whoever sends it has not said. */
  @ApiProperty({ type: 'integer', nullable: true })
  size!: number | null;
  /** Bytes that have arrived. */
  @ApiProperty({ type: 'integer' })
  received!: number;
  /** Bytes that are done with. */
  @ApiProperty({ type: 'integer' })
  read!: number;
  /** Rows that are done with: accepted + unchanged + superseding + quarantined, and those that an earlier sending had taken in. */
  @ApiProperty({ type: 'integer' })
  rows!: number;
  @ApiProperty({ type: 'integer' })
  accepted!: number;
  @ApiProperty({ type: 'integer' })
  unchanged!: number;
  @ApiProperty({ type: 'integer' })
  superseding!: number;
  @ApiProperty({ type: 'integer' })
  quarantined!: number;
}

export class UploadsUnderWayResponse {
  /** In the order in which they were begun. */
  @ApiProperty({ type: [UploadUnderWayResponse] })
  items!: UploadUnderWayResponse[];
}
