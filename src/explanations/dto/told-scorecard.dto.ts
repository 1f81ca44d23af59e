import { ApiProperty } from '@nestjs/swagger';

import type { ToldComponent } from '../told-scorecard.js';
import type { WaterfallBar } from '../waterfall.js';
import type { RunStatus, Verdict } from '../words/words.js';

const RUN_STATUSES = ['calculated', 'approved', 'locked'] as const satisfies readonly RunStatus[];
const RULE_VERDICTS = [
  'applied',
  'noEffect',
  'held',
  'passed',
  'notMet',
  'noData',
] as const satisfies readonly Verdict[];
const COMPONENT_VERDICTS = ['met', 'missed', 'not-counted'] as const satisfies readonly ToldComponent['verdict'][];
const BAR_KINDS = ['target', 'change', 'payout'] as const satisfies readonly WaterfallBar['kind'][];

/** That a payout is held, or what was decided, and why. */
export class ToldHoldResponse {
  title!: string;
  @ApiProperty({ type: [String] })
  reasons!: readonly string[];
  /** What was calculated so far, while nobody has decided. */
  @ApiProperty({ type: String, nullable: true })
  soFar!: string | null;
}

/** An amount more or less, with what it is for. */
export class ToldChangeResponse {
  name!: string;
  /** To draw with. */
  @ApiProperty({ example: '-29.1600' })
  amount!: string;
  /** To read. */
  text!: string;
}

export class ToldCellsResponse {
  name!: string;
  measured!: string;
  target!: string;
  weight!: string;
  attained!: string;
  worth!: string;
  couldBe!: string;
}

export class ToldComponentResponse extends ToldCellsResponse {
  id!: string;
  /** Of the first of a group: the group in words. */
  @ApiProperty({ type: String, nullable: true })
  group!: string | null;
  /** Was the target met? */
  @ApiProperty({ enum: COMPONENT_VERDICTS })
  verdict!: ToldComponent['verdict'];
  /** 1 is on target; `null` where nothing was scored. */
  @ApiProperty({ type: String, nullable: true, example: '1.02' })
  attainment!: string | null;
  /** What it was measured on, by whom, and what else is to be said. */
  @ApiProperty({ type: [String] })
  notes!: readonly string[];
}

export class ToldRuleResponse {
  name!: string;
  @ApiProperty({ enum: RULE_VERDICTS })
  verdict!: Verdict;
  verdictText!: string;
  /** ✓ good for the payout, ✗ against it, – neither. */
  sign!: string;
  /** What it did, or would have done. */
  text!: string;
  /** What it looked at. */
  @ApiProperty({ type: [String] })
  facts!: readonly string[];
}

export class ToldStepResponse {
  label!: string;
  @ApiProperty({ type: String, nullable: true })
  change!: string | null;
  amount!: string;
}

/** A bar of the way from the target bonus to the payout; the bars add up. */
export class WaterfallBarResponse {
  @ApiProperty({ enum: BAR_KINDS })
  kind!: WaterfallBar['kind'];
  name!: string;
  /** To draw with; of a change with its sign. */
  amount!: string;
  /** To read. */
  text!: string;
}

/** One assignment's part. */
export class ToldLineResponse {
  /** Days and post; empty where there is nothing to say about them. */
  heading!: string;
  /** Where nothing was calculated: that it was not. */
  @ApiProperty({ type: String, nullable: true })
  notCalculated!: string | null;
  @ApiProperty({ type: [ToldComponentResponse] })
  components!: readonly ToldComponentResponse[];
  @ApiProperty({ type: ToldCellsResponse, nullable: true })
  together!: ToldCellsResponse | null;
  @ApiProperty({ type: [ToldRuleResponse] })
  rules!: readonly ToldRuleResponse[];
  @ApiProperty({ type: [ToldStepResponse] })
  steps!: readonly ToldStepResponse[];
  @ApiProperty({ type: [WaterfallBarResponse] })
  waterfall!: readonly WaterfallBarResponse[];
  /** What became of the amount beyond its calculation: incidents, pools, splits. */
  @ApiProperty({ type: [String] })
  shares!: readonly string[];
  /** What would have helped most; empty where nothing would have. */
  gain!: string;
  /** What other figures would have paid. */
  @ApiProperty({ type: [String] })
  otherwise!: readonly string[];
}

export class ToldAdjustmentResponse {
  /** Which month was corrected, by how much and why. */
  text!: string;
  /** How much of it this payout settles. */
  settled!: string;
}

/** What of earlier months is paid or recovered. */
export class ToldAdjustmentsResponse {
  title!: string;
  /** What the month itself pays; empty where it pays nothing by any line. */
  own!: string;
  @ApiProperty({ type: [ToldAdjustmentResponse] })
  items!: readonly ToldAdjustmentResponse[];
}

/** A scorecard in its parts, each in words of the language that was asked for. */
export class ToldScorecardResponse {
  employee!: string;
  name!: string;
  @ApiProperty({ type: [String] })
  posts!: readonly string[];
  period!: string;
  /** The period in words. */
  month!: string;
  /** Where the month stands, as the employee is told it. */
  @ApiProperty({ enum: RUN_STATUSES })
  state!: RunStatus;
  /** The same in words; and where it is held, that. */
  @ApiProperty({ type: [String] })
  status!: readonly string[];
  currency!: string;
  /** What is paid; `null` while it is held, and where it was refused. */
  @ApiProperty({ type: String, nullable: true })
  amount!: string | null;
  @ApiProperty({ type: String, nullable: true })
  amountText!: string | null;
  @ApiProperty({ type: ToldHoldResponse, nullable: true })
  held!: ToldHoldResponse | null;
  /** What it would have been on target, and what it was last month. */
  @ApiProperty({ type: [String] })
  comparisons!: readonly string[];
  /** What made the difference to the target bonus, the largest first. */
  @ApiProperty({ type: [ToldChangeResponse] })
  differences!: readonly ToldChangeResponse[];
  /** What of earlier months is settled with it. */
  @ApiProperty({ type: ToldAdjustmentsResponse, nullable: true })
  adjustments!: ToldAdjustmentsResponse | null;
  /** What was asked about it, and what became of that. */
  @ApiProperty({ type: [String] })
  inquiries!: readonly string[];
  @ApiProperty({ type: [ToldLineResponse] })
  lines!: readonly ToldLineResponse[];
}
