import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

import type { AdjustmentEvent } from '../../engine/documents.js';
import { FigureReasonResponse, HoldResponse } from '../../runs/dto/payouts.dto.js';

export class ExplainedPeriod {
  code!: string;
  from!: string;
  /** The day after the last. */
  to!: string;
  @ApiProperty({ type: 'integer' })
  days!: number;
}

export class ExplainedEmployee {
  code!: string;
  name!: string;
  hired!: string;
  left!: string | null;
  salary!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  attributes!: Readonly<Record<string, string>>;
}

export class ExplainedAssignment {
  role!: string;
  department!: string;
  from!: string;
  to!: string | null;
  targetBonus!: string;
}

/** Days of the assignment, within employment, in the period. */
export class ExplainedProration {
  from!: string;
  to!: string;
  @ApiProperty({ type: 'integer' })
  days!: number;
  @ApiProperty({ type: 'integer' })
  of!: number;
}

const texts = { type: 'array' as const, items: { type: 'string' as const } };
const textOrTexts = { oneOf: [{ type: 'string' as const }, texts] };

/** One condition as it came out, or a group of them: `all`, `any` or `not`. */
export class ExplainedCondition {
  fact?: string;
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  params?: Readonly<Record<string, string>>;
  operator?: string;
  @ApiPropertyOptional(textOrTexts)
  value?: string | readonly string[];
  /** The fact; `null` where nothing was known. */
  @ApiPropertyOptional({ ...textOrTexts, nullable: true })
  was?: string | readonly string[] | null;
  @ApiPropertyOptional({ type: () => [ExplainedCondition] })
  all?: readonly ExplainedCondition[];
  @ApiPropertyOptional({ type: () => [ExplainedCondition] })
  any?: readonly ExplainedCondition[];
  @ApiPropertyOptional({ type: () => ExplainedCondition })
  not?: ExplainedCondition;
  /** Did it hold? */
  result!: boolean;
}

export class FiredEligibilityRule {
  name!: string;
  @ApiProperty({ type: 'integer' })
  priority!: number;
  conditions!: ExplainedCondition;
}

export class UnfiredEligibilityRule {
  name!: string;
  conditions!: ExplainedCondition;
}

export class ExplainedEligibility {
  plan!: string | null;
  @ApiProperty({ type: [FiredEligibilityRule] })
  fired!: readonly FiredEligibilityRule[];
  @ApiProperty({ type: [String] })
  notFired!: readonly string[];
  /** Where no rule fired: what each of them asked, and what was. */
  @ApiPropertyOptional({ type: [UnfiredEligibilityRule] })
  whyNot?: readonly UnfiredEligibilityRule[];
}

/** The report that a correction took the place of. */
export class EarlierFigureResponse {
  @ApiProperty({ type: 'integer' })
  batch!: number;
  @ApiProperty({ type: 'integer' })
  row!: number;
  value!: string | null;
  numerator!: string | null;
  denominator!: string | null;
  sample!: string | null;
}

/** A figure as a row of a file reported it. */
export class ObservationReferenceResponse {
  @ApiProperty({ type: 'integer' })
  batch!: number;
  @ApiProperty({ type: 'integer' })
  row!: number;
  day!: string | null;
  source!: string;
  value!: string | null;
  numerator!: string | null;
  denominator!: string | null;
  sample!: string | null;
  reference!: string | null;
  /** Where it is a correction: what had been reported before. */
  corrects?: EarlierFigureResponse;
}

export class FigureNeeds {
  @ApiProperty({ type: 'integer', nullable: true })
  sample!: number | null;
  @ApiProperty({ type: [String], nullable: true })
  sources!: readonly string[] | null;
}

/** A figure with where it came from, down to the row of the file. */
export class ExplainedFigure {
  /** `employee:CODE` or `department:CODE`; `null` where nobody had data. */
  subject!: string | null;
  value!: string | null;
  /** How several observations became one value. */
  @ApiProperty({ type: String, nullable: true, example: 'ratio-of-sums' })
  by!: string | null;
  source!: string | null;
  numerator!: string | null;
  denominator!: string | null;
  sample!: string | null;
  needs!: FigureNeeds;
  @ApiProperty({ type: [ObservationReferenceResponse] })
  observations!: readonly ObservationReferenceResponse[];
  @ApiProperty({ type: [ObservationReferenceResponse] })
  notCounted!: readonly ObservationReferenceResponse[];
}

export class ComponentStatusResponse {
  kind!: 'counted' | 'left-out' | 'zero' | 'neutral' | 'held';
  @ApiPropertyOptional({ type: String, nullable: true, example: 'reweight' })
  policy?: string | null;
  reason?: FigureReasonResponse;
}

