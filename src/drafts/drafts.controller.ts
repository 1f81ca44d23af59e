import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import type { Outcome } from '../engine/finding.js';
import { periodOf } from '../http/fields.js';
import { pageOf } from '../http/page.js';
import { valueOf } from '../http/value-of.js';
import { ComparisonService } from './comparison.service.js';
import { DraftDecisions } from './draft-decisions.service.js';
import { DraftsService, type DraftView } from './drafts.service.js';
import {
  DraftHead,
  DraftParams,
  DraftResponse,
  DraftsQuery,
  DraftsResponse,
  DraftStepResponse,
  EditDraftRequest,
  PreviewRequest,
  SendBackDraftRequest,
  StartDraftRequest,
  SubmitDraftRequest,
} from './dto/drafts.dto.js';
import { EffectQuery, EffectResponse, PreviewResponse } from './dto/effect.dto.js';
import type { DraftStep } from './drafts.entities.js';
import { EffectService } from './effect/effect.service.js';
import { PreviewNotes } from './effect/preview-notes.js';

@ApiTags('Drafts')
@Controller('drafts')
export class DraftsController {
  private readonly notes: PreviewNotes;

  constructor(
    private readonly drafts: DraftsService,
    private readonly comparisons: ComparisonService,
    private readonly decisions: DraftDecisions,
    private readonly effects: EffectService,
    private readonly reads: ReadLog,
  ) {
    this.notes = new PreviewNotes(reads);
  }

  /** Begin a draft from the version of a plan that is in force */
  @Post()
  @Requires('draft.edit')
  async startDraft(
    @Body() { plan, period }: StartDraftRequest,
    @SignedIn() principal: Principal,
  ): Promise<DraftResponse> {
    const from = period === undefined ? undefined : periodOf(period);
    const { draft } = valueOf(await this.drafts.start(plan, principal, from));
    return this.show(draft.id, principal);
  }

  /** List drafts, the newest first */
  @Get()
  @Requires('draft.read')
  async listDrafts(@Query() { plan }: DraftsQuery, @SignedIn() principal: Principal): Promise<DraftsResponse> {
    return { items: (await this.drafts.list(principal, plan)).map((standing) => DraftHead.of(standing)) };
  }

  /** Show a draft, what was done to it, and what is to be said of it */
  @Get(':id')
  @Requires('draft.read')
  async showDraft(@Param() { id }: DraftParams, @SignedIn() principal: Principal): Promise<DraftResponse> {
    return this.show(id, principal);
  }

  /**
   * Save changes as a new revision
   *
   * @remarks Weights, curves, parameters and what worked examples expect. Answered with 409 where somebody has saved since, and with 422
   * where the check finds an error or a bound is broken: nothing is stored then.
   */
  @Patch(':id')
  @Requires('draft.edit')
  async editDraft(
    @Param() { id }: DraftParams,
    @Body() { revision, changes, renewExamples = false }: EditDraftRequest,
    @SignedIn() principal: Principal,
  ): Promise<DraftResponse> {
    return this.shown(valueOf(await this.drafts.edit(id, { revision, changes, renewExamples }, principal)));
  }

  /**
   * Say what a draft would have paid in the months that were run last, person by person
   *
   * @remarks Up to twelve months, each with the figures and the roster that its run had.
   */
  @Get(':id/effect')
  @Requires('draft.read')
  async showEffect(
    @Param() { id }: DraftParams,
    @Query() { after = '', limit }: EffectQuery,
    @SignedIn() principal: Principal,
  ): Promise<EffectResponse> {
    const view = valueOf(await this.drafts.show(id, principal));
    const report = valueOf(await this.effects.effect(view, principal));
    await this.reads.note(principal, `draft:${id}/effect`, { revision: view.standing.latest.revision });
    const found = report.persons.filter(({ employee }) => employee > after).slice(0, limit + 1);
    const page = pageOf(
      found,
      limit,
      ({ employee }) => employee,
      (person) => person,
    );
    const { persons: _, ...rest } = report;
    return { draft: id, revision: view.standing.latest.revision, ...rest, ...page };
  }

  /** Say what proposed changes would have paid, and save nothing */
  @Post(':id/preview')
  @HttpCode(200)
  @Requires('draft.read')
  async previewDraft(
    @Param() { id }: DraftParams,
    @Body() { changes, persons = 0 }: PreviewRequest,
    @SignedIn() principal: Principal,
  ): Promise<PreviewResponse> {
    const view = valueOf(await this.drafts.proposed(id, changes, principal));
    const report = valueOf(await this.effects.effect(view, principal));
    await this.notes.note(principal, id);
    const comparison = await this.comparisons.ofDraft(view.base, view.content);
    const more = { most: persons, comparison, parts: await this.drafts.parts(view) };
    return PreviewResponse.of(id, view.standing.latest.revision, report, more);
  }

  /** Submit a draft, to hold from a later month on */
  @Post(':id/submission')
  @HttpCode(200)
  @Requires('draft.edit')
  async submitDraft(
    @Param() { id }: DraftParams,
    @Body() { period, revision, comment }: SubmitDraftRequest,
    @SignedIn() principal: Principal,
  ): Promise<DraftStepResponse> {
    const submission = { period: periodOf(period), revision, comment };
    return stepResponse(await this.decisions.submit(id, submission, principal));
  }

  /** Give a draft up */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @Requires('draft.edit')
  async withdrawDraft(@Param() { id }: DraftParams, @SignedIn() principal: Principal): Promise<DraftStepResponse> {
    return stepResponse(await this.decisions.withdraw(id, principal));
  }

  /**
   * Approve a submitted draft: it is published as a new version of the plan
   *
   * @remarks Not by whoever wrote or submitted it, with whichever account.
   */
  @Post(':id/approval')
  @HttpCode(200)
  @Requires('draft.decide')
  async approveDraft(@Param() { id }: DraftParams, @SignedIn() principal: Principal): Promise<DraftStepResponse> {
    return stepResponse(await this.decisions.approve(id, principal));
  }

  /** Send a submitted draft back, and say why */
  @Post(':id/return')
  @HttpCode(200)
  @Requires('draft.decide')
  async sendBackDraft(
    @Param() { id }: DraftParams,
    @Body() { comment }: SendBackDraftRequest,
    @SignedIn() principal: Principal,
  ): Promise<DraftStepResponse> {
    return stepResponse(await this.decisions.sendBack(id, comment, principal));
  }

  private async show(id: number, principal: Principal): Promise<DraftResponse> {
    return this.shown(valueOf(await this.drafts.show(id, principal)));
  }

  private async shown(view: DraftView): Promise<DraftResponse> {
    const comparison = await this.comparisons.ofDraft(view.base, view.content);
    return DraftResponse.ofView(view, comparison, (await this.drafts.parts(view)) ?? null);
  }
}

function stepResponse(outcome: Outcome<DraftStep>): DraftStepResponse {
  const { draft, action, revision, period, comment, publication, at, actor } = valueOf(outcome);
  return { draft, action, revision, period, comment, publication, at, actor, findings: [...outcome.findings] };
}
