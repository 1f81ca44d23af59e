import { Body, Controller, Get, Param, Put, Req } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';

import { actorOf, type Principal } from '../access/principal.js';
import { Requires, SignedIn } from '../access/requires.js';
import type { JsonRequest } from '../http/json-content.js';
import { Problem } from '../http/problem.js';
import { valueOf } from '../http/value-of.js';
import { BoundsService } from './bounds.service.js';
import { DraftAccess } from './draft-access.js';
import { DraftsService } from './drafts.service.js';
import { BoundsResponse, BoundsSetResponse } from './dto/bounds.dto.js';
import { PlanParams } from './dto/drafts.dto.js';
import { phrase } from '../engine/phrase.js';

@ApiTags('Drafts')
@Controller('plans/:plan/bounds')
export class BoundsController {
  constructor(
    private readonly bounds: BoundsService,
    private readonly access: DraftAccess,
    private readonly drafts: DraftsService,
  ) {}

  /** Show how far drafts of a plan may go */
  @Get()
  @Requires('draft.read')
  async showBounds(@Param() { plan }: PlanParams, @SignedIn() principal: Principal): Promise<BoundsResponse> {
    if (!(await this.access.reaches(principal, plan)))
      throw new Problem('not-found', phrase`There are no drafts of a plan "${{ plan }}".`);
    return { ...(await this.bounds.of(plan)), parts: (await this.drafts.partsOfPlan(plan)) ?? null };
  }

  /**
   * Set how far drafts of a plan may go; what changes is a new version
   *
   * @remarks The content is a document as rules/schema/bounds.schema.json describes it.
   */
  @Put()
  @ApiBody({
    schema: {
      type: 'object',
      additionalProperties: true,
      example: { plan: 'courier', weights: [{ cx: true, min: '60%' }] },
    },
  })
  @Requires('bounds.set')
  async setBounds(
    @Param() { plan }: PlanParams,
    @Body() content: object,
    @Req() { contentText = '' }: JsonRequest,
    @SignedIn() principal: Principal,
  ): Promise<BoundsSetResponse> {
    const named = (content as { readonly plan?: unknown }).plan;
    if (named !== undefined && named !== plan)
      throw new Problem('malformed-request', phrase`The content is of another plan than "${{ plan }}".`);
    return valueOf(await this.bounds.set(contentText, actorOf(principal)));
  }
}
