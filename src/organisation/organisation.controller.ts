import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';

import { actorOf, type Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { employeesAfter, Scopes, sees, seesOthers, type Scope } from '../access/scope.js';
import { Database } from '../database/database.js';
import { shownCell } from '../files/cell-text.js';
import { pageOf } from '../http/page.js';
import { Problem } from '../http/problem.js';
import { valueOf } from '../http/value-of.js';
import { LoadRequest, LoadResponse } from './dto/load.dto.js';
import {
  DepartmentsResponse,
  EmployeeParams,
  EmployeeResponse,
  EmployeesPage,
  EmployeesQuery,
  RolesResponse,
} from './dto/organisation.dto.js';
import { latestLoad, readEmployees, readOrganisation, type EmployeePage } from './organisation-reader.js';
import { tablesFromRecords } from './organisation-records.js';
import { Assignment, Employee } from './organisation.entities.js';
import { OrganisationService } from './organisation.service.js';
import { PeopleIndex } from './people-index.js';
import { phrase } from '../engine/phrase.js';

@ApiTags('Organisation')
@Controller()
export class OrganisationController {
  constructor(
    private readonly organisation: OrganisationService,
    private readonly database: Database,
    private readonly scopes: Scopes,
    private readonly reads: ReadLog,
    private readonly index: PeopleIndex,
  ) {}

  /**
   * Load the organisation, all or nothing
   *
   * @remarks Codes are merged with what is stored. The same again changes nothing and is answered with 200.
   */
  @Post('organisation/loads')
  @ApiCreatedResponse({ type: LoadResponse, description: 'Stored as a new version.' })
  @ApiOkResponse({ type: LoadResponse, description: 'Everything stood so already.' })
  @Requires('organisation.load')
  async loadOrganisation(
    @Body() request: LoadRequest,
    @SignedIn() principal: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LoadResponse> {
    const outcome = await this.organisation.load(tablesFromRecords(request), actorOf(principal));
    const summary = valueOf(outcome);
    response.status(summary.isNew ? 201 : 200);
    return { ...summary, findings: [...outcome.findings] };
  }

  /** List all departments */
  @Get('departments')
  @Requires('structure.read')
  async listDepartments(): Promise<DepartmentsResponse> {
    const { departments } = await readOrganisation(this.database.reader);
    return { items: [...departments.values()] };
  }

  /** List all roles */
  @Get('roles')
  @Requires('structure.read')
  async listRoles(): Promise<RolesResponse> {
    const { roles } = await readOrganisation(this.database.reader);
    return { items: [...roles.values()] };
  }

  /** List employees with their assignments, in order of code */
  @Get('employees')
  @Requires('employee.read')
  async listEmployees(
    @Query() { after = '', search = '', limit }: EmployeesQuery,
    @SignedIn() principal: Principal,
  ): Promise<EmployeesPage> {
    const { reader } = this.database;
    const scope = await this.scopes.today(principal);
    const only = await this.only(scope, search, after, limit + 1);
    const found = await readEmployees(reader, await latestLoad(reader), { after, limit: limit + 1, ...only });
    if (seesOthers(scope, principal)) await this.reads.note(principal, 'employees');
    return pageOf(
      found,
      limit,
      ({ code }) => code,
      (employee) => EmployeeResponse.of(employee),
    );
  }

  /** Of whom the list is, where it is not of everybody. */
  private async only(scope: Scope, text: string, after: string, limit: number): Promise<Pick<EmployeePage, 'only'>> {
    if (text !== '') {
      const wanted = { text, after, limit, sees: (code: string) => sees(scope, code) };
      return { only: (await this.index.find(wanted)).codes };
    }
    return scope.everybody ? {} : { only: employeesAfter(scope, after).slice(0, limit) };
  }

  /** Show one employee with their assignments */
  @Get('employees/:code')
  @Requires('employee.read')
  async showEmployee(@Param() { code }: EmployeeParams, @SignedIn() principal: Principal): Promise<EmployeeResponse> {
    const { reader } = this.database;
    const isSeen = sees(await this.scopes.today(principal), code);
    const [employee] = await reader.find(Employee, { where: { code }, order: { loadId: 'DESC' }, take: 1 });
    if (!employee || !isSeen)
      throw new Problem('not-found', phrase`There is no employee ${{ code: shownCell(code) }}.`);
    if (code !== principal.employee) await this.reads.note(principal, `employee:${code}`);
    const { loadId, name, hired, left, currency, salary } = employee;
    const assignments = await reader.find(Assignment, { where: { employee: code, loadId }, order: { ordinal: 'ASC' } });
    const attributes = JSON.parse(employee.attributes) as Record<string, string>;
    return EmployeeResponse.of({ code, name, hired, left, currency, salary, attributes, assignments });
  }
}
