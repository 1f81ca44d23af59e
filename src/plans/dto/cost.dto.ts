import { ApiProperty } from '@nestjs/swagger';

import { IsPeriod } from '../../http/fields.js';

export class CostQuery {
  @IsPeriod({
    description:
      'The period in which plans, staff and their days are looked at; the current month where none is named.',
    optional: true,
  })
  period?: string;
}

export class CostInCurrencyResponse {
  currency!: string;
  @ApiProperty({ type: 'integer' })
  people!: number;
  /** Sum of the prorated targets. */
  target!: string;
  /** Everything with an attainment of 1, no rule firing; `null` where a pool's fund goes by a figure. */
  @ApiProperty({ type: String, nullable: true })
  atTarget!: string | null;
  /** The most that can be paid; `null` where nothing bounds it. */
  @ApiProperty({ type: String, nullable: true })
  worst!: string | null;
}

export class PlanCostResponse {
  plan!: string;
  name!: string;
  /** Employees on the plan, each once. */
  @ApiProperty({ type: 'integer' })
  people!: number;
  @ApiProperty({ type: [CostInCurrencyResponse] })
  amounts!: CostInCurrencyResponse[];
}

export class LeftOutResponse {
  /** Why: the code of a hold. */
  code!: string;
  @ApiProperty({ type: 'integer' })
  employees!: number;
}

export class CostResponse {
  period!: string;
  /** The load up to which the staff is known. */
  @ApiProperty({ type: 'integer' })
  load!: number;
  @ApiProperty({ type: 'integer' })
  employees!: number;
  @ApiProperty({ type: [PlanCostResponse] })
  plans!: PlanCostResponse[];
  /** Employees of whom an assignment is in no sum. */
  @ApiProperty({ type: [LeftOutResponse] })
  leftOut!: LeftOutResponse[];
}
