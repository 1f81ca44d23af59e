import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Response } from 'express';

import { Requires } from '../access/requires.js';
import { periodOf } from '../http/fields.js';
import { valueOf } from '../http/value-of.js';
import { PayoutsService } from '../runs/payouts.service.js';
import { EvidenceResponse } from './dto/evidence.dto.js';
import { ExplanationParams, ExplanationQuery } from './dto/explanation-query.dto.js';
import { FullExplanationResponse } from './dto/full-explanation.dto.js';
import { ScorecardService } from './scorecard.service.js';

@ApiTags('Payouts')
@ApiExtraModels(FullExplanationResponse)
@Controller('periods/:period/payouts/:employee')
export class ExplanationController {
  constructor(
    private readonly payouts: PayoutsService,
    private readonly scorecards: ScorecardService,
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
    @Res({ passthrough: true }) response: Response,
  ): Promise<FullExplanationResponse | string> {
    const period = periodOf(code);
    if (format === 'text') {
      const { text } = valueOf(await this.scorecards.scorecard(period, employee, language, detail));
      response.type('text/plain; charset=utf-8').setHeader('Content-Language', language);
      return text;
    }
    const run = valueOf(await this.payouts.latestRun(period));
    const { explanation, counterfactuals } = valueOf(await this.payouts.explained(run, employee));
    return { ...explanation, counterfactuals };
  }

  /** Give what was stored and hashed of one payout of the latest run */
  @Get('evidence')
  @Requires('payout.read')
  async payoutEvidence(@Param() { period: code, employee }: ExplanationParams): Promise<EvidenceResponse> {
    const run = valueOf(await this.payouts.latestRun(periodOf(code)));
    const { evidence, evidenceHash, leafHash } = valueOf(await this.payouts.explained(run, employee));
    return { run: run.id, evidence, evidenceHash, leafHash, root: run.root };
  }
}
