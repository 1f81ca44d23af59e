import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { NextFunction, Request, Response } from 'express';
import sirv from 'sirv';

import { isApi } from './request-guards.js';
import { DOCS_PATH } from './openapi.js';
import { packageFolder } from './package-file.js';

/** Where the built pages lie, below the package's own folder. */
const BUILT = ['dist', 'web'];
/** Files below this carry a hash of their content in their name: they never change. */
const HASHED = '/assets/';

type Step = (request: Request, response: Response, next: NextFunction) => void;

/**
 * Serves the pages: files as they are (compressed as they were built, where the browser takes that), and for every other address that
 * a browser opens the one page, which finds its own way. Leaves the API and its documentation alone. Serves nothing where the
 * pages have not been built.
 */
export function pages(folder = join(packageFolder(), ...BUILT)): Step {
  if (!existsSync(join(folder, 'index.html')))
    return (_request, _response, next) => {
      next();
    };
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) => {
      const isHashed = path.startsWith(HASHED);
      response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      // sirv names an encoding whenever it could have been another one.
      response.setHeader('Vary', 'Accept-Encoding');
    },
  });
  return (request, response, next) => {
    if (!isForPages(request)) {
      next();
      return;
    }
    const asked = request.url;
    files(request, response, () => {
      if (!isOpenedByPerson(request)) {
        next();
        return;
      }
      request.url = '/';
      files(request, response, () => {
        request.url = asked;
        next();
      });
    });
  };
}

function isForPages(request: Request): boolean {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const isDocs = request.path === `/${DOCS_PATH}` || request.path.startsWith(`/${DOCS_PATH}/`);
  return isRead && !isApi(request) && !isDocs;
}

/** Somebody who types an address or follows a link asks for HTML, and for no file. */
function isOpenedByPerson({ headers, path }: Request): boolean {
  return (headers.accept ?? '').includes('text/html') && !path.slice(path.lastIndexOf('/')).includes('.');
}
