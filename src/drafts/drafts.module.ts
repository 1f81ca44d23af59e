import { Module } from '@nestjs/common';

import { AuditModule } from '../audit/audit.module.js';
import { PlansModule } from '../plans/plans.module.js';
import { BoundsService } from './bounds.service.js';
import { ComparisonService } from './comparison.service.js';
import { DraftAccess } from './draft-access.js';
import { DraftDecisions } from './draft-decisions.service.js';
import { DraftDocuments } from './draft-documents.service.js';
import { DraftsService } from './drafts.service.js';
import { EffectService } from './effect/effect.service.js';
import { PlanOverviews } from './plan-overview.service.js';

@Module({
  imports: [AuditModule, PlansModule],
  providers: [
    DraftsService,
    DraftDocuments,
    PlanOverviews,
    DraftDecisions,
    DraftAccess,
    BoundsService,
    EffectService,
    ComparisonService,
  ],
  exports: [
    DraftsService,
    DraftDocuments,
    PlanOverviews,
    DraftDecisions,
    DraftAccess,
    BoundsService,
    EffectService,
    ComparisonService,
  ],
})
export class DraftsModule {}
