import { ApiProperty } from '@nestjs/swagger';

import { IsLine } from '../../http/fields.js';
import { MAX_PASSWORD } from '../passwords.js';
import { may, type Principal } from '../principal.js';
import { PERMISSIONS } from '../roles.js';

export class SignInRequest {
  @IsLine({ description: 'The user name.', max: 64 })
  username!: string;

  @IsLine({ description: 'The password.', max: MAX_PASSWORD })
  password!: string;
}

/** Who is signed in, and what they may do. */
export class SessionResponse {
  username!: string;
  /** `hr`, `department-head`, `employee`, `auditor`, `admin`. */
  @ApiProperty({ type: [String] })
  roles!: string[];
  /** Code of the employee that the account belongs to. */
  @ApiProperty({ type: String, nullable: true })
  employee!: string | null;
  /** Departments headed today, each with all below it. */
  @ApiProperty({ type: [String] })
  heads!: string[];
  @ApiProperty({ type: [String], example: ['payout.read'] })
  permissions!: string[];
  /** Did somebody else set the password? Then it must be changed before anything else. */
  mustChangePassword!: boolean;
  /** Does somebody of HR have to confirm what an admin has done to the account? Until then its roles that see others' pay do nothing. */
  unconfirmed!: boolean;
  /** When the session ends at the latest; `null` where an API token was shown. */
  @ApiProperty({ type: String, nullable: true })
  expiresAt!: string | null;

  static of(principal: Principal): SessionResponse {
    const { username, roles, employee, heads, mustChangePassword, unconfirmed, proof } = principal;
    return {
      username,
      roles: [...roles],
      employee,
      heads: [...heads],
      permissions: PERMISSIONS.filter((permission) => may(principal, permission)),
      mustChangePassword,
      unconfirmed,
      expiresAt: proof.kind === 'session' ? proof.expiresAt : null,
    };
  }
}
