import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

import { EFFECT_KINDS, type EffectKind } from '../../engine/bridge/bridge.js';
import type { LocalText } from '../../engine/text.js';
import { IsCode, IsPeriod, IsWhole } from '../../http/fields.js';

export class BridgeParams {
  @IsPeriod({ description: 'The later period.' })
  period!: string;
}

export class EmployeeBridgeParams extends BridgeParams {
  @IsCode({ description: 'The employee’s code.', example: 'E0042' })
  employee!: string;
}

export class BridgeQuery {
  @IsPeriod({ description: 'The earlier period, to compare with.' })
  from!: string;

  @IsWhole({ description: 'A run of the earlier period; the latest where nothing is said.', optional: true, min: 1 })
  runFrom?: number;

  @IsWhole({ description: 'A run of the later period; the latest where nothing is said.', optional: true, min: 1 })
  runTo?: number;
}

export class BridgeSumQuery extends BridgeQuery {
  @IsCode({
    description: 'Only people with a line in this department, on either side.',
    optional: true,
    example: 'north',
  })
  department?: string;
}

const TEXTS = { type: 'object', additionalProperties: { type: 'string' } } as const;

export class BridgeEndResponse {
  @ApiProperty({ type: 'integer' })
  run!: number;
  period!: string;
  amount!: string;
}

export class BridgeEffectResponse {
  @ApiProperty({ enum: EFFECT_KINDS })
  kind!: EffectKind;
  /** Of a metric effect the indicator; `null` for what others did: peers, pools, incidents. */
  @ApiPropertyOptional({ type: String, nullable: true })
  indicator?: string | null;
  /** The indicator's name, by language. */
  @ApiPropertyOptional(TEXTS)
  name?: LocalText;
  /** With its sign. */
  amount!: string;
}

export class WeightChangeResponse {
  component!: string;
  @ApiProperty(TEXTS)
  name!: LocalText;
  @ApiProperty({ type: String, nullable: true })
  from!: string | null;
  @ApiProperty({ type: String, nullable: true })
  to!: string | null;
}

/** Why pay changed between two runs: effects that add up to the change. */
export class BridgeResponse {
  /** `null` for a sum over people. */
  @ApiProperty({ type: String, nullable: true })
  employee!: string | null;
  @ApiProperty({ type: String, nullable: true })
  department!: string | null;
  @ApiProperty({ type: 'integer' })
  people!: number;
  currency!: string;
  from!: BridgeEndResponse;
  to!: BridgeEndResponse;
  change!: string;
  @ApiProperty({ type: [BridgeEffectResponse] })
  effects!: readonly BridgeEffectResponse[];
  /** Of one person: the weights of their plan that are others now. */
  @ApiProperty({ type: [WeightChangeResponse] })
  weights!: readonly WeightChangeResponse[];
}

/** One sum for each currency that is paid. */
export class BridgeSums {
  @ApiProperty({ type: [BridgeResponse] })
  items!: readonly BridgeResponse[];
}
