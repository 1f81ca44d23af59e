import { Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';

import { actorOf, type Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { Scopes, sees, seesDepartment, type Scope } from '../access/scope.js';
import { Database } from '../database/database.js';
import { shownCell } from '../files/cell-text.js';
import { phrase } from '../engine/phrase.js';
import { periodOf } from '../http/fields.js';
import { pageOf } from '../http/page.js';
import { Problem } from '../http/problem.js';
import { CSV, JSON_LINES } from '../http/record-content.js';
import { valueOf } from '../http/value-of.js';
import { RecordUploads } from '../ingestion/record-uploads.js';
import { IngestResponse } from '../metrics/dto/batches.dto.js';
import {
  FormResponseResponse,
  FormResponsesPage,
  FormResponseVersionsResponse,
  MadeObservationsResponse,
  ResponseFiguresQuery,
  ResponseFiguresResponse,
  ResponseObservationsQuery,
  ResponsesQuery,
  ResponsesUploadQuery,
  ResponseVersionsQuery,
} from './dto/responses.dto.js';
import { ResponseFiguresService, type ResponseFigureView } from './response-figures.service.js';
import { ResponseObservationsService } from './response-observations.service.js';
import { responsesOf, responseVersions } from './response-reader.js';
import type { FormResponse } from './responses.entities.js';
import { ResponsesService } from './responses.service.js';

@ApiTags('Responses')
@Controller('responses')
export class ResponsesController {
  constructor(
    private readonly responses: ResponsesService,
    private readonly figures: ResponseFiguresService,
    private readonly observations: ResponseObservationsService,
    private readonly uploads: RecordUploads,
    private readonly database: Database,
    private readonly scopes: Scopes,
    private readonly reads: ReadLog,
  ) {}

  /**
   * Take in a file of responses to forms: visits, calls, surveys
   *
   * @remarks Good rows are kept, bad ones go into quarantine with the reason: both is success. The same content again changes
   * nothing but tries the rows in quarantine once more; a response whose id is known already supersedes the one before. Refused
   * (422) where not one row can be read.
   */
  @Post()
  @HttpCode(200)
  @ApiConsumes(CSV, JSON_LINES)
  @ApiBody({ required: true, schema: { type: 'string', format: 'binary' } })
  @Requires('response.take-in')
  async takeInResponses(
    @Query() { name }: ResponsesUploadQuery,
    @Req() request: Request,
    @SignedIn() principal: Principal,
  ): Promise<IngestResponse> {
    const upload = { kind: 'responses', name, source: undefined, actor: actorOf(principal) } as const;
    return this.uploads.takeIn(request, upload, (input, options) => this.responses.takeIn(input, options));
  }

  /** List the responses of a month that count, in the order in which they were taken in */
  @Get()
  @Requires('response.read')
  async listResponses(
    @Query() { period, form, department, after, limit }: ResponsesQuery,
    @SignedIn() principal: Principal,
  ): Promise<FormResponsesPage> {
    const scope = await this.scopes.of(principal, periodOf(period));
    if (department !== undefined && !seesDepartment(scope, department)) throw nothingKnown(department);
    const filter = {
      period,
      ...(form === undefined ? {} : { form }),
      ...(department === undefined ? {} : { department }),
      ...(scope.everybody ? {} : { departments: scope.departments }),
    };
    const found = await responsesOf(this.database.reader, filter, { after, limit: limit + 1 });
    if (found.some(({ employee }) => employee !== null)) await this.reads.note(principal, `responses:${period}`);
    return pageOf(
      found,
      limit,
      ({ seq }) => seq,
      (response) => asResponse(response, scope),
    );
  }

  /** List every version of a response, superseded ones included */
  @Get('versions')
  @Requires('response.read')
  async listResponseVersions(
    @Query() { id }: ResponseVersionsQuery,
    @SignedIn() principal: Principal,
  ): Promise<FormResponseVersionsResponse> {
    const versions = await responseVersions(this.database.reader, id);
    const latest = versions.at(-1);
    const scope = latest && (await this.scopes.of(principal, periodOf(latest.period)));
    if (!latest || !scope || !seesDepartment(scope, latest.department))
      throw new Problem('not-found', phrase`Nothing is known of a response ${{ id: shownCell(id) }}.`);
    const seen = versions.filter(({ department }) => seesDepartment(scope, department));
    if (seen.some(({ employee }) => employee !== null)) await this.reads.note(principal, `response:${id}`);
    return { items: seen.map((response) => asResponse(response, scope)) };
  }

  /** Show what the responses of a month come to, with 95 % confidence intervals */
  @Get('figures')
  @Requires('response.read')
  async showResponseFigures(
    @Query() { period: code, ...wanted }: ResponseFiguresQuery,
    @SignedIn() principal: Principal,
  ): Promise<ResponseFiguresResponse> {
    const period = periodOf(code);
    const scope = await this.scopes.of(principal, period);
    const { department, employee } = wanted;
    if (department !== undefined && !seesDepartment(scope, department)) throw nothingKnown(department);
    if (employee !== undefined && !sees(scope, employee)) throw nothingKnown(employee);
    const view = await this.figures.of(period, wanted);
    const figures = view.figures.filter((figure) => isSeen(scope, figure));
    if (figures.some(({ subject }) => subject.startsWith('employee:')))
      await this.reads.note(principal, `response-figures:${code}`);
    // How many there are elsewhere, and what was odd there, is not theirs to know.
    return {
      ...{ period: view.period, responses: scope.everybody ? view.responses : null, through: view.through },
      figures: figures.map((figure) => ({ ...figure, forms: [...figure.forms] })),
      findings: scope.everybody ? [...view.findings] : [],
    };
  }

  /**
   * Make observations of the responses of a month, for plans to pay by
   *
   * @remarks What stands already is not stored again; what somebody reported of the same subject, indicator and source stays.
   */
  @Post('observations')
  @HttpCode(200)
  @Requires('batch.take-in')
  async makeResponseObservations(
    @Query() { period }: ResponseObservationsQuery,
    @SignedIn() principal: Principal,
  ): Promise<MadeObservationsResponse> {
    const outcome = await this.observations.make(periodOf(period), { actor: actorOf(principal) });
    const { batch, ...made } = valueOf(outcome);
    return { ...made, batch: batch?.batch ?? null, findings: [...outcome.findings] };
  }
}

const nothingKnown = (code: string): Problem =>
  new Problem('not-found', phrase`Nothing is known of ${{ code: shownCell(code) }}.`);

function isSeen(scope: Scope, { subject }: ResponseFigureView): boolean {
  const code = subject.slice(subject.indexOf(':') + 1);
  return subject.startsWith('employee:') ? sees(scope, code) : seesDepartment(scope, code);
}

/** Whom a response is about is told to those who may see that person. */
function asResponse(response: FormResponse, scope: Scope): FormResponseResponse {
  const { seq, id, period, day, department, employee, form, kind, scorer, independent, batch, row, hash } = response;
  return {
    ...{ seq, id, period, day, department, form, kind },
    employee: employee !== null && sees(scope, employee) ? employee : null,
    scorer,
    independent: independent === 1,
    answers: JSON.parse(response.answers) as Record<string, string>,
    attributes: JSON.parse(response.attributes) as Record<string, string>,
    ...{ batch, row, hash },
  };
}
