import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { CostService } from './cost/cost.service.js';
import { PlansService } from './plans.service.js';

@Module({
  imports: [AuditModule],
  providers: [PlansService, CostService],
  exports: [PlansService, CostService],
})
export class PlansModule {}
