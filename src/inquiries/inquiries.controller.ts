import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { Database } from '../database/database.js';
import { done, type Outcome } from '../engine/finding.js';
import { periodOf } from '../http/fields.js';
import { pageOf } from '../http/page.js';
import { valueOf } from '../http/value-of.js';
import { InquiriesPage, InquiryCountsResponse, InquiryResponse, InquirySummaryResponse } from './dto/inquiries.dto.js';
import {
  givenFiles,
  InquiriesQuery,
  InquiryMessageRequest,
  InquiryParams,
  InquiryReferencesRequest,
  InquiryRequest,
  InquiryResolutionRequest,
  InquiryWithdrawalRequest,
} from './dto/inquiry-requests.dto.js';
import { InquiriesService, type Resolution } from './inquiries.service.js';
import { InquiryReader } from './inquiry-reader.service.js';
import { inquirySubject } from './inquiry-record.js';
import { titled } from './inquiry-titles.js';
import type { InquiryView } from './inquiry-views.js';

@ApiTags('Inquiries')
@Controller('inquiries')
export class InquiriesController {
  constructor(
    private readonly inquiries: InquiriesService,
    private readonly reader: InquiryReader,
    private readonly reads: ReadLog,
    private readonly database: Database,
  ) {}

  /**
   * Question your own payout: all of it, a line, or a component or rule of a line
   *
   * @remarks From the first run of the period until so many days after its approval. The answer says by when it is answered.
   */
  @Post()
  @Requires('inquiry.ask')
  async openInquiry(@Body() request: InquiryRequest, @SignedIn() principal: Principal): Promise<InquiryResponse> {
    const { line = null, component = null, rule = null, text, run } = request;
    const place = { line, component, rule };
    const question = { period: periodOf(request.period), ...place, text, run, files: givenFiles(request.files) };
    return this.shown(await this.inquiries.open(principal, question));
  }

  /** List inquiries, in the order in which they were opened */
  @Get()
  @Requires('inquiry.read')
  async listInquiries(
    @Query() { after, limit, ...filter }: InquiriesQuery,
    @SignedIn() principal: Principal,
  ): Promise<InquiriesPage> {
    const found = await this.reader.list(principal, filter, { after, limit: limit + 1 });
    if (found.some(({ employee }) => employee !== principal.employee)) await this.reads.note(principal, 'inquiries');
    return pageOf(
      await titled(this.database.reader, found),
      limit,
      ({ id }) => id,
      (inquiry) => InquirySummaryResponse.of(inquiry),
    );
  }

  /** Count those that wait for an answer of yours */
  @Get('counts')
  @Requires('inquiry.answer')
  async countInquiries(@SignedIn() principal: Principal): Promise<InquiryCountsResponse> {
    return this.reader.toAnswer(principal);
  }

  /** Show an inquiry with all that was said and decided */
  @Get(':id')
  @Requires('inquiry.read')
  async showInquiry(@Param() { id }: InquiryParams, @SignedIn() principal: Principal): Promise<InquiryResponse> {
    const inquiry = valueOf(await this.reader.show(principal, id));
    if (inquiry.employee !== principal.employee) await this.reads.note(principal, inquirySubject(id));
    return this.shown(done(inquiry));
  }

  /** Say more in an inquiry of your own; one that has been answered is open again */
  @Post(':id/messages')
  @HttpCode(200)
  @Requires('inquiry.ask')
  async addMessage(
    @Param() { id }: InquiryParams,
    @Body() { text, files }: InquiryMessageRequest,
    @SignedIn() principal: Principal,
  ): Promise<InquiryResponse> {
    return this.shown(await this.inquiries.message(principal, id, { text, files: givenFiles(files) }));
  }

  /** Answer somebody else’s inquiry */
  @Post(':id/answers')
  @HttpCode(200)
  @Requires('inquiry.answer')
  async answerInquiry(
    @Param() { id }: InquiryParams,
    @Body() { text, files }: InquiryMessageRequest,
    @SignedIn() principal: Principal,
  ): Promise<InquiryResponse> {
    return this.shown(await this.inquiries.answer(principal, id, { text, files: givenFiles(files) }));
  }

  /** Resolve somebody else’s inquiry: explained, to be corrected, or refused; with the reason */
  @Post(':id/resolution')
  @HttpCode(200)
  @Requires('inquiry.answer')
  async resolveInquiry(
    @Param() { id }: InquiryParams,
    @Body() { outcome, text, correction, references = [] }: InquiryResolutionRequest,
    @SignedIn() principal: Principal,
  ): Promise<InquiryResponse> {
    const resolution: Resolution = { outcome, text, references, ...(correction ? { correction } : {}) };
    return this.shown(await this.inquiries.resolve(principal, id, resolution));
  }

  /** Name the records that make the correction with which an inquiry was resolved */
  @Post(':id/references')
  @HttpCode(200)
  @Requires('inquiry.answer')
  async addReferences(
    @Param() { id }: InquiryParams,
    @Body() { references }: InquiryReferencesRequest,
    @SignedIn() principal: Principal,
  ): Promise<InquiryResponse> {
    return this.shown(await this.inquiries.link(principal, id, references));
  }

  /** Take back an inquiry of your own */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @Requires('inquiry.ask')
  async withdrawInquiry(
    @Param() { id }: InquiryParams,
    @Body() { text = '' }: InquiryWithdrawalRequest,
    @SignedIn() principal: Principal,
  ): Promise<InquiryResponse> {
    return this.shown(await this.inquiries.withdraw(principal, id, text));
  }

  private async shown(outcome: Outcome<InquiryView>): Promise<InquiryResponse> {
    const [inquiry] = await titled(this.database.reader, [valueOf(outcome)]);
    if (!inquiry) throw new RangeError('an inquiry has a title');
    return InquiryResponse.whole(inquiry);
  }
}
