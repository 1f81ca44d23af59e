import { ApiProperty } from '@nestjs/swagger';

import type { AccountView } from '../account-state.js';
import { RoleGrantResponse } from './accounts.dto.js';

/** Of an account that waits to be confirmed, what one has to know to confirm it. */
export class UnconfirmedAccountResponse {
  username!: string;
  @ApiProperty({ type: String, nullable: true })
  employee!: string | null;
  @ApiProperty({ type: [RoleGrantResponse] })
  roles!: RoleGrantResponse[];
}

export class UnconfirmedAccountsResponse {
  @ApiProperty({ type: [UnconfirmedAccountResponse] })
  items!: UnconfirmedAccountResponse[];

  static of(accounts: readonly AccountView[]): UnconfirmedAccountsResponse {
    return {
      items: accounts.map(({ username, employee, roles }) => ({
        username,
        employee,
        roles: roles.map((grant) => ({ ...grant })),
      })),
    };
  }
}
