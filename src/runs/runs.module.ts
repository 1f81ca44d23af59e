import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { PayoutHistory } from './payout-history.js';
import { PayoutsService } from './payouts.service.js';
import { RunProgress } from './run-progress.js';
import { RunService } from './run.service.js';

@Module({
  imports: [AuditModule],
  providers: [RunService, RunProgress, PayoutsService, PayoutHistory],
  exports: [RunService, PayoutsService, RunProgress, PayoutHistory],
})
export class RunsModule {}
