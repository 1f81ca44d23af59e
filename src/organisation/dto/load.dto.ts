import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsObject, IsOptional } from 'class-validator';

import { FindingResponse } from '../../http/dto/finding.dto.js';
import type { OrganisationRecord } from '../organisation-records.js';

const MAX_RECORDS = 1_000_000;

/** A row of departments. All values are text. */
export class DepartmentRecord {
  @ApiProperty({ example: 'NORTH' })
  code!: string;
  @ApiProperty({ example: 'Delivery north' })
  name!: string;
  /** The department above; `null` or empty for the top. */
  parent!: string | null;
}

/** A row of roles. All values are text. */
export class RoleRecord {
  @ApiProperty({ example: 'courier' })
  code!: string;
  @ApiProperty({ example: 'Courier' })
  name!: string;
  name_zh?: string | null;
}

/** A row of employees. All values are text; properties besides these are attributes, which rules can use. */
export class EmployeeRecord {
  @ApiProperty({ example: 'E0042' })
  code!: string;
  name!: string;
  /** First day of service. */
  @ApiProperty({ example: '2024-03-01' })
  hired!: string;
  /** The day after the last day of service. */
  left?: string | null;
  @ApiProperty({ example: 'CNY' })
  currency!: string;
  /** A month's salary. */
  salary?: string | null;
}

/** A row of assignments. All values are text. */
export class AssignmentRecord {
  employee!: string;
  role!: string;
  department!: string;
  /** First day. */
  @ApiProperty({ example: '2026-01-01' })
  from!: string;
  /** The day after the last; `null` or absent until further notice. */
  to?: string | null;
  /** An amount a period, `2600`, or a share of salary, `12%`. */
  @ApiProperty({ example: '2600' })
  target_bonus!: string;
}

const records = (of: string, extra: object = {}) => ({
  type: 'array' as const,
  maxItems: MAX_RECORDS,
  items: { allOf: [{ $ref: of }], ...extra },
});

/**
 * The organisation, or the part of it that changes: what is stored of a list that is not given stays. Of records the shape is all
 * that is checked here; the organisation checks each value, so that everything that is wrong with a load is said at once.
 */
@ApiExtraModels(DepartmentRecord, RoleRecord, EmployeeRecord, AssignmentRecord)
export class LoadRequest {
  @ApiPropertyOptional(records(getSchemaPath(DepartmentRecord)))
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_RECORDS)
  @IsObject({ each: true })
  departments?: OrganisationRecord[];

  @ApiPropertyOptional(records(getSchemaPath(RoleRecord)))
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_RECORDS)
  @IsObject({ each: true })
  roles?: OrganisationRecord[];

  @ApiPropertyOptional(
    records(getSchemaPath(EmployeeRecord), { additionalProperties: { type: 'string', nullable: true } }),
  )
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_RECORDS)
  @IsObject({ each: true })
  employees?: OrganisationRecord[];

  @ApiPropertyOptional(records(getSchemaPath(AssignmentRecord)))
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_RECORDS)
  @IsObject({ each: true })
  assignments?: OrganisationRecord[];
}

export class LoadCountsResponse {
  @ApiProperty({ type: 'integer' })
  added!: number;
  @ApiProperty({ type: 'integer' })
  changed!: number;
  @ApiProperty({ type: 'integer' })
  unchanged!: number;
}

export class AssignmentCountsResponse extends LoadCountsResponse {
  /** Were there and are not in the load. */
  @ApiProperty({ type: 'integer' })
  removed!: number;
}

export class LoadResponse {
  /** The load under which the organisation stands so: an earlier one where this one changed nothing. */
  @ApiProperty({ type: 'integer' })
  loadId!: number;
  /** Was anything stored? */
  isNew!: boolean;
  /** SHA-256 of the whole organisation as it stands. */
  digest!: string;
  departments!: LoadCountsResponse;
  roles!: LoadCountsResponse;
  employees!: LoadCountsResponse;
  assignments!: AssignmentCountsResponse;
  /** Worth knowing of what was loaded. */
  @ApiProperty({ type: [FindingResponse] })
  findings!: FindingResponse[];
}
