import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { HoldsController } from './holds.controller.js';
import { HoldsService } from './holds.service.js';
import { MonthsController } from './months.controller.js';
import { MonthsService } from './months.service.js';
import { PeriodsController } from './periods.controller.js';
import { ReviewController } from './review.controller.js';
import { ReviewService } from './review/review.service.js';

@Module({
  imports: [AuditModule, RunsModule],
  controllers: [PeriodsController, MonthsController, HoldsController, ReviewController],
  providers: [MonthsService, HoldsService, ReviewService],
  exports: [MonthsService, HoldsService, ReviewService],
})
export class MonthsModule {}
