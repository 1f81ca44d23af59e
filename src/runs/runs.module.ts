import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { PayoutsController } from './payouts.controller.js';
import { PayoutsService } from './payouts.service.js';
import { RunService } from './run.service.js';
import { RunsController } from './runs.controller.js';

@Module({
  imports: [AuditModule],
  controllers: [PayoutsController, RunsController],
  providers: [RunService, PayoutsService],
  exports: [RunService, PayoutsService],
})
export class RunsModule {}
