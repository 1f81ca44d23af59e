import type { Request } from 'express';

import type { Actor } from '../audit/audit.service.js';
import type { Permission, RoleName } from './roles.js';

/** Somebody who has proven who they are, and what they may do now. */
export interface Principal {
  /** Number of the account. */
  readonly account: number;
  readonly username: string;
  readonly roles: readonly RoleName[];
  readonly permissions: ReadonlySet<Permission>;
  /** Code of the employee that the account belongs to. */
  readonly employee: string | null;
  /** Departments that they head today; the subtrees below are theirs too. */
  readonly heads: readonly string[];
  /** Has somebody else set their password? Then changing it is all that they may do. */
  readonly mustChangePassword: boolean;
  /** Does the account wait for somebody of HR to confirm it? */
  readonly unconfirmed: boolean;
  /** The door that they came in by. */
  readonly door: 'api' | 'cli';
  /** How it was proven: by a session, by an API token, or at the command line. */
  readonly proof: Proof;
}

export type Proof =
  | { readonly kind: 'session'; readonly id: string; readonly expiresAt: string }
  | { readonly kind: 'token'; readonly id: number }
  | { readonly kind: 'password' };

/** A request with whom it comes from; nobody where nothing was proven. */
export type SignedInRequest = Request & { principal?: Principal };

/** Whom an audit entry names: the door and the account. */
export const actorOf = ({ door, username }: Principal): Actor => `${door}:${username}`;

/** May they do this? */
export const may = (principal: Principal, permission: Permission): boolean => principal.permissions.has(permission);
