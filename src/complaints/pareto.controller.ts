import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { Requires, SignedIn } from '../access/requires.js';
import { Scopes } from '../access/scope.js';
import { Database } from '../database/database.js';
import { periodOf } from '../http/fields.js';
import { valueOf } from '../http/value-of.js';
import { departmentsInScope } from './departments-in-scope.js';
import { ParetoQuery, ParetoResponse } from './dto/pareto.dto.js';
import { ParetoService } from './pareto.service.js';

@ApiTags('Complaints')
@Controller('pareto')
export class ParetoController {
  constructor(
    private readonly pareto: ParetoService,
    private readonly database: Database,
    private readonly scopes: Scopes,
  ) {}

  /**
   * Say what the complaints of a month are about
   *
   * @remarks Beside the month before and the same month of last year. A head is told of complaints about the subtree that they head.
   */
  @Get()
  @Requires('complaint.read')
  async readPareto(
    @Query() { period: code, by, measure, department, level, most }: ParetoQuery,
    @SignedIn() principal: Principal,
  ): Promise<ParetoResponse> {
    const period = periodOf(code);
    const scope = await this.scopes.of(principal, period);
    const departments = await departmentsInScope(this.database.reader, scope, department);
    const view = valueOf(await this.pareto.of(period, { by, measure, level, most, departments }));
    const { rows, vanished, uncatalogued } = view;
    return { ...view, rows: [...rows], vanished: [...vanished], uncatalogued: [...uncatalogued] };
  }
}
