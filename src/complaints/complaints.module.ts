import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { ComplaintsService } from './complaints.service.js';
import { ParetoService } from './pareto.service.js';
import { ReefsService } from './reefs.service.js';

@Module({
  imports: [AuditModule, MetricsModule],
  providers: [ComplaintsService, ParetoService, ReefsService],
  exports: [ComplaintsService, ParetoService, ReefsService],
})
export class ComplaintsModule {}
