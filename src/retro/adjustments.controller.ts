import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { EVERYBODY } from '../access/scope.js';
import { AdjustmentsService } from '../adjustments/adjustments.service.js';
import { AdjustmentsQuery, AdjustmentsResponse } from './dto/retro.dto.js';

@ApiTags('The month')
@Controller('retro-adjustments')
export class AdjustmentsController {
  constructor(
    private readonly adjustments: AdjustmentsService,
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
}
