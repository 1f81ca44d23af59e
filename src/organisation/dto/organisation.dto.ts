import { ApiProperty } from '@nestjs/swagger';

import { DEFAULT_LIMIT, IsCode, IsLimit, IsText } from '../../http/fields.js';
import type { OrganisationEmployee } from '../organisation.js';

export class EmployeesQuery {
  @IsCode({ description: 'Employees whose code comes after this one.', optional: true })
  after?: string;

  @IsText({ description: 'Those with words of their name or code that begin so.', max: 100, optional: true })
  search?: string;

  @IsLimit()
  limit: number = DEFAULT_LIMIT;
}

export class EmployeeParams {
  @IsCode({ description: 'The employee’s code.', example: 'E0042' })
  code!: string;
}

export class DepartmentResponse {
  code!: string;
  name!: string;
  /** The department above; `null` for the top. */
  parent!: string | null;
}

export class DepartmentsResponse {
  @ApiProperty({ type: [DepartmentResponse] })
  items!: DepartmentResponse[];
}

export class RoleResponse {
  code!: string;
  name!: string;
  nameZh!: string | null;
}

export class RolesResponse {
  @ApiProperty({ type: [RoleResponse] })
  items!: RoleResponse[];
}

export class AssignmentResponse {
  role!: string;
  department!: string;
  /** First day. */
  from!: string;
  /** The day after the last; `null` until further notice. */
  to!: string | null;
  /** An amount a period, `2600`, or a share of salary, `12%`. */
  targetBonus!: string;
}

export class EmployeeResponse {
  code!: string;
  name!: string;
  /** First day of service. */
  hired!: string;
  /** The day after the last day of service. */
  left!: string | null;
  currency!: string;
  /** A month's salary. */
  salary!: string | null;
  /** What the columns besides the known ones say, by name. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  attributes!: Record<string, string>;
  /** In order of their first days. */
  @ApiProperty({ type: [AssignmentResponse] })
  assignments!: AssignmentResponse[];

  static of(employee: OrganisationEmployee): EmployeeResponse {
    const { code, name, hired, left, currency, salary, attributes, assignments } = employee;
    return {
      code,
      name,
      hired,
      left,
      currency,
      salary: salary?.toText(60) ?? null,
      attributes,
      assignments: assignments.map(({ role, department, from, to, targetBonus }) => ({
        role,
        department,
        from,
        to,
        targetBonus,
      })),
    };
  }
}

export class EmployeesPage {
  @ApiProperty({ type: [EmployeeResponse] })
  items!: EmployeeResponse[];
  /** What to give as `after` to get the next part; `null` where this is the last. */
  next!: string | null;
}
