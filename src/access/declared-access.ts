import type { Permission } from './roles.js';

/** Under this name a route's declaration is kept as metadata. */
export const ACCESS = 'cxpay:access';
export const OPEN = 'open';

/** What a route declares: a permission, or that it is open to anybody. */
export type DeclaredAccess = Permission | typeof OPEN;

export const NOT_SIGNED_IN = 'Sign in first: POST /api/v1/session, or send an API token.';
