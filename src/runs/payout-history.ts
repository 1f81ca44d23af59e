import { Injectable } from '@nestjs/common';

import { sees, Scopes } from '../access/scope.js';
import type { Principal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { parsePeriod } from '../engine/period.js';
import { standingOf } from '../months/standing.js';
import type { PeriodState } from '../months/period-states.js';
import { PayoutsService, type PayoutView } from './payouts.service.js';
import { Payout } from './runs.entities.js';

export interface HistoricPayout {
  readonly payout: PayoutView;
  readonly state: PeriodState;
}

/** What one employee was paid month by month. */
@Injectable()
export class PayoutHistory {
  constructor(
    private readonly database: Database,
    private readonly payouts: PayoutsService,
    private readonly scopes: Scopes,
  ) {}

  /** Payouts of the latest run of each period in which the principal may see the employee, the newest first, at most `limit` of them. */
  async of(principal: Principal, employee: string, limit: number): Promise<HistoricPayout[]> {
    const found: HistoricPayout[] = [];
    for (const code of await this.periods(employee)) {
      if (found.length === limit) break;
      const period = parsePeriod(code);
      if (!period || !sees(await this.scopes.of(principal, period), employee)) continue;
      const run = await this.payouts.latestRun(period);
      const payout = run.ok ? await this.payouts.payout(run.value, employee) : undefined;
      if (payout) found.push({ payout, state: (await standingOf(this.database.reader, period)).state });
    }
    return found;
  }

  private async periods(employee: string): Promise<string[]> {
    const rows = await this.database.reader
      .createQueryBuilder(Payout, 'payout')
      .innerJoin('run', 'run', 'run.id = payout.run')
      .select('DISTINCT run.period', 'period')
      .where('payout.employee = :employee', { employee })
      .orderBy('run.period', 'DESC')
      .getRawMany<{ period: string }>();
    return rows.map(({ period }) => period);
  }
}
