import { Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';

import { actorOf, type Principal } from '../access/principal.js';
import { Requires, SignedIn } from '../access/requires.js';
import { Scopes, seesDepartment } from '../access/scope.js';
import { shownCell } from '../files/cell-text.js';
import { phrase } from '../engine/phrase.js';
import { periodOf } from '../http/fields.js';
import { Problem } from '../http/problem.js';
import { CSV, JSON_LINES } from '../http/record-content.js';
import { RecordUploads } from '../ingestion/record-uploads.js';
import { IngestResponse } from '../metrics/dto/batches.dto.js';
import type { ComplaintAttribution } from './complaint-attribution.js';
import { complaintAttributionText } from './complaint-attribution-text.js';
import {
  AttributionQuery,
  AttributionResponse,
  OrderAttributionResponse,
  OrdersUploadQuery,
} from './dto/orders.dto.js';
import { OrdersService } from './orders.service.js';

@ApiTags('Complaints')
@Controller()
export class OrdersController {
  constructor(
    private readonly orders: OrdersService,
    private readonly uploads: RecordUploads,
    private readonly scopes: Scopes,
  ) {}

  /**
   * Take in a file of orders
   *
   * @remarks The columns are those that the published document of stages names, and `department`. Good rows are kept, bad ones go into
   * quarantine: both is success. The same content again changes nothing, unless another document has been published since. Refused
   * (422) where no document of stages is published, or not one row can be read.
   */
  @Post('orders')
  @HttpCode(200)
  @ApiConsumes(CSV, JSON_LINES)
  @ApiBody({ required: true, schema: { type: 'string', format: 'binary' } })
  @Requires('complaint.take-in')
  async takeInOrders(
    @Query() { name }: OrdersUploadQuery,
    @Req() request: Request,
    @SignedIn() principal: Principal,
  ): Promise<IngestResponse> {
    const upload = { kind: 'orders', name, source: undefined, actor: actorOf(principal) } as const;
    return this.uploads.takeIn(request, upload, (input, options) => this.orders.takeIn(input, options));
  }

  /** Explain which stage a complaint counts under: what each stage of its order had, took and overran */
  @Get('complaints/attribution')
  @Requires('complaint.read')
  async explainAttribution(
    @Query() { id }: AttributionQuery,
    @SignedIn() principal: Principal,
  ): Promise<AttributionResponse> {
    const found = await this.orders.attributionOf(id);
    const scope = found.ok ? await this.scopes.of(principal, periodOf(found.value.complaint.period)) : undefined;
    if (!found.ok || !scope || !seesDepartment(scope, found.value.complaint.department))
      throw new Problem('not-found', phrase`Nothing is known of a complaint ${{ id: shownCell(id) }}.`);
    const { complaint, attribution } = found.value;
    return {
      complaint: complaint.id,
      decidedBy: attribution.decidedBy,
      stages: attribution.stages.map(({ key, share }) => ({ stage: key, share: share.toText() })),
      order: orderResponse(attribution),
      text: complaintAttributionText(complaint, attribution),
    };
  }
}

function orderResponse({ order }: ComplaintAttribution): OrderAttributionResponse | null {
  if (!order) return null;
  const { record, attribution } = order;
  const isLate = attribution.kind === 'late';
  return {
    order: record.id,
    outcome: record.outcome,
    lateBySeconds: 'lateBy' in attribution ? attribution.lateBy : null,
    stages: isLate
      ? attribution.stages.map(({ stage, took, promised, overrun }) => ({
          ...{ stage, took, had: promised.toText(), overran: overrun.toText() },
        }))
      : [],
    blamed: isLate ? attribution.blamed.map(({ stage, share }) => ({ stage, share: share.toText() })) : [],
    batch: record.batch,
    row: record.row,
  };
}
