import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { HoldsController } from './holds.controller.js';
import { HoldsService } from './holds.service.js';
import { MonthsController } from './months.controller.js';
import { MonthsService } from './months.service.js';

@Module({
  imports: [AuditModule, RunsModule],
  controllers: [MonthsController, HoldsController],
  providers: [MonthsService, HoldsService],
  exports: [MonthsService, HoldsService],
})
export class MonthsModule {}
