import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { Requires, SignedIn } from '../access/requires.js';
import { Scopes } from '../access/scope.js';
import { departmentsInScope } from '../complaints/departments-in-scope.js';
import { Database } from '../database/database.js';
import { periodOf } from '../http/fields.js';
import { valueOf } from '../http/value-of.js';
import { CoverageService } from './coverage.service.js';
import { CoverageQuery, CoverageResponse } from './dto/coverage.dto.js';

@ApiTags('Rules')
@Controller('coverage')
export class CoverageController {
  constructor(
    private readonly coverage: CoverageService,
    private readonly database: Database,
    private readonly scopes: Scopes,
  ) {}

  /**
   * Say whose pay goes by customers' experience, and whose not yet
   *
   * @remarks By role and department, month by month, as organisation and rules are known today. A head is told of the subtree that they head.
   */
  @Get()
  @Requires('coverage.read')
  async readCoverage(
    @Query() { period: code, from, department }: CoverageQuery,
    @SignedIn() principal: Principal,
  ): Promise<CoverageResponse> {
    const period = periodOf(code);
    const scope = await this.scopes.of(principal, period);
    const departments = await departmentsInScope(this.database.reader, scope, department);
    const first = from === undefined ? period : periodOf(from);
    return valueOf(await this.coverage.of(period, { from: first, departments }));
  }
}
