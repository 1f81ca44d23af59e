import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import { Requires } from '../access/requires.js';
import { periodOf } from '../http/fields.js';
import { VerificationRequest, VerificationResponse } from './dto/verification.dto.js';
import { VerifyService } from './verify.service.js';

@ApiTags('Proof')
@Controller('verifications')
export class VerificationsController {
  constructor(private readonly service: VerifyService) {}

  /**
   * Prove what is stored: the audit chain, every record against it, and every payout by computing it again
   *
   * @remarks Changes nothing. Answered with 200 whatever it finds: see `holds`.
   */
  @Post()
  @HttpCode(200)
  @Requires('record.verify')
  async verify(@Body() { period }: VerificationRequest): Promise<VerificationResponse> {
    return this.service.verify(period === undefined ? undefined : periodOf(period));
  }
}
