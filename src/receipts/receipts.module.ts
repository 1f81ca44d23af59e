import { Module } from '@nestjs/common';

import { RunsModule } from '../runs/runs.module.js';
import { ReceiptsService } from './receipts.service.js';

@Module({
  imports: [RunsModule],
  providers: [ReceiptsService],
  exports: [ReceiptsService],
})
export class ReceiptsModule {}
