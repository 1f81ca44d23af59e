import { Module } from '@nestjs/common';

import { AdjustmentsService } from '../adjustments/adjustments.service.js';
import { AuditModule } from '../audit/audit.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { ClawbacksService } from './clawbacks.service.js';
import { RetroService } from './retro.service.js';

@Module({
  imports: [AuditModule, RunsModule],
  providers: [RetroService, ClawbacksService, AdjustmentsService],
  exports: [RetroService, ClawbacksService, AdjustmentsService],
})
export class RetroModule {}
