import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { PayoutsService } from './payouts.service.js';
import { RunService } from './run.service.js';

@Module({ imports: [AuditModule], providers: [RunService, PayoutsService], exports: [RunService, PayoutsService] })
export class RunsModule {}
