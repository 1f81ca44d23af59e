import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { BudgetsService } from './budgets.service.js';

@Module({
  imports: [AuditModule],
  providers: [BudgetsService],
  exports: [BudgetsService],
})
export class BudgetsModule {}
