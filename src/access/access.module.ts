import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';

import { AuditModule } from '../audit/audit.module.js';
import { AccessGuard } from './access.guard.js';
import { Accounts } from './accounts.service.js';
import { Acting } from './acting.js';
import { Authentication } from './authentication.js';
import { Principals } from './principals.service.js';
import { ReadLog } from './read-log.js';
import { Scopes } from './scope.js';
import { Sessions } from './sessions.service.js';
import { SignInLimit } from './sign-in-limit.js';
import { SingleSignOn } from './single-sign-on.service.js';
import { Tokens } from './tokens.service.js';
import { SignIn } from './sign-in.service.js';
import { RouteDeclarations } from './undeclared-routes.js';

/** Who may do what: accounts, sessions, tokens, and the guard before every route. */
@Global()
@Module({
  imports: [AuditModule, DiscoveryModule],
  providers: [
    Accounts,
    Acting,
    Authentication,
    Principals,
    ReadLog,
    Scopes,
    Sessions,
    SignIn,
    SignInLimit,
    SingleSignOn,
    Tokens,
    RouteDeclarations,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [
    Accounts,
    Acting,
    Authentication,
    ReadLog,
    Scopes,
    Principals,
    Sessions,
    SignIn,
    SingleSignOn,
    SignInLimit,
    Tokens,
  ],
})
export class AccessModule {}
