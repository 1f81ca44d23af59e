import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { Problem } from '../http/problem.js';
import {
  HistoricPayoutResponse,
  HistoryParams,
  HistoryQuery,
  PayoutHistoryResponse,
} from './dto/payout-history.dto.js';
import { PayoutHistory } from './payout-history.js';
import { phrase } from '../engine/phrase.js';

@ApiTags('Payouts')
@Controller('employees/:employee/payouts')
export class PayoutHistoryController {
  constructor(
    private readonly history: PayoutHistory,
    private readonly reads: ReadLog,
  ) {}

  /** List what one employee was paid, month by month, the newest first */
  @Get()
  @Requires('payout.read')
  async listEmployeePayouts(
    @Param() { employee }: HistoryParams,
    @Query() { limit }: HistoryQuery,
    @SignedIn() principal: Principal,
  ): Promise<PayoutHistoryResponse> {
    const found = await this.history.of(principal, employee, limit);
    if (found.length === 0) throw new Problem('not-found', phrase`There are no payouts of such an employee.`);
    if (employee !== principal.employee) await this.reads.note(principal, `payouts-of:${employee}`);
    return { items: found.map((each) => HistoricPayoutResponse.of(each)) };
  }
}
