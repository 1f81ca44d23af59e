import { Module } from '@nestjs/common';

import { RunsModule } from '../runs/runs.module.js';
import { BridgesController } from './bridges.controller.js';
import { BridgesService } from './bridges.service.js';

@Module({
  imports: [RunsModule],
  controllers: [BridgesController],
  providers: [BridgesService],
  exports: [BridgesService],
})
export class BridgesModule {}
