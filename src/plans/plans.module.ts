import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { PlansService } from './plans.service.js';
import { RulesController } from './rules.controller.js';

@Module({ imports: [AuditModule], controllers: [RulesController], providers: [PlansService], exports: [PlansService] })
export class PlansModule {}
