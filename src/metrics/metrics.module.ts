import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { Uploads } from '../http/uploads.js';
import { IngestService } from './ingest.service.js';

@Module({
  imports: [AuditModule],
  providers: [Uploads, IngestService],
  exports: [IngestService, Uploads],
})
export class MetricsModule {}
