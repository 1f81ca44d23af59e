import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { AuditService, type Actor } from '../audit/audit.service.js';
import { bulkInsert } from '../database/bulk-insert.js';
import { Database } from '../database/database.js';
import { currencyDecimals } from '../engine/currency.js';
import { Exact } from '../engine/exact.js';
import { done, type Outcome } from '../engine/finding.js';
import type { Period } from '../engine/period.js';
import { readOrganisation } from '../organisation/organisation-reader.js';
import { budgetDigest } from './budget-digest.js';
import type { BudgetTable } from './budget-table.js';
import { Budget, BudgetLoad } from './budgets.entities.js';
import { budgetKey, checkBudgets } from './check-budgets.js';

export interface BudgetSummary {
  /** The load that stored something; `null` where all of it stood so already. */
  readonly load: number | null;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** A budget as it is shown; the amount in decimal text. */
export interface BudgetView {
  readonly department: string;
  readonly period: string;
  readonly currency: string;
  readonly amount: string;
}

/** What departments are to pay at most: nothing in a payout depends on it, whoever approves a month looks at it. */
@Injectable()
export class BudgetsService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  /** Loads budgets, all or nothing. What changes is a new version, the old one stays readable; the same again changes nothing. */
  async load(table: BudgetTable, actor: Actor): Promise<Outcome<BudgetSummary>> {
    return this.database.write(async (manager) => {
      const { departments } = await readOrganisation(manager);
      const checked = checkBudgets(table, (code) => departments.has(code));
      if (!checked.ok) return checked;
      const before = await latestBudgets(manager);
      const different = checked.value.filter(
        (budget) => before.get(budgetKey(budget))?.amountMinor !== budget.amountMinor,
      );
      const added = different.filter((budget) => !before.has(budgetKey(budget))).length;
      const counts = {
        added,
        changed: different.length - added,
        unchanged: checked.value.length - different.length,
      };
      if (different.length === 0) return done({ load: null, ...counts }, checked.findings);
      const load = await this.store(manager, different, actor, table.sha256);
      return done({ load, ...counts }, checked.findings);
    });
  }

  /** The budgets of a period, in order of department and currency. */
  async ofPeriod(period: Period): Promise<BudgetView[]> {
    const budgets = await budgetsOf(this.database.reader, period.code);
    return budgets.map(({ amountMinor, ...budget }) => {
      const decimals = currencyDecimals(budget.currency);
      return { ...budget, amount: Exact.fromScaledInteger(amountMinor, decimals).toFixedText(decimals) };
    });
  }

  private async store(
    manager: EntityManager,
    budgets: readonly Omit<Budget, 'load'>[],
    actor: Actor,
    sha256: string | undefined,
  ): Promise<number> {
    const [row] = await manager.query<{ id: string | number | null }[]>('SELECT max(id) AS id FROM budget_load');
    const id = Number(row?.id ?? 0) + 1;
    const load = { id, at: new Date().toISOString(), digest: budgetDigest(budgets) };
    await manager.insert(BudgetLoad, load);
    await bulkInsert(
      manager,
      Budget,
      budgets.map((budget) => ({ load: id, ...budget })),
    );
    const details = {
      at: load.at,
      digest: load.digest,
      budgets: budgets.length,
      ...(sha256 !== undefined && { sha256 }),
    };
    await this.audit.append(manager, { actor, action: 'budget', subject: `budget-load:${id}`, details });
    return id;
  }
}

/** Every budget as the latest load that has it says, the withdrawn ones too. */
async function latestBudgets(manager: EntityManager): Promise<Map<string, Budget>> {
  const budgets = await manager.find(Budget, { order: { load: 'ASC' } });
  return new Map(budgets.map((budget) => [budgetKey(budget), budget]));
}

/** A period's budgets, in order of department and currency. */
export async function budgetsOf(
  manager: EntityManager,
  period: string,
): Promise<{ department: string; period: string; currency: string; amountMinor: bigint }[]> {
  const versions = await manager.find(Budget, { where: { period }, order: { load: 'ASC' } });
  const latest = new Map(versions.map((budget) => [budgetKey(budget), budget]));
  return [...latest.keys()].sort().flatMap((key) => {
    const { department, currency, amountMinor = null } = latest.get(key) ?? {};
    if (department === undefined || currency === undefined || amountMinor === null) return [];
    return [{ department, period, currency, amountMinor }];
  });
}
