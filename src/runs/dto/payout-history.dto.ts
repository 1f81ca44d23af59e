import { ApiProperty } from '@nestjs/swagger';

import { IsCode, IsWhole } from '../../http/fields.js';
import { PERIOD_STATES, type PeriodState } from '../../months/period-states.js';
import type { HistoricPayout } from '../payout-history.js';
import type { PayoutStatus } from '../payout-status.js';

const YEAR_AND_MONTH = 13;

export class HistoryParams {
  @IsCode({ description: 'The employee’s code.', example: 'E0042' })
  employee!: string;
}

export class HistoryQuery {
  @IsWhole({ description: 'At most so many; 13 where nothing is said.', optional: true, min: 1, max: 120 })
  limit: number = YEAR_AND_MONTH;
}

/** What one month paid somebody. Amounts are text. */
export class HistoricPayoutResponse {
  period!: string;
  @ApiProperty({ enum: PERIOD_STATES })
  state!: PeriodState;
  currency!: string;
  /** As it was computed. */
  amount!: string;
  /** What is paid of it. */
  payable!: string;
  @ApiProperty({ enum: ['payable', 'held', 'released', 'refused'] })
  status!: PayoutStatus;

  static of({ payout, state }: HistoricPayout): HistoricPayoutResponse {
    const { period, currency, amount, payable, status } = payout;
    return { period, state, currency, amount, payable, status };
  }
}

export class PayoutHistoryResponse {
  @ApiProperty({ type: [HistoricPayoutResponse] })
  items!: HistoricPayoutResponse[];
}
