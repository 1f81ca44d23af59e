import { Module } from '@nestjs/common';

import { RunsModule } from '../runs/runs.module.js';
import { BridgesService } from './bridges.service.js';

@Module({
  imports: [RunsModule],
  providers: [BridgesService],
  exports: [BridgesService],
})
export class BridgesModule {}
