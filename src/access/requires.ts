/** How a route says who may use it. The server does not start while one says nothing. */
import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

import { Problem } from '../http/problem.js';
import { ACCESS, NOT_SIGNED_IN, OPEN } from './declared-access.js';
import type { Principal, SignedInRequest } from './principal.js';
import type { Permission } from './roles.js';

/** Where the description of the API says which permission a route takes. */
export const PERMISSION_EXTENSION = 'x-permission';

/**
 * The permission that a route takes.
 *
 * @example @Get() @Requires('payout.read') listPayouts(@SignedIn() principal: Principal) {}
 */
export const Requires = (permission: Permission): MethodDecorator =>
  applyDecorators(SetMetadata(ACCESS, permission), ApiExtension(PERMISSION_EXTENSION, permission));

/** A route that answers anybody, also who has not signed in. */
export const OpenToAll = (): MethodDecorator => SetMetadata(ACCESS, OPEN);

/** Hands a controller the one who asks. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<SignedInRequest>();
  if (!principal) throw new Problem('not-signed-in', NOT_SIGNED_IN);
  return principal;
});
