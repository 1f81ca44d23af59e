import { ApiProperty } from '@nestjs/swagger';

import { phrase } from '../../engine/phrase.js';
import { IsForm } from '../../http/fields.js';
import { FindingResponse } from '../../http/dto/finding.dto.js';
import { PayoutResponse } from '../../runs/dto/payouts.dto.js';
import { PERIOD_STATES, type PeriodState } from '../period-states.js';
import type { OutlierKind } from '../review/outliers.js';
import type { Review } from '../review/review.service.js';

export class ReviewQuery {
  @IsForm({
    description:
      'The share of somebody’s own earlier pay beyond which a change stands out; `50%` where nothing is said.',
    optional: true,
    form: /^\d{1,4}(\.\d{1,4})?%$/,
    example: '50%',
    what: phrase`a share: write 50%`,
  })
  change?: string;
}

/** What a department pays with all below it, beside its budget and last month. Amounts are text. */
export class ReviewedDepartmentResponse {
  /** Empty for the whole company. */
  department!: string;
  name!: string;
  currency!: string;
  payable!: string;
  budget!: string | null;
  /** How much it is above its budget; below zero where it is under. */
  overBudget!: string | null;
  lastMonth!: string | null;
  change!: string | null;
}

export class OutlierResponse {
  employee!: string;
  name!: string;
  currency!: string;
  amount!: string;
  @ApiProperty({ enum: ['change', 'cap', 'floor', 'gate', 'zero'], isArray: true })
  kinds!: readonly OutlierKind[];
  /** Mean of their own payouts in the months before. */
  before!: string | null;
  /** How far it is from that. */
  @ApiProperty({ type: String, nullable: true, example: '-62.5%' })
  change!: string | null;
}

/** How many people are paid from one amount on and less than another. */
export class PaidRangeResponse {
  currency!: string;
  from!: string;
  to!: string;
  @ApiProperty({ type: 'integer' })
  people!: number;
}

/** What the run settles of a correction of an earlier month. Amounts carry their sign. */
export class ReviewedAdjustmentResponse {
  employee!: string;
  name!: string;
  @ApiProperty({ enum: ['retro', 'clawback'] })
  kind!: 'retro' | 'clawback';
  /** The month that was corrected. */
  period!: string;
  currency!: string;
  /** All of it. */
  amount!: string;
  /** By this run. */
  settled!: string;
  reason!: string;
}

/** A rule document that is new or otherwise than in the month before. */
export class ChangedRuleResponse {
  /** What kind of document: `plan`, `indicators`, `adjustment-rules`, … */
  kind!: string;
  id!: string;
  /** Who published it first. */
  actor!: string;
  at!: string;
  /** The draft that it came of, which a second person approved; `null` where one person alone published it. */
  @ApiProperty({ type: 'integer', nullable: true })
  draft!: number | null;
}

export class ReviewResponse {
  period!: string;
  @ApiProperty({ enum: PERIOD_STATES })
  state!: PeriodState;
  @ApiProperty({ type: 'integer' })
  run!: number;
  root!: string;
  /** The period that it is compared with; `null` where it has not been run. */
  lastPeriod!: string | null;
  @ApiProperty({ type: [ReviewedDepartmentResponse] })
  departments!: readonly ReviewedDepartmentResponse[];
  /** How what is paid is spread: of each currency ranges of one width. */
  @ApiProperty({ type: [PaidRangeResponse] })
  distribution!: readonly PaidRangeResponse[];
  /** What it is paid by that the month before was not. */
  @ApiProperty({ type: [ChangedRuleResponse] })
  ruleChanges!: readonly ChangedRuleResponse[];
  /** How many corrections of earlier months there are to settle; at most 1,000 are listed. */
  @ApiProperty({ type: 'integer' })
  adjustmentCount!: number;
  @ApiProperty({ type: [ReviewedAdjustmentResponse] })
  adjustments!: readonly ReviewedAdjustmentResponse[];
  /** The rule by which payouts stand out, in words. */
  outlierRule!: string;
  /** How many there are; at most 1,000 are listed. */
  @ApiProperty({ type: 'integer' })
  outlierCount!: number;
  @ApiProperty({ type: [OutlierResponse] })
  outliers!: readonly OutlierResponse[];
  @ApiProperty({ type: [PayoutResponse] })
  holds!: PayoutResponse[];
  @ApiProperty({ type: [FindingResponse] })
  findings!: FindingResponse[];

  static of({ holds, ...review }: Review, findings: FindingResponse[]): ReviewResponse {
    return { ...review, holds: holds.map((payout) => PayoutResponse.of(payout)), findings };
  }
}
