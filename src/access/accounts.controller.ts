import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import { pageOf } from '../http/page.js';
import { valueOf } from '../http/value-of.js';
import { Accounts } from './accounts.service.js';
import {
  AccountChangeRequest,
  AccountParams,
  AccountResponse,
  AccountsPage,
  AccountsQuery,
  AccountWithPasswordResponse,
  asGrants,
  NewAccountRequest,
} from './dto/accounts.dto.js';
import { randomPassword } from './passwords.js';
import { actorOf, type Principal } from './principal.js';
import { Requires, SignedIn } from './requires.js';

@ApiTags('Access')
@Controller('accounts')
export class AccountsController {
  constructor(private readonly accounts: Accounts) {}

  /** List accounts, in order of user name */
  @Get()
  @Requires('account.read')
  async listAccounts(@Query() { after = '', limit }: AccountsQuery): Promise<AccountsPage> {
    const found = await this.accounts.list(after, limit + 1);
    return pageOf(
      found,
      limit,
      ({ username }) => username,
      (account) => AccountResponse.of(account),
    );
  }

  /** Show one account */
  @Get(':username')
  @Requires('account.read')
  async showAccount(@Param() { username }: AccountParams): Promise<AccountResponse> {
    return AccountResponse.of(valueOf(await this.accounts.show(username)));
  }

  /** Make an account, with a password that must be changed at the first sign-in */
  @Post()
  @Requires('account.manage')
  async createAccount(
    @Body() { username, employee = null, roles, withPassword = true }: NewAccountRequest,
    @SignedIn() principal: Principal,
  ): Promise<AccountWithPasswordResponse> {
    const password = withPassword ? randomPassword() : null;
    const wanted = { username, employee, roles: asGrants(roles), password, mustChange: withPassword };
    return AccountWithPasswordResponse.with(valueOf(await this.accounts.create(wanted, actorOf(principal))), password);
  }

  /**
   * Change an account: its roles, its employee, whether it is closed
   *
   * @remarks Nobody changes their own. Closing it ends its sessions and revokes its tokens.
   */
  @Patch(':username')
  @Requires('account.manage')
  async changeAccount(
    @Param() { username }: AccountParams,
    @Body() { roles, employee, disabled }: AccountChangeRequest,
    @SignedIn() principal: Principal,
  ): Promise<AccountResponse> {
    const change = {
      ...(employee === undefined ? {} : { employee }),
      ...(roles === undefined ? {} : { roles: asGrants(roles) }),
      ...(disabled === undefined ? {} : { disabled }),
    };
    return AccountResponse.of(valueOf(await this.accounts.change(username, change, actorOf(principal))));
  }

  /** Give an account a new password, which must be changed at the next sign-in; ends its sessions, revokes its tokens */
  @Post(':username/password-reset')
  @HttpCode(200)
  @Requires('account.manage')
  async resetPassword(
    @Param() { username }: AccountParams,
    @SignedIn() principal: Principal,
  ): Promise<AccountWithPasswordResponse> {
    const password = randomPassword();
    const account = valueOf(await this.accounts.resetPassword(username, password, actorOf(principal)));
    return AccountWithPasswordResponse.with(account, password);
  }

  /**
   * Confirm what an admin has done to an account that sees others' pay: from then on its roles count
   *
   * @remarks Not one's own account, and not by whoever has done it.
   */
  @Post(':username/confirmation')
  @HttpCode(200)
  @Requires('account.confirm')
  async confirmAccount(
    @Param() { username }: AccountParams,
    @SignedIn() principal: Principal,
  ): Promise<AccountResponse> {
    return AccountResponse.of(valueOf(await this.accounts.confirm(username, actorOf(principal))));
  }

  /** End all sessions of an account and revoke its tokens */
  @Delete(':username/sessions')
  @Requires('account.manage')
  async signOutAccount(
    @Param() { username }: AccountParams,
    @SignedIn() principal: Principal,
  ): Promise<AccountResponse> {
    return AccountResponse.of(valueOf(await this.accounts.signOut(username, actorOf(principal))));
  }
}
