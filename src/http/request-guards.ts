import helmet from 'helmet';
import type { NextFunction, Request, Response } from 'express';

import { Problem } from './problem.js';

type Middleware = (request: Request, response: Response, next: NextFunction) => void;

/** Paths below this are the API; the rest is for people with a browser. */
const API = '/api';
/** Any port: a tunnel or a development server may stand before this one. */
const LOCAL_HOST = /^(localhost|127\.0\.0\.1)(:\d{1,5})?$/i;
const LOCAL_ORIGIN = /^https?:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?$/i;

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
 * Refuses requests to any other name than localhost. The server listens on 127.0.0.1 only, but a page of another site can have its
 * own name point there (DNS rebinding) and would then read people's pay.
 */
export const localHostOnly: Middleware = (request, _response, next) => {
  if (LOCAL_HOST.test(request.headers.host ?? '')) next();
  else next(new Problem('wrong-host', 'The Host header must be localhost or 127.0.0.1.'));
};

/** Refuses what a page of another site makes a browser send: some of it would be done although the page cannot read the answer. */
export const sameSiteOnly: Middleware = (request, _response, next) => {
  const { origin } = request.headers;
  const isForeign =
    origin === undefined ? request.headers['sec-fetch-site'] === 'cross-site' : !LOCAL_ORIGIN.test(origin);
  if (isForeign && isApi(request))
    next(new Problem('cross-site-request', 'A page of another site made the browser send this request.'));
  else next();
};

/** Is it asked of the API, and not of its documentation? */
export const isApi = ({ path }: Request): boolean => path === API || path.toLowerCase().startsWith(`${API}/`);
