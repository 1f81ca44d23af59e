import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { ComplaintsService } from './complaints.service.js';

@Module({
  imports: [AuditModule, MetricsModule],
  providers: [ComplaintsService],
  exports: [ComplaintsService],
})
export class ComplaintsModule {}
