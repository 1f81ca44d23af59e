import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import { actorOf, type Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { EVERYBODY } from '../access/scope.js';
import { AdjustmentsService } from '../adjustments/adjustments.service.js';
import { valueOf } from '../http/value-of.js';
import { ClawbacksService } from './clawbacks.service.js';
import {
  AdjustmentResponse,
  AdjustmentsQuery,
  AdjustmentsResponse,
  WithdrawalParams,
  WithdrawalRequest,
} from './dto/retro.dto.js';

@ApiTags('The month')
@Controller('retro-adjustments')
export class AdjustmentsController {
  constructor(
    private readonly adjustments: AdjustmentsService,
    private readonly clawbacks: ClawbacksService,
    private readonly reads: ReadLog,
  ) {}

  /** List retro adjustments and clawbacks, and what became of them */
  @Get()
  @Requires('run.read')
  async listAdjustments(
    @Query() { limit, ...filter }: AdjustmentsQuery,
    @SignedIn() principal: Principal,
  ): Promise<AdjustmentsResponse> {
    const items = await this.adjustments.list(filter, limit, EVERYBODY);
    await this.reads.note(principal, 'retro-adjustments');
    return { items };
  }

  /**
   * Take a clawback back, as long as no approved run has recovered anything of it
   *
   * @remarks An opposing adjustment names it; neither shows in anybody's pay. Not by the employee whom it concerns.
   */
  @Post(':id/withdrawal')
  @Requires('period.decide')
  async withdrawClawback(
    @Param() { id }: WithdrawalParams,
    @Body() { reason }: WithdrawalRequest,
    @SignedIn() principal: Principal,
  ): Promise<AdjustmentResponse> {
    const by = { by: actorOf(principal), byEmployee: principal.employee };
    const stored = valueOf(await this.clawbacks.withdraw(id, { reason, ...by }));
    const [found] = await this.adjustments.list({ after: stored.id - 1 }, 1, EVERYBODY);
    if (!found) throw new Error(`adjustment ${stored.id} was stored and is not there`);
    return found;
  }
}
