import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

import type { RetroCause } from '../../engine/retro-adjustments.js';
import { DEFAULT_LIMIT, IsCode, IsLimit } from '../../http/fields.js';
import type { PayoutStatus } from '../payout-status.js';
import type { PayoutView } from '../payouts.service.js';

export class PayoutsQuery {
  @IsCode({ description: 'Payouts of employees whose code comes after this one.', optional: true })
  after?: string;

  @IsLimit()
  limit: number = DEFAULT_LIMIT;

  @IsCode({ description: 'Payouts with a line in this department only.', optional: true, example: 'NORTH' })
  department?: string;
}

/** Why an indicator could not be scored. */
export class FigureReasonResponse {
  @ApiProperty({ example: 'below-sample' })
  code!: string;
  @ApiPropertyOptional({ type: [String] })
  reported?: readonly string[];
  @ApiPropertyOptional({ type: [String] })
  needed?: readonly string[];
  have?: string;
  need?: string;
  value?: string;
  min?: string | null;
  max?: string | null;
}

/** Why a payout waits for somebody to decide; which properties there are depends on the code. */
export class HoldResponse {
  @ApiProperty({ example: 'no-plan' })
  code!: string;
  /** Which line, from 1; absent where it is about the whole payout. */
  @ApiPropertyOptional({ type: 'integer' })
  line?: number;
  @ApiPropertyOptional({ type: [String] })
  plans?: readonly string[];
  plan?: string;
  have?: string;
  need?: string;
  step?: string;
  currency?: string;
  rule?: string;
  indicator?: string;
  attribute?: string;
  incident?: string;
  group?: string;
  component?: string;
  reason?: FigureReasonResponse;
}

/** What a person has decided about a payout that was held. */
export class DecisionResponse {
  /** `release`: it is paid. `refuse`: it is not. */
  @ApiProperty({ enum: ['release', 'refuse'] })
  decision!: 'release' | 'refuse';
  reason!: string;
  /** Who decided. */
  actor!: string;
  at!: string;
  /** The run in which it was decided: an earlier one, where the payout came out the same since. */
  @ApiProperty({ type: 'integer' })
  run!: number;
}

/** One part of a split payout. */
export class PayoutPartResponse {
  id!: string;
  amount!: string;
}

export class PayoutLineResponse {
  role!: string;
  department!: string;
  /** `null` where no plan could be computed. */
  plan!: string | null;
  score!: string | null;
  amount!: string;
  /** Of a split payout, its parts: they add up to the amount. */
  @ApiProperty({ type: [PayoutPartResponse] })
  parts!: readonly PayoutPartResponse[];
}

/** A part of an adjustment with its cause. */
export class AdjustmentCauseResponse {
  @ApiProperty({ enum: ['metric', 'plan', 'roster', 'clawback'] })
  cause!: RetroCause;
  amount!: string;
}

/** What of a corrected earlier period is settled with a payout. Amounts carry their sign. */
export class SettledAdjustmentResponse {
  @ApiProperty({ type: 'integer' })
  id!: number;
  @ApiProperty({ enum: ['retro', 'clawback'] })
  kind!: 'retro' | 'clawback';
  /** The period that was corrected. */
  period!: string;
  /** All of it, and what was open before this payout. */
  amount!: string;
  open!: string;
  settled!: string;
  @ApiProperty({ type: [AdjustmentCauseResponse] })
  causes!: readonly AdjustmentCauseResponse[];
  reason!: string;
}

/** One employee's payout. Amounts are text, with the currency's decimals. */
export class PayoutResponse {
  @ApiProperty({ type: 'integer' })
  run!: number;
  period!: string;
  employee!: string;
  name!: string;
  currency!: string;
  /** As it was computed, whether it is paid or not. */
  @ApiProperty({ example: '2612.40' })
  amount!: string;
  /** What is paid of it: all, or nothing while it is held and where it was refused. */
  @ApiProperty({ example: '2612.40' })
  payable!: string;
  @ApiProperty({ enum: ['payable', 'held', 'released', 'refused'] })
  status!: PayoutStatus;
  @ApiProperty({ type: [HoldResponse] })
  holds!: readonly HoldResponse[];
  /** What a person has decided about it, where it was held. */
  @ApiProperty({ type: DecisionResponse, nullable: true })
  decision!: DecisionResponse | null;
  /** What was decided when it came out otherwise: it does not hold for this payout, and is asked again. */
  @ApiProperty({ type: DecisionResponse, nullable: true })
  outdatedDecision!: DecisionResponse | null;
  /** One for each assignment in the period. */
  @ApiProperty({ type: [PayoutLineResponse] })
  lines!: readonly PayoutLineResponse[];
  /** What the period itself pays: the sum of the lines. */
  earned!: string;
  /** What of earlier periods is settled with it; with the lines they add up to the amount. */
  @ApiProperty({ type: [SettledAdjustmentResponse] })
  adjustments!: readonly SettledAdjustmentResponse[];
  /** SHA-256 of the payout's evidence: what was measured, decided and computed, as canonical JSON (RFC 8785). */
  evidenceHash!: string;

  static of(payout: PayoutView): PayoutResponse {
    const { run, period, employee, name, currency, amount, payable, status, holds, lines, evidenceHash } = payout;
    const { decision, outdatedDecision, earned, adjustments } = payout;
    return {
      run,
      period,
      employee,
      name,
      currency,
      amount,
      payable,
      status,
      holds,
      decision,
      outdatedDecision,
      lines,
      earned,
      adjustments,
      evidenceHash,
    };
  }
}

export class PayoutsPage {
  @ApiProperty({ type: [PayoutResponse] })
  items!: PayoutResponse[];
  /** What to give as `after` to get the next part; `null` where this is the last. */
  next!: string | null;
}
