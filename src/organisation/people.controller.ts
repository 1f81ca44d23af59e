import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Principal } from '../access/principal.js';
import { Requires, SignedIn } from '../access/requires.js';
import { Scopes, sees } from '../access/scope.js';
import { Database } from '../database/database.js';
import { pageOf } from '../http/page.js';
import { PeoplePage, PeopleQuery, PersonResponse } from './dto/people.dto.js';
import { latestLoad, readEmployees } from './organisation-reader.js';
import { PeopleIndex } from './people-index.js';

@ApiTags('Organisation')
@Controller('people')
export class PeopleController {
  constructor(
    private readonly index: PeopleIndex,
    private readonly database: Database,
    private readonly scopes: Scopes,
  ) {}

  /**
   * Find people by name or code, in order of code
   *
   * @remarks Of whom one may see today. Nothing of their pay is in it.
   */
  @Get()
  @Requires('employee.read')
  async findPeople(
    @Query() { search = '', after = '', limit }: PeopleQuery,
    @SignedIn() principal: Principal,
  ): Promise<PeoplePage> {
    const scope = await this.scopes.today(principal);
    const wanted = { text: search, after, limit: limit + 1, sees: (code: string) => sees(scope, code) };
    const { codes, total } = await this.index.find(wanted);
    const { reader } = this.database;
    const found = await readEmployees(reader, await latestLoad(reader), { limit: limit + 1, only: codes });
    const page = pageOf(
      found,
      limit,
      ({ code }) => code,
      (employee) => PersonResponse.of(employee),
    );
    return { ...page, total };
  }
}
