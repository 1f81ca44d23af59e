import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Response } from 'express';

import { shownCell } from '../files/cell-text.js';
import { periodOf } from '../http/fields.js';
import { Problem } from '../http/problem.js';
import { valueOf } from '../http/value-of.js';
import { PayoutsService } from '../runs/payouts.service.js';
import { ExplanationParams, ExplanationQuery } from './dto/explanation-query.dto.js';
import { ExplanationResponse } from './dto/explanation.dto.js';
import { ScorecardService } from './scorecard.service.js';

@ApiTags('Payouts')
@ApiExtraModels(ExplanationResponse)
@Controller('periods/:period/payouts/:employee/explanation')
export class ExplanationController {
  constructor(
    private readonly payouts: PayoutsService,
    private readonly scorecards: ScorecardService,
  ) {}

  /** Explain one payout of the latest run: the complete trace as data, or a scorecard to read */
  @Get()
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(ExplanationResponse) } },
      'text/plain': { schema: { type: 'string' } },
    },
  })
  async explainPayout(
    @Param() { period: code, employee }: ExplanationParams,
    @Query() { format, language, detail }: ExplanationQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ExplanationResponse | string> {
    const period = periodOf(code);
    if (format === 'text') {
      const { text } = valueOf(await this.scorecards.scorecard(period, employee, language, detail));
      response.type('text/plain; charset=utf-8').setHeader('Content-Language', language);
      return text;
    }
    const run = valueOf(await this.payouts.latestRun(period));
    const payout = await this.payouts.payout(run, employee);
    if (!payout) throw new Problem('not-found', `Run ${run.id} of ${code} has no payout for ${shownCell(employee)}.`);
    return payout.explanation;
  }
}
