import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsString, ValidateNested } from 'class-validator';

import { FindingResponse } from '../../http/dto/finding.dto.js';
import { IsPeriod } from '../../http/fields.js';
import type { BudgetView } from '../budgets.service.js';

const MAX_BUDGETS = 100_000;

/** All values are text. */
export class BudgetRecordDto {
  @ApiProperty({ example: 'NORTH' })
  @IsString()
  department!: string;

  @ApiProperty({ example: '2026-10' })
  @IsString()
  period!: string;

  @ApiProperty({ example: 'CNY' })
  @IsString()
  currency!: string;

  /** Empty to withdraw an earlier one. */
  @ApiProperty({ example: '250000.00' })
  @IsString()
  amount!: string;
}

export class BudgetsRequest {
  @ApiProperty({ type: [BudgetRecordDto] })
  @IsArray()
  @ArrayMaxSize(MAX_BUDGETS)
  @ValidateNested({ each: true })
  @Type(() => BudgetRecordDto)
  budgets!: BudgetRecordDto[];
}

export class BudgetLoadResponse {
  /** The load that stored something; `null` where all of it stood so already. */
  @ApiProperty({ type: 'integer', nullable: true })
  load!: number | null;
  @ApiProperty({ type: 'integer' })
  added!: number;
  @ApiProperty({ type: 'integer' })
  changed!: number;
  @ApiProperty({ type: 'integer' })
  unchanged!: number;
  @ApiProperty({ type: [FindingResponse] })
  findings!: FindingResponse[];
}

export class BudgetsQuery {
  @IsPeriod({ description: 'The period.' })
  period!: string;
}

export class BudgetResponse {
  department!: string;
  period!: string;
  currency!: string;
  /** For the department with all below it. */
  @ApiProperty({ example: '250000.00' })
  amount!: string;

  static of({ department, period, currency, amount }: BudgetView): BudgetResponse {
    return { department, period, currency, amount };
  }
}

export class BudgetsResponse {
  @ApiProperty({ type: [BudgetResponse] })
  items!: BudgetResponse[];
}
