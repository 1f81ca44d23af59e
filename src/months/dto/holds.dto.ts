import { ApiProperty } from '@nestjs/swagger';

import { IsCode, IsLine, IsPeriod, IsRun, IsWord } from '../../http/fields.js';
import { PayoutResponse } from '../../runs/dto/payouts.dto.js';
import { MAX_REASON } from '../refusals.js';

export class HoldParams {
  @IsPeriod({ description: 'The period.' })
  period!: string;

  @IsCode({ description: 'The employee whose payout is held.', example: 'E0042' })
  employee!: string;
}

export class HoldDecisionRequest {
  @IsWord({ description: '`release`: it is paid. `refuse`: it is not.', words: ['release', 'refuse'] })
  decision!: 'release' | 'refuse';

  @IsLine({ description: 'Why: it is kept and shown, to the employee too.', max: MAX_REASON })
  reason!: string;

  @IsRun({ description: 'The run that was looked at: refused where another one counts by now.', optional: true })
  run?: number;
}

export class HoldsResponse {
  /** Payouts that were held, decided or not, in order of employee code. */
  @ApiProperty({ type: [PayoutResponse] })
  items!: PayoutResponse[];
}