const point = { ...texts, minItems: 2, maxItems: 2 };

/** The piece of a curve that a value fell on; which properties there are depends on the kind. */
export class CurvePieceResponse {
  kind!: 'line' | 'end' | 'jump' | 'band' | 'outside-bands';
  /** A point of a line, or where a band starts. */
  @ApiPropertyOptional({ oneOf: [{ type: 'string' }, point] })
  from?: string | readonly [string, string];
  @ApiPropertyOptional({ oneOf: [{ type: 'string' }, point] })
  to?: string | readonly [string, string];
  through?: string;
  @ApiPropertyOptional(point)
  point?: readonly [string, string];
  side?: 'first' | 'last' | 'below' | 'above';
  of?: string;
  is?: string;
}

export class ComponentTarget {
  value!: string;
  /** Is the value itself just outside? */
  open!: boolean;
}

export class ExplainedComponent {
  id!: string;
  group!: string | null;
  indicator!: string;
  weight!: string;
  measured!: ExplainedFigure;
  status!: ComponentStatusResponse;
  @ApiProperty({ type: () => CurvePieceResponse, nullable: true })
  piece!: CurvePieceResponse | null;
  attainment!: string | null;
  /** Share of the plan after re-weighting; `null` where left out. */
  effectiveWeight!: string | null;
  /** Prorated target × effective weight × attainment. */
  worth!: string | null;
  /** The same at the highest attainment of the curve. */
  couldBe!: string | null;
  /** The least demanding value that attains 1. */
  @ApiProperty({ type: () => ComponentTarget, nullable: true })
  target!: ComponentTarget | null;
}

export class RuleFigure extends ExplainedFigure {
  indicator!: string;
}

/** A rule that was considered, fired or not. */
export class ExplainedRule {
  name!: string;
  @ApiProperty({ type: 'integer' })
  priority!: number;
  event!: AdjustmentEvent['type'];
  fired!: boolean;
  conditions!: ExplainedCondition;
  /** Figures of indicators that the conditions look at and that are no component. */
  @ApiProperty({ type: [RuleFigure] })
  figures!: readonly RuleFigure[];
}

/** A step from target × score to the rounded amount. */
export class PayoutStepResponse {
  step!: 'score' | 'rule' | 'cap' | 'floor' | 'round';
  rule?: string;
  effect?: AdjustmentEvent['type'];
  /** The share, factor, amount or rounding applied, as the plan writes it. */
  by?: string;
  mode?: string;
  before!: string;
  after!: string;
}

/** The one component whose next step up would have paid the most. */
export class MostToGainResponse {
  component!: string;
  from!: string;
  to!: string;
  open!: boolean;
  gain!: string;
}

export class ScorecardPlan {
  id!: string;
  hash!: string;
}

/** The target bonus for the whole period, and for the days of the line. */
export class ScorecardTarget {
  whole!: string;
  prorated!: string;
}

export class ExplainedScorecard {
  plan!: ScorecardPlan;
  target!: ScorecardTarget;
  @ApiProperty({ type: [ExplainedComponent] })
  components!: readonly ExplainedComponent[];
  score!: string | null;
  @ApiProperty({ type: [ExplainedRule] })
  rules!: readonly ExplainedRule[];
  @ApiProperty({ type: [PayoutStepResponse] })
  steps!: readonly PayoutStepResponse[];
  @ApiProperty({ type: () => MostToGainResponse, nullable: true })
  mostToGain!: MostToGainResponse | null;
}

/** One assignment's part of a payout. */
export class ExplainedLine {
  assignment!: ExplainedAssignment;
  proration!: ExplainedProration;
  eligibility!: ExplainedEligibility;
  /** `null` where no plan could be computed; the holds say why. */
  @ApiProperty({ type: () => ExplainedScorecard, nullable: true })
  scorecard!: ExplainedScorecard | null;
  amount!: string;
}

/** The complete trace of one payout, as data. Decimals are text; words for people stay in the plan version that the hash names. */
export class ExplanationResponse {
  format!: 'cxpay-explanation/1';
  engine!: string;
  period!: ExplainedPeriod;
  /** Hash over all rule documents in force. */
  ruleSet!: string;
  employee!: ExplainedEmployee;
  currency!: string;
  @ApiProperty({ type: [ExplainedLine] })
  lines!: readonly ExplainedLine[];
  amount!: string;
  status!: 'payable' | 'held';
  @ApiProperty({ type: [HoldResponse] })
  holds!: readonly HoldResponse[];
}
