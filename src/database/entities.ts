import { Account, AccountRole, ApiToken, Session, SignInFailure } from '../access/access.entities.js';
import { PayoutAdjustment, Retro, RetroAdjustment } from '../adjustments/adjustments.entities.js';
import { AuditEntry } from '../audit/audit-entry.entity.js';
import { Budget, BudgetLoad } from '../budgets/budgets.entities.js';
import { Complaint, ComplaintAttribute } from '../complaints/complaints.entities.js';
import { DraftRevision, DraftStep, PlanBoundsVersion, PlanDraft } from '../drafts/drafts.entities.js';
import { Inquiry, InquiryFile, InquiryStep } from '../inquiries/inquiries.entities.js';
import { Batch, BatchChunk, QuarantinedRow } from '../ingestion/ingestion.entities.js';
import { Observation } from '../metrics/metrics.entities.js';
import { HoldDecision, PeriodStep } from '../months/months.entities.js';
import { CustomerOrder } from '../orders/orders.entities.js';
import { Assignment, Department, Employee, OrganisationLoad, Role } from '../organisation/organisation.entities.js';
import { Publication, PublicationDocument, StoredRuleDocument } from '../plans/plans.entities.js';
import { FormResponse } from '../responses/responses.entities.js';
import { EvidenceBlock, Payout, PayoutLine, Run } from '../runs/runs.entities.js';

/** Every table, as the classes that describe it. */
export const entities = [
  AuditEntry,
  OrganisationLoad,
  Department,
  Role,
  Employee,
  Assignment,
  StoredRuleDocument,
  Publication,
  PublicationDocument,
  Batch,
  BatchChunk,
  Observation,
  QuarantinedRow,
  Run,
  Payout,
  EvidenceBlock,
  PayoutLine,
  Account,
  AccountRole,
  Session,
  ApiToken,
  SignInFailure,
  PeriodStep,
  HoldDecision,
  BudgetLoad,
  Budget,
  PlanBoundsVersion,
  PlanDraft,
  DraftRevision,
  DraftStep,
  Inquiry,
  InquiryStep,
  InquiryFile,
  Retro,
  RetroAdjustment,
  PayoutAdjustment,
  Complaint,
  ComplaintAttribute,
  FormResponse,
  CustomerOrder,
];
