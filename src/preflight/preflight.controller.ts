import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import { Requires } from '../access/requires.js';
import { periodOf } from '../http/fields.js';
import { valueOf } from '../http/value-of.js';
import { PreflightParams, PreflightResponse } from './dto/preflight.dto.js';
import { PreflightService } from './preflight.service.js';

@ApiTags('The month')
@Controller('periods/:period/preflight')
export class PreflightController {
  constructor(private readonly service: PreflightService) {}

  /**
   * Say before a run what is missing, doubtful or will be held
   *
   * @remarks Computes every payout on trial and stores none.
   */
  @Get()
  @Requires('preflight.read')
  async preflight(@Param() { period }: PreflightParams): Promise<PreflightResponse> {
    return valueOf(await this.service.preflight(periodOf(period)));
  }
}
