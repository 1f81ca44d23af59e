import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { InquiriesService } from './inquiries.service.js';
import { InquiryReader } from './inquiry-reader.service.js';

@Module({
  imports: [AuditModule, RunsModule],
  providers: [InquiriesService, InquiryReader],
  exports: [InquiriesService, InquiryReader],
})
export class InquiriesModule {}
