import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { employeesAfter, Scopes, sees, seesOthers, type Scope } from '../access/scope.js';
import { Database } from '../database/database.js';
import { shownCell } from '../files/cell-text.js';
import { periodOf } from '../http/fields.js';
import { pageOf } from '../http/page.js';
import { asError, Problem } from '../http/problem.js';
import { valueOf } from '../http/value-of.js';
import { PayoutResponse, PayoutsPage, PayoutsQuery } from './dto/payouts.dto.js';
import { PeriodParams } from './dto/runs.dto.js';
import { PayoutsService, type PayoutView } from './payouts.service.js';
import { PayoutLine, Run } from './runs.entities.js';
import { phrase } from '../engine/phrase.js';

@ApiTags('Payouts')
@Controller('periods/:period/payouts')
export class PayoutsController {
  constructor(
    private readonly payouts: PayoutsService,
    private readonly database: Database,
    private readonly scopes: Scopes,
    private readonly reads: ReadLog,
  ) {}

  /** List the payouts of the latest run of a period, in order of employee code */
  @Get()
  @Requires('payout.read')
  async listPayouts(
    @Param() { period: code }: PeriodParams,
    @Query() { after = '', limit, department }: PayoutsQuery,
    @SignedIn() principal: Principal,
  ): Promise<PayoutsPage> {
    const period = periodOf(code);
    const scope = await this.scopes.of(principal, period);
    const run = valueOf(await this.payouts.latestRun(period));
    const found =
      department === undefined
        ? await this.inScope(run, scope, after, limit + 1)
        : await this.ofDepartment(run, scope, department, after, limit + 1);
    if (seesOthers(scope, principal)) await this.reads.note(principal, `payouts:${code}`, { run: run.id });
    return pageOf(
      found,
      limit,
      ({ employee }) => employee,
      (payout) => PayoutResponse.of(payout),
    );
  }

  private async inScope(run: Run, scope: Scope, after: string, limit: number): Promise<PayoutView[]> {
    if (scope.everybody) return this.payouts.page(run, after, limit);
    return this.some(run, employeesAfter(scope, after), limit);
  }

  private async ofDepartment(
    run: Run,
    scope: Scope,
    department: string,
    after: string,
    limit: number,
  ): Promise<PayoutView[]> {
    const lines = await this.database.reader
      .createQueryBuilder(PayoutLine, 'line')
      .select('DISTINCT line.employee', 'employee')
      .where('line.run = :run AND line.department = :department', { run: run.id, department })
      .orderBy('line.employee')
      .getRawMany<{ employee: string }>();
    const seen = lines.map(({ employee }) => employee).filter((employee) => sees(scope, employee));
    if (seen.length === 0) {
      const detail = phrase`Run ${{ id: run.id }} pays nobody in a department ${{ department: shownCell(department) }}.`;
      throw new Problem('not-found', detail, [{ parameter: 'department', ...asError(detail) }]);
    }
    return this.some(
      run,
      seen.filter((employee) => employee > after),
      limit,
    );
  }

  /** The payouts of these employees, as many as are wanted; some may have none. */
  private async some(run: Run, employees: readonly string[], limit: number): Promise<PayoutView[]> {
    const found: PayoutView[] = [];
    for (let next = 0; next < employees.length && found.length < limit; next += limit) {
      const some = employees.slice(next, next + limit);
      const payouts = await Promise.all(some.map((employee) => this.payouts.payout(run, employee)));
      found.push(...payouts.filter((payout) => payout !== undefined));
    }
    return found.slice(0, limit);
  }
}
