import { Module } from '@nestjs/common';

import { RunsModule } from '../runs/runs.module.js';
import { ExplanationController } from './explanation.controller.js';
import { ScorecardService } from './scorecard.service.js';

@Module({
  imports: [RunsModule],
  controllers: [ExplanationController],
  providers: [ScorecardService],
  exports: [ScorecardService],
})
export class ExplanationsModule {}
