import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';

import { actorOf, type Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { Scopes, seesOthers } from '../access/scope.js';
import { periodOf } from '../http/fields.js';
import { valueOf } from '../http/value-of.js';
import {
  PeriodParams,
  RunProgressResponse,
  RunRequest,
  RunResponse,
  RunsResponse,
  RunSummaryResponse,
  TotalsResponse,
} from './dto/runs.dto.js';
import { PayoutsService } from './payouts.service.js';
import { RunProgress } from './run-progress.js';
import { RunService } from './run.service.js';

@ApiTags('The month')
@Controller('periods/:period')
export class RunsController {
  constructor(
    private readonly runs: RunService,
    private readonly progress: RunProgress,
    private readonly payouts: PayoutsService,
    private readonly scopes: Scopes,
    private readonly reads: ReadLog,
  ) {}

  /**
   * Run a period: compute all payouts and store them with their explanations, all or none
   *
   * @remarks A second run waits until the first has ended; where it would wait too long it is answered with 503.
   */
  @Post('runs')
  @ApiCreatedResponse({ type: RunSummaryResponse, description: 'The run is stored; it counts from now on.' })
  @ApiOkResponse({ type: RunSummaryResponse, description: 'A dry run: nothing is stored.' })
  @Requires('run.compute')
  async runPeriod(
    @Param() { period }: PeriodParams,
    @Body() { dryRun = false }: RunRequest,
    @SignedIn() principal: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RunSummaryResponse> {
    const actor = actorOf(principal);
    const outcome = await this.progress.during(period, (onProgress) =>
      this.runs.run(periodOf(period), { dryRun, actor, onProgress }),
    );
    const summary = valueOf(outcome);
    response.status(dryRun ? 200 : 201);
    return summary;
  }

  /** Say how far a run of the period is that this server computes now */
  @Get('runs/progress')
  @Requires('run.read')
  showProgress(@Param() { period }: PeriodParams): Promise<RunProgressResponse> {
    return this.progress.of(period);
  }

  /** List the runs of a period */
  @Get('runs')
  @Requires('run.read')
  async listRuns(@Param() { period }: PeriodParams): Promise<RunsResponse> {
    const runs = await this.payouts.runs(periodOf(period));
    return { items: runs.map((run) => RunResponse.of(run)) };
  }

  /**
   * Show what the latest run of a period pays, overall and by department
   *
   * @remarks A department head is shown the sums of their people, and their departments.
   */
  @Get('totals')
  @Requires('payout.read')
  async showTotals(@Param() { period: code }: PeriodParams, @SignedIn() principal: Principal): Promise<TotalsResponse> {
    const period = periodOf(code);
    const scope = await this.scopes.of(principal, period);
    const latest = valueOf(await this.payouts.latestRun(period));
    const { run, totals, departments } = await this.payouts.totals(latest, scope);
    if (seesOthers(scope, principal)) await this.reads.note(principal, `totals:${code}`, { run: run.id });
    return { run: RunResponse.of(run), totals, departments };
  }
}
