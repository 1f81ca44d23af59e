import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { valueOf } from '../http/value-of.js';
import { TeamCostsQuery, TeamCostsResponse, TeamQuery, TeamResponse } from './dto/team.dto.js';
import { TeamCostsService } from './team-costs.service.js';
import { TeamService } from './team.service.js';

@ApiTags('Payouts')
@Controller('team')
export class TeamController {
  constructor(
    private readonly team: TeamService,
    private readonly costs: TeamCostsService,
    private readonly reads: ReadLog,
  ) {}

  /**
   * List what a month pays the people of the department that you head, beside the month before
   *
   * @remarks Those who were assigned to its subtree on any day of the month.
   */
  @Get()
  @Requires('team.read')
  async showTeam(@Query() { period }: TeamQuery, @SignedIn() principal: Principal): Promise<TeamResponse> {
    const team = valueOf(await this.team.team(principal, period));
    await this.reads.note(principal, `team:${team.period}`, { run: team.run });
    return team;
  }

  /** Add up what each component and rule cost your people in a month, or brought them, against every target met */
  @Get('costs')
  @Requires('team.read')
  async showTeamCosts(
    @Query() { period, language }: TeamCostsQuery,
    @SignedIn() principal: Principal,
  ): Promise<TeamCostsResponse> {
    const costs = valueOf(await this.costs.costs(principal, period, language));
    await this.reads.note(principal, `team:${period}`, { run: costs.run });
    return costs;
  }
}
