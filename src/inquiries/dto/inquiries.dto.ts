import { ApiProperty } from '@nestjs/swagger';

import {
  CORRECTED_KINDS,
  INQUIRY_ACTIONS,
  INQUIRY_OUTCOMES,
  INQUIRY_STATES,
  type CorrectedKind,
  type InquiryAction,
  type InquiryOutcome,
  type InquiryState,
} from '../inquiry-states.js';
import type { LocalText } from '../../engine/text.js';
import type { Titled } from '../inquiry-titles.js';
import type { InquiryStepView, InquirySummary, InquiryView } from '../inquiry-views.js';

export class InquiryFileResponse {
  /** Within the inquiry, from 1. */
  @ApiProperty({ type: 'integer' })
  number!: number;
  name!: string;
  @ApiProperty({ example: 'application/pdf' })
  type!: string;
  /** In bytes. */
  @ApiProperty({ type: 'integer' })
  size!: number;
  sha256!: string;
}

export class InquiryCorrectionResponse {
  @ApiProperty({ enum: CORRECTED_KINDS })
  of!: CorrectedKind;
  @ApiProperty({ example: '2026-10' })
  period!: string;
}

/** Something that was said or decided. */
export class InquiryStepResponse {
  @ApiProperty({ type: 'integer' })
  ordinal!: number;
  @ApiProperty({ enum: INQUIRY_ACTIONS })
  action!: InquiryAction;
  /** Who. */
  actor!: string;
  at!: string;
  /** As it was written: plain text. Empty where nothing was said. */
  text!: string;
  /** The last day for an answer, where one was awaited. */
  due!: string | null;
  @ApiProperty({ enum: INQUIRY_OUTCOMES, nullable: true })
  outcome!: InquiryOutcome | null;
  @ApiProperty({ type: InquiryCorrectionResponse, nullable: true })
  correction!: InquiryCorrectionResponse | null;
  /** Records that make the correction. */
  @ApiProperty({ type: [String], example: ['batch:3'] })
  references!: string[];
  @ApiProperty({ type: [InquiryFileResponse] })
  files!: InquiryFileResponse[];

  static of({ references, files, ...step }: InquiryStepView): InquiryStepResponse {
    return { ...step, references: [...references], files: [...files] };
  }
}

export class InquirySummaryResponse {
  @ApiProperty({ type: 'integer' })
  id!: number;
  @ApiProperty({ example: '2026-10' })
  period!: string;
  employee!: string;
  /** The name of the employee. */
  name!: string;
  /** The run whose payout was looked at. */
  @ApiProperty({ type: 'integer' })
  run!: number;
  /** The line, from 1; `null` where it is about the whole payout. */
  @ApiProperty({ type: 'integer', nullable: true })
  line!: number | null;
  component!: string | null;
  rule!: string | null;
  /** What the component or the rule is called, by language; `null` where none is named. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  about!: LocalText | null;
  @ApiProperty({ enum: INQUIRY_STATES })
  state!: InquiryState;
  /** Of one that is resolved. */
  @ApiProperty({ enum: INQUIRY_OUTCOMES, nullable: true })
  outcome!: InquiryOutcome | null;
  openedAt!: string;
  /** When the last was said or decided. */
  at!: string;
  /** The last day for an answer, while one is awaited. */
  due!: string | null;
  overdue!: boolean;

  static of(inquiry: Titled<InquirySummary>): InquirySummaryResponse {
    const { id, period, employee, name, run, line, component, rule, about, ...stands } = inquiry;
    const { state, outcome, openedAt, at, due, overdue } = stands;
    const place = { id, period, employee, name, run, line, component, rule, about };
    return { ...place, state, outcome, openedAt, at, due, overdue };
  }
}

export class InquiryResponse extends InquirySummaryResponse {
  /** From the question on. */
  @ApiProperty({ type: [InquiryStepResponse] })
  steps!: InquiryStepResponse[];

  static whole(inquiry: Titled<InquiryView>): InquiryResponse {
    const steps = inquiry.steps.map((step) => InquiryStepResponse.of(step));
    return Object.assign(new InquiryResponse(), InquirySummaryResponse.of(inquiry), { steps });
  }
}

/** How many wait for an answer of whoever asks. */
export class InquiryCountsResponse {
  /** Open, in scope, and not their own. */
  @ApiProperty({ type: 'integer' })
  toAnswer!: number;
  /** Of these, those whose answer is overdue. */
  @ApiProperty({ type: 'integer' })
  overdue!: number;
}

export class InquiriesPage {
  @ApiProperty({ type: [InquirySummaryResponse] })
  items!: InquirySummaryResponse[];
  /** What to give as `after` to get the next part; `null` where this is the last. */
  next!: string | null;
}
