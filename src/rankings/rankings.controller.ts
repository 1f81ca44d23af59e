import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { Scopes } from '../access/scope.js';
import { departmentsInScope } from '../complaints/departments-in-scope.js';
import { Database } from '../database/database.js';
import { monthAfter } from '../engine/period.js';
import { periodOf } from '../http/fields.js';
import { valueOf } from '../http/value-of.js';
import { OwnRankings, RankingChoices, RankingMonthQuery, RankingQuery, RankingResponse } from './dto/ranking.dto.js';
import { RankingsService } from './rankings.service.js';

@ApiTags('Payouts')
@Controller('rankings')
export class RankingsController {
  constructor(
    private readonly rankings: RankingsService,
    private readonly database: Database,
    private readonly scopes: Scopes,
    private readonly reads: ReadLog,
  ) {}

  /**
   * Rank the people of a department by a plan in which service and reputation outweigh sales
   *
   * @remarks With what has moved whom since last month. A head is told of the subtree that they head. Of the month's run; calculated where it has not been run.
   */
  @Get()
  @Requires('ranking.read')
  async readRanking(@Query() query: RankingQuery, @SignedIn() principal: Principal): Promise<RankingResponse> {
    const { period: code, plan, department } = query;
    const period = periodOf(code);
    const scope = await this.scopes.of(principal, period);
    const before = await this.scopes.of(principal, periodOf(monthAfter(code, -1)));
    const departments = await departmentsInScope(this.database.reader, scope, department);
    const request = { plan, department, departments, scopes: { scope, before } };
    const ranking = valueOf(await this.rankings.of(period, request));
    await this.reads.note(principal, `ranking:${code}/${ranking.plan}`, department === undefined ? {} : { department });
    return ranking;
  }

  /** List the plans that are power rankings, with the departments that their people are in */
  @Get('choices')
  @Requires('ranking.read')
  async listRankings(
    @Query() { period: code }: RankingMonthQuery,
    @SignedIn() principal: Principal,
  ): Promise<RankingChoices> {
    const period = periodOf(code);
    return { items: await this.rankings.choices(period, await this.scopes.of(principal, period)) };
  }

  /**
   * Say where you stand yourself, and among how many; nobody else is named
   *
   * @remarks Among the people of your department on the same plan, in a month that has been run. Empty where nobody ranks you.
   */
  @Get('own')
  @Requires('own-ranking.read')
  async readOwnRanking(
    @Query() { period }: RankingMonthQuery,
    @SignedIn() { employee }: Principal,
  ): Promise<OwnRankings> {
    if (employee === null) return { items: [] };
    return { items: valueOf(await this.rankings.own(periodOf(period), employee)) };
  }
}
