import { Module, type DynamicModule } from '@nestjs/common';

import { AccessModule } from './access/access.module.js';
import { AlignmentModule } from './alignment/alignment.module.js';
import { AuditModule } from './audit/audit.module.js';
import { BudgetsModule } from './budgets/budgets.module.js';
import { ComplaintsModule } from './complaints/complaints.module.js';
import { OrdersModule } from './orders/orders.module.js';
import { CoverageModule } from './coverage/coverage.module.js';
import { SatisfactionModule } from './satisfaction/satisfaction.module.js';
import { RankingsModule } from './rankings/rankings.module.js';
import type { Database } from './database/database.js';
import { DatabaseModule } from './database/database.module.js';
import { DraftsModule } from './drafts/drafts.module.js';
import { BridgesModule } from './bridges/bridges.module.js';
import { ExplanationsModule } from './explanations/explanations.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { InquiriesModule } from './inquiries/inquiries.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { MonthsModule } from './months/months.module.js';
import { OrganisationModule } from './organisation/organisation.module.js';
import { PlansModule } from './plans/plans.module.js';
import { PreflightModule } from './preflight/preflight.module.js';
import { ProofModule } from './proof/proof.module.js';
import { ReceiptsModule } from './receipts/receipts.module.js';
import { ResponsesModule } from './responses/responses.module.js';
import { RetroModule } from './retro/retro.module.js';
import { RunsModule } from './runs/runs.module.js';
import { StatementsModule } from './statements/statements.module.js';
import { TeamModule } from './team/team.module.js';

const subjects = [
  AccessModule,
  AuditModule,
  OrganisationModule,
  PlansModule,
  MetricsModule,
  ComplaintsModule,
  ResponsesModule,
  OrdersModule,
  CoverageModule,
  SatisfactionModule,
  RankingsModule,
  PreflightModule,
  RunsModule,
  BudgetsModule,
  MonthsModule,
  DraftsModule,
  AlignmentModule,
  InquiriesModule,
  ProofModule,
  ExplanationsModule,
  ExportsModule,
  BridgesModule,
  RetroModule,
  StatementsModule,
  TeamModule,
  ReceiptsModule,
];

/** The whole product over one open database; the command line and the server are its doors. */
@Module({})
export class AppModule {
  static over(database: Database): DynamicModule {
    return { module: AppModule, imports: [DatabaseModule.with(database), ...subjects], exports: subjects };
  }
}
