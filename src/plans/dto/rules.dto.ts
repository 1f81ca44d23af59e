import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsOptional,
  ValidateBy,
  ValidateNested,
} from 'class-validator';

import type { DocumentKind } from '../../engine/documents.js';
import { phrase } from '../../engine/phrase.js';
import { FindingResponse } from '../../http/dto/finding.dto.js';
import { IsForm, IsLine, IsPeriod } from '../../http/fields.js';
import { MAX_REASON } from '../../months/refusals.js';
import { MAX_RULE_FILE_BYTES, MAX_RULE_FILES } from '../rule-files.js';

const PATH = /^(?!.*(^|\/)\.{1,2}\/)[\p{L}\p{N}._-]{1,80}(\/[\p{L}\p{N}._-]{1,80}){0,4}\.json$/u;

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const isSmallText = (value: unknown): boolean =>
  typeof value === 'string' && Buffer.byteLength(value) <= MAX_RULE_FILE_BYTES;

/** One rule document, as it would lie in the rules folder. */
export class RuleDocumentRequest {
  @IsForm({
    description: 'Where it would lie in the rules folder: this tells its kind.',
    form: PATH,
    example: 'plans/courier.json',
    what: phrase`the path of a document in a rules folder, like plans/courier.json`,
  })
  path!: string;

  /** The document itself, or its text. Of text, findings name line and column. */
  @ApiProperty({
    oneOf: [
      { type: 'object', additionalProperties: true },
      { type: 'string', maxLength: MAX_RULE_FILE_BYTES },
    ],
  })
  @ValidateBy({
    name: 'isContent',
    validator: {
      validate: (value) => isObject(value) || isSmallText(value),
      defaultMessage: () => `content is an object, or a text of at most ${MAX_RULE_FILE_BYTES} bytes`,
    },
  })
  content!: object | string;
}

/** The documents of a rules folder. */
export class RulesRequest {
  @ApiProperty({ type: [RuleDocumentRequest], minItems: 1, maxItems: MAX_RULE_FILES })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_RULE_FILES)
  @ArrayUnique((document: RuleDocumentRequest | null) => document?.path, {
    message: 'two documents have the same path',
  })
  @ValidateNested({ each: true })
  @Type(() => RuleDocumentRequest)
  documents!: RuleDocumentRequest[];
}

/** The documents to publish. */
export class PublicationRequest extends RulesRequest {
  /** Change what is in force in approved and locked months all the same: it needs a reason. */
  @ApiPropertyOptional({ type: Boolean, default: false })
  @IsOptional()
  @IsBoolean({ message: 'correctLocked is true or false' })
  correctLocked?: boolean;

  @IsLine({
    description: 'Why months that are closed are corrected: it is kept and shown.',
    optional: true,
    max: MAX_REASON,
  })
  reason?: string;
}

export class DocumentCountsResponse {
  @ApiProperty({ type: 'integer' })
  indicators!: number;
  @ApiProperty({ type: 'integer' })
  parameters!: number;
  @ApiProperty({ type: 'integer' })
  plan!: number;
  @ApiProperty({ type: 'integer' })
  eligibility!: number;
  @ApiProperty({ type: 'integer' })
  adjustments!: number;
  @ApiProperty({ type: 'integer' })
  attributes!: number;
  @ApiProperty({ type: 'integer' })
  incidents!: number;
  @ApiProperty({ type: 'integer' })
  recovery!: number;
  @ApiProperty({ type: 'integer' })
  causes!: number;
  @ApiProperty({ type: 'integer' })
  stages!: number;
  @ApiProperty({ type: 'integer' })
  events!: number;
  @ApiProperty({ type: 'integer' })
  form!: number;
}

export class RulesCheckResponse {
  /** Could they be published? No finding is an error then. */
  sound!: boolean;
  /** Documents without an error of their own. */
  documents!: DocumentCountsResponse;
  /** Worked examples that were run. */
  @ApiProperty({ type: 'integer' })
  examples!: number;
  @ApiProperty({ type: [FindingResponse] })
  findings!: FindingResponse[];
}

export class RuleDocumentHead {
  kind!: DocumentKind;
  id!: string;
  /** First period that this version holds for. */
  effectiveFrom!: string;
  /** First period that it no longer holds for; `null` until further notice. */
  effectiveTo!: string | null;
  /** SHA-256 of its kind and content as canonical JSON: its name for ever. */
  hash!: string;
}

export class PublishedDocumentResponse {
  path!: string;
  kind!: DocumentKind;
  id!: string;
  effectiveFrom!: string;
  hash!: string;
  /** Had this very version never been published before? */
  isNew!: boolean;
}

export class PublicationResponse {
  /** `null` where everything stood so already: nothing was stored. */
  @ApiProperty({ type: 'integer', nullable: true })
  publication!: number | null;
  @ApiProperty({ type: [PublishedDocumentResponse] })
  documents!: PublishedDocumentResponse[];
  /** Worth knowing of what was published. */
  @ApiProperty({ type: [FindingResponse] })
  findings!: FindingResponse[];
}

export class RulesQuery {
  @IsPeriod({ description: 'The period whose rules are wanted.' })
  period!: string;
}

export class RulesInForceResponse {
  period!: string;
  /** The publication up to which versions are known. */
  @ApiProperty({ type: 'integer' })
  publication!: number;
  @ApiProperty({ type: [RuleDocumentHead] })
  items!: RuleDocumentHead[];
}

export class DocumentParams {
  @IsForm({
    description: 'The document’s hash.',
    form: /^[0-9a-f]{64}$/,
    example: '5b1f7c0e9a3d4e62b8c1a7f4d0e39c2856a1b4c7d8e9f00112233445566778ab',
    what: phrase`a hash of 64 hexadecimal digits`,
  })
  hash!: string;
}

export class RuleDocumentResponse extends RuleDocumentHead {
  /** The document as it was published. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  content!: object;
}
