import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';

import { actorOf, type Principal } from '../access/principal.js';
import { Requires, SignedIn } from '../access/requires.js';
import { seesEverybody } from '../access/scope.js';
import { Database } from '../database/database.js';
import type { DocumentKind } from '../engine/documents.js';
import type { Finding } from '../engine/finding.js';
import { periodOf } from '../http/fields.js';
import type { JsonRequest } from '../http/json-content.js';
import { memberTexts } from '../http/member-texts.js';
import { asError, Problem } from '../http/problem.js';
import { valueOf } from '../http/value-of.js';
import { checkRules } from './check-rules.js';
import { CostService } from './cost/cost.service.js';
import { currentPeriod } from './cost/current-period.js';
import { CostQuery, CostResponse } from './dto/cost.dto.js';
import {
  DocumentParams,
  PublicationRequest,
  PublicationResponse,
  RuleDocumentHead,
  RuleDocumentResponse,
  RulesCheckResponse,
  RulesInForceResponse,
  RulesQuery,
  RulesRequest,
} from './dto/rules.dto.js';
import { StoredRuleDocument } from './plans.entities.js';
import { PlansService } from './plans.service.js';
import type { RuleFile } from './rule-files.js';
import { readStoredDocument, rulesInForce } from './rule-versions.js';
import { phrase } from '../engine/phrase.js';

@ApiTags('Rules')
@Controller('rules')
export class RulesController {
  constructor(
    private readonly plans: PlansService,
    private readonly database: Database,
    private readonly costs: CostService,
  ) {}

  /**
   * Check rule documents without storing anything
   *
   * @remarks Shape, references, weights, curves, rules, worked examples, and what lint says. Answered with 200 whatever the findings say.
   */
  @Post('checks')
  @HttpCode(200)
  @Requires('rule.check')
  checkRules(@Body() request: RulesRequest, @Req() from: JsonRequest): RulesCheckResponse {
    const { documents, examples, findings } = checkRules(ruleFiles(request, from));
    const shown = withoutPlaces(findings, request);
    return { sound: !findings.some(({ severity }) => severity === 'error'), documents, examples, findings: shown };
  }

  /**
   * Publish rule documents as immutable versions, all or none
   *
   * @remarks The same again changes nothing and is answered with 200. What would change what is in force in an approved or locked month is
   * answered with 409, unless `correctLocked` asks for it with a `reason`.
   */
  @Post('publications')
  @ApiCreatedResponse({ type: PublicationResponse, description: 'Stored as a new publication.' })
  @ApiOkResponse({ type: PublicationResponse, description: 'Everything stood so already.' })
  @Requires('rule.publish')
  async publishRules(
    @Body() request: PublicationRequest,
    @Req() from: JsonRequest,
    @SignedIn() principal: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PublicationResponse> {
    const { correctLocked = false, reason } = request;
    if (correctLocked && reason === undefined)
      throw new Problem('malformed-request', phrase`To correct closed months takes a reason.`, [
        { pointer: '/reason', ...asError(phrase`reason is missing`) },
      ]);
    const options = { correctLocked: correctLocked ? reason : undefined };
    const outcome = await this.plans.publish(ruleFiles(request, from), actorOf(principal), options);
    const findings = withoutPlaces(outcome.findings, request);
    const { publication, documents } = valueOf({ ...outcome, findings });
    response.status(publication === null ? 200 : 201);
    return { publication, documents: [...documents], findings };
  }

  /** List the documents in force in a period */
  @Get('documents')
  @Requires('rule.read')
  async listRules(@Query() { period }: RulesQuery, @SignedIn() principal: Principal): Promise<RulesInForceResponse> {
    const inForce = valueOf(await rulesInForce(this.database.reader, periodOf(period)), 'not-found');
    const documents = inForce.documents.filter(({ kind }) => isShown(kind, principal));
    const items = documents.map(({ kind, content, hash }): RuleDocumentHead => {
      const { id, effectiveFrom, effectiveTo = null } = content;
      return { kind, id, effectiveFrom, effectiveTo, hash };
    });
    return { period, publication: inForce.publication, items };
  }

  /**
   * Say what the plans in force cost for today's staff
   *
   * @remarks For each plan the people on it, the sum of their targets, the payout at target, and the most that can be paid.
   * Nothing is computed from figures, and nothing stored.
   */
  @Get('cost')
  @Requires('rule.cost')
  async costOfRules(@Query() { period }: CostQuery): Promise<CostResponse> {
    return valueOf(
      await this.costs.costInForce(period === undefined ? currentPeriod() : periodOf(period)),
    ) as CostResponse;
  }

  /** Show one version of a document */
  @Get('documents/:hash')
  @Requires('rule.read')
  async showRules(@Param() { hash }: DocumentParams, @SignedIn() principal: Principal): Promise<RuleDocumentResponse> {
    const stored = await this.database.reader.findOneBy(StoredRuleDocument, { hash });
    if (!stored || !isShown(stored.kind, principal))
      throw new Problem('not-found', phrase`No document with this hash has been published.`);
    const { kind, id, effectiveFrom, effectiveTo } = stored;
    return { kind, id, effectiveFrom, effectiveTo, hash, content: readStoredDocument(stored).content };
  }
}

/** Incidents name who is to bear a loss: only who sees everybody reads them. */
const isShown = (kind: DocumentKind, principal: Principal): boolean => kind !== 'incidents' || seesEverybody(principal);

/** The documents as files: an object by the text that was sent, so that no digit is lost on the way. */
function ruleFiles({ documents }: RulesRequest, { contentText = '' }: JsonRequest): RuleFile[] {
  const typed = memberTexts(contentText, 'documents', 'content');
  return documents.map(({ path, content }, index) => ({
    path,
    text: typeof content === 'string' ? content : (typed.get(index) ?? JSON.stringify(content)),
  }));
}

/** Lines and columns are those of a document's text: where it was sent as an object nobody could find them. */
function withoutPlaces(findings: readonly Finding[], { documents }: RulesRequest): Finding[] {
  const objects = new Set(documents.filter(({ content }) => typeof content !== 'string').map(({ path }) => path));
  return findings.map((finding) => {
    if (finding.file === undefined || !objects.has(finding.file)) return finding;
    const { line: _, column: __, ...rest } = finding;
    return rest;
  });
}
