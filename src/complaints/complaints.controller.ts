import { Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';

import { actorOf, type Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { Scopes, sees, seesDepartment, type Scope } from '../access/scope.js';
import { Database } from '../database/database.js';
import { currencyDecimals } from '../engine/currency.js';
import { Exact } from '../engine/exact.js';
import { shownCell } from '../files/cell-text.js';
import { periodOf } from '../http/fields.js';
import { pageOf } from '../http/page.js';
import { Problem } from '../http/problem.js';
import { CSV, JSON_LINES } from '../http/record-content.js';
import { RecordUploads } from '../ingestion/record-uploads.js';
import { IngestResponse } from '../metrics/dto/batches.dto.js';
import { complaintsOf, versionsOf } from './complaint-reader.js';
import type { Complaint } from './complaints.entities.js';
import { ComplaintsService } from './complaints.service.js';
import {
  ComplaintResponse,
  ComplaintsPage,
  ComplaintsQuery,
  ComplaintsUploadQuery,
  ComplaintVersionsQuery,
  ComplaintVersionsResponse,
} from './dto/complaints.dto.js';
import { phrase } from '../engine/phrase.js';

@ApiTags('Complaints')
@Controller('complaints')
export class ComplaintsController {
  constructor(
    private readonly complaints: ComplaintsService,
    private readonly uploads: RecordUploads,
    private readonly database: Database,
    private readonly scopes: Scopes,
    private readonly reads: ReadLog,
  ) {}

  /**
   * Take in a file of complaints
   *
   * @remarks Good rows are kept, bad ones go into quarantine with the reason: both is success. The same content again changes
   * nothing but tries the rows in quarantine once more; a complaint whose id is known already supersedes the one before. Refused
   * (422) where not one row can be read.
   */
  @Post()
  @HttpCode(200)
  @ApiConsumes(CSV, JSON_LINES)
  @ApiBody({ required: true, schema: { type: 'string', format: 'binary' } })
  @Requires('complaint.take-in')
  async takeInComplaints(
    @Query() { name, source }: ComplaintsUploadQuery,
    @Req() request: Request,
    @SignedIn() principal: Principal,
  ): Promise<IngestResponse> {
    const upload = { kind: 'complaints', name, source, actor: actorOf(principal) } as const;
    return this.uploads.takeIn(request, upload, (input, options) => this.complaints.takeIn(input, options));
  }

  /** List the complaints of a month that count, in the order in which they were taken in */
  @Get()
  @Requires('complaint.read')
  async listComplaints(
    @Query() { period, cause, department, after, limit }: ComplaintsQuery,
    @SignedIn() principal: Principal,
  ): Promise<ComplaintsPage> {
    const scope = await this.scopes.of(principal, periodOf(period));
    if (department !== undefined && !seesDepartment(scope, department))
      throw new Problem('not-found', phrase`Nothing is known of ${{ department: shownCell(department) }}.`);
    const filter = {
      period,
      ...(cause === undefined ? {} : { cause }),
      ...(department === undefined ? {} : { department }),
      ...(scope.everybody ? {} : { departments: scope.departments }),
    };
    const found = await complaintsOf(this.database.reader, filter, { after, limit: limit + 1 });
    if (found.some(({ employee }) => employee !== null)) await this.reads.note(principal, `complaints:${period}`);
    return pageOf(
      found,
      limit,
      ({ seq }) => seq,
      (complaint) => asResponse(complaint, scope),
    );
  }

  /** List every version of a complaint, superseded ones included */
  @Get('versions')
  @Requires('complaint.read')
  async listComplaintVersions(
    @Query() { id }: ComplaintVersionsQuery,
    @SignedIn() principal: Principal,
  ): Promise<ComplaintVersionsResponse> {
    const versions = await versionsOf(this.database.reader, id);
    const latest = versions.at(-1);
    const scope = latest && (await this.scopes.of(principal, periodOf(latest.period)));
    if (!latest || !scope || !seesDepartment(scope, latest.department))
      throw new Problem('not-found', phrase`Nothing is known of a complaint ${{ id: shownCell(id) }}.`);
    const seen = versions.filter(({ department }) => seesDepartment(scope, department));
    if (seen.some(({ employee }) => employee !== null)) await this.reads.note(principal, `complaint:${id}`);
    return { items: seen.map((complaint) => asResponse(complaint, scope)) };
  }
}

/** Whom a complaint is about is told to those who may see that person. */
function asResponse(complaint: Complaint, scope: Scope): ComplaintResponse {
  const { seq, id, period, day, department, employee, order, channel, cause, stage, severity, source } = complaint;
  const { currency, lossMinor, attributes, batch, row, hash } = complaint;
  const shownEmployee = employee !== null && sees(scope, employee) ? employee : null;
  return {
    ...{ seq, id, period, day, department, employee: shownEmployee, order, channel, cause, stage, severity, source },
    ...{ loss: lossText(lossMinor, currency), currency },
    attributes: JSON.parse(attributes) as Record<string, string>,
    ...{ batch, row, hash },
  };
}

function lossText(minor: number | null, currency: string | null): string | null {
  if (minor === null || currency === null) return null;
  const decimals = currencyDecimals(currency);
  return Exact.fromScaledInteger(BigInt(minor), decimals).toFixedText(decimals);
}
