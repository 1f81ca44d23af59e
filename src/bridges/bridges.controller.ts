import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { Scopes } from '../access/scope.js';
import { periodOf } from '../http/fields.js';
import { Problem } from '../http/problem.js';
import { valueOf } from '../http/value-of.js';
import type { Run } from '../runs/runs.entities.js';
import { BridgesService } from './bridges.service.js';
import {
  BridgeParams,
  BridgeQuery,
  BridgeResponse,
  BridgeSumQuery,
  BridgeSums,
  EmployeeBridgeParams,
} from './dto/bridge.dto.js';
import { phrase } from '../engine/phrase.js';

@ApiTags('Payouts')
@Controller('periods/:period')
export class BridgesController {
  constructor(
    private readonly bridges: BridgesService,
    private readonly scopes: Scopes,
    private readonly reads: ReadLog,
  ) {}

  /** Say why one payout changed: effects of metric, weight, target, rule, proration and roster that add up */
  @Get('payouts/:employee/bridge')
  @Requires('payout.read')
  async bridgePayout(
    @Param() { period, employee }: EmployeeBridgeParams,
    @Query() query: BridgeQuery,
    @SignedIn() principal: Principal,
  ): Promise<BridgeResponse> {
    const [from, to] = await this.runs(period, query);
    const scopes = [
      await this.scopes.of(principal, periodOf(query.from)),
      await this.scopes.of(principal, periodOf(period)),
    ];
    const found = valueOf(await this.bridges.ofEmployee(employee, from, to, scopes));
    if (employee !== principal.employee)
      await this.reads.note(principal, `payout:${period}/${employee}`, { from: query.from });
    return found;
  }

  /** Say why what everybody is paid changed, or what a department is paid */
  @Get('bridge')
  @Requires('run.read')
  async bridgeTotals(
    @Param() { period }: BridgeParams,
    @Query() query: BridgeSumQuery,
    @SignedIn() principal: Principal,
  ): Promise<BridgeSums> {
    const [from, to] = await this.runs(period, query);
    await this.reads.note(principal, `payouts:${period}`, { from: query.from });
    return { items: valueOf(await this.bridges.ofAll(from, to, query.department)) };
  }

  private async runs(period: string, { from, runFrom, runTo }: BridgeQuery): Promise<readonly [Run, Run]> {
    return [await this.runOf(from, runFrom), await this.runOf(period, runTo)];
  }

  private async runOf(period: string, id: number | undefined): Promise<Run> {
    const run = valueOf(await this.bridges.run(id ?? periodOf(period)));
    if (run.period === period) return run;
    throw new Problem('not-found', phrase`Run ${{ id: run.id }} is not one of ${{ period }}.`);
  }
}
