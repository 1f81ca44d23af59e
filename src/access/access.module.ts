import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';

import { AuditModule } from '../audit/audit.module.js';
import { AccessGuard } from './access.guard.js';
import { Accounts } from './accounts.service.js';
import { Authentication } from './authentication.js';
import { Principals } from './principals.service.js';
import { SessionController } from './session.controller.js';
import { Sessions } from './sessions.service.js';
import { SignIn } from './sign-in.service.js';
import { RouteDeclarations } from './undeclared-routes.js';

/** Who may do what: accounts, sessions, tokens, and the guard before every route. */
@Module({
  imports: [AuditModule, DiscoveryModule],
  controllers: [SessionController],
  providers: [
    Accounts,
    Authentication,
    Principals,
    Sessions,
    SignIn,
    RouteDeclarations,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Accounts, Authentication, Principals, SignIn],
})
export class AccessModule {}
