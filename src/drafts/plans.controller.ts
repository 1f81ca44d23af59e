import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { Requires, SignedIn } from '../access/requires.js';
import { PlansResponse } from './dto/plan-overview.dto.js';
import { PlanOverviews } from './plan-overview.service.js';

@ApiTags('Rules')
@Controller('plans')
export class PlansController {
  constructor(private readonly overviews: PlanOverviews) {}

  /** List the plans that one may read drafts of */
  @Get()
  @Requires('draft.read')
  async listPlans(@SignedIn() principal: Principal): Promise<PlansResponse> {
    return { items: [...(await this.overviews.list(principal))] };
  }
}
