import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { Scopes } from '../access/scope.js';
import { ExplanationParams } from '../explanations/dto/explanation-query.dto.js';
import { periodOf } from '../http/fields.js';
import { valueOf } from '../http/value-of.js';
import { ReceiptResponse } from './dto/receipt.dto.js';
import { ReceiptsService } from './receipts.service.js';

@ApiTags('Payouts')
@Controller('periods/:period/payouts/:employee/receipt')
export class ReceiptsController {
  constructor(
    private readonly receipts: ReceiptsService,
    private readonly scopes: Scopes,
    private readonly reads: ReadLog,
  ) {}

  /**
   * Write the receipt of one payout of the latest run
   *
   * @remarks `cxpay verify-receipt` checks it with neither database nor network.
   */
  @Get()
  @Requires('payout.read')
  async writeReceipt(
    @Param() { period: code, employee }: ExplanationParams,
    @SignedIn() principal: Principal,
  ): Promise<ReceiptResponse> {
    const period = periodOf(code);
    const receipt = valueOf(await this.receipts.receipt(period, employee, await this.scopes.of(principal, period)));
    if (employee !== principal.employee) await this.reads.note(principal, `payout:${code}/${employee}`);
    return receipt;
  }
}
