import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import { Requires } from '../access/requires.js';
import { periodOf } from '../http/fields.js';
import { VerificationProgressResponse, VerificationRequest, VerificationResponse } from './dto/verification.dto.js';
import { VerifyProgress } from './verify-progress.js';
import { VerifyService } from './verify.service.js';

@ApiTags('Proof')
@Controller('verifications')
export class VerificationsController {
  constructor(
    private readonly service: VerifyService,
    private readonly progress: VerifyProgress,
  ) {}

  /**
   * Prove what is stored: the audit chain, every record against it, and every payout by computing it again
   *
   * @remarks Changes nothing. Answered with 200 whatever it finds: see `holds`.
   */
  @Post()
  @HttpCode(200)
  @Requires('record.verify')
  async verify(@Body() { period }: VerificationRequest): Promise<VerificationResponse> {
    const of = period === undefined ? undefined : periodOf(period);
    return this.progress.during(of, (onProgress) => this.service.verify(of, onProgress));
  }

  /** Say how far a verification is that this server does now */
  @Get('progress')
  @Requires('record.verify')
  showVerificationProgress(): VerificationProgressResponse {
    return this.progress.now();
  }
}
