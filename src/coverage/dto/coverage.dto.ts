import { ApiProperty } from '@nestjs/swagger';

import { IsCode, IsPeriod } from '../../http/fields.js';
import { MEASUREMENTS, type Measurement } from '../measurement.js';

export class CoverageQuery {
  @IsPeriod({ description: 'The month.' })
  period!: string;

  @IsPeriod({ description: 'The earliest of the months before it that are told as well.', optional: true })
  from?: string;

  @IsCode({ description: 'Only lines in this department and those below it.', optional: true })
  department?: string;
}

/** By what is measured: nothing of customers' experience, the company's own word on it, a third party's or a mystery shopper's. */
export class CoverageCountsResponse {
  @ApiProperty({ type: 'integer' })
  none!: number;
  @ApiProperty({ type: 'integer' })
  internal!: number;
  @ApiProperty({ type: 'integer' })
  thirdParty!: number;
}

export class CoverageAmountsResponse {
  none!: string;
  internal!: string;
  thirdParty!: string;
}

export class CoveredMoneyResponse {
  currency!: string;
  /** Sum of the prorated target bonuses. */
  target!: string;
  /** By the best measured component of the line that it is for. */
  ofLines!: CoverageAmountsResponse;
  /** By the components that it hangs on, as much as each weighs. */
  atStake!: CoverageAmountsResponse;
}

export class CoverageMonthResponse {
  period!: string;
  /** Nobody is covered where no rules were in force. */
  hasRules!: boolean;
  roles!: CoverageCountsResponse;
  @ApiProperty({ type: 'integer' })
  headcount!: number;
  people!: CoverageCountsResponse;
  @ApiProperty({ type: [CoveredMoneyResponse] })
  amounts!: readonly CoveredMoneyResponse[];
  /** People of whom a line is in no amount: they have not the money that their plan pays by. */
  @ApiProperty({ type: 'integer' })
  withoutTarget!: number;
}

export class CoverageRowResponse {
  /** The code of a role or department. */
  key!: string;
  name!: string | null;
  /** The best that anybody in it has. */
  @ApiProperty({ enum: MEASUREMENTS })
  measurement!: Measurement;
  @ApiProperty({ type: 'integer' })
  headcount!: number;
  people!: CoverageCountsResponse;
  @ApiProperty({ type: [CoveredMoneyResponse] })
  amounts!: readonly CoveredMoneyResponse[];
}

export class CoverageResponse {
  period!: string;
  /** The load up to which the organisation is known. */
  @ApiProperty({ type: 'integer' })
  load!: number;
  /** The oldest first; the last is the one that was asked for. */
  @ApiProperty({ type: [CoverageMonthResponse] })
  months!: readonly CoverageMonthResponse[];
  /** Of the last month, those that somebody holds, in order of code. */
  @ApiProperty({ type: [CoverageRowResponse] })
  roles!: readonly CoverageRowResponse[];
  @ApiProperty({ type: [CoverageRowResponse] })
  departments!: readonly CoverageRowResponse[];
}
