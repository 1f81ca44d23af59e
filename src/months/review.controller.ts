import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { periodOf } from '../http/fields.js';
import { valueOf } from '../http/value-of.js';
import { PeriodParams } from '../runs/dto/runs.dto.js';
import { ReviewQuery, ReviewResponse } from './dto/review.dto.js';
import { ReviewService } from './review/review.service.js';

@ApiTags('The month')
@Controller('periods/:period/review')
export class ReviewController {
  constructor(
    private readonly reviews: ReviewService,
    private readonly reads: ReadLog,
  ) {}

  /** Show what whoever approves has to look at: totals against budget and last month, outliers by the rule stated, holds */
  @Get()
  @Requires('period.read')
  async reviewPeriod(
    @Param() { period }: PeriodParams,
    @Query() { change }: ReviewQuery,
    @SignedIn() principal: Principal,
  ): Promise<ReviewResponse> {
    const outcome = await this.reviews.review(periodOf(period), change);
    const review = valueOf(outcome);
    await this.reads.note(principal, `payouts:${period}`);
    return ReviewResponse.of(review, [...outcome.findings]);
  }
}
