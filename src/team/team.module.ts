import { Module } from '@nestjs/common';

import { TeamCostsService } from './team-costs.service.js';
import { TeamService } from './team.service.js';

@Module({ providers: [TeamService, TeamCostsService], exports: [TeamService, TeamCostsService] })
export class TeamModule {}
