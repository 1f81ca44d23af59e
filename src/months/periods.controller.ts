import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import { Requires } from '../access/requires.js';
import { PeriodsResponse } from './dto/months.dto.js';
import { MonthsService } from './months.service.js';

/** Ten years. */
const MOST_PERIODS = 120;

@ApiTags('The month')
@Controller('periods')
export class PeriodsController {
  constructor(private readonly months: MonthsService) {}

  /** List the periods that have been run and where each stands, the latest first */
  @Get()
  @Requires('period.read')
  async listPeriods(): Promise<PeriodsResponse> {
    return { items: await this.months.periods(MOST_PERIODS) };
  }
}
