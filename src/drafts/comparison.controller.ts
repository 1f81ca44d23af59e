import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { Requires, SignedIn } from '../access/requires.js';
import { valueOf } from '../http/value-of.js';
import { ComparisonService } from './comparison.service.js';
import { ComparisonQuery, ComparisonResponse, PlanVersionsResponse } from './dto/comparison.dto.js';
import { PlanParams } from './dto/drafts.dto.js';

@ApiTags('Rules')
@Controller('plans/:plan')
export class ComparisonController {
  constructor(private readonly comparisons: ComparisonService) {}

  /** List the published versions of a plan */
  @Get('versions')
  @Requires('rule.read')
  async listPlanVersions(@Param() { plan }: PlanParams): Promise<PlanVersionsResponse> {
    return { items: [...(await this.comparisons.versions(plan))] };
  }

  /** Say in words what is different between two versions of a plan, drafts among them */
  @Get('comparison')
  @Requires('rule.read')
  async comparePlans(
    @Param() { plan }: PlanParams,
    @Query() { from, to }: ComparisonQuery,
    @SignedIn() principal: Principal,
  ): Promise<ComparisonResponse> {
    return valueOf(await this.comparisons.compare(plan, from, to, principal));
  }
}
