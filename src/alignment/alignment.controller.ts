import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { Requires, SignedIn } from '../access/requires.js';
import { Scopes } from '../access/scope.js';
import { departmentsInScope } from '../complaints/departments-in-scope.js';
import { Database } from '../database/database.js';
import { periodOf } from '../http/fields.js';
import { valueOf } from '../http/value-of.js';
import { AlignmentProposals } from './alignment-proposals.service.js';
import { AlignmentService } from './alignment.service.js';
import {
  AlignmentQuery,
  AlignmentResponse,
  ProposalDraftResponse,
  ProposalParams,
  ProposalQuery,
  ProposalRequestBody,
  ProposalResponse,
} from './dto/alignment.dto.js';

@ApiTags('Complaints')
@Controller('alignment')
export class AlignmentController {
  constructor(
    private readonly alignment: AlignmentService,
    private readonly proposals: AlignmentProposals,
    private readonly database: Database,
    private readonly scopes: Scopes,
  ) {}

  /**
   * Hold what customers complain of against what people are paid for
   *
   * @remarks Shares of complaints beside shares of target bonuses at stake, the most misaligned first. A head is told of the subtree that they head.
   */
  @Get()
  @Requires('coverage.read')
  async readAlignment(
    @Query() { period: code, department, ...asked }: AlignmentQuery,
    @SignedIn() principal: Principal,
  ): Promise<AlignmentResponse> {
    const { period, departments } = await this.about(code, department, principal);
    return valueOf(await this.alignment.of(period, { ...asked, departments }));
  }

  /**
   * Propose weights of a plan in line with complaints
   *
   * @remarks The smallest change within HR's bounds after which no component is further than the tolerance from its share of complaints. Stores nothing.
   */
  @Get('plans/:plan')
  @Requires('draft.read')
  async proposeWeights(
    @Param() { plan }: ProposalParams,
    @Query() { period: code, department, ...asked }: ProposalQuery,
    @SignedIn() principal: Principal,
  ): Promise<ProposalResponse> {
    const { period, departments } = await this.about(code, department, principal);
    return valueOf(await this.proposals.propose(plan, period, { ...asked, departments }, principal));
  }

  /** Begin a draft of a plan with the proposed weights */
  @Post('plans/:plan/drafts')
  @Requires('draft.edit')
  async draftWeights(
    @Param() { plan }: ProposalParams,
    @Body() { period: code, department, ...asked }: ProposalRequestBody,
    @SignedIn() principal: Principal,
  ): Promise<ProposalDraftResponse> {
    const { period, departments } = await this.about(code, department, principal);
    const { proposal, draft } = valueOf(await this.proposals.draft(plan, period, { ...asked, departments }, principal));
    const { standing } = draft;
    return { draft: standing.draft.id, revision: standing.latest.revision, proposal };
  }

  private async about(code: string, department: string | undefined, principal: Principal) {
    const period = periodOf(code);
    const scope = await this.scopes.of(principal, period);
    return { period, departments: await departmentsInScope(this.database.reader, scope, department) };
  }
}
