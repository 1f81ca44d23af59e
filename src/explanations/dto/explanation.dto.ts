import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

import type { AdjustmentEvent } from '../../engine/documents.js';
import { CurveTraceResponse } from './curve-trace.dto.js';
import {
  ExplainedGroup,
  ExplainedIncident,
  ExplainedParameter,
  ExplainedPart,
  ExplainedPool,
  ShrunkFigureResponse,
} from './scoring.dto.js';
import { FigureReasonResponse, HoldResponse, SettledAdjustmentResponse } from '../../runs/dto/payouts.dto.js';

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
  /** Where inside the fact. */
  path?: string;
  /** With its decorators, as the rule writes it: `not:someFact:equal`. */
  operator?: string;
  @ApiPropertyOptional(textOrTexts)
  value?: string | readonly string[];
  /** The fact; `null` where nothing was known. */
  @ApiPropertyOptional({ ...textOrTexts, nullable: true })
  was?: string | readonly string[] | null;
  /** The name that a group stands under in a shared document, where the rule refers to it by that. */
  condition?: string;
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
  /** What was reported beside it to compare with. */
  baseline?: string;
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
  /** A figure of too few cases, drawn towards the mean of the peers. */
  shrunk?: ShrunkFigureResponse;
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

export class ComponentTarget {
  value!: string;
  /** Is the value itself just outside? */
  open!: boolean;
}

export class ExplainedComponent {
  id!: string;
  group!: string | null;
  /** `null` where the component scores other things than one indicator. */
  indicator!: string | null;
  weight!: string;
  @ApiProperty({ type: () => ExplainedFigure, nullable: true })
  measured!: ExplainedFigure | null;
  status!: ComponentStatusResponse;
  /** What went into the curve and where on it that lies. */
  @ApiProperty({ type: () => CurveTraceResponse, nullable: true })
  curve!: CurveTraceResponse | null;
  /** The factor on the attainment because the figure comes from a source that counts only in part. */
  discount!: string | null;
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
  step!: 'score' | 'rule' | 'cap' | 'floor' | 'incidents' | 'pool' | 'round';
  rule?: string;
  effect?: AdjustmentEvent['type'];
  /** The share, factor, amount or rounding applied, as the plan writes it. */
  by?: string;
  mode?: string;
  before!: string;
  after!: string;
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
  /** Parameters that the plan refers to, as they held for this line. */
  @ApiProperty({ type: [ExplainedParameter] })
  parameters!: readonly ExplainedParameter[];
  target!: ScorecardTarget;
  @ApiProperty({ type: [ExplainedComponent] })
  components!: readonly ExplainedComponent[];
  @ApiProperty({ type: [ExplainedGroup] })
  groups!: readonly ExplainedGroup[];
  score!: string | null;
  @ApiProperty({ type: [ExplainedRule] })
  rules!: readonly ExplainedRule[];
  @ApiProperty({ type: [PayoutStepResponse] })
  steps!: readonly PayoutStepResponse[];
  /** How the amount was split; empty where the plan splits nothing. */
  @ApiProperty({ type: [ExplainedPart] })
  parts!: readonly ExplainedPart[];
  @ApiProperty({ type: () => ExplainedPool, nullable: true })
  pool!: ExplainedPool | null;
  @ApiProperty({ type: [ExplainedIncident] })
  incidents!: readonly ExplainedIncident[];
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

/** A retro adjustment or clawback of a locked period, and how much of it this payout settles. */
export class ExplainedAdjustment extends SettledAdjustmentResponse {
  /** What is still open after this payout. */
  left!: string;
}

/** The complete trace of one payout, as data. Decimals are text; words for people stay in the plan version that the hash names. */
export class ExplanationResponse {
  format!: 'cxpay-explanation/2';
  engine!: string;
  period!: ExplainedPeriod;
  /** Hash over all rule documents in force. */
  ruleSet!: string;
  employee!: ExplainedEmployee;
  currency!: string;
  @ApiProperty({ type: [ExplainedLine] })
  lines!: readonly ExplainedLine[];
  /** What the period itself pays; only where earlier periods are settled with it. */
  earned?: string;
  /** What of earlier periods is paid or recovered with it. They and the lines add up to the amount. */
  @ApiPropertyOptional({ type: [ExplainedAdjustment] })
  adjustments?: readonly ExplainedAdjustment[];
  amount!: string;
  status!: 'payable' | 'held';
  @ApiProperty({ type: [HoldResponse] })
  holds!: readonly HoldResponse[];
}
