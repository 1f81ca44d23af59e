import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { InquiriesController } from './inquiries.controller.js';
import { InquiriesService } from './inquiries.service.js';
import { InquiryFilesController } from './inquiry-files.controller.js';
import { InquiryReader } from './inquiry-reader.service.js';

@Module({
  imports: [AuditModule, RunsModule],
  controllers: [InquiriesController, InquiryFilesController],
  providers: [InquiriesService, InquiryReader],
  exports: [InquiriesService, InquiryReader],
})
export class InquiriesModule {}
