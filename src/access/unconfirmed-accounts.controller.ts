import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import { Accounts } from './accounts.service.js';
import { UnconfirmedAccountsResponse } from './dto/unconfirmed-accounts.dto.js';
import { Requires } from './requires.js';

@ApiTags('Access')
@Controller('unconfirmed-accounts')
export class UnconfirmedAccountsController {
  constructor(private readonly accounts: Accounts) {}

  /** List the accounts that wait for somebody of HR to confirm what an admin has done to them */
  @Get()
  @Requires('account.confirm')
  async listUnconfirmedAccounts(): Promise<UnconfirmedAccountsResponse> {
    return UnconfirmedAccountsResponse.of(await this.accounts.unconfirmed());
  }
}
