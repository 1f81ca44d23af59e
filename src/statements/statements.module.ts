import { Module } from '@nestjs/common';

import { ExplanationsModule } from '../explanations/explanations.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { StatementProgress } from './statement-progress.js';
import { StatementsService } from './statements.service.js';

@Module({
  imports: [RunsModule, ExplanationsModule],
  providers: [StatementsService, StatementProgress],
  exports: [StatementsService, StatementProgress],
})
export class StatementsModule {}
