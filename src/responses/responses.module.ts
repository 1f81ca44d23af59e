import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { ResponseFiguresService } from './response-figures.service.js';
import { ResponseObservationsService } from './response-observations.service.js';
import { ResponsesBehindService } from './responses-behind.service.js';
import { ResponsesService } from './responses.service.js';

const services = [ResponsesService, ResponseFiguresService, ResponseObservationsService, ResponsesBehindService];

@Module({ imports: [AuditModule, MetricsModule], providers: services, exports: services })
export class ResponsesModule {}
