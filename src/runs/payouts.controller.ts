import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import { Requires } from '../access/requires.js';
import { Database } from '../database/database.js';
import { shownCell } from '../files/cell-text.js';
import { periodOf } from '../http/fields.js';
import { pageOf } from '../http/page.js';
import { Problem } from '../http/problem.js';
import { valueOf } from '../http/value-of.js';
import { PayoutResponse, PayoutsPage, PayoutsQuery } from './dto/payouts.dto.js';
import { PeriodParams } from './dto/runs.dto.js';
import { PayoutsService, type PayoutView } from './payouts.service.js';
import { PayoutLine, Run } from './runs.entities.js';

@ApiTags('Payouts')
@Controller('periods/:period/payouts')
export class PayoutsController {
  constructor(
    private readonly payouts: PayoutsService,
    private readonly database: Database,
  ) {}

  /** List the payouts of the latest run of a period, in order of employee code */
  @Get()
  @Requires('payout.read')
  async listPayouts(
    @Param() { period }: PeriodParams,
    @Query() { after = '', limit, department }: PayoutsQuery,
  ): Promise<PayoutsPage> {
    const run = valueOf(await this.payouts.latestRun(periodOf(period)));
    const found =
      department === undefined
        ? await this.payouts.page(run, after, limit + 1)
        : await this.ofDepartment(run, department, after, limit + 1);
    return pageOf(
      found,
      limit,
      ({ employee }) => employee,
      (payout) => PayoutResponse.of(payout),
    );
  }

  private async ofDepartment(run: Run, department: string, after: string, limit: number): Promise<PayoutView[]> {
    const { reader } = this.database;
    const where = { run: run.id, department };
    if (!(await reader.existsBy(PayoutLine, where))) {
      const detail = `Run ${run.id} pays nobody in a department ${shownCell(department)}.`;
      throw new Problem('not-found', detail, [{ parameter: 'department', detail }]);
    }
    const lines = await reader
      .createQueryBuilder(PayoutLine, 'line')
      .select('DISTINCT line.employee', 'employee')
      .where('line.run = :run AND line.department = :department AND line.employee > :after', { ...where, after })
      .orderBy('line.employee')
      .limit(limit)
      .getRawMany<{ employee: string }>();
    const found = await Promise.all(lines.map(({ employee }) => this.payouts.payout(run, employee)));
    return found.filter((payout) => payout !== undefined);
  }
}
