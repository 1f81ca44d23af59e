import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import { Requires } from '../access/requires.js';
import { ExplanationParams } from '../explanations/dto/explanation-query.dto.js';
import { periodOf } from '../http/fields.js';
import { valueOf } from '../http/value-of.js';
import { ReceiptResponse } from './dto/receipt.dto.js';
import { ReceiptsService } from './receipts.service.js';

@ApiTags('Payouts')
@Controller('periods/:period/payouts/:employee/receipt')
export class ReceiptsController {
  constructor(private readonly receipts: ReceiptsService) {}

  /**
   * Write the receipt of one payout of the latest run
   *
   * @remarks `cxpay verify-receipt` checks it with neither database nor network.
   */
  @Get()
  @Requires('payout.read')
  async writeReceipt(@Param() { period, employee }: ExplanationParams): Promise<ReceiptResponse> {
    return valueOf(await this.receipts.receipt(periodOf(period), employee));
  }
}
