import { ApiProperty } from '@nestjs/swagger';

import { LANGUAGES, type Language } from '../../explanations/languages.js';
import { IsPeriod, IsWord } from '../../http/fields.js';
import { PERIOD_STATES, type PeriodState } from '../../months/period-states.js';
import type { PayoutStatus } from '../../runs/payout-status.js';

export class TeamQuery {
  @IsPeriod({ description: 'The period; the latest that was run where none is named.', optional: true })
  period?: string;
}

export class TeamCostsQuery {
  @IsPeriod({ description: 'The period.' })
  period!: string;

  @IsWord({ description: 'The language of the names.', optional: true, words: LANGUAGES })
  language: Language = 'en';
}

/** One of a head's people in a month. Amounts are text. */
export class TeamMemberResponse {
  employee!: string;
  name!: string;
  role!: string;
  department!: string;
  currency!: string;
  payable!: string;
  @ApiProperty({ enum: ['payable', 'held', 'released', 'refused'] })
  status!: PayoutStatus;
  /** What the month before paid; `null` where it paid nothing by any line, or they were not of the team then. */
  @ApiProperty({ type: String, nullable: true })
  before!: string | null;
  /** With its sign. */
  @ApiProperty({ type: String, nullable: true })
  change!: string | null;
  /** Of the latest line; `null` where none was computed. */
  @ApiProperty({ type: String, nullable: true, example: '0.88' })
  score!: string | null;
}

/** What a month paid the team, in one currency. */
export class TeamMonthResponse {
  period!: string;
  currency!: string;
  payable!: string;
  @ApiProperty({ type: 'integer' })
  people!: number;
}

export class TeamResponse {
  period!: string;
  @ApiProperty({ type: 'integer' })
  run!: number;
  @ApiProperty({ enum: PERIOD_STATES })
  state!: PeriodState;
  @ApiProperty({ type: [TeamMemberResponse] })
  people!: readonly TeamMemberResponse[];
  /** The newest first: this one and up to eleven before it. */
  @ApiProperty({ type: [TeamMonthResponse] })
  months!: readonly TeamMonthResponse[];
  /** Every period that has been run, the newest first. */
  @ApiProperty({ type: [String] })
  periods!: readonly string[];
}

/** What a component or a rule made of the team's pay, against every target met and no rule. */
export class TeamCostResponse {
  name!: string;
  currency!: string;
  /** Below zero where it cost the team. */
  @ApiProperty({ example: '-240.00' })
  amount!: string;
  /** Whom it cost something. */
  @ApiProperty({ type: 'integer' })
  losers!: number;
  /** Whom it brought something. */
  @ApiProperty({ type: 'integer' })
  winners!: number;
}

export class TeamCostsResponse {
  period!: string;
  @ApiProperty({ type: 'integer' })
  run!: number;
  @ApiProperty({ type: 'integer' })
  people!: number;
  /** What cost most first. */
  @ApiProperty({ type: [TeamCostResponse] })
  items!: readonly TeamCostResponse[];
}
