import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import { actorOf, type Principal } from '../access/principal.js';
import { Requires, SignedIn } from '../access/requires.js';
import { periodOf } from '../http/fields.js';
import { valueOf } from '../http/value-of.js';
import { PeriodParams } from '../runs/dto/runs.dto.js';
import { PeriodResponse, ReasonedStepRequest, StepRequest, StepResponse } from './dto/months.dto.js';
import { MonthsService } from './months.service.js';

@ApiTags('The month')
@Controller('periods/:period')
export class MonthsController {
  constructor(private readonly months: MonthsService) {}

  /** Show where a period stands, and how it came there */
  @Get()
  @Requires('period.read')
  async showPeriod(@Param() { period }: PeriodParams): Promise<PeriodResponse> {
    return PeriodResponse.of(await this.months.month(periodOf(period)));
  }

  /** Submit a calculated period for review */
  @Post('submission')
  @HttpCode(200)
  @Requires('period.submit')
  async submit(
    @Param() { period }: PeriodParams,
    @Body() { run }: StepRequest,
    @SignedIn() principal: Principal,
  ): Promise<StepResponse> {
    return StepResponse.of(valueOf(await this.months.submit(periodOf(period), { by: actorOf(principal), run })));
  }

  /** Send a period in review back, and say why */
  @Post('return')
  @HttpCode(200)
  @Requires('period.decide')
  async sendBack(
    @Param() { period }: PeriodParams,
    @Body() { reason, run }: ReasonedStepRequest,
    @SignedIn() principal: Principal,
  ): Promise<StepResponse> {
    return StepResponse.of(
      valueOf(await this.months.sendBack(periodOf(period), { by: actorOf(principal), reason, run })),
    );
  }

  /**
   * Approve the run in review
   *
   * @remarks Not by whoever ran it, and not while a held payout is undecided. From then on the period is not run again.
   */
  @Post('approval')
  @HttpCode(200)
  @Requires('period.decide')
  async approve(
    @Param() { period }: PeriodParams,
    @Body() { run }: StepRequest,
    @SignedIn() principal: Principal,
  ): Promise<StepResponse> {
    return StepResponse.of(valueOf(await this.months.approve(periodOf(period), { by: actorOf(principal), run })));
  }

  /** Cancel an approval before the period is locked, and say why: it is in review again */
  @Post('approval/cancellation')
  @HttpCode(200)
  @Requires('period.decide')
  async cancelApproval(
    @Param() { period }: PeriodParams,
    @Body() { reason, run }: ReasonedStepRequest,
    @SignedIn() principal: Principal,
  ): Promise<StepResponse> {
    return StepResponse.of(
      valueOf(await this.months.cancelApproval(periodOf(period), { by: actorOf(principal), reason, run })),
    );
  }

  /** Lock an approved period once it is paid: nothing changes it any more */
  @Post('lock')
  @HttpCode(200)
  @Requires('period.decide')
  async lock(
    @Param() { period }: PeriodParams,
    @Body() { run }: StepRequest,
    @SignedIn() principal: Principal,
  ): Promise<StepResponse> {
    return StepResponse.of(valueOf(await this.months.lock(periodOf(period), { by: actorOf(principal), run })));
  }
}
