import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { OrdersService } from './orders.service.js';

@Module({ imports: [AuditModule, MetricsModule], providers: [OrdersService], exports: [OrdersService] })
export class OrdersModule {}
