import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { OrganisationService } from './organisation.service.js';
import { PeopleIndex } from './people-index.js';

@Module({
  imports: [AuditModule],
  providers: [OrganisationService, PeopleIndex],
  exports: [OrganisationService, PeopleIndex],
})
export class OrganisationModule {}
