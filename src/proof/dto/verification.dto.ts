import { ApiProperty } from '@nestjs/swagger';

import { IsPeriod } from '../../http/fields.js';

export class VerificationRequest {
  @IsPeriod({
    description: 'The period whose runs are computed again; all of them where none is named.',
    optional: true,
  })
  period?: string;
}

/** How many records were checked. */
export class CheckedResponse {
  @ApiProperty({ type: 'integer' })
  auditEntries!: number;
  @ApiProperty({ type: 'integer' })
  loads!: number;
  @ApiProperty({ type: 'integer' })
  ruleDocuments!: number;
  @ApiProperty({ type: 'integer' })
  observations!: number;
  @ApiProperty({ type: 'integer' })
  complaints!: number;
  /** To forms: visits, calls, surveys. */
  @ApiProperty({ type: 'integer' })
  responses!: number;
  @ApiProperty({ type: 'integer' })
  orders!: number;
  @ApiProperty({ type: 'integer' })
  runs!: number;
  @ApiProperty({ type: 'integer' })
  payouts!: number;
  /** Steps of months, and decisions about payouts that were held. */
  @ApiProperty({ type: 'integer' })
  decisions!: number;
  @ApiProperty({ type: 'integer' })
  accounts!: number;
  @ApiProperty({ type: 'integer' })
  inquiries!: number;
  /** Retro adjustments and clawbacks. */
  @ApiProperty({ type: 'integer' })
  adjustments!: number;
}

/** Something stored that is not as it was recorded, or does not come out when it is computed again. */
export class DifferenceResponse {
  /** Which record. */
  @ApiProperty({ example: 'payout run:3 employee:E0042' })
  what!: string;
  problem!: string;
}

export class ConfirmedRoot {
  @ApiProperty({ type: 'integer' })
  run!: number;
  period!: string;
  root!: string;
}

export class VerificationResponse {
  /** `null` for all periods. */
  period!: string | null;
  /** Nothing differs. */
  holds!: boolean;
  checked!: CheckedResponse;
  @ApiProperty({ type: 'integer' })
  differenceCount!: number;
  /** The first of them, where there are very many. */
  @ApiProperty({ type: [DifferenceResponse] })
  differences!: readonly DifferenceResponse[];
  /** The roots as they are stored, to hold against a copy kept elsewhere. */
  @ApiProperty({ type: [ConfirmedRoot] })
  roots!: readonly ConfirmedRoot[];
}

/** How far a verification is. */
export class VerificationProgressResponse {
  isRunning!: boolean;
  /** What is looked at: `observations`, or a run, `run 3`. */
  what!: string;
  /** How many of these. */
  @ApiProperty({ type: 'integer' })
  done!: number;
  /** Payouts computed again so far. */
  @ApiProperty({ type: 'integer' })
  payouts!: number;
  /** Payouts to be computed again in all. */
  @ApiProperty({ type: 'integer' })
  of!: number;
}
