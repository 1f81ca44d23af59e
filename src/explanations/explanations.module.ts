import { Module } from '@nestjs/common';

import { RunsModule } from '../runs/runs.module.js';
import { ScorecardService } from './scorecard.service.js';

@Module({
  imports: [RunsModule],
  providers: [ScorecardService],
  exports: [ScorecardService],
})
export class ExplanationsModule {}
