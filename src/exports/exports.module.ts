import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { ExportService } from './export.service.js';

@Module({
  imports: [AuditModule, RunsModule],
  providers: [ExportService],
  exports: [ExportService],
})
export class ExportsModule {}
