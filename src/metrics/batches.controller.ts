import { Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';

import { actorOf, type Principal } from '../access/principal.js';
import { Requires, SignedIn } from '../access/requires.js';
import { Database } from '../database/database.js';
import { pageOf } from '../http/page.js';
import { Problem } from '../http/problem.js';
import { CSV, JSON_LINES } from '../http/record-content.js';
import { publishedIndicators } from '../plans/rule-versions.js';
import {
  BatchesPage,
  BatchesQuery,
  BatchParams,
  IngestResponse,
  QuarantinedRowResponse,
  QuarantinePage,
  QuarantineQuery,
  UploadQuery,
  UploadsUnderWayResponse,
} from './dto/batches.dto.js';
import { IngestService } from './ingest.service.js';
import { Batch, type QuarantinedRow } from '../ingestion/ingestion.entities.js';
import { listBatches, phrasesOfRow, quarantinedRows } from '../ingestion/batch-reader.js';
import { RecordUploads } from '../ingestion/record-uploads.js';
import { phrase } from '../engine/phrase.js';

@ApiTags('Observations')
@Controller('batches')
export class BatchesController {
  constructor(
    private readonly ingestion: IngestService,
    private readonly uploads: RecordUploads,
    private readonly database: Database,
  ) {}

  /**
   * Take in a file of observations
   *
   * @remarks Good rows are kept, bad ones go into quarantine with the reason: both is success. The same content again changes
   * nothing but tries the rows in quarantine once more. Refused (422) where not one row can be read.
   */
  @Post()
  @HttpCode(200)
  @ApiConsumes(CSV, JSON_LINES)
  @ApiBody({ required: true, schema: { type: 'string', format: 'binary' } })
  @Requires('batch.take-in')
  async ingest(
    @Query() { name, source }: UploadQuery,
    @Req() request: Request,
    @SignedIn() principal: Principal,
  ): Promise<IngestResponse> {
    const upload = { kind: 'observations', name, source, actor: actorOf(principal) } as const;
    return this.uploads.takeIn(request, upload, async (input, options) => {
      const indicators = await publishedIndicators(this.database.reader);
      return this.ingestion.ingest(input, { indicators, ...options });
    });
  }

  /** Say how far the files are that you send and that this server takes in now, whatever they report */
  @Get('progress')
  @Requires('batch.read')
  showUploads(@SignedIn() principal: Principal): UploadsUnderWayResponse {
    return { items: this.uploads.sentBy(actorOf(principal)) };
  }

  /** List the files that were taken in, in the order in which they were first given */
  @Get()
  @Requires('batch.read')
  async listBatches(@Query() { after, limit }: BatchesQuery): Promise<BatchesPage> {
    const found = await listBatches(this.database.reader, { after, limit: limit + 1 });
    return pageOf(
      found,
      limit,
      ({ id }) => id,
      (batch) => batch,
    );
  }

  /** List the rows of a file that were not taken in, and why */
  @Get(':id/quarantine')
  @Requires('batch.read')
  async listQuarantine(
    @Param() { id }: BatchParams,
    @Query() { after, limit }: QuarantineQuery,
  ): Promise<QuarantinePage> {
    const { reader } = this.database;
    if (!(await reader.existsBy(Batch, { id }))) throw new Problem('not-found', phrase`There is no batch ${{ id }}.`);
    const found = await quarantinedRows(reader, id, { after, limit: limit + 1 });
    return pageOf(found, limit, ({ row }) => row, asResponse);
  }
}

function asResponse(quarantined: QuarantinedRow): QuarantinedRowResponse {
  const { row, column, value, code, reason, advice, record } = quarantined;
  const phrases = phrasesOfRow(quarantined);
  return { row, column, value, code, reason, advice, ...phrases, record: JSON.parse(record) as Record<string, string> };
}
