import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, ValidateBy } from 'class-validator';

import { phrase } from '../../engine/phrase.js';
import { FindingResponse } from '../../http/dto/finding.dto.js';
import { IsNumberOf, IsWhole } from '../../http/fields.js';
import { MAX_RULE_FILE_BYTES } from '../../plans/rule-files.js';
import { PERSONS_TOLD } from './drafts.dto.js';

export class DraftDocumentResponse {
  @ApiProperty({ type: 'integer' })
  draft!: number;
  @ApiProperty({ type: 'integer' })
  revision!: number;
  /** Where the plan lies in the rules folder. */
  @ApiProperty({ example: 'plans/courier.json' })
  path!: string;
  /** The plan as JSON, in the order and layout that people read. */
  text!: string;
}

const isText = (value: unknown): boolean =>
  typeof value === 'string' && Buffer.byteLength(value) <= MAX_RULE_FILE_BYTES;

export class CheckDraftDocumentRequest {
  /** A whole plan, as JSON. */
  @ApiProperty({ maxLength: MAX_RULE_FILE_BYTES })
  @ValidateBy({
    name: 'isDocumentText',
    validator: {
      validate: isText,
      defaultMessage: () => `text is the plan as a JSON text of at most ${MAX_RULE_FILE_BYTES} bytes`,
    },
  })
  text!: string;
}

export class PreviewDraftDocumentRequest extends CheckDraftDocumentRequest {
  @IsWhole(PERSONS_TOLD)
  persons?: number;
}

export class RewriteDraftRequest extends CheckDraftDocumentRequest {
  @IsNumberOf({
    description: 'The revision that was looked at: refused where another one has been saved since.',
    of: phrase`a revision`,
  })
  revision!: number;

  /** Let worked examples expect what comes out now. */
  @ApiPropertyOptional({ type: Boolean, default: false })
  @IsOptional()
  @IsBoolean({ message: 'renewExamples is true or false' })
  renewExamples?: boolean;
}

export class DraftDocumentCheckResponse {
  /** Could it be saved? */
  sound!: boolean;
  @ApiProperty({ type: [FindingResponse] })
  findings!: FindingResponse[];
}
