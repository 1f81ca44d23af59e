import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { CostService } from './cost/cost.service.js';
import { PlansService } from './plans.service.js';
import { RulesController } from './rules.controller.js';

@Module({
  imports: [AuditModule],
  controllers: [RulesController],
  providers: [PlansService, CostService],
  exports: [PlansService, CostService],
})
export class PlansModule {}
