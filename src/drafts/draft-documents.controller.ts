import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { valueOf } from '../http/value-of.js';
import { hasErrors } from './check-draft.js';
import { ComparisonService } from './comparison.service.js';
import { DraftDocuments } from './draft-documents.service.js';
import { DraftsService } from './drafts.service.js';
import {
  CheckDraftDocumentRequest,
  DraftDocumentCheckResponse,
  DraftDocumentResponse,
  PreviewDraftDocumentRequest,
  RewriteDraftRequest,
} from './dto/draft-document.dto.js';
import { DraftParams, DraftResponse } from './dto/drafts.dto.js';
import { PreviewResponse } from './dto/effect.dto.js';
import { EffectService } from './effect/effect.service.js';
import { PreviewNotes } from './effect/preview-notes.js';

@ApiTags('Drafts')
@Controller('drafts/:id/document')
export class DraftDocumentsController {
  private readonly notes: PreviewNotes;

  constructor(
    private readonly documents: DraftDocuments,
    private readonly drafts: DraftsService,
    private readonly comparisons: ComparisonService,
    private readonly effects: EffectService,
    reads: ReadLog,
  ) {
    this.notes = new PreviewNotes(reads);
  }

  /** Show the whole plan of a draft as a text to be edited */
  @Get()
  @Requires('draft.read')
  async showDocument(@Param() { id }: DraftParams, @SignedIn() principal: Principal): Promise<DraftDocumentResponse> {
    return valueOf(await this.documents.text(id, principal));
  }

  /**
   * Save a text as the whole plan of a draft, in a new revision
   *
   * @remarks Whatever the language of plans has: components, rules, payout. Held against the bounds as every draft is. Answered with 409
   * where somebody has saved since, and with 422 where the check finds an error or a bound is broken: nothing is stored then.
   */
  @Put()
  @Requires('draft.rewrite')
  async rewriteDraft(
    @Param() { id }: DraftParams,
    @Body() { revision, text, renewExamples = false }: RewriteDraftRequest,
    @SignedIn() principal: Principal,
  ): Promise<DraftResponse> {
    const view = valueOf(await this.documents.rewrite(id, { revision, text, renewExamples }, principal));
    const comparison = await this.comparisons.ofDraft(view.base, view.content);
    return DraftResponse.ofView(view, comparison, (await this.drafts.parts(view)) ?? null);
  }

  /**
   * Check a text in place of a draft's plan, and save nothing
   *
   * @remarks What the check of rule documents, lint, the worked examples and the bounds have to say, with line and column. Answered with
   * 200 whatever the findings say.
   */
  @Post('checks')
  @HttpCode(200)
  @Requires('draft.rewrite')
  async checkDocument(
    @Param() { id }: DraftParams,
    @Body() { text }: CheckDraftDocumentRequest,
    @SignedIn() principal: Principal,
  ): Promise<DraftDocumentCheckResponse> {
    const findings = valueOf(await this.documents.check(id, text, principal));
    return { sound: !hasErrors(findings), findings: [...findings] };
  }

  /**
   * Say what a text in place of a draft's plan would have paid, and save nothing
   *
   * @remarks As `drafts/{id}/preview` does for changes of single figures. Answered with 422 where the check finds an error.
   */
  @Post('preview')
  @HttpCode(200)
  @Requires('draft.rewrite')
  async previewDocument(
    @Param() { id }: DraftParams,
    @Body() { text, persons = 0 }: PreviewDraftDocumentRequest,
    @SignedIn() principal: Principal,
  ): Promise<PreviewResponse> {
    const view = valueOf(await this.documents.proposed(id, text, principal));
    const report = valueOf(await this.effects.effect(view, principal));
    await this.notes.note(principal, id);
    const comparison = await this.comparisons.ofDraft(view.base, view.content);
    const more = { most: persons, comparison, parts: await this.drafts.parts(view) };
    return PreviewResponse.of(id, view.standing.latest.revision, report, more);
  }
}
