import { ApiProperty } from '@nestjs/swagger';

import { PhrasesResponse } from '../../http/dto/phrases.dto.js';
import { IsPeriod } from '../../http/fields.js';

export class PreflightParams {
  @IsPeriod({ description: 'The period.' })
  period!: string;
}

/** One kind of thing that is missing or doubtful. */
export class PreflightFindingResponse {
  /** `error`: payouts will be held for it. `warning`: worth a look before the run. */
  severity!: 'error' | 'warning';
  /** A stable name for the kind of finding. */
  code!: string;
  message!: string;
  advice?: string;
  /** The same with the values apart, for other languages. */
  phrases?: PhrasesResponse;
  /** How many it concerns. */
  @ApiProperty({ type: 'integer' })
  count!: number;
  /** Whom or what it concerns, the first of them in order. */
  @ApiProperty({ type: [String] })
  subjects!: readonly string[];
}

export class PreflightResponse {
  period!: string;
  /** Employees whose payouts were computed on trial. */
  @ApiProperty({ type: 'integer' })
  employees!: number;
  @ApiProperty({ type: 'integer' })
  errors!: number;
  @ApiProperty({ type: 'integer' })
  warnings!: number;
  /** Errors first. */
  @ApiProperty({ type: [PreflightFindingResponse] })
  findings!: readonly PreflightFindingResponse[];
}
