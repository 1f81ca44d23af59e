import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

import { FigureReasonResponse } from '../../runs/dto/payouts.dto.js';

const point = { type: 'array' as const, items: { type: 'string' as const }, minItems: 2, maxItems: 2 };

/** A class that is only declared further down: what it is called must not be asked before. */
type Later<T> = T;

/** The part of the value that fell into a tier, and what it came to. */
export class TierSliceResponse {
  from!: string;
  amount!: string;
  rate!: string;
  is!: string;
}

/** The piece of a curve that a value fell on; which properties there are depends on the kind. */
export class CurvePieceResponse {
  kind!: 'line' | 'end' | 'jump' | 'band' | 'outside-bands' | 'steps' | 'tiers';
  /** A point of a line, or where a band starts. */
  @ApiPropertyOptional({ oneOf: [{ type: 'string' }, point] })
  from?: string | readonly [string, string];
  @ApiPropertyOptional({ oneOf: [{ type: 'string' }, point] })
  to?: string | readonly [string, string];
  /** On the same line further below or above. */
  beyond?: 'below' | 'above';
  through?: string;
  @ApiPropertyOptional(point)
  point?: readonly [string, string];
  side?: 'first' | 'last' | 'below' | 'above';
  of?: string;
  is?: string;
  @ApiPropertyOptional(point)
  start?: readonly [string, string];
  /** Whole steps from the start. */
  taken?: string;
  adds?: string;
  @ApiPropertyOptional({ type: [TierSliceResponse] })
  slices?: readonly TierSliceResponse[];
}

/** What went into a curve; which properties there are depends on the kind. */
export class CurveInputResponse {
  kind!: 'value' | 'figures' | 'improvement' | 'rank' | 'percentile' | 'component' | 'lowest' | 'curve';
  value?: string;
  @ApiPropertyOptional({ type: String, nullable: true })
  indicator?: string | null;
  @ApiPropertyOptional({ type: [String] })
  values?: readonly string[];
  figure?: string;
  baseline?: string;
  /** `reported`, a period, or `indicator:CODE`. */
  baselineOf?: string;
  towards?: string;
  /** How many are compared, oneself included. */
  @ApiPropertyOptional({ type: 'integer' })
  peers?: number;
  @ApiPropertyOptional({ type: 'integer' })
  better?: number;
  @ApiPropertyOptional({ type: 'integer' })
  equal?: number;
  component?: string;
  @ApiPropertyOptional({ type: () => CurveTraceResponse })
  curve?: Later<CurveTraceResponse>;
}

/** A rounding or limit that changed something. */
export class CurveStepResponse {
  step!: 'round' | 'floor' | 'cap';
  by!: string;
  mode?: string;
  after!: string;
}

/** How a curve came to its attainment. */
export class CurveTraceResponse {
  shape!: 'linear' | 'bands' | 'steps' | 'marginal' | 'threshold' | 'greatest-of' | 'least-of' | 'sum-of';
  @ApiProperty({ type: () => CurveInputResponse, nullable: true })
  input!: CurveInputResponse | null;
  @ApiProperty({ type: () => CurvePieceResponse, nullable: true })
  piece!: CurvePieceResponse | null;
  /** The curves of a composition, in order. */
  @ApiPropertyOptional({ type: () => [CurveTraceResponse] })
  parts?: readonly CurveTraceResponse[];
  /** Of these the one that counted, from 0. */
  @ApiPropertyOptional({ type: 'integer' })
  chosen?: number;
  @ApiProperty({ type: [CurveStepResponse] })
  steps!: readonly CurveStepResponse[];
  /** `null` where there was nothing to read. */
  attainment!: string | null;
  missing?: FigureReasonResponse;
}
