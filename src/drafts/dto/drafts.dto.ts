import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, ValidateBy, ValidateNested } from 'class-validator';

import { phrase } from '../../engine/phrase.js';
import { FindingResponse } from '../../http/dto/finding.dto.js';
import { IsForm, IsLine, IsNumberOf, IsPeriod, IsWhole } from '../../http/fields.js';
import { MAX_REASON } from '../../months/refusals.js';
import type { Comparison } from '../comparison.service.js';
import { MAX_CHANGES } from '../draft-content.js';
import type { DraftStanding } from '../draft-standing.js';
import type { DraftView } from '../drafts.service.js';
import { BothTextsResponse, PlanChangeResponse } from './comparison.dto.js';
import { DraftPartsResponse } from './draft-parts.dto.js';
import { DRAFT_STATES, type DraftState } from '../refusals.js';

const PLAN = {
  form: /^[a-z0-9][a-z0-9-]{0,63}$/,
  example: 'courier',
  what: phrase`the id of a plan, like courier`,
} as const;

export class PlanParams {
  @IsForm({ description: 'The plan’s id.', ...PLAN })
  plan!: string;
}

export class DraftParams {
  @IsWhole({ description: 'The draft’s number.', min: 1 })
  id!: number;
}

export class DraftsQuery {
  @IsForm({ description: 'Drafts of this plan only.', optional: true, ...PLAN })
  plan?: string;
}

export class StartDraftRequest {
  @IsForm({ description: 'The plan’s id.', ...PLAN })
  plan!: string;

  @IsPeriod({
    description: 'Begin from the version that is in force in this period; this month where nothing is said.',
    optional: true,
  })
  period?: string;
}

/** A head of more people looks at those whom it concerns most. */
const MOST_PERSONS = 1_000;

const isText = (value: unknown): boolean => typeof value === 'string' && value.startsWith('/') && value.length <= 500;

/** What is to stand at a place. */
export class DraftChangeRequest {
  @ApiProperty({
    description:
      'A place in the plan (RFC 6901), or `/parameters/NAME`: weights, curves and what worked examples expect.',
    example: '/components/0/weight',
    maxLength: 500,
  })
  @ValidateBy({
    name: 'isPointer',
    validator: { validate: isText, defaultMessage: () => 'pointer is a place in the plan, like /components/0/weight' },
  })
  pointer!: string;

  @ApiProperty({
    description: 'What is to stand there; `null` takes the change of a parameter back.',
    nullable: true,
    oneOf: [
      { type: 'string' },
      { type: 'array', items: { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] } },
      { type: 'object', additionalProperties: true },
    ],
    example: '25%',
  })
  @ValidateBy({
    name: 'isPresent',
    validator: { validate: (value) => value !== undefined, defaultMessage: () => 'value is missing' },
  })
  value!: unknown;
}

class ChangesRequest {
  /** On top of what was saved last. */
  @ApiProperty({ type: [DraftChangeRequest], maxItems: MAX_CHANGES })
  @IsArray()
  @ArrayMaxSize(MAX_CHANGES)
  @ValidateNested({ each: true })
  @Type(() => DraftChangeRequest)
  changes!: DraftChangeRequest[];
}

export const PERSONS_TOLD = {
  description: 'Tell so many persons, those first whose sum changes most.',
  min: 0,
  max: MOST_PERSONS,
  optional: true,
  byDefault: 0,
} as const;

export class PreviewRequest extends ChangesRequest {
  @IsWhole(PERSONS_TOLD)
  persons?: number;
}

const REVISION = {
  description: 'The revision that was looked at: refused where another one has been saved since.',
  of: phrase`a revision`,
};

export class EditDraftRequest extends ChangesRequest {
  @IsNumberOf(REVISION)
  revision!: number;

  /** Let worked examples expect what comes out now. */
  @ApiPropertyOptional({ type: Boolean, default: false })
  @IsOptional()
  @IsBoolean({ message: 'renewExamples is true or false' })
  renewExamples?: boolean;
}

export class SubmitDraftRequest {
  @IsPeriod({ description: 'The first period that it is to hold for: a later month than this.' })
  period!: string;

