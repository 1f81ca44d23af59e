import { ApiProperty } from '@nestjs/swagger';

import { DEFAULT_LIMIT, IsCode, IsLimit, IsText } from '../../http/fields.js';
import type { OrganisationEmployee } from '../organisation.js';

const LONGEST_SEARCH = 100;

export class PeopleQuery {
  @IsText({
    description: 'Beginnings of words of the name or of the code, in any order; everybody where it is empty.',
    max: LONGEST_SEARCH,
    optional: true,
  })
  search?: string;

  @IsCode({ description: 'People whose code comes after this one.', optional: true })
  after?: string;

  @IsLimit()
  limit: number = DEFAULT_LIMIT;
}

/** Who somebody is, without their pay. */
export class PersonResponse {
  code!: string;
  name!: string;
  /** First day of service. */
  hired!: string;
  /** The day after the last day of service. */
  left!: string | null;
  /** Of the latest assignment; empty where there is none. */
  role!: string;
  department!: string;

  static of({ code, name, hired, left, assignments }: OrganisationEmployee): PersonResponse {
    const { role = '', department = '' } = assignments.at(-1) ?? {};
    return { code, name, hired, left, role, department };
  }
}

export class PeoplePage {
  @ApiProperty({ type: [PersonResponse] })
  items!: PersonResponse[];
  /** What to give as `after` to get the next part; `null` where this is the last. */
  next!: string | null;
  /** How many were found in all. */
  @ApiProperty({ type: 'integer' })
  total!: number;
}
