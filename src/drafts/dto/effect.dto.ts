import { ApiProperty } from '@nestjs/swagger';

import { FindingResponse } from '../../http/dto/finding.dto.js';
import { DEFAULT_LIMIT, IsCode, IsLimit } from '../../http/fields.js';
import type { Comparison } from '../comparison.service.js';
import type { DraftParts } from '../draft-parts.js';
import { mostChanged, type EffectReport } from '../effect/effect-report.js';
import { BothTextsResponse, PlanChangeResponse } from './comparison.dto.js';
import { CxShareResponse } from './draft-parts.dto.js';

export class EffectQuery {
  @IsCode({ description: 'People whose code comes after this one.', optional: true })
  after?: string;

  @IsLimit()
  limit: number = DEFAULT_LIMIT;
}

/** Amounts of one currency. */
export class EffectTotalResponse {
  currency!: string;
  /** What was paid. */
  before!: string;
  /** What the draft would have paid. */
  after!: string;
  change!: string;
}

export class PersonChangeResponse extends EffectTotalResponse {
  employee!: string;
  name!: string;
}

export class PersonMonthResponse {
  period!: string;
  before!: string;
  after!: string;
}

export class PersonEffectResponse extends PersonChangeResponse {
  @ApiProperty({ type: [PersonMonthResponse] })
  months!: readonly PersonMonthResponse[];
}

export class BudgetEffectResponse {
  department!: string;
  /** The department's name. */
  name!: string;
  currency!: string;
  budget!: string;
  /** What the department was paid in all, with those below it. */
  before!: string;
  after!: string;
  /** How much it would have been above its budget; below zero where under. */
  overBudget!: string;
}

class CountedResponse {
  /** Whom the draft concerns and the reader may see. */
  @ApiProperty({ type: 'integer' })
  people!: number;
  @ApiProperty({ type: 'integer' })
  winners!: number;
  @ApiProperty({ type: 'integer' })
  losers!: number;
  @ApiProperty({ type: [EffectTotalResponse] })
  totals!: readonly EffectTotalResponse[];
  /** The change that is furthest from nothing; `null` where nothing changes. */
  @ApiProperty({ type: PersonChangeResponse, nullable: true })
  largest!: PersonChangeResponse | null;
}

export class MonthEffectResponse extends CountedResponse {
  period!: string;
  @ApiProperty({ type: 'integer' })
  run!: number;
  /** Held and not released, or refused: nothing was paid, and nothing is reckoned. Told to who sees everybody. */
  @ApiProperty({ type: 'integer' })
  unpaid!: number;
  @ApiProperty({ type: [BudgetEffectResponse] })
  budgets!: readonly BudgetEffectResponse[];
}

/** How many people's sum would have changed by more than `from`, up to `to`; by nothing where both are `0%`. */
export class DistributionBandResponse {
  @ApiProperty({ type: String, nullable: true, example: '-5%' })
  from!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '0%' })
  to!: string | null;
  @ApiProperty({ type: 'integer' })
  people!: number;
}

/** What a draft would have paid in the months that were run last. */
class EffectReportResponse extends CountedResponse {
  /** People whom the draft concerns and the reader may not see: nothing but their number is told. */
  @ApiProperty({ type: 'integer' })
  outside!: number;
  @ApiProperty({ type: 'integer' })
  draft!: number;
  /** The revision that it was reckoned from, with the changes proposed. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
  @ApiProperty({ type: [MonthEffectResponse] })
  months!: readonly MonthEffectResponse[];
  @ApiProperty({ type: [DistributionBandResponse] })
  distribution!: readonly DistributionBandResponse[];
  @ApiProperty({ type: [FindingResponse] })
  findings!: readonly FindingResponse[];
}

/** The effect of proposed changes, with what they say in words. */
export class PreviewResponse extends EffectReportResponse {
  /** As many as were asked for, the largest change first. */
  @ApiProperty({ type: [PersonChangeResponse] })
  persons!: readonly PersonChangeResponse[];
  /** What the draft would change in the version that it was begun from. */
  @ApiProperty({ type: [PlanChangeResponse] })
  changes!: readonly PlanChangeResponse[];
  /** The same in one line. */
  text!: BothTextsResponse;
  /** What all that measures customers' experience would weigh together. */
  @ApiProperty({ type: CxShareResponse, nullable: true })
  cx!: CxShareResponse | null;

  static of(
    draft: number,
    revision: number,
    { persons, ...report }: EffectReport,
    { most, comparison, parts }: PreviewMore,
  ): PreviewResponse {
    const { changes, text } = comparison;
    return { draft, revision, ...report, persons: mostChanged(persons, most), changes, text, cx: parts?.cx ?? null };
  }
}

interface PreviewMore {
  /** So many persons are told. */
  readonly most: number;
  readonly comparison: Comparison;
  readonly parts: DraftParts | undefined;
}

export class EffectResponse extends EffectReportResponse {
  /** Person by person, in order of code. */
  @ApiProperty({ type: [PersonEffectResponse] })
  items!: readonly PersonEffectResponse[];
  /** What to give as `after` to get the next part; `null` where this is the last. */
  next!: string | null;
}
