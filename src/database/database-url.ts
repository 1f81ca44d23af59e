import { done, refused, type Outcome } from '../engine/finding.js';

export type DatabaseAddress =
  { readonly kind: 'sqlite'; readonly path: string } | { readonly kind: 'postgres'; readonly url: string };

export const DEFAULT_DATABASE_URL = 'sqlite:data/cxpay.sqlite';

/** Reads `CXPAY_DATABASE_URL`: `sqlite:PATH` or `postgres://…`. The message of a refusal never repeats the address: it may hold a password. */
export function parseDatabaseUrl(url: string): Outcome<DatabaseAddress> {
  if (/^postgres(ql)?:\/\//.test(url)) return done({ kind: 'postgres', url });
  const path = /^sqlite:(?:\/\/(?=\/))?(.+)$/.exec(url)?.[1];
  if (path && path !== ':memory:') return done({ kind: 'sqlite', path });
  return refused({
    severity: 'error',
    code: 'database-url',
    message: 'CXPAY_DATABASE_URL names no database that cxpay can use',
    advice: 'write sqlite:PATH (a file) or postgres://USER:PASSWORD@HOST:PORT/NAME',
  });
}
