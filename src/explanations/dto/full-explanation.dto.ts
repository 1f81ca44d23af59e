import { ApiProperty } from '@nestjs/swagger';

import { ExplanationResponse } from './explanation.dto.js';

/** What kept a figure from paying more: the curve, the plan's cap or floor, rounding, or a rule that gates or caps. */
export class LimitedByResponse {
  kind!: 'curve' | 'cap' | 'floor' | 'rounding' | 'rule';
  /** The rule's name, where it is one. */
  rule?: string;
}

/** A figure that was not measured, and what it would have paid. */
export class WouldPayResponse {
  /** A decimal, or a fraction such as `1/3` where its decimals do not end. */
  value!: string;
  /** Is the value itself just outside? */
  open!: boolean;
  /** What the whole payout would have come to. */
  amount!: string;
  /** The difference to what was paid. */
  gain!: string;
  @ApiProperty({ type: () => LimitedByResponse, nullable: true })
  limitedBy!: LimitedByResponse | null;
}

export class ComponentCounterfactualResponse {
  /** Which line of the payout, from 1; of a figure that decides several the first. */
  @ApiProperty({ type: 'integer' })
  line!: number;
  component!: string;
  indicator!: string;
  value!: string;
  /** How much one more unit is; negative where less is better. */
  unit!: string | null;
  @ApiProperty({ type: () => WouldPayResponse, nullable: true })
  oneMore!: WouldPayResponse | null;
  /** The next value at which the curve jumps up. */
  @ApiProperty({ type: () => WouldPayResponse, nullable: true })
  next!: WouldPayResponse | null;
  /** The least demanding value that is on target. */
  @ApiProperty({ type: () => WouldPayResponse, nullable: true })
  target!: WouldPayResponse | null;
  /** Where it is on target, the least demanding value that attains the most there is. */
  @ApiProperty({ type: () => WouldPayResponse, nullable: true })
  best!: WouldPayResponse | null;
}

/** The one component of a line whose next step (its target, or its best where it is on target) would have paid the most. */
export class MostToGainResponse {
  @ApiProperty({ type: 'integer' })
  line!: number;
  component!: string;
  from!: string;
  to!: string;
  /** Is `to` itself just outside? */
  open!: boolean;
  gain!: string;
}

export class CostMostResponse {
  @ApiProperty({ type: 'integer' })
  line!: number;
  component!: string;
  cost!: string;
}

export class CounterfactualsResponse {
  @ApiProperty({ type: [ComponentCounterfactualResponse] })
  components!: readonly ComponentCounterfactualResponse[];
  /** One for each line where there is one. */
  @ApiProperty({ type: [MostToGainResponse] })
  mostToGain!: readonly MostToGainResponse[];
  /** Of the components below their target the one that cost the most. */
  @ApiProperty({ type: () => CostMostResponse, nullable: true })
  costMost!: CostMostResponse | null;
}

/** The complete trace of one payout, and what other figures would have paid, which is no part of what is hashed. */
export class FullExplanationResponse extends ExplanationResponse {
  @ApiProperty({ type: () => CounterfactualsResponse })
  counterfactuals!: CounterfactualsResponse;
}
