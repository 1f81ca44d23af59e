import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Database } from '../database/database.js';
import { missingAppendOnlyTriggers } from '../database/append-only.js';
import type { Period } from '../engine/period.js';
import { PayoutsService } from '../runs/payouts.service.js';
import { Run } from '../runs/runs.entities.js';
import { checkAdjustments } from './adjustments-check.js';
import { checkAccounts } from './accounts-check.js';
import { checkAuditChain } from './audit-check.js';
import { checkBelonging } from './belonging-check.js';
import { DifferenceList, type Difference } from './difference.js';
import { checkBudgets } from './budgets-check.js';
import { checkDrafts } from './drafts-check.js';
import { checkRuleDocuments } from './documents-check.js';
import { checkInquiries } from './inquiries-check.js';
import { checkMonths } from './months-check.js';
import { checkTakenIn } from './taken-in-check.js';
import { checkOrganisation } from './organisation-check.js';
import { checkRetroDifferences } from './retro-check.js';
import { checkRun, checkRunRecords } from './run-check.js';

export interface VerifyReport {
  /** `null` for all periods. */
  readonly period: string | null;
  /** Nothing differs. */
  readonly holds: boolean;
  readonly checked: {
    readonly auditEntries: number;
    readonly loads: number;
    readonly ruleDocuments: number;
    readonly observations: number;
    readonly complaints: number;
    readonly responses: number;
    readonly orders: number;
    readonly runs: number;
    readonly payouts: number;
    /** Steps of months and decisions about holds. */
    readonly decisions: number;
    readonly accounts: number;
    readonly inquiries: number;
    /** Retro adjustments and clawbacks. */
    readonly adjustments: number;
  };
  readonly differenceCount: number;
  readonly differences: readonly Difference[];
  /** The roots that were confirmed, to hold against a copy kept elsewhere. */
  readonly roots: readonly { readonly run: number; readonly period: string; readonly root: string }[];
}

/** Proves what is stored: the chain, every record against it, and every payout by computing it again. */
@Injectable()
export class VerifyService {
  private readonly payouts: PayoutsService;

  constructor(private readonly database: Database) {
    this.payouts = new PayoutsService(database);
  }

  /** Checks all records, and the runs of one period, or of all where none is named. Changes nothing. */
  async verify(period?: Period, onProgress?: (what: string, done: number) => void): Promise<VerifyReport> {
    // One state of the records from the first to the last: what is taken in meanwhile is no difference.
    return this.database.read((manager) => this.verifyState(manager, period, onProgress));
  }

  private async verifyState(
    manager: EntityManager,
    period: Period | undefined,
    onProgress: ((what: string, done: number) => void) | undefined,
  ): Promise<VerifyReport> {
    const differences = new DifferenceList();
    for (const trigger of await missingAppendOnlyTriggers(manager, this.database.kind))
      differences.add(`trigger ${trigger}`, 'it is missing: the records that it protects could be changed');
    const deeds = await checkAuditChain(manager, differences);
    const loads = await checkOrganisation(manager, deeds, differences);
    const ruleDocuments = await checkRuleDocuments(manager, deeds, differences);
    const { observations, complaints, responses, orders } = await checkTakenIn(manager, deeds, differences, onProgress);
    const runs = await manager.find(Run, { order: { id: 'ASC' } });
    checkRunRecords(runs, deeds, differences);
    const decisions = await checkMonths(manager, runs, deeds, differences);
    const accounts = await checkAccounts(manager, deeds, differences);
    await checkBudgets(manager, deeds, differences);
    await checkDrafts(manager, deeds, differences);
    const inquiries = await checkInquiries(manager, deeds, differences);
    const adjustments = await checkAdjustments(manager, deeds, differences);
    await checkBelonging(manager, differences);
    let payouts = 0;
    const checkedRuns = runs.filter((run) => period === undefined || run.period === period.code);
    for (const run of checkedRuns)
      payouts += await checkRun(manager, run, differences, (done) => onProgress?.(`run ${run.id}`, done));
    await checkRetroDifferences(manager, this.payouts, period?.code, differences);
    return {
      period: period?.code ?? null,
      holds: differences.count === 0,
      checked: {
        auditEntries: deeds.entries,
        loads,
        ruleDocuments,
        observations,
        complaints,
        responses,
        orders,
        runs: checkedRuns.length,
        payouts,
        decisions,
        accounts,
        inquiries,
        adjustments,
      },
      differenceCount: differences.count,
      differences: differences.all,
      roots: checkedRuns.map(({ id, period: code, root }) => ({ run: id, period: code, root })),
    };
  }
}
