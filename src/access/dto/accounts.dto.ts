import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, ValidateNested } from 'class-validator';

import { phrase } from '../../engine/phrase.js';
import { DEFAULT_LIMIT, IsCode, IsForm, IsLimit, IsLine, IsWord } from '../../http/fields.js';
import { USERNAME_FORM } from '../account-checks.js';
import type { AccountView, RoleGrant } from '../account-state.js';
import { MAX_PASSWORD } from '../passwords.js';
import { ROLES, type RoleName } from '../roles.js';

const USERNAME = {
  form: USERNAME_FORM,
  example: 'mari.maasikas',
  what: phrase`a user name: lower-case letters, digits, dots, hyphens and underscores, at most 64, a letter or digit first`,
};

export class AccountParams {
  @IsForm({ description: 'The user name.', ...USERNAME })
  username!: string;
}

export class AccountsQuery {
  @IsLine({ description: 'Accounts whose user name comes after this one.', optional: true, max: 64 })
  after?: string;

  @IsLimit()
  limit: number = DEFAULT_LIMIT;
}

export class RoleGrantRequest {
  @IsWord({ description: 'The role.', words: ROLES })
  role!: RoleName;

  @IsCode({ description: 'Of a department head: the department, with all below it.', optional: true })
  department?: string | null;
}

const grants = (): PropertyDecorator => (target, property) => {
  ApiProperty({ type: [RoleGrantRequest], maxItems: 100 })(target, property);
  IsArray()(target, property);
  ArrayMaxSize(100)(target, property);
  ValidateNested({ each: true })(target, property);
  Type(() => RoleGrantRequest)(target, property);
};

export class NewAccountRequest {
  @IsForm({ description: 'The user name.', ...USERNAME })
  username!: string;

  @IsCode({ description: 'The employee that it is of.', optional: true })
  employee?: string | null;

  @grants()
  roles!: RoleGrantRequest[];

  /** Left out, one is made up and answered once; `false` makes an account that signs in elsewhere only. It must be changed at the first sign-in. */
  @ApiPropertyOptional({ default: true })
  @IsOptional()
  @IsBoolean()
  withPassword?: boolean;
}

export class AccountChangeRequest {
  @IsCode({ description: 'The employee that it is of; `null` for none.', optional: true })
  employee?: string | null;

  /** All its roles from now on. */
  @IsOptional()
  @grants()
  roles?: RoleGrantRequest[];

  /** Close it, or open it again? */
  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  disabled?: boolean;
}

export class PasswordChangeRequest {
  @IsLine({ description: 'The password that holds now.', max: MAX_PASSWORD })
  oldPassword!: string;

  @IsLine({ description: 'The one that is to hold: 12 characters or more.', max: MAX_PASSWORD })
  newPassword!: string;
}

export class RoleGrantResponse {
  @ApiProperty({ enum: ROLES })
  role!: RoleName;
  @ApiProperty({ type: String, nullable: true })
  department!: string | null;
}

export class AccountResponse {
  username!: string;
  @ApiProperty({ type: String, nullable: true })
  employee!: string | null;
  @ApiProperty({ type: [RoleGrantResponse] })
  roles!: RoleGrantResponse[];
  /** Is it closed? */
  disabled!: boolean;
  hasPassword!: boolean;
  /** Did somebody else set the password? Then nothing else can be done before it is changed. */
  mustChangePassword!: boolean;
  /** Does it wait for somebody of HR to confirm what an admin has done? Until then its roles that see others' pay do nothing. */
  unconfirmed!: boolean;
  createdAt!: string;

  static of(account: AccountView): AccountResponse {
    return { ...account, roles: account.roles.map((grant) => ({ ...grant })) };
  }
}

export class AccountWithPasswordResponse extends AccountResponse {
  /** Made up; told this once. `null` where the account has none. */
  @ApiProperty({ type: String, nullable: true })
  password!: string | null;

  static with(account: AccountView, password: string | null): AccountWithPasswordResponse {
    return { ...account, roles: account.roles.map((grant) => ({ ...grant })), password };
  }
}

export class AccountsPage {
  @ApiProperty({ type: [AccountResponse] })
  items!: AccountResponse[];
  /** What to give as `after` to get the next part; `null` where this is the last. */
  @ApiProperty({ type: String, nullable: true })
  next!: string | null;
}

export const asGrants = (requests: readonly RoleGrantRequest[]): RoleGrant[] =>
  requests.map(({ role, department = null }) => ({ role, department }));
