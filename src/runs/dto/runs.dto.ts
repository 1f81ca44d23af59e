import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';

import { IsPeriod } from '../../http/fields.js';
import type { Run } from '../runs.entities.js';

export class PeriodParams {
  @IsPeriod({ description: 'The period.' })
  period!: string;
}

export class RunRequest {
  /** Compute and answer, but store nothing? */
  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean;
}

/** What is paid in one currency. Amounts are text, with the currency's decimals. */
export class TotalResponse {
  currency!: string;
  @ApiProperty({ type: 'integer' })
  payouts!: number;
  @ApiProperty({ example: '104250.00' })
  payable!: string;
  @ApiProperty({ type: 'integer' })
  heldPayouts!: number;
  /** What waits for somebody to decide. */
  held!: string;
  @ApiProperty({ type: 'integer' })
  refusedPayouts!: number;
  /** What was held and is not paid: somebody has decided so. */
  refused!: string;
}

export class DepartmentTotalResponse extends TotalResponse {
  department!: string;
}

export class RunSummaryResponse {
  /** The run’s number; `null` for a dry run: nothing was stored. */
  @ApiProperty({ type: 'integer', nullable: true })
  run!: number | null;
  period!: string;
  @ApiProperty({ type: 'integer' })
  payouts!: number;
  @ApiProperty({ type: [TotalResponse] })
  totals!: readonly TotalResponse[];
  @ApiProperty({ type: [DepartmentTotalResponse] })
  departments!: readonly DepartmentTotalResponse[];
  /** SHA-256 over everything that was computed from. */
  inputsHash!: string;
  /** Merkle root over all payouts: worth keeping elsewhere, it proves every one of them. */
  root!: string;
}

/** One computation of a period, on inputs frozen as they were known. */
export class RunResponse {
  @ApiProperty({ type: 'integer' })
  id!: number;
  period!: string;
  at!: string;
  status!: 'calculated';
  /** The load of the organisation that was known. */
  @ApiProperty({ type: 'integer' })
  loadId!: number;
  /** The publication of rules that was known. */
  @ApiProperty({ type: 'integer' })
  publication!: number;
  /** Observations up to this number were known. */
  @ApiProperty({ type: 'integer' })
  observationSeq!: number;
  /** Version of the engine that computed it. */
  engine!: string;
  inputsHash!: string;
  @ApiProperty({ type: 'integer' })
  payouts!: number;
  /** Merkle root over the payouts, in order of employee code. */
  root!: string;

  static of(run: Run): RunResponse {
    const { id, period, at, status, loadId, publication, observationSeq, engine, inputsHash, payouts, root } = run;
    return { id, period, at, status, loadId, publication, observationSeq, engine, inputsHash, payouts, root };
  }
}

export class RunsResponse {
  /** The latest first: it counts. */
  @ApiProperty({ type: [RunResponse] })
  items!: RunResponse[];
}

export class TotalsResponse {
  run!: RunResponse;
  @ApiProperty({ type: [TotalResponse] })
  totals!: readonly TotalResponse[];
  @ApiProperty({ type: [DepartmentTotalResponse] })
  departments!: readonly DepartmentTotalResponse[];
}

/** How far a run is. */
export class RunProgressResponse {
  isRunning!: boolean;
  /** Payouts computed. */
  @ApiProperty({ type: 'integer' })
  done!: number;
  /** How many people there are; `null` while nothing runs. */
  @ApiProperty({ type: 'integer', nullable: true })
  of!: number | null;
}
