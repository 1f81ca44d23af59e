import { Module } from '@nestjs/common';

import { ExplanationsModule } from '../explanations/explanations.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { StatementsService } from './statements.service.js';

@Module({
  imports: [RunsModule, ExplanationsModule],
  providers: [StatementsService],
  exports: [StatementsService],
})
export class StatementsModule {}
