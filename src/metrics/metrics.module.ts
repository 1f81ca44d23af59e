import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { Uploads } from '../http/uploads.js';
import { RecordUploads } from '../ingestion/record-uploads.js';
import { IngestService } from './ingest.service.js';

@Module({
  imports: [AuditModule],
  providers: [Uploads, RecordUploads, IngestService],
  exports: [IngestService, RecordUploads, Uploads],
})
export class MetricsModule {}
