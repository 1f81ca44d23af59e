import { randomBytes } from 'node:crypto';

import { sha256 } from '../engine/canonical.js';

/** A secret of 256 random bits, as text for a cookie or a header. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of a secret. It is random throughout, so one SHA-256 is enough. */
export const storedSecret = (secret: string): string => sha256(secret);
