import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { HoldsService } from './holds.service.js';
import { MonthsService } from './months.service.js';
import { ReviewService } from './review/review.service.js';

@Module({
  imports: [AuditModule, RunsModule],
  providers: [MonthsService, HoldsService, ReviewService],
  exports: [MonthsService, HoldsService, ReviewService],
})
export class MonthsModule {}
