import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import { valueOf } from '../http/value-of.js';
import { NewTokenResponse, TokenParams, TokenRequest, TokenResponse, TokensResponse } from './dto/tokens.dto.js';
import type { Principal } from './principal.js';
import { Requires, SignedIn } from './requires.js';
import { Tokens } from './tokens.service.js';

@ApiTags('Access')
@Controller('tokens')
export class TokensController {
  constructor(private readonly tokens: Tokens) {}

  /** List your API tokens */
  @Get()
  @Requires('own-token.use')
  async listTokens(@SignedIn() { account }: Principal): Promise<TokensResponse> {
    return { items: (await this.tokens.list(account)).map((token) => TokenResponse.of(token)) };
  }

  /** Make an API token for a machine */
  @Post()
  @Requires('own-token.use')
  async createToken(@Body() request: TokenRequest, @SignedIn() principal: Principal): Promise<NewTokenResponse> {
    const { secret, token } = valueOf(await this.tokens.create(principal, request));
    return { ...token, permissions: [...token.permissions], secret };
  }

  /** Revoke one of your API tokens */
  @Delete(':id')
  @Requires('own-token.use')
  async revokeToken(@Param() { id }: TokenParams, @SignedIn() principal: Principal): Promise<TokenResponse> {
    return TokenResponse.of(valueOf(await this.tokens.revoke(principal, id), 'not-found'));
  }
}
