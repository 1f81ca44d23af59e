import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import { actorOf, type Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { periodOf } from '../http/fields.js';
import { valueOf } from '../http/value-of.js';
import { DecisionResponse, PayoutResponse } from '../runs/dto/payouts.dto.js';
import { PeriodParams } from '../runs/dto/runs.dto.js';
import { HoldDecisionRequest, HoldParams, HoldsResponse } from './dto/holds.dto.js';
import { HoldsService } from './holds.service.js';

@ApiTags('The month')
@Controller('periods/:period/holds')
export class HoldsController {
  constructor(
    private readonly holds: HoldsService,
    private readonly reads: ReadLog,
  ) {}

  /** List the payouts of the latest run that were held, decided or not */
  @Get()
  @Requires('period.read')
  async listHolds(@Param() { period }: PeriodParams, @SignedIn() principal: Principal): Promise<HoldsResponse> {
    const held = valueOf(await this.holds.list(periodOf(period)));
    await this.reads.note(principal, `holds:${period}`);
    return { items: held.map((payout) => PayoutResponse.of(payout)) };
  }

  /**
   * Decide about a held payout: release it or refuse it, and say why
   *
   * @remarks May be decided anew until the period is approved. A decision holds while the payout comes out the same; where a later
   * run changes it, it is asked again.
   */
  @Put(':employee/decision')
  @Requires('period.decide')
  async decideHold(
    @Param() { period, employee }: HoldParams,
    @Body() { decision, reason, run }: HoldDecisionRequest,
    @SignedIn() principal: Principal,
  ): Promise<DecisionResponse> {
    const answer = { decision, reason, by: actorOf(principal), byEmployee: principal.employee, run };
    const { actor, at, run: decidedIn } = valueOf(await this.holds.decide(periodOf(period), employee, answer));
    return { decision, reason, actor, at, run: decidedIn };
  }
}
