import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Response } from 'express';

import type { Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { Scopes } from '../access/scope.js';
import { monthAfter } from '../engine/period.js';
import { periodOf } from '../http/fields.js';
import { valueOf } from '../http/value-of.js';
import { PayoutsService } from '../runs/payouts.service.js';
import { EvidenceResponse } from './dto/evidence.dto.js';
import { ExplanationParams, ExplanationQuery, ScorecardQuery } from './dto/explanation-query.dto.js';
import { FullExplanationResponse } from './dto/full-explanation.dto.js';
import { ToldScorecardResponse } from './dto/told-scorecard.dto.js';
import { ScorecardService } from './scorecard.service.js';

@ApiTags('Payouts')
@ApiExtraModels(FullExplanationResponse)
@Controller('periods/:period/payouts/:employee')
export class ExplanationController {
  constructor(
    private readonly payouts: PayoutsService,
    private readonly scorecards: ScorecardService,
    private readonly scopes: Scopes,
    private readonly reads: ReadLog,
  ) {}

  /** Explain one payout of the latest run: the complete trace as data, or a scorecard to read */
  @Get('explanation')
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(FullExplanationResponse) } },
      'text/plain': { schema: { type: 'string' } },
    },
  })
  @Requires('payout.read')
  async explainPayout(
    @Param() { period: code, employee }: ExplanationParams,
    @Query() { format, language, detail }: ExplanationQuery,
    @SignedIn() principal: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FullExplanationResponse | string> {
    const period = periodOf(code);
    const scope = await this.scopes.of(principal, period);
    if (format === 'text') {
      const before = await this.scopes.of(principal, periodOf(monthAfter(code, -1)));
      const scopes = { scope, before };
      const { text } = valueOf(await this.scorecards.scorecard(period, employee, language, detail, scopes));
      await this.noted(principal, code, employee);
      response.type('text/plain; charset=utf-8').setHeader('Content-Language', language);
      return text;
    }
    const run = valueOf(await this.payouts.latestRun(period));
    const { explanation, counterfactuals } = valueOf(await this.payouts.explained(run, employee, scope));
    await this.noted(principal, code, employee);
    return { ...explanation, counterfactuals };
  }

  /** Tell one payout of the latest run as a scorecard in its parts, in words: what a page shows */
  @Get('scorecard')
  @Requires('payout.read')
  async tellPayout(
    @Param() { period: code, employee }: ExplanationParams,
    @Query() { language }: ScorecardQuery,
    @SignedIn() principal: Principal,
  ): Promise<ToldScorecardResponse> {
    const period = periodOf(code);
    const scope = await this.scopes.of(principal, period);
    const before = await this.scopes.of(principal, periodOf(monthAfter(code, -1)));
    const told = valueOf(await this.scorecards.told(period, employee, language, { scope, before }));
    await this.noted(principal, code, employee);
    return told;
  }

  /** Give what was stored and hashed of one payout of the latest run */
  @Get('evidence')
  @Requires('payout.read')
  async payoutEvidence(
    @Param() { period: code, employee }: ExplanationParams,
    @SignedIn() principal: Principal,
  ): Promise<EvidenceResponse> {
    const period = periodOf(code);
    const scope = await this.scopes.of(principal, period);
    const run = valueOf(await this.payouts.latestRun(period));
    const { evidence, evidenceHash, leafHash } = valueOf(await this.payouts.explained(run, employee, scope));
    await this.noted(principal, code, employee);
    return { run: run.id, evidence, evidenceHash, leafHash, root: run.root };
  }

  private async noted(principal: Principal, period: string, employee: string): Promise<void> {
    if (employee !== principal.employee) await this.reads.note(principal, `payout:${period}/${employee}`);
  }
}
