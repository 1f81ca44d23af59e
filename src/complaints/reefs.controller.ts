import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { Requires, SignedIn } from '../access/requires.js';
import { Scopes } from '../access/scope.js';
import { Database } from '../database/database.js';
import { periodOf } from '../http/fields.js';
import { departmentsInScope } from './departments-in-scope.js';
import { ReefsQuery, ReefsResponse } from './dto/reefs.dto.js';
import { ReefsService } from './reefs.service.js';

@ApiTags('Complaints')
@Controller('reefs')
export class ReefsController {
  constructor(
    private readonly reefs: ReefsService,
    private readonly database: Database,
    private readonly scopes: Scopes,
  ) {}

  /**
   * Watch the highest reefs
   *
   * @remarks How long each has been there, which went and when, and what came up instead: of everything and of each department. A head is
   * told of complaints about the subtree that they head.
   */
  @Get()
  @Requires('complaint.read')
  async watchReefs(
    @Query() { period: code, department, ...asked }: ReefsQuery,
    @SignedIn() principal: Principal,
  ): Promise<ReefsResponse> {
    const period = periodOf(code);
    const scope = await this.scopes.of(principal, period);
    const departments = await departmentsInScope(this.database.reader, scope, department);
    return this.reefs.of(period, { ...asked, departments });
  }
}
