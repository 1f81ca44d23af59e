import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import { actorOf, type Principal } from '../access/principal.js';
import { Requires, SignedIn } from '../access/requires.js';
import { periodOf } from '../http/fields.js';
import { valueOf } from '../http/value-of.js';
import { budgetsFromRecords } from './budget-table.js';
import { BudgetsService } from './budgets.service.js';
import {
  BudgetLoadResponse,
  BudgetResponse,
  BudgetsQuery,
  BudgetsRequest,
  BudgetsResponse,
} from './dto/budgets.dto.js';

@ApiTags('The month')
@Controller('budgets')
export class BudgetsController {
  constructor(private readonly budgets: BudgetsService) {}

  /** Load budgets of departments, all or nothing; what changes is a new version */
  @Post()
  @HttpCode(200)
  @Requires('budget.load')
  async loadBudgets(
    @Body() { budgets }: BudgetsRequest,
    @SignedIn() principal: Principal,
  ): Promise<BudgetLoadResponse> {
    const outcome = await this.budgets.load(budgetsFromRecords(budgets), actorOf(principal));
    return { ...valueOf(outcome), findings: [...outcome.findings] };
  }

  /** List the budgets of a period */
  @Get()
  @Requires('budget.read')
  async listBudgets(@Query() { period }: BudgetsQuery): Promise<BudgetsResponse> {
    const found = await this.budgets.ofPeriod(periodOf(period));
    return { items: found.map((budget) => BudgetResponse.of(budget)) };
  }
}
