import helmet from 'helmet';
import type { NextFunction, Request, Response } from 'express';

import { Problem } from './problem.js';
import { publicOrigin, SINGLE_SIGN_ON_CALLBACK } from './server-settings.js';
import { phrase } from '../engine/phrase.js';

type Middleware = (request: Request, response: Response, next: NextFunction) => void;

/** Paths below this are the API; the rest is for people with a browser. */
const API = '/api';
/** Any port: a tunnel or a development server may stand before this one. */
const LOCAL_HOST = /^(localhost|127\.0\.0\.1)(:\d{1,5})?$/i;

/** Headers that keep a browser from doing with answers what it should not; scripts and styles come from here alone. */
export const securityHeaders = (): Middleware =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // The Swagger pages style themselves in place.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    // There is no TLS on 127.0.0.1 that could be insisted on.
    strictTransportSecurity: false,
  });

/** What the API answers is about people's pay: no cache keeps it. */
export const noStore: Middleware = (request, response, next) => {
  if (isApi(request)) response.setHeader('Cache-Control', 'no-store');
  next();
};

/**
 * Refuses requests to names that are not this server's. A page of another site can have its own name point here (DNS rebinding),
 * and what it sends would look as if it came from the same site.
 */
export const knownHostOnly =
  (hosts: ReadonlySet<string>): Middleware =>
  (request, _response, next) => {
    const host = (request.headers.host ?? '').toLowerCase();
    if (LOCAL_HOST.test(host) || hosts.has(host)) next();
    else next(new Problem('wrong-host', phrase`The Host header names another server than this one.`));
  };

/**
 * Refuses what a page of another site makes a browser send: with the cookie of a session it would be done although the page cannot
 * read the answer. Every browser says with what it sends where the page came from; what is no browser has no cookie to be misused.
 */
export const sameSiteOnly: Middleware = (request, _response, next) => {
  const { origin } = request.headers;
  const isForeign =
    origin === undefined ? request.headers['sec-fetch-site'] === 'cross-site' : !isOwnOrigin(origin, request);
  // The provider of single sign-on sends people back here; what counts there is in the address and in a cookie of its own.
  const isSentBack = request.method === 'GET' && request.path === SINGLE_SIGN_ON_CALLBACK;
  if (isForeign && isApi(request) && !isSentBack)
    next(new Problem('cross-site-request', phrase`A page of another site made the browser send this request.`));
  else next();
};

/** The very name and port that were asked, or those that people use. */
function isOwnOrigin(origin: string, request: Request): boolean {
  if (!URL.canParse(origin)) return false;
  const { host, protocol } = new URL(origin);
  const isWeb = protocol === 'http:' || protocol === 'https:';
  return (isWeb && host === (request.headers.host ?? '').toLowerCase()) || origin === publicOrigin(request);
}

/** Is it asked of the API, and not of its documentation? */
export const isApi = ({ path }: Request): boolean => path === API || path.toLowerCase().startsWith(`${API}/`);
