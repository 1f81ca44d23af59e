import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsInt, IsString, Max, Min } from 'class-validator';

import { IsLine, IsWhole } from '../../http/fields.js';
import { LONGEST_TOKEN_DAYS, type TokenView } from '../tokens.service.js';

export class TokenParams {
  @IsWhole({ description: 'The token’s number.', min: 1 })
  id!: number;
}

export class TokenRequest {
  @IsLine({ description: 'What it is for.', max: 100 })
  name!: string;

  /** What it may do, of what you may do yourself. */
  @ApiProperty({ type: [String], example: ['batch.take-in'], maxItems: 100 })
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  permissions!: string[];

  /** Days until it expires. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: LONGEST_TOKEN_DAYS })
  @IsInt()
  @Min(1)
  @Max(LONGEST_TOKEN_DAYS)
  days!: number;
}

export class TokenResponse {
  @ApiProperty({ type: 'integer' })
  id!: number;
  name!: string;
  @ApiProperty({ type: [String] })
  permissions!: string[];
  createdAt!: string;
  expiresAt!: string;
  @ApiProperty({ type: String, nullable: true })
  revokedAt!: string | null;

  static of(token: TokenView): TokenResponse {
    return { ...token, permissions: [...token.permissions] };
  }
}

export class NewTokenResponse extends TokenResponse {
  /** What the machine sends as `Authorization: Bearer …`. It is told this once. */
  secret!: string;
}

export class TokensResponse {
  @ApiProperty({ type: [TokenResponse] })
  items!: TokenResponse[];
}
