import { ApiProperty } from '@nestjs/swagger';

import { phrase } from '../../engine/phrase.js';
import { DEFAULT_LIMIT, IsCode, IsForm, IsLimit, IsLine, IsPeriod, IsWhole } from '../../http/fields.js';

export class ComplaintsUploadQuery {
  @IsLine({ description: 'What the file is called. Its ending may say .csv, .jsonl or .ndjson.', max: 255 })
  name!: string;

  @IsForm({
    description: 'Who reports the complaints of rows that do not say so themselves.',
    optional: true,
    form: /^[a-z0-9-]{1,40}$/,
    example: 'customer',
    what: phrase`the name of a source: lower-case letters, digits and hyphens, at most 40`,
  })
  source?: string;
}

export class ComplaintsQuery {
  @IsPeriod({ description: 'The month.' })
  period!: string;

  @IsLine({ description: 'Only complaints with this cause, as it was reported.', optional: true, max: 200 })
  cause?: string;

  @IsCode({ description: 'Only complaints about this department.', optional: true, example: 'north' })
  department?: string;

  @IsWhole({ description: 'Complaints whose `seq` comes after this one.', optional: true, min: 0 })
  after: number = 0;

  @IsLimit()
  limit: number = DEFAULT_LIMIT;
}

export class ComplaintVersionsQuery {
  @IsLine({ description: 'What the company calls the complaint.', max: 200 })
  id!: string;
}

/** A complaint as it was reported. */
export class ComplaintResponse {
  /** Later versions have higher numbers. */
  @ApiProperty({ type: 'integer' })
  seq!: number;
  id!: string;
  period!: string;
  day!: string;
  department!: string;
  /** Whom it is about; `null` also where it is about somebody whom you may not see. */
  employee!: string | null;
  order!: string | null;
  channel!: string | null;
  cause!: string;
  stage!: string | null;
  /** 1 (slight) to 10; `null` where nothing was said. */
  @ApiProperty({ type: 'integer', nullable: true })
  severity!: number | null;
  source!: string;
  /** What it cost. */
  @ApiProperty({ type: String, nullable: true, example: '12.50' })
  loss!: string | null;
  currency!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  attributes!: Record<string, string>;
  /** The batch and row that it came from. */
  @ApiProperty({ type: 'integer' })
  batch!: number;
  @ApiProperty({ type: 'integer' })
  row!: number;
  hash!: string;
}

export class ComplaintsPage {
  @ApiProperty({ type: [ComplaintResponse] })
  items!: ComplaintResponse[];
  /** What to give as `after` to get the next part; `null` where this is the last. */
  next!: string | null;
}

export class ComplaintVersionsResponse {
  /** The oldest first; the last one counts. */
  @ApiProperty({ type: [ComplaintResponse] })
  items!: ComplaintResponse[];
}
