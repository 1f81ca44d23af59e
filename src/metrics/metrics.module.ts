import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { IngestService } from './ingest.service.js';

@Module({ imports: [AuditModule], providers: [IngestService], exports: [IngestService] })
export class MetricsModule {}
