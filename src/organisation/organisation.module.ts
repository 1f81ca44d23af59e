import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { OrganisationService } from './organisation.service.js';

@Module({
  imports: [AuditModule],
  providers: [OrganisationService],
  exports: [OrganisationService],
})
export class OrganisationModule {}
