import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';

import { phrase } from '../../engine/phrase.js';
import { DEFAULT_LIMIT, IsCode, IsForm, IsLimit, IsLine, IsPeriod, IsSwitch, IsWhole } from '../../http/fields.js';
import { MAX_REASON } from '../../months/refusals.js';

export const RETRO_CAUSES = ['metric', 'plan', 'roster', 'clawback'] as const;

export class RetroRequest {
  @IsLine({ description: 'Why: it is kept and shown, to the employees too.', max: MAX_REASON })
  reason!: string;
}

export class ClawbackParams {
  @IsPeriod({ description: 'The locked period.' })
  period!: string;

  @IsCode({ description: 'The employee who was paid.', example: 'E0042' })
  employee!: string;
}

export class ClawbackRequest {
  @IsForm({
    description: 'What is to be recovered, in the currency of the payout.',
    form: /^[0-9]{1,13}([.][0-9]{1,4})?$/,
    example: '120.50',
    what: phrase`an amount`,
  })
  amount!: string;

  @IsLine({ description: 'Why: it is kept and shown, to the employee too.', max: MAX_REASON })
  reason!: string;

  /** The same is open already, and this is meant to come on top of it. */
  @IsOptional()
  @IsBoolean({ message: 'again is true or false' })
  again?: boolean;
}

export class WithdrawalParams {
  @IsWhole({ description: 'The clawback’s number.', min: 1 })
  id!: number;
}

export class WithdrawalRequest {
  @IsLine({ description: 'Why it is taken back: it is kept and shown.', max: MAX_REASON })
  reason!: string;
}

/** A part of a difference with its cause. */
export class CauseResponse {
  @ApiProperty({ enum: RETRO_CAUSES })
  cause!: (typeof RETRO_CAUSES)[number];
  /** With its sign. */
  amount!: string;
}

export class RetroDifferenceResponse {
  employee!: string;
  name!: string;
  /** Of the period’s first line. */
  department!: string;
  currency!: string;
  /** What the period paid, with all earlier adjustments of it but clawbacks. */
  paid!: string;
  /** With what is known now. */
  now!: string;
  difference!: string;
  /** They add up to the difference. */
  @ApiProperty({ type: [CauseResponse] })
  causes!: readonly CauseResponse[];
}

/** What a locked period would come to with what is known now. */
export class RetroPreviewResponse {
  period!: string;
  /** The run that was paid. */
  @ApiProperty({ type: 'integer' })
  run!: number;
  @ApiProperty({ type: [RetroDifferenceResponse] })
  differences!: readonly RetroDifferenceResponse[];
  /** Whose payout was not paid, or would be held now: nothing is reckoned for them. */
  @ApiProperty({ type: [String] })
  open!: readonly string[];
}

export class CarriedRetroResponse extends RetroPreviewResponse {
  /** The number under which the differences were recorded. */
  @ApiProperty({ type: 'integer' })
  retro!: number;
}

export class AdjustmentsQuery {
  @IsCode({ description: 'Only this employee’s.', optional: true, example: 'E0042' })
  employee?: string;

  @IsPeriod({ description: 'Only corrections of this period.', optional: true })
  period?: string;

  @IsSwitch({ description: 'Only those that are not settled in full?', optional: true })
  open?: boolean;

  @IsWhole({ description: 'Those after this number.', optional: true, min: 0 })
  after?: number;

  @IsLimit()
  limit: number = DEFAULT_LIMIT;
}

export class SettlementResponse {
  @ApiProperty({ type: 'integer' })
  run!: number;
  period!: string;
  amount!: string;
}

/** A retro adjustment or a clawback, and what became of it. Amounts carry their sign. */
export class AdjustmentResponse {
  @ApiProperty({ type: 'integer' })
  id!: number;
  @ApiProperty({ enum: ['retro', 'clawback'] })
  kind!: 'retro' | 'clawback';
  /** The locked period that was corrected. */
  period!: string;
  employee!: string;
  name!: string;
  currency!: string;
  amount!: string;
  @ApiProperty({ type: [CauseResponse] })
  causes!: readonly CauseResponse[];
  reason!: string;
  /** Who recorded it. */
  actor!: string;
  at!: string;
  /** By approved and locked runs. */
  @ApiProperty({ type: [SettlementResponse] })
  settled!: readonly SettlementResponse[];
  /** What no approved run has settled yet; nothing of what was taken back. */
  open!: string;
  /** The clawback that this one takes back. */
  @ApiProperty({ type: 'integer', nullable: true })
  withdraws!: number | null;
  /** The one that takes this one back. */
  @ApiProperty({ type: 'integer', nullable: true })
  withdrawnBy!: number | null;
}

export class AdjustmentsResponse {
  @ApiProperty({ type: [AdjustmentResponse] })
  items!: AdjustmentResponse[];
}
