import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { Requires, SignedIn } from '../access/requires.js';
import { Scopes } from '../access/scope.js';
import { departmentsInScope } from '../complaints/departments-in-scope.js';
import { Database } from '../database/database.js';
import { periodOf } from '../http/fields.js';
import { valueOf } from '../http/value-of.js';
import { SatisfactionQuery, SatisfactionResponse } from './dto/satisfaction.dto.js';
import { SatisfactionService } from './satisfaction.service.js';

@ApiTags('Satisfaction')
@Controller('satisfaction')
export class SatisfactionController {
  constructor(
    private readonly satisfaction: SatisfactionService,
    private readonly database: Database,
    private readonly scopes: Scopes,
  ) {}

  /**
   * Say whether customers are more satisfied, by others' word
   *
   * @remarks Of each department a control chart of what third parties and mystery shoppers measured, and the gap to the company's own figures.
   * A head is told of the subtree that they head.
   */
  @Get()
  @Requires('satisfaction.read')
  async readSatisfaction(
    @Query() { period: code, department, indicator, months }: SatisfactionQuery,
    @SignedIn() principal: Principal,
  ): Promise<SatisfactionResponse> {
    const period = periodOf(code);
    const scope = await this.scopes.of(principal, period);
    const departments = await departmentsInScope(this.database.reader, scope, department);
    return valueOf(await this.satisfaction.of(period, { indicator, months, departments }));
  }
}
