import { Module } from '@nestjs/common';

import { DraftsModule } from '../drafts/drafts.module.js';
import { AlignmentProposals } from './alignment-proposals.service.js';
import { AlignmentService } from './alignment.service.js';

@Module({
  imports: [DraftsModule],
  providers: [AlignmentService, AlignmentProposals],
  exports: [AlignmentService, AlignmentProposals],
})
export class AlignmentModule {}
