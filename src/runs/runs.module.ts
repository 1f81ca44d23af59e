import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { PayoutHistoryController } from './payout-history.controller.js';
import { PayoutHistory } from './payout-history.js';
import { PayoutsController } from './payouts.controller.js';
import { PayoutsService } from './payouts.service.js';
import { RunProgress } from './run-progress.js';
import { RunService } from './run.service.js';
import { RunsController } from './runs.controller.js';

@Module({
  imports: [AuditModule],
  controllers: [PayoutsController, PayoutHistoryController, RunsController],
  providers: [RunService, RunProgress, PayoutsService, PayoutHistory],
  exports: [RunService, PayoutsService],
})
export class RunsModule {}
