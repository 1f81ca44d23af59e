/** Accounts and what proves them. They change, so they are not append-only: each change is an audit entry with before and after. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

import { counterColumn } from '../database/columns.js';
import type { RoleName } from './roles.js';

@Entity('account')
export class Account {
  @PrimaryColumn(counterColumn())
  id!: number;

  /** In lower case; nobody else's. */
  @Column('text')
  username!: string;

  /** Code of the employee that it belongs to; nobody else's account has the same. */
  @Column('text', { nullable: true })
  employee!: string | null;

  /** Argon2id, as it is written with its parameters; `null` where they sign in elsewhere. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  /** 1 where somebody else has set the password: it must be changed first. */
  @Column('integer', { name: 'must_change_password' })
  mustChangePassword!: number;

  /** 1 where an admin has changed who it is or what it may do, and nobody of HR has confirmed it yet. */
  @Column('integer')
  unconfirmed!: number;

  /** When it was closed. */
  @Column('text', { name: 'disabled_at', nullable: true })
  disabledAt!: string | null;

  @Column('text', { name: 'created_at' })
  createdAt!: string;
}

/** A role that an account has; that of a department head once for each department. */
@Entity('account_role')
export class AccountRole {
  @PrimaryColumn(counterColumn())
  account!: number;

  @PrimaryColumn('text')
  role!: RoleName;

  /** The department whose subtree it is for; empty where the role is for no department. */
  @PrimaryColumn('text')
  department!: string;
}

/** Somebody's sign-in in one browser. */
@Entity('session')
export class Session {
  /** SHA-256 of what the cookie holds. */
  @PrimaryColumn('text')
  id!: string;

  @Column(counterColumn())
  account!: number;

  @Column('text', { name: 'created_at' })
  createdAt!: string;

  /** To the minute. */
  @Column('text', { name: 'last_used_at' })
  lastUsedAt!: string;

  @Column('text', { name: 'expires_at' })
  expiresAt!: string;
}

/** What a machine shows instead of signing in. */
@Entity('api_token')
export class ApiToken {
  @PrimaryColumn(counterColumn())
  id!: number;

  @Column(counterColumn())
  account!: number;

  /** What it is for. */
  @Column('text')
  name!: string;

  /** SHA-256 of the token. */
  @Column('text', { name: 'token_hash' })
  tokenHash!: string;

  /** JSON list of permissions: of those that its account holds. */
  @Column('text')
  permissions!: string;

  @Column('text', { name: 'created_at' })
  createdAt!: string;

  @Column('text', { name: 'expires_at' })
  expiresAt!: string;

  @Column('text', { name: 'revoked_at', nullable: true })
  revokedAt!: string | null;
}

/** Sign-ins that failed in a row with one user name, whether there is such an account or not. */
@Entity('sign_in_failure')
export class SignInFailure {
  /** SHA-256 of the user name: it may be a password typed into the wrong field. */
  @PrimaryColumn('text')
  key!: string;

  @Column('integer')
  failures!: number;

  @Column('text', { name: 'last_at' })
  lastAt!: string;

  /** Until when nobody gets in with this name. */
  @Column('text', { name: 'locked_until', nullable: true })
  lockedUntil!: string | null;
}
