import { Readable } from 'node:stream';

import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { Scopes } from '../access/scope.js';
import { monthAfter } from '../engine/period.js';
import { ExplanationParams } from '../explanations/dto/explanation-query.dto.js';
import { periodOf } from '../http/fields.js';
import { valueOf } from '../http/value-of.js';
import { PeriodParams } from '../runs/dto/runs.dto.js';
import { StatementProgressResponse, StatementQuery } from './dto/statements.dto.js';
import { StatementProgress } from './statement-progress.js';
import { StatementsService } from './statements.service.js';

const FILE = { schema: { type: 'string', format: 'binary' } };

@ApiTags('Payouts')
@Controller('periods/:period')
export class StatementsController {
  constructor(
    private readonly statements: StatementsService,
    private readonly progress: StatementProgress,
    private readonly scopes: Scopes,
    private readonly reads: ReadLog,
  ) {}

  /** Write one employee’s statement of the latest run as PDF */
  @Get('payouts/:employee/statement')
  @ApiOkResponse({ description: 'The statement, as an attachment.', content: { 'application/pdf': FILE } })
  @Requires('payout.read')
  async writeStatement(
    @Param() { period: code, employee }: ExplanationParams,
    @Query() { language }: StatementQuery,
    @SignedIn() principal: Principal,
  ): Promise<StreamableFile> {
    const period = periodOf(code);
    const scopes = {
      scope: await this.scopes.of(principal, period),
      before: await this.scopes.of(principal, periodOf(monthAfter(code, -1))),
    };
    const { name, bytes } = valueOf(await this.statements.statement(period, employee, language, scopes));
    if (employee !== principal.employee) await this.reads.note(principal, `payout:${code}/${employee}`);
    return new StreamableFile(bytes, { type: 'application/pdf', disposition: `attachment; filename="${name}"` });
  }

  /** Write the statements of everybody in the latest run as a ZIP of PDF files, streamed while they are made */
  @Get('statements')
  @ApiOkResponse({ description: 'The archive, as an attachment.', content: { 'application/zip': FILE } })
  @Requires('payout.export')
  async writeStatements(
    @Param() { period }: PeriodParams,
    @Query() { language }: StatementQuery,
    @SignedIn() principal: Principal,
  ): Promise<StreamableFile> {
    const archive = valueOf(await this.statements.archive(periodOf(period), language));
    await this.reads.note(principal, `payouts:${period}`);
    const stream = Readable.from(this.progress.during(period, archive), { objectMode: false });
    return new StreamableFile(stream, {
      type: 'application/zip',
      disposition: `attachment; filename="${archive.name}"`,
    });
  }

  /** Say how far the statements of a period are that this server writes now */
  @Get('statements/progress')
  @Requires('payout.export')
  showStatementProgress(@Param() { period }: PeriodParams): StatementProgressResponse {
    return this.progress.of(period);
  }
}
