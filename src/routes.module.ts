import { Module, type DynamicModule } from '@nestjs/common';

import { AccountsController } from './access/accounts.controller.js';
import { SessionController } from './access/session.controller.js';
import { SingleSignOnController } from './access/single-sign-on.controller.js';
import { TokensController } from './access/tokens.controller.js';
import { AuditEntriesController } from './audit/audit-entries.controller.js';
import { BridgesController } from './bridges/bridges.controller.js';
import { BudgetsController } from './budgets/budgets.controller.js';
import { ComplaintsController } from './complaints/complaints.controller.js';
import { OrdersController } from './orders/orders.controller.js';
import { ParetoController } from './complaints/pareto.controller.js';
import { ReefsController } from './complaints/reefs.controller.js';
import { SatisfactionController } from './satisfaction/satisfaction.controller.js';
import { CoverageController } from './coverage/coverage.controller.js';
import { AlignmentController } from './alignment/alignment.controller.js';
import { BoundsController } from './drafts/bounds.controller.js';
import { ComparisonController } from './drafts/comparison.controller.js';
import { DraftDocumentsController } from './drafts/draft-documents.controller.js';
import { DraftsController } from './drafts/drafts.controller.js';
import { PlansController } from './drafts/plans.controller.js';
import { ExplanationController } from './explanations/explanation.controller.js';
import { ExportController } from './exports/export.controller.js';
import { HealthController } from './http/health.controller.js';
import { InquiriesController } from './inquiries/inquiries.controller.js';
import { InquiryFilesController } from './inquiries/inquiry-files.controller.js';
import { BatchesController } from './metrics/batches.controller.js';
import { ObservationsController } from './metrics/observations.controller.js';
import { ResponsesController } from './responses/responses.controller.js';
import { HoldsController } from './months/holds.controller.js';
import { MonthsController } from './months/months.controller.js';
import { PeriodsController } from './months/periods.controller.js';
import { ReviewController } from './months/review.controller.js';
import { OrganisationController } from './organisation/organisation.controller.js';
import { PeopleController } from './organisation/people.controller.js';
import { RulesController } from './plans/rules.controller.js';
import { RankingsController } from './rankings/rankings.controller.js';
import { PreflightController } from './preflight/preflight.controller.js';
import { VerificationsController } from './proof/verifications.controller.js';
import { ReceiptsController } from './receipts/receipts.controller.js';
import { AdjustmentsController } from './retro/adjustments.controller.js';
import { RetroController } from './retro/retro.controller.js';
import { PayoutHistoryController } from './runs/payout-history.controller.js';
import { PayoutsController } from './runs/payouts.controller.js';
import { RunsController } from './runs/runs.controller.js';
import { UnconfirmedAccountsController } from './access/unconfirmed-accounts.controller.js';
import { StatementsController } from './statements/statements.controller.js';
import { TeamController } from './team/team.controller.js';
import { AppModule } from './app.module.js';
import type { Database } from './database/database.js';

const controllers = [
  HealthController,
  SessionController,
  TokensController,
  AccountsController,
  SingleSignOnController,
  AuditEntriesController,
  OrganisationController,
  PeopleController,
  RulesController,
  BatchesController,
  ObservationsController,
  PreflightController,
  RankingsController,
  PayoutsController,
  PayoutHistoryController,
  RunsController,
  BudgetsController,
  ComplaintsController,
  OrdersController,
  ParetoController,
  ReefsController,
  ResponsesController,
  CoverageController,
  SatisfactionController,
  AlignmentController,
  PeriodsController,
  MonthsController,
  HoldsController,
  ReviewController,
  DraftsController,
  DraftDocumentsController,
  PlansController,
  BoundsController,
  ComparisonController,
  InquiriesController,
  InquiryFilesController,
  VerificationsController,
  ExplanationController,
  ExportController,
  BridgesController,
  RetroController,
  AdjustmentsController,
  UnconfirmedAccountsController,
  StatementsController,
  ReceiptsController,
  TeamController,
];

/**
 * The product's door over HTTP: every controller, and the services behind them. Kept apart from the subjects' modules because the command
 * line works with the same services, and controllers bring all that requests and their description need, which takes a third of a command's start to load.
 */
@Module({})
export class RoutesModule {
  static over(database: Database): DynamicModule {
    return { module: RoutesModule, imports: [AppModule.over(database)], controllers };
  }
}
