import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, ValidateNested } from 'class-validator';

import {
  DEFAULT_LIMIT,
  IsCode,
  IsLimit,
  IsLine,
  IsNumberOf,
  IsPeriod,
  IsRun,
  IsSwitch,
  IsText,
  IsWhole,
  IsWord,
} from '../../http/fields.js';
import { badContent } from '../../http/problem.js';
import { MAX_FILE_NAME, MOST_FILES_A_STEP, type GivenFile } from '../inquiry-files.js';
import { MOST_REFERENCES } from '../inquiry-links.js';
import { MAX_TEXT } from '../inquiry-refusals.js';
import {
  CORRECTED_KINDS,
  INQUIRY_OUTCOMES,
  INQUIRY_STATES,
  type CorrectedKind,
  type InquiryOutcome,
  type InquiryState,
} from '../inquiry-states.js';
import { phrase } from '../../engine/phrase.js';

export class InquiryParams {
  @IsWhole({ description: 'The inquiry’s number.', min: 1 })
  id!: number;
}

export class InquiryFileParams extends InquiryParams {
  @IsWhole({ description: 'The file’s number within the inquiry.', min: 1, max: 1_000 })
  number!: number;
}

export class InquiriesQuery {
  @IsWord({ description: 'Those that stand so.', words: INQUIRY_STATES, optional: true })
  state?: InquiryState;

  @IsPeriod({ description: 'Those about this period.', optional: true })
  period?: string;

  @IsCode({ description: 'Those of this employee.', optional: true })
  employee?: string;

  @IsSwitch({ description: 'Those only whose answer is overdue.', optional: true })
  overdue?: boolean;

  @IsWhole({ description: 'Those whose number comes after this one.', optional: true, min: 0 })
  after: number = 0;

  @IsLimit()
  limit: number = DEFAULT_LIMIT;
}

export class InquiryFileRequest {
  @IsLine({ description: 'Its name, with the ending of its type: .pdf, .png, .jpg, .csv, .txt.', max: MAX_FILE_NAME })
  name!: string;

  /** Its bytes in Base64, at most 2 MiB of them. */
  @ApiProperty({ type: String, format: 'byte' })
  @IsString()
  content!: string;
}

const Files = (): PropertyDecorator => (target, property) => {
  ApiPropertyOptional({ type: [InquiryFileRequest], maxItems: MOST_FILES_A_STEP })(target, property);
  IsOptional()(target, property);
  IsArray()(target, property);
  ArrayMaxSize(MOST_FILES_A_STEP)(target, property);
  ValidateNested({ each: true })(target, property);
  Type(() => InquiryFileRequest)(target, property);
};

export class InquiryMessageRequest {
  @IsText({ description: 'What is to be said, in plain text.', max: MAX_TEXT })
  text!: string;

  @Files()
  files?: InquiryFileRequest[];
}

export class InquiryRequest extends InquiryMessageRequest {
  @IsPeriod({ description: 'The period whose payout it is about.' })
  period!: string;

  @IsNumberOf({
    description: 'The line, from 1; the whole payout where none is named.',
    of: phrase`a line`,
    optional: true,
  })
  line?: number;

  @IsLine({ description: 'The component of that line, by its id.', max: 100, optional: true })
  component?: string;

  @IsLine({ description: 'The rule of that line, by its name.', max: 100, optional: true })
  rule?: string;

  @IsRun({ description: 'The run that was looked at: refused where another one counts by now.', optional: true })
  run?: number;
}

export class InquiryCorrectionRequest {
  @IsWord({ description: 'What is to be corrected.', words: CORRECTED_KINDS })
  of!: CorrectedKind;

  @IsPeriod({ description: 'The period; that of the inquiry where none is named.', optional: true })
  period?: string;
}

const References =
  (optional: boolean): PropertyDecorator =>
  (target, property) => {
    const described = optional ? ApiPropertyOptional : ApiProperty;
    described({ type: [String], maxItems: MOST_REFERENCES, example: ['batch:3'] })(target, property);
    if (optional) IsOptional()(target, property);
    IsArray()(target, property);
    ArrayMaxSize(MOST_REFERENCES)(target, property);
    IsString({ each: true })(target, property);
  };

export class InquiryResolutionRequest {
  @IsWord({ description: 'What it comes to.', words: INQUIRY_OUTCOMES })
  outcome!: InquiryOutcome;

  @IsText({ description: 'Why: it is told to whoever asked.', max: MAX_TEXT })
  text!: string;

  /** With the outcome `correction`, and with no other. */
  @ApiPropertyOptional({ type: InquiryCorrectionRequest })
  @IsOptional()
  @ValidateNested()
  @Type(() => InquiryCorrectionRequest)
  correction?: InquiryCorrectionRequest;

  /** Records that make the correction, where they are there already. */
  @References(true)
  references?: string[];
}

export class InquiryReferencesRequest {
  /** Records that make the correction. */
  @References(false)
  references!: string[];
}

export class InquiryWithdrawalRequest {
  @IsText({ description: 'Why, where that is to be said.', max: MAX_TEXT, optional: true })
  text?: string;
}

/** Files as they were sent; a problem where a content is not Base64. */
export function givenFiles(files: readonly InquiryFileRequest[] = []): GivenFile[] {
  return files.map(({ name, content }, i) => {
    const bytes = Buffer.from(content, 'base64');
    if (bytes.toString('base64') !== content)
      throw badContent(`/files/${i}/content`, phrase`The content is not Base64.`);
    return { name, bytes };
  });
}
