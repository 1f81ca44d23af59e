import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { Uploads } from '../http/uploads.js';
import { BatchesController } from './batches.controller.js';
import { IngestService } from './ingest.service.js';
import { ObservationsController } from './observations.controller.js';

@Module({
  imports: [AuditModule],
  controllers: [BatchesController, ObservationsController],
  providers: [Uploads, IngestService],
  exports: [IngestService],
})
export class MetricsModule {}