  @IsNumberOf(REVISION)
  revision!: number;

  @IsLine({ description: 'Why: whoever approves reads it.', optional: true, max: MAX_REASON })
  comment?: string;
}

export class SendBackDraftRequest {
  @IsLine({ description: 'Why not: it is kept and shown.', max: MAX_REASON })
  comment!: string;
}

/** Something that was done to a draft. */
export class DraftEventResponse {
  @ApiProperty({ enum: ['start', 'edit', 'submit', 'approve', 'send-back', 'withdraw'] })
  action!: string;
  @ApiProperty({ type: 'integer' })
  revision!: number;
  at!: string;
  actor!: string;
  comment!: string | null;
  period!: string | null;
  /** Of an approval: the publication that it made. */
  @ApiProperty({ type: 'integer', nullable: true })
  publication!: number | null;
}

/** A draft without what it says. */
export class DraftHead {
  @ApiProperty({ type: 'integer' })
  id!: number;
  plan!: string;
  @ApiProperty({ enum: DRAFT_STATES })
  state!: DraftState;
  /** The last one that was saved. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
  /** Hash of the version that it was begun from. */
  base!: string;
  /** From when it is to hold, once it is submitted. */
  period!: string | null;
  actor!: string;
  at!: string;

  static of({ draft, latest, state, period }: DraftStanding): DraftHead {
    const { id, plan, base, actor, at } = draft;
    return { id, plan, state, revision: latest.revision, base, period, actor, at };
  }
}

export class DraftsResponse {
  @ApiProperty({ type: [DraftHead] })
  items!: DraftHead[];
}

export class DraftContentResponse {
  /** The plan as the draft has it. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  plan!: object;
  /** New values of parameters, by name. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  parameters!: Readonly<Record<string, string>>;
}

export class DraftResponse extends DraftHead {
  @ApiProperty({ type: DraftContentResponse })
  content!: DraftContentResponse;
  /** What it changes in the plan that it was begun from. */
  @ApiProperty({ type: [PlanChangeResponse] })
  changes!: readonly PlanChangeResponse[];
  /** The same in one line. */
  text!: BothTextsResponse;
  /** What was done to it, from the first on. */
  @ApiProperty({ type: [DraftEventResponse] })
  history!: DraftEventResponse[];
  /** What the check, lint and the bounds have to say of it. */
  @ApiProperty({ type: [FindingResponse] })
  findings!: FindingResponse[];
  /** What can be moved, with the bounds of today; `null` where its plan has not been published any more. */
  @ApiProperty({ type: DraftPartsResponse, nullable: true })
  parts!: DraftPartsResponse | null;

  static ofView(
    { standing, content, findings }: DraftView,
    { changes, text }: Comparison,
    parts: DraftPartsResponse | null,
  ): DraftResponse {
    const { id, plan, state, revision, base, period, actor, at } = DraftHead.of(standing);
    const head = { id, plan, state, revision, base, period, actor, at };
    return { ...head, content, changes, text, history: draftHistory(standing), findings: [...findings], parts };
  }
}

/** What was done to a draft, in order of time. */
export function draftHistory({ revisions, steps }: DraftStanding): DraftEventResponse[] {
  const saved = revisions.map(({ revision, at, actor }) => {
    const action = revision === 1 ? 'start' : 'edit';
    return { action, revision, at, actor, comment: null, period: null, publication: null };
  });
  const taken = steps.map(({ action, revision, at, actor, comment, period, publication }) => {
    return { action, revision, at, actor, comment, period, publication };
  });
  return [...saved, ...taken].sort((a, b) => a.revision - b.revision || (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** A step that was taken. */
export class DraftStepResponse {
  @ApiProperty({ type: 'integer' })
  draft!: number;
  @ApiProperty({ enum: ['submit', 'approve', 'send-back', 'withdraw'] })
  action!: string;
  @ApiProperty({ type: 'integer' })
  revision!: number;
  period!: string | null;
  comment!: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  publication!: number | null;
  at!: string;
  actor!: string;
  @ApiProperty({ type: [FindingResponse] })
  findings!: FindingResponse[];
}
