import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';

import { Problem } from '../http/problem.js';
import { may, type Principal, type SignedInRequest } from './principal.js';
import { ACCESS, NOT_SIGNED_IN, OPEN, type DeclaredAccess } from './declared-access.js';
import { phrase, type Phrase } from '../engine/phrase.js';

/** Lets a request through where its route is open, or where whoever asks holds the permission that the route declares. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const declared = this.reflector.get<DeclaredAccess | undefined>(ACCESS, context.getHandler());
    if (declared === OPEN) return true;
    const { principal } = context.switchToHttp().getRequest<SignedInRequest>();
    if (!principal) throw new Problem('not-signed-in', NOT_SIGNED_IN);
    if (declared === undefined || !may(principal, declared)) throw new Problem('not-allowed', whyNot(principal));
    return true;
  }
}

function whyNot({ mustChangePassword, unconfirmed }: Principal): Phrase {
  if (mustChangePassword) return CHANGE_FIRST;
  return unconfirmed ? UNCONFIRMED : phrase`Your account may not do this.`;
}

const CHANGE_FIRST = phrase`Your account may not do this before its password is changed, which somebody else has set: PUT /api/v1/session/password, or cxpay account password.`;

const UNCONFIRMED = phrase`Your account may not do this: what an admin has done to it waits for somebody of HR to confirm (cxpay account confirm).`;
