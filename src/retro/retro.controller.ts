import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import { actorOf, type Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { EVERYBODY } from '../access/scope.js';
import { AdjustmentsService } from '../adjustments/adjustments.service.js';
import { periodOf } from '../http/fields.js';
import { valueOf } from '../http/value-of.js';
import { PeriodParams } from '../runs/dto/runs.dto.js';
import { ClawbacksService } from './clawbacks.service.js';
import {
  AdjustmentResponse,
  CarriedRetroResponse,
  ClawbackParams,
  ClawbackRequest,
  RetroPreviewResponse,
  RetroRequest,
} from './dto/retro.dto.js';
import { RetroService } from './retro.service.js';

@ApiTags('The month')
@Controller('periods/:period')
export class RetroController {
  constructor(
    private readonly retro: RetroService,
    private readonly clawbacks: ClawbacksService,
    private readonly adjustments: AdjustmentsService,
    private readonly reads: ReadLog,
  ) {}

  /** Say what a locked period would come to with what is known now; changes nothing */
  @Get('retro')
  @Requires('run.read')
  async previewRetro(
    @Param() { period }: PeriodParams,
    @SignedIn() principal: Principal,
  ): Promise<RetroPreviewResponse> {
    const preview = valueOf(await this.retro.preview(periodOf(period)));
    await this.reads.note(principal, `payouts:${period}`);
    return preview;
  }

  /**
   * Record the differences as retro adjustments
   *
   * @remarks Runs of later periods settle them. Done once more it carries only what has come in since.
   */
  @Post('retro')
  @Requires('retro.carry')
  async carryRetro(
    @Param() { period }: PeriodParams,
    @Body() { reason }: RetroRequest,
    @SignedIn() principal: Principal,
  ): Promise<CarriedRetroResponse> {
    return valueOf(await this.retro.carry(periodOf(period), { by: actorOf(principal), reason }));
  }

  /**
   * Recover what was paid for a locked period, for a stated cause
   *
   * @remarks Payouts of later periods settle it, each up to the share that may be recovered. Whoever records it does not approve the run that recovers it.
   */
  @Post('payouts/:employee/clawback')
  @Requires('period.decide')
  async clawBack(
    @Param() { period, employee }: ClawbackParams,
    @Body() { amount, reason, again }: ClawbackRequest,
    @SignedIn() principal: Principal,
  ): Promise<AdjustmentResponse> {
    const clawback = { amount, reason, again, by: actorOf(principal), byEmployee: principal.employee };
    const { id } = valueOf(await this.clawbacks.claw(periodOf(period), employee, clawback));
    const [found] = await this.adjustments.list({ employee, after: id - 1 }, 1, EVERYBODY);
    if (!found) throw new Error(`adjustment ${id} was stored and is not there`);
    return found;
  }
}
