import type { CookieOptions, Response } from 'express';

/** Is what people type an https address? Then a cookie never travels without TLS. */
export const isSecure = (): boolean => (process.env['CXPAY_PUBLIC_URL'] ?? '').startsWith('https://');

/** A browser keeps `__Host-` cookies from being set by a neighbouring subdomain; it takes them over TLS only. */
export const sessionCookieName = (): string => (isSecure() ? '__Host-cxpay_session' : 'cxpay_session');

/** No script reads it, and no page of another site sends it. */
const options = (): CookieOptions => ({ httpOnly: true, sameSite: 'strict', secure: isSecure(), path: '/' });

export function setSessionCookie(response: Response, secret: string, expiresAt: string): void {
  response.cookie(sessionCookieName(), secret, { ...options(), expires: new Date(expiresAt) });
}

export function clearSessionCookie(response: Response): void {
  response.clearCookie(sessionCookieName(), options());
}
